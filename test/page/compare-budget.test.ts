import { resolve } from 'node:path';
import { expect } from 'chai';
import { BrowserPage } from '../support/browser-page.ts';
import { FaultServer } from '../support/fault-server.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { viewerPage } from '../support/viewer-page.ts';

const MB = 2 ** 20;
/** Of the 32 frames of 0.46 MB that each source has, under half. */
const LIMIT = 12 * MB;

describe('two sources under one limit', function () {
  this.timeout(60_000);
  let site: FaultServer;
  let viewer: BrowserPage;

  before(async () => {
    const shots = resolve(PROJECT_ROOT, 'stories/assets');
    site = (await FaultServer.start())
      .folder('/dist/', resolve(PROJECT_ROOT, 'dist'))
      .folder('/a/', shots)
      .folder('/b/', shots);
    const body = `<seq-player src="/a/shot.####.exr" frames="1001-1032" resolution="full"
  compare-src="/b/shot.####.exr" compare="side-by-side" cache-max-mb="12"></seq-player>`;
    site.page('/', viewerPage({ body }));
    viewer = await BrowserPage.open(`${site.origin}/`);
  });
  after(async () => {
    await viewer?.close();
    await site?.close();
  });

  it('are counted together, and never pass it while both are played and scrubbed', async () => {
    const seen = await viewer.page.evaluate(async () => {
      interface Compared {
        readonly state: { readonly compare: { readonly shown: number | null } | null };
      }
      const player = globalThis.seqTest.player();
      const cache = globalThis.seqTest.cache();
      const bothShown = async (frame: number, within: number): Promise<boolean> => {
        const end = performance.now() + within;
        while (performance.now() < end) {
          const { compare } = (player as unknown as Compared).state;
          if (player.state.shown === frame && compare?.shown === frame) return true;
          await globalThis.seqTest.frames();
        }
        return false;
      };
      let most = 0;
      let watching = true;
      const watch = (): void => {
        most = Math.max(most, cache.usedBytes + cache.reservedBytes);
        if (watching) setTimeout(watch, 2);
      };
      await player.ready;
      watch();
      const shown = [await bothShown(1001, 10_000)];
      player.play();
      await new Promise((done) => setTimeout(done, 1500));
      player.pause();
      for (const frame of [1030, 1004, 1017]) {
        void player.seek(frame);
        shown.push(await bothShown(frame, 10_000));
      }
      watching = false;
      const { limit, resident, entries, evictions, errors } = cache.stats();
      return { shown, most, limit, evictions, errors, each: resident / entries };
    });
    expect(seen.shown, 'both pictures came').to.deep.equal([true, true, true, true]);
    expect(seen).to.include({ limit: LIMIT, errors: 0 });
    expect(seen.most).to.be.at.most(LIMIT);
    expect(seen.most, 'and it was used').to.be.greaterThan(LIMIT / 2);
    expect(seen.evictions, 'more was wanted than fits').to.be.greaterThan(0);
  });

  it('read frames of both', () => {
    const read = (folder: string): number => site.log.filter(({ path }) => path.startsWith(`/${folder}/`)).length;
    expect([read('a') > 8, read('b') > 8]).to.deep.equal([true, true]);
    viewer.expectSilence();
  });
});
