import { resolve } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { useSite } from '../support/page/use-pages.ts';

/** The page a host writes: it puts the session into its address when asked, and takes one from it at the start. */
const HOST = `<script type="module">
import { fromStateFragment, toStateFragment } from '/dist/index.js';
const player = document.querySelector('seq-player');
await customElements.whenDefined('seq-player');
const saved = fromStateFragment(location.hash);
if (saved) player.importState(saved);
globalThis.share = () => { location.hash = toStateFragment(player.exportState()); return player.exportState(); };
globalThis.hostReady = true;
</script>`;

const PACKAGES = `<script type="importmap">{"imports": {
"lit": "/modules/lit/index.js", "lit/": "/modules/lit/", "lit-html": "/modules/lit-html/lit-html.js",
"lit-html/": "/modules/lit-html/", "lit-element/": "/modules/lit-element/",
"@lit/reactive-element": "/modules/@lit/reactive-element/reactive-element.js",
"@lit/reactive-element/": "/modules/@lit/reactive-element/", "comlink": "/modules/comlink/dist/esm/comlink.mjs",
"lru-cache": "/modules/lru-cache/dist/esm/browser/index.min.js" }}</script>`;

interface Host {
  share(): { readonly frame: number; readonly range: string; readonly settings: object; readonly markers: unknown[] };
  hostReady?: boolean;
}

describe('a session across a reload of the page', function () {
  this.timeout(60_000);
  const shot = new SyntheticFrames({ width: 320, height: 180 });
  const pages = useSite((site) =>
    site
      .folder('/modules/', resolve(PROJECT_ROOT, 'node_modules'))
      .frames('/plates/', (frame) => (frame <= 1060 ? shot.pieces(frame) : null)),
  );

  before(async () => {
    const body = `<seq-player cache-max-mb="8"></seq-player><seq-timeline></seq-timeline><seq-status></seq-status>${HOST}`;
    await pages.show(body, { head: PACKAGES });
  });

  it('comes back as it was, loads by itself, and shows a frame that was never cached before', async () => {
    const { page } = pages.viewer;
    await page.waitForFunction(() => (globalThis as unknown as Host).hostReady);
    const saved = await page.evaluate(async () => {
      const player = document.querySelector('seq-player') as unknown as HTMLElement & Record<string, unknown>;
      const load = player.load as (source: object) => Promise<void>;
      await load.call(player, { src: '/plates/sh010.####.exr', frames: '1001-1060' });
      player.range = '1005-1055';
      player.exposure = 0.5;
      player.markers = [{ frame: 1012, label: 'edge' }];
      await globalThis.seqTest.player().seek(1010);
      return (globalThis as unknown as Host).share();
    });
    await pages.viewer.expectStrip(1010);
    const cached = await page.evaluate(() => globalThis.seqTest.cache().stats().entries);
    expect(cached, 'frames cached when the session was saved').to.be.above(1);
    const asked = new Set(pages.site.frameRequests('/plates/').map(({ path }) => path));
    const fresh = Array.from({ length: 51 }, (_, i) => 1055 - i).find(
      (frame) => !asked.has(`/plates/sh010.${frame}.exr`),
    );
    expect(fresh, 'a frame of the range that was never asked for').to.be.a('number');
    await page.reload();
    await page.waitForFunction(() => (globalThis as unknown as Host).hostReady);
    await pages.viewer.expectStrip(1010);
    const state = await page.evaluate(() => (globalThis as unknown as Host).share());
    expect(state).to.deep.equal(saved);
    const joined = await page.evaluate(() => {
      const cache = globalThis.seqTest.cache();
      return { players: cache.stats().players.length, limit: cache.limitBytes };
    });
    expect(joined, 'the one cache of the page, by the elements’ vote').to.deep.equal({
      players: 1,
      limit: 8 * 2 ** 20,
    });
    await page.evaluate((frame) => globalThis.seqTest.player().seek(frame), fresh ?? 0);
    await pages.viewer.expectStrip(fresh ?? 0);
  });

  it('refuses what is no state of a player, and shows what it showed', async () => {
    const refusals = await pages.viewer.page.evaluate(() => {
      const player = document.querySelector('seq-player') as unknown as { importState(state: unknown): void };
      return [{ format: 'other' }, { format: 'seq-viewer/player', version: 99 }, 'text', null].map((state) => {
        try {
          player.importState(state);
          return 'taken';
        } catch (error) {
          return `${(error as { code?: string }).code}: ${(error as Error).message}`;
        }
      });
    });
    for (const refusal of refusals) expect(refusal).to.match(/^source-invalid: This is no state of a player: /);
    expect(refusals[1]).to.contain('newer');
    expect(await pages.viewer.page.evaluate(() => globalThis.seqTest.player().state.error)).to.equal(null);
  });

  it('leaves the console silent', () => pages.viewer.expectSilence());
});
