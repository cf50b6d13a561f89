import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const run = (script, ...args) =>
  execFileSync(process.execPath, [resolve(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit' });

// The worker is built before the library because the library carries its text.
process.env.SEQ_BUILD = '1';
rmSync(resolve(root, 'dist'), { recursive: true, force: true });
for (const mode of ['codecs', 'codecs-nowasm', 'worker', 'lib', 'cdn']) await build({ root, mode, logLevel: 'warn' });
run('typescript/bin/tsc', '-p', '.build/tsconfig.types.json');
run(
  '@custom-elements-manifest/analyzer/cem.js',
  'analyze',
  '--config',
  '.build/custom-elements-manifest.config.mjs',
  '--quiet',
);
copyFileSync(resolve(root, '.cache/manifest/custom-elements.json'), resolve(root, 'dist/custom-elements.json'));
console.log('built dist/');
