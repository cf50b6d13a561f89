import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { FRAMEWORKS, installFrameworks } from '../support/page/framework-pages.ts';
import { useSite, withShot } from '../support/page/use-pages.ts';

const run = promisify(execFile);
const tool = (...path: string[]): string => resolve(FRAMEWORKS, 'node_modules', ...path);

/** Development builds say what they hydrate and find different; this is what they say of themselves. */
const INTRODUCTIONS = [
  /^info: %cDownload the React DevTools/,
  /^warning: Lit is in dev mode/,
  /^warning: Element seq-player scheduled an update/,
  /^log: Angular is running/,
];

/** What a program prints, whether it is content or not. */
async function outputOf(script: string, ...args: string[]): Promise<string> {
  const options = { cwd: FRAMEWORKS, maxBuffer: 1 << 24, env: { ...process.env, NODE_ENV: 'development' } };
  return run(process.execPath, [script, ...args], options).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string; stderr?: string }) => `${error.stdout ?? ''}${error.stderr ?? ''}`,
  );
}

/** The lines that say they are wrong, as `file:line`. */
function wrongLines(extension: RegExp): string[] {
  const names = readdirSync(resolve(FRAMEWORKS, 'wrong-types')).filter((name) => extension.test(name));
  return names.flatMap((name) =>
    readFileSync(resolve(FRAMEWORKS, 'wrong-types', name), 'utf8')
      .split('\n')
      .flatMap((line, at) => (/\/?[/*-] WRONG/.test(line) ? [`wrong-types/${name}:${at + 1}`] : [])),
  );
}

/** Where a checker found errors, as `file:line`, each once. */
const found = (output: string, pattern: RegExp): string[] => [
  ...new Set([...output.matchAll(pattern)].map(([, file, line]) => `${file}:${line}`)),
];

/** What a page shows of a framework's player, and what was heard through the framework. */
interface Seen {
  readonly frame: number | null;
  readonly heard: string;
  readonly markers: number;
  readonly fps: number | null;
  readonly speed: number;
  readonly hud: boolean;
}

describe('the package in pages of other frameworks', function () {
  this.timeout(240_000);
  const pages = useSite(withShot);
  let checks: Promise<[string, string]>;
  let markup: Readonly<Record<'lit' | 'react' | 'vue', string>>;

  before(async function () {
    const missing = await installFrameworks();
    if (missing) {
      console.log(`      skipped: ${missing}`);
      this.skip();
    }
    const built = await outputOf(resolve(FRAMEWORKS, '../../node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'); // prettier-ignore
    expect(built.replaceAll(/^.*no Svelte config found.*$/gm, '').trim()).to.equal('');
    markup = JSON.parse(await outputOf(resolve(FRAMEWORKS, 'render-on-server.js'))) as typeof markup;
    pages.site.folder('/site/', resolve(FRAMEWORKS, 'site'));
    // They run while the pages are looked at.
    checks = outputOf(tool('vue-tsc/bin/vue-tsc.js'), '-p', 'tsconfig.json').then(async (types) => [
      types,
      await outputOf(
        tool('svelte-check/bin/svelte-check'),
        '--tsconfig',
        'tsconfig.svelte.json',
        '--output',
        'machine',
      ),
    ]);
  });

  const pageOf = (script: string, body = ''): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Frameworks</title><link rel="icon" href="data:,"><style>.player{width:320px;height:180px}</style>
</head><body>${body}<script type="module" src="/site/${script}.js"></script></body></html>`;

  const seen = (name: string): Promise<Seen> =>
    pages.viewer.page.evaluate((id) => {
      const player = document.getElementById(id) as HTMLElementTagNameMap['seq-player'];
      const { frame } = globalThis.seqTest.readPlayer(player);
      const { markers, fps, speed, hud } = player;
      const heard = player.parentElement?.querySelector('output')?.textContent ?? '';
      return { frame, heard, markers: markers.length, fps, speed, hud };
    }, name);

  describe('that draw on the client', () => {
    before(async () => {
      pages.site.page('/all.html', pageOf('all'));
      await pages.open('/all.html', { height: 1700, allow: INTRODUCTIONS });
    });

    for (const [name, first] of Object.entries({
      react: 1003,
      vue: 1005,
      svelte: 1007,
      solid: 1009,
      angular: 1011,
      preact: 1013,
    }))
      it(`${name}: shows the right frame, takes attributes and properties, hears events`, async () => {
        await pages.viewer.page.waitForSelector(`#${name}`);
        await pages.viewer.expectStrip(first, `#${name}`, 20_000);
        expect(await seen(name)).to.include({ markers: 1, fps: 12, speed: 1, hud: true });
        await pages.viewer.page.getByRole('button', { name, exact: true }).click();
        await pages.viewer.expectStrip(1020, `#${name}`, 20_000);
        // What a framework takes back is the default.
        expect(await seen(name)).to.include({ heard: '1020', markers: 1, fps: 24 });
      });

    it('leaves the console silent', () => pages.viewer.expectSilence());
  });

  describe('that a server drew', () => {
    before(async () => {
      const hosts = `<div id="host-react">${markup.react}</div><div id="host-vue">${markup.vue}</div>${markup.lit}`;
      pages.site.page('/hydrate.html', pageOf('hydrate', hosts));
      await pages.open('/hydrate.html', { height: 1000, allow: INTRODUCTIONS });
    });

    it('lit: the server draws box, poster and slots; the browser draws anew, without an error', async () => {
      expect(markup.lit)
        .to.contain('shadowrootmode="open"')
        .and.to.contain('part="stage"')
        .and.to.contain('/shot/viewer.png');
      await pages.viewer.expectStrip(1006, '#lit', 20_000);
      const drawn = await pages.viewer.page.evaluate(() =>
        ['#lit', '#lit seq-timeline', '#lit seq-status'].map((name) => {
          const root = document.querySelector(name)?.shadowRoot;
          return [root?.querySelectorAll('.stage, .wrap, .line').length, root?.querySelectorAll('style').length];
        }),
      );
      // One body each, and no style of the server's.
      expect(drawn).to.deep.equal(Array(3).fill([1, 0]));
    });

    it('vue: hydrates events and properties', async () => {
      await pages.viewer.expectStrip(1005, '#vue', 20_000);
      expect(await pages.viewer.page.evaluate(() => (document.querySelector('#vue') as HTMLElementTagNameMap['seq-player']).markers.length)).to.equal(1); // prettier-ignore
      await pages.viewer.page.evaluate(() => (document.querySelector('#vue') as HTMLElementTagNameMap['seq-player']).seek(1012)); // prettier-ignore
      await pages.viewer.page.waitForFunction(() => document.querySelector('.vue .heard')?.textContent === '1012');
    });

    it('react: clientProps brings events and properties, which React skips while it hydrates', async () => {
      await pages.viewer.expectStrip(1004, '#react', 20_000);
      const heard = await pages.viewer.page.evaluate(async () => {
        const [plain, react] = ['plain', 'react'].map((id) => document.getElementById(id) as HTMLElementTagNameMap['seq-player']); // prettier-ignore
        await plain!.seek(1012);
        await react!.seek(1012);
        return react!.markers.length;
      });
      expect(heard).to.equal(1);
      await pages.viewer.page.waitForFunction(() => document.querySelector('.react .heard')?.textContent === '1012');
    });

    it('leaves the console silent', () => pages.viewer.expectSilence());
  });

  describe('that are checked', () => {
    it('by TypeScript: wrong types are errors in React, Solid and Vue, and nothing else is', async () => {
      const [types] = await checks;
      expect(found(types, /^(\S+?)\((\d+),\d+\): error/gm).sort(), types).to.deep.equal(wrongLines(/\.(tsx|vue)$/).sort()); // prettier-ignore
    });

    it('by svelte-check: wrong types are errors, and nothing else is', async () => {
      const [, svelte] = await checks;
      expect(found(svelte, /ERROR "([^"]+)" (\d+):/g).sort(), svelte).to.deep.equal(wrongLines(/\.svelte$/).sort());
    });
  });
});
