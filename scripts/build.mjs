import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, runnerImport } from 'vite';
import { inputsNow, isCurrent, markCurrent, markStale } from './build-stamp.mjs';
import { htmlCustomData, webTypes } from './editor-data.mjs';
import { makeManifest, publicManifest } from './elements-manifest.mjs';

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
for (const framework of ['react', 'solid', 'svelte', 'vue']) {
  const name = `frameworks/${framework}.d.ts`;
  copyFileSync(resolve(root, 'src', name), resolve(root, 'dist/types', name));
}
const manifest = await makeManifest();
const described = {
  'custom-elements.json': publicManifest(manifest),
  'html-custom-data.json': htmlCustomData(manifest),
  'web-types.json': webTypes(manifest, JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'))),
};
for (const [name, data] of Object.entries(described))
  writeFileSync(resolve(root, 'dist', name), `${JSON.stringify(data, null, 1)}\n`);
// What a module that imports types alone gets when it runs.
writeFileSync(resolve(root, 'dist/types-only.js'), 'export {};\n');
for (const schema of ['sequence-manifest.schema.json', 'annotations.schema.json'])
  copyFileSync(resolve(root, 'src', schema), resolve(root, 'dist', schema));
markCurrent(inputs);
console.log('built dist/');
