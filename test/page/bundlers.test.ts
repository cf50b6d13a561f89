import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import nodeResolve from '@rollup/plugin-node-resolve';
import { expect } from 'chai';
import { build as esbuild } from 'esbuild';
import { rollup } from 'rollup';
import { build as vite } from 'vite';
import { BrowserPage } from '../support/page/browser-page.ts';
import { FaultServer } from '../support/server/fault-server.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { threeTags } from '../support/page/viewer-page.ts';

/** What stories/guide/embedding.md tells those to write whose bundler does not follow `new URL(…, import.meta.url)`. */
const CONFIG = `import { configureCache } from 'seq-viewer';
configureCache({ workerUrl: '/seq/worker.js', codecUrls: { exr: '/seq/codecs/exr.js' } });
`;
const ENTRIES = {
  'main.js': `import 'seq-viewer/define';\n`,
  'seq-config.js': CONFIG,
  'configured.js': `import './seq-config.js';\nimport 'seq-viewer/define';\n`,
} as const;

type Bundle = (folder: string) => Promise<unknown>;

const BUNDLERS: Readonly<Record<string, { readonly entry: 'main' | 'configured'; readonly bundle: Bundle }>> = {
  Vite: {
    entry: 'main',
    bundle: (folder) =>
      vite({
        root: folder,
        configFile: false,
        resolve: { conditions: ['production', 'module', 'browser'] },
        logLevel: 'error',
        build: { outDir: 'site', rolldownOptions: { input: join(folder, 'main.js'), output: { entryFileNames: 'main.js' } } }, // prettier-ignore
      }),
  },
  esbuild: {
    entry: 'configured',
    bundle: (folder) =>
      esbuild({
        entryPoints: [join(folder, 'configured.js')],
        outdir: join(folder, 'site'),
        bundle: true,
        splitting: true,
        format: 'esm',
        minify: true,
        logLevel: 'silent',
      }),
  },
  Rollup: {
    entry: 'configured',
    async bundle(folder) {
      const bundle = await rollup({
        input: join(folder, 'configured.js'),
        plugins: [nodeResolve({ browser: true })],
        onLog: () => {},
      });
      await bundle.write({ dir: join(folder, 'site'), format: 'es' });
      await bundle.close();
    },
  },
};

describe('the package in pages that others bundle', function () {
  this.timeout(60_000);
  let site: FaultServer | undefined;
  let viewer: BrowserPage | undefined;
  const folders: string[] = [];

  afterEach(async () => {
    await viewer?.close();
    await site?.close();
    [viewer, site] = [undefined, undefined];
  });
  after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  /** A project that has installed the package: what it publishes, and nothing else. */
  const project = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'seq-bundle-'));
    folders.push(folder);
    const installed = join(folder, 'node_modules/seq-viewer');
    mkdirSync(installed, { recursive: true });
    for (const name of ['package.json', 'dist']) cpSync(resolve(PROJECT_ROOT, name), join(installed, name), { recursive: true }); // prettier-ignore
    for (const name of ['lit', 'lit-html', 'lit-element', '@lit', 'comlink', 'lru-cache'])
      symlinkSync(resolve(PROJECT_ROOT, 'node_modules', name), join(folder, 'node_modules', name));
    for (const [name, text] of Object.entries(ENTRIES)) writeFileSync(join(folder, name), text);
    return folder;
  };

  /** Shows the sample in what a bundler made, under a policy of `'self'` and what `scripts` adds to it. */
  const show = async ({ entry, bundle }: (typeof BUNDLERS)[string], scripts = ''): Promise<BrowserPage> => {
    const folder = project();
    await bundle(folder);
    const policy = `default-src 'self'; script-src 'self' ${scripts}; img-src 'self' data:; style-src 'unsafe-inline'`;
    const head = `<meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="icon" href="data:,">`;
    const script = `<script type="module" src="/${entry}.js"></script>`;
    site = (await FaultServer.start({ headers: { 'Content-Security-Policy': policy } }))
      .folder('/shot/', resolve(PROJECT_ROOT, 'stories/assets'))
      .folder('/seq/', resolve(PROJECT_ROOT, 'dist'))
      .folder('/', join(folder, 'site'))
      .page('/page.html', `<!doctype html><html lang="en"><head>${head}<title>x</title><style>seq-player{width:480px;height:270px}</style>${script}</head><body>${threeTags()}</body></html>`); // prettier-ignore
    const allow = [/worker-src|Creating a worker from 'blob:|WebAssembly.compile/];
    viewer = await BrowserPage.open(`${site.origin}/page.html`, { allow });
    await viewer.expectStrip(1001);
    return viewer;
  };

  for (const [name, bundler] of Object.entries(BUNDLERS))
    it(`${name}: shows its frame, by a worker of the site’s own, under a policy of 'self' alone`, async () => {
      const { page } = await show(bundler, "'wasm-unsafe-eval'");
      expect(page.workers().length, 'workers').to.be.at.least(1);
      expect(page.workers().every((worker) => worker.url().startsWith(site?.origin ?? '-'))).to.equal(true);
      viewer?.expectSilence();
    });

  for (const name of ['Vite', 'esbuild'] as const)
    it(`${name}: shows its frame where WebAssembly is refused, by the file without it`, async () => {
      const bundler = BUNDLERS[name];
      if (!bundler) throw new Error('no such bundler');
      await show(bundler);
      const asked = site?.log.filter(({ path }) => /exr-nowasm/.test(path)).map(({ status }) => status) ?? [];
      expect(asked.length, 'requests').to.be.at.least(1);
      expect(asked.every((status) => status === 200)).to.equal(true);
      viewer?.expectSilence();
    });
});
