import { resolve } from 'node:path';
import { expect } from 'chai';
import { BrowserPage } from '../support/page/browser-page.ts';
import { viewerPage } from '../support/page/viewer-page.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { FaultServer } from '../support/server/fault-server.ts';

const EDGE = 129;
/** Longest time that another player may stand still, milliseconds. */
const LONGEST_GAP = 250;

describe('a colour table of 129³ entries', function () {
  this.timeout(90_000);

  it('stops no other player, is shown in the end, and counts in the budget', async () => {
    const shot = new SyntheticFrames({ width: 320, height: 180 });
    const row = '0.25 0.5 0.75\n';
    const site = (await FaultServer.start())
      .folder('/dist/', resolve(PROJECT_ROOT, 'dist'))
      .frames('/shot/', (frame) => shot.pieces(frame))
      // What any table costs the first time, above all its shader, is no matter of its size.
      .page('/small.cube', `LUT_3D_SIZE 2\n${row.repeat(8)}`)
      .page('/large.cube', `LUT_3D_SIZE ${EDGE}\n${row.repeat(EDGE ** 3)}`);
    const tag = (id: string): string =>
      `<seq-player id="${id}" src="/shot/shot.####.exr" frames="1001-1024" fps="24" style="width: 160px; height: 90px"></seq-player>`;
    site.page('/', viewerPage({ body: tag('a') + tag('b') }));
    const viewer = await BrowserPage.open(`${site.origin}/`);
    try {
      for (const id of ['a', 'b']) await viewer.expectStrip(1001, `#${id}`, 20_000);
      await viewer.page.waitForFunction(() => globalThis.seqTest.cache().stats().entries >= 24);
      const { gap, calm, grown, took } = await viewer.page.evaluate(
        async (bytes) => {
          const [playing, other] = [document.querySelector('#a')!, document.querySelector('#b')!];
          const times: number[] = [];
          playing.addEventListener('seq-frame-change', (event) => {
            const { presented } = (event as CustomEvent<{ presented: { at: number }[] }>).detail;
            for (const { at } of presented) times.push(at);
          });
          const longest = (from: number): number => {
            const since = times.filter((at) => at >= from);
            return Math.max(...since.slice(1).map((at, index) => at - (since[index] ?? at)));
          };
          other.setAttribute('lut', '/small.cube');
          globalThis.seqTest.player('#a').play();
          await new Promise((done) => setTimeout(done, 1500));
          const calmFrom = performance.now();
          await new Promise((done) => setTimeout(done, 1500));
          const usual = longest(calmFrom);
          const before = globalThis.seqTest.cache().stats().used;
          const started = performance.now();
          other.setAttribute('lut', '/large.cube');
          while (globalThis.seqTest.cache().stats().used < before + bytes) {
            if (performance.now() - started > 40_000) break;
            await new Promise((done) => setTimeout(done, 20));
          }
          const loaded = performance.now() - started;
          await new Promise((done) => setTimeout(done, 1000));
          const used = globalThis.seqTest.cache().stats().used - before;
          return { gap: longest(started), calm: usual, grown: used, took: loaded };
        },
        EDGE ** 3 * 12,
      );
      console.log(
        `      longest gap ${gap.toFixed(0)} ms (${calm.toFixed(0)} before), table there in ${took.toFixed(0)} ms`,
      );
      expect(grown).to.be.at.least(EDGE ** 3 * 12);
      expect(gap, 'it was playing').to.be.above(0);
      expect(gap).to.be.below(Math.max(LONGEST_GAP, 2 * calm));
      viewer.expectSilence();
    } finally {
      await viewer.close();
      await site.close();
    }
  });
});
