import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { assemblyScript } from './scripts/assembly-script.ts';
import { importsAtOnce } from './scripts/imports-at-once.ts';
import { minifyStyles } from './scripts/minify-styles.ts';
import { workerScript } from './scripts/worker-script.ts';
import { samples } from './scripts/samples.ts';
import { CODEC_NAMES } from './src/core/codec/registry/codec-table.ts';

const root = import.meta.dirname;
/** Folder of reference files; tests and the dev server use it where it exists. */
const conformance = resolve(root, process.env.SEQ_CONFORMANCE ?? '../shared/conformance');

const IN_PAGE = 'src/workers/present/page-presenter.ts';

/** A pass that makes one file of one entry and all it imports. */
function oneFile(name: string, entry: string): NonNullable<UserConfig['build']> {
  return {
    lib: { entry: { [name]: entry }, formats: ['es'] },
    rolldownOptions: { output: { minify: true, codeSplitting: false } },
  };
}

/** Leaves one module out of a file: it is imported from a file beside it when it is needed. */
function sibling(module: string, address: string): Plugin {
  const path = resolve(root, module);
  return {
    name: 'seq-sibling',
    enforce: 'pre',
    resolveId: (id, importer) =>
      importer && resolve(dirname(importer), id) === path ? { id: address, external: true } : undefined,
  };
}

/** Library passes, one per `--mode`; `scripts/build.mjs` runs them in this order. */
const passes: Record<string, UserConfig['build']> = {
  ...Object.fromEntries(
    CODEC_NAMES.map((name) => [`codec-${name}`, oneFile(`codecs/${name}`, `src/core/codec/${name}/${name}-codec.ts`)]),
  ),
  worker: oneFile('worker', 'src/workers/worker-entry.ts'),
  // The presenter for pages that can start no worker: `cdn.js` fetches it only then.
  'in-page': oneFile('in-page', IN_PAGE),
  lib: {
    lib: {
      entry: {
        index: 'src/index.ts',
        define: 'src/define.ts',
        annotations: 'src/annotations.ts',
        exr: 'src/exr.ts',
        ocio: 'src/ocio.ts',
        react: 'src/frameworks/client-props.ts',
        'element/seq-player': 'src/element/seq-player.ts',
        'element/seq-status': 'src/element/seq-status.ts',
        'element/seq-timeline': 'src/element/seq-timeline.ts',
      },
      formats: ['es'],
    },
    // Beside the entries: worker and codecs are found relative to whatever chunk asks for them.
    rolldownOptions: { external: [/^lit($|\/)/], output: { chunkFileNames: '[name]-[hash].js' } },
  },
  // The worker's text is a file beside it, which is fetched while the elements are set up.
  cdn: {
    lib: { entry: { cdn: 'src/cdn.ts' }, formats: ['es'] },
    // What the lazy files share with it stays in it: one file is all that a page waits for.
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        codeSplitting: {
          groups: [
            { name: 'cdn', tags: ['$initial'], priority: 2 },
            // Whatever has words may have to say them in another language.
            { name: 'part-strings', test: /components\/text\/(part-strings|languages)\.ts$/, priority: 2 },
            // A few lines are no file of their own.
            { name: 'shared', minShareCount: 2, maxModuleSize: 3000, priority: 1 },
          ],
        },
        chunkFileNames: ({ name }) => (name === 'source' ? 'cdn-worker.js' : `cdn-${name}.js`),
      },
    },
  },
};

export default defineConfig(({ mode, command }) => ({
  root,
  base: command === 'build' ? './' : '/',
  cacheDir: '.cache/vite',
  plugins: [
    assemblyScript(mode === 'codec-exr' ? { separate: ['exr-nowasm', 'exr-htj2k', 'exr-htj2k-nowasm'] } : {}),
    workerScript(),
    minifyStyles(),
    samples({ conformance }),
    ...(mode === 'cdn' ? [sibling(IN_PAGE, './in-page.js'), importsAtOnce('cdn.js')] : []),
  ],
  resolve: { conditions: ['production', 'module', 'browser'] },
  server: {
    fs: { allow: [root, ...(existsSync(conformance) ? [conformance] : [])] },
    watch: { ignored: ['**/.cache/**', '**/dist/**', '**/sample/**', '**/storybook-static/**'] },
  },
  optimizeDeps: {
    include: [
      'lit',
      'lit/decorators.js',
      'lit/directives/class-map.js',
      'lit/directives/repeat.js',
      'lit/directives/ref.js',
      'lit/directives/if-defined.js',
      'comlink',
      'lru-cache',
      'mediabunny',
      'yaml',
      'fflate',
      '@rgrove/parse-xml',
    ],
  },
  build: { target: 'es2022', emptyOutDir: false, ...passes[mode] },
}));
