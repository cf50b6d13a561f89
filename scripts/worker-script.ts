import { build, type Plugin, type ViteDevServer } from 'vite';
import { readFileSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { LAZY_FILES } from '../src/core/presenter/lazy-files.ts';
import { assemblyScript } from './assembly-script.ts';

const ID = 'virtual:worker-script';
const RESOLVED = '\0virtual:worker-script';
const ROOT = resolve(import.meta.dirname, '..');
const ENTRY = resolve(ROOT, 'src/workers/worker-entry.ts');

const IGNORED = '/* @vite-ignore */';
const IGNORED_ADDRESS = /new URL\(\s*\/\* @vite-ignore \*\/\s*/g;

/**
 * The worker in both forms a page can start it from: `source()` is the bundled script as text, for Blob workers
 * (a Blob worker must be able to start children from the same script, which `?worker&inline` cannot), and
 * `scriptUrl()` is the packaged file. `codecUrl(name)` is the absolute address of a lazily fetched file: a Blob worker
 * has no useless `import.meta.url` to resolve it against, so the page hands it over.
 */
export function workerScript(): Plugin {
  let server: ViteDevServer | undefined;
  let watched: string[] = [];
  let mode = '';
  const bundle = async (): Promise<string> => {
    const built = resolve(ROOT, 'dist/worker.js');
    if (!server && process.env.SEQ_BUILD && existsSync(built)) return readFileSync(built, 'utf8');
    const result = await build({
      configFile: false,
      root: ROOT,
      logLevel: 'warn',
      plugins: [assemblyScript()],
      build: {
        write: false,
        target: 'es2022',
        lib: { entry: ENTRY, formats: ['es'], fileName: 'worker' },
        rolldownOptions: { output: { minify: !server, codeSplitting: false } },
      },
    });
    const outputs = (Array.isArray(result) ? result : [result]).flatMap((r) => ('output' in r ? r.output : []));
    const chunks = outputs.filter((o) => o.type === 'chunk');
    const [chunk] = chunks;
    if (!chunk || chunks.length !== 1) throw new Error(`worker bundle: expected one chunk, got ${chunks.length}`);
    watched = chunk.moduleIds.filter((id) => !id.startsWith('\0')).map((id) => id.split('?')[0] ?? id);
    return chunk.code;
  };
  return {
    name: 'seq-worker-script',
    configResolved: (config) => void (mode = config.mode),
    configureServer(devServer) {
      server = devServer;
      // The bundle is one module of the page's graph made from many files: an edit of any of them makes it stale.
      const stale = (file: string): void => {
        if (!watched.includes(file)) return;
        for (const id of [RESOLVED, RESOLVED + '/source']) {
          const module = devServer.moduleGraph.getModuleById(id);
          if (module) devServer.moduleGraph.invalidateModule(module);
        }
      };
      devServer.watcher.on('change', stale);
      devServer.watcher.on('unlink', stale);
    },
    resolveId: (id) => (id === ID || id === ID + '/source' ? id.replace(ID, RESOLVED) : undefined),
    async load(id) {
      if (id === RESOLVED + '/source') {
        const code = await bundle();
        for (const file of watched) this.addWatchFile(file);
        return `export default ${JSON.stringify(code)};`;
      }
      if (id !== RESOLVED) return undefined;
      const source = `export const source = async () => (await import('${ID}/source')).default;`;
      if (server) {
        return `${source}
const at = (path) => new URL(path, import.meta.url).href;
export const scriptUrl = () => at('/src/workers/worker-entry.ts');
const modules = ${JSON.stringify(LAZY_FILES)};
export const codecNames = Object.keys(modules);
export const codecUrl = (name) => modules[name] && at('/src/' + modules[name]);`;
      }
      if (mode === 'cdn') {
        return `${source}
export const codecNames = ${JSON.stringify(Object.keys(LAZY_FILES))};
export const scriptUrl = () => new URL(/* @vite-ignore */ './worker.js', import.meta.url).href;
export const codecUrl = (name) => codecNames.includes(name) ? new URL('codecs/' + name + '.js', import.meta.url).href : undefined;`;
      }
      // One literal address each, and none at import time: what bundlers find they carry along.
      const files = Object.keys(LAZY_FILES).map(
        (name) =>
          `${JSON.stringify(name)}: () => new URL(/* @vite-ignore */ './codecs/${name}.js', import.meta.url).href,`,
      );
      return `${source}
const files = {
  ${files.join('\n  ')}
};
export const scriptUrl = () => new URL(/* @vite-ignore */ './worker.js', import.meta.url).href;
export const codecNames = Object.keys(files);
export const codecUrl = (name) => files[name]?.();`;
    },
    /**
     * Our own build must leave these addresses alone; the bundlers of others must find them and carry the files along.
     * What is imported by an address of the page is theirs to leave alone, too.
     */
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        chunk.code = chunk.code.replaceAll(IGNORED_ADDRESS, 'new URL(');
        if (mode === 'lib') chunk.code = chunk.code.replaceAll(IGNORED, `${IGNORED} /* webpackIgnore: true */`);
      }
    },
  };
}
