import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, runnerImport } from 'vite';
import { inputsNow, isCurrent, markCurrent, markStale } from './build-stamp.mjs';

const root = resolve(import.meta.dirname, '..');
const run = (script, ...args) =>
  execFileSync(process.execPath, [resolve(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit' });

// Builds the package into dist/, unless dist/ is what these sources make already; `--force` builds all the same.
// The worker is built before the library because the library carries its text.
if (!process.argv.includes('--force') && isCurrent()) {
  console.log('dist/ is up to date');
  process.exit();
}
markStale();
const inputs = inputsNow();
process.env.SEQ_BUILD = '1';
rmSync(resolve(root, 'dist'), { recursive: true, force: true });
const { module: table } = await runnerImport(resolve(root, 'src/core/codec/registry/codec-table.ts'), {
  configFile: false,
});
const codecs = table.CODEC_NAMES.map((name) => `codec-${name}`);
for (const mode of [...codecs, 'worker', 'lib', 'in-page', 'cdn']) await build({ root, mode, logLevel: 'warn' });
// What else is fetched as the decoders are, when it is first needed.
const { module: lazy } = await runnerImport(resolve(root, 'src/core/presenter/lazy-files.ts'), { configFile: false });
for (const [name, module] of Object.entries(lazy.LAZY_FILES).filter(([name]) => !table.CODEC_NAMES.includes(name))) {
  const lib = { entry: { [`codecs/${name}`]: `src/${module}` }, formats: ['es'] };
  const output = { minify: true, codeSplitting: false };
  await build({ root, mode: name, logLevel: 'warn', build: { lib, rolldownOptions: { output } } });
}
run('typescript/bin/tsc', '-p', 'scripts/tsconfig.types.json');
run(
  '@custom-elements-manifest/analyzer/cem.js',
  'analyze',
  '--config',
  'scripts/custom-elements-manifest.config.mjs',
  '--quiet',
);
copyFileSync(resolve(root, '.cache/manifest/custom-elements.json'), resolve(root, 'dist/custom-elements.json'));
for (const schema of ['sequence-manifest.schema.json', 'annotations.schema.json'])
  copyFileSync(resolve(root, 'src', schema), resolve(root, 'dist', schema));
markCurrent(inputs);
console.log('built dist/');
