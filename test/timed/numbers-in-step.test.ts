import { availableParallelism, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { BrowserPage } from '../support/page/browser-page.ts';
import { FaultServer } from '../support/server/fault-server.ts';
import { playAndRead } from '../support/page/numbers-in-step.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { Screencast } from '../support/page/screencast.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { viewerPage } from '../support/page/viewer-page.ts';

/** How long each rate plays; `SEQ_SECONDS=60` measures longer than the tests need to. */
const SECONDS = Number(process.env['SEQ_SECONDS'] ?? 6);
const CODED = { x: 0, y: 330, width: 320, height: 40 };
const FIRST = 1001;
const COUNT = 48;

describe('the numbers and the picture', function () {
  this.timeout(60_000 + 6000 * SECONDS);
  const shot = new SyntheticFrames({ width: 320, height: 180, channels: ['Y'] });
  let site: FaultServer;
  let viewer: BrowserPage;

  before(async () => {
    site = (await FaultServer.start())
      .folder('/dist/', resolve(PROJECT_ROOT, 'dist'))
      .frames('/shot/', (frame) => shot.pieces(frame));
    const cells = '<i></i>'.repeat(32);
    site.page(
      '/',
      viewerPage({
        head: `<style>#coded { position: absolute; left: 0; top: ${CODED.y}px; width: ${CODED.width}px; height: ${CODED.height}px;
          display: grid; grid-template: 1fr 1fr / repeat(16, 1fr) }</style>`,
        body: `<seq-player src="/shot/a.####.exr" frames="${FIRST}-${FIRST + COUNT - 1}" hud controls resolution="full"
          style="width:320px;height:220px"></seq-player>
          <seq-timeline for="" style="width:320px"></seq-timeline><seq-status show="frame timecode fps mem"></seq-status>
          <div id="coded">${cells}</div>
          <script>for (const name of ['seq-timeline', 'seq-status']) document.querySelector(name).player = document.querySelector('seq-player')</script>`,
      }),
    );
    viewer = await BrowserPage.open(`${site.origin}/`, { width: 340, height: 400 });
    await viewer.page.waitForFunction((count) => globalThis.seqTest.cache().stats().entries >= count, COUNT);
  });
  after(async () => {
    await viewer?.close();
    await site.close();
  });

  for (const fps of [24, 30, 60]) {
    it(`are in step at ${fps} fps`, async function () {
      // Real time on a machine that may be doing other things.
      this.retries(2);
      const area = await viewer.page.evaluate((rate) => {
        globalThis.seqTest.player().setAttribute('fps', String(rate));
        const box = globalThis.seqTest.canvasOf('seq-player')?.getBoundingClientRect();
        if (!box) throw new Error('the player has no canvas');
        const picture = globalThis.seqTest.containRectangle(box.width, box.height, 16 / 9);
        return { ...picture, x: box.x + picture.x, y: box.y + picture.y };
      }, fps);
      const cast = await Screencast.start(viewer);
      const read = await viewer.page.evaluate(playAndRead, { milliseconds: SECONDS * 1000, warmUpMs: 700 });
      const [pictures, numbers] = [await cast.stop(area), await cast.stop(CODED)];
      // The HUD lies over the lower band.
      const pairs = pictures.flatMap(({ reading: { top } }, i) => {
        const said = numbers[i]?.reading.frame ?? null;
        return top === null || said === null ? [] : [{ top, said }];
      });
      const distances = pairs.map(({ top, said }) => Math.abs(((said - top + 1.5 * COUNT) % COUNT) - COUNT / 2));
      const share = (count: number): number => count / Math.max(1, pairs.length);
      const off = share(distances.filter((by) => by > 0).length);
      const far = share(distances.filter((by) => by > 1).length);
      const { presented, apart } = read;
      const isFree = loadavg()[0]! < availableParallelism();
      console.log(
        `      ${fps} fps, ${SECONDS} s: numbers differ in ${read.differed} of ${read.painted} painted frames; ` +
          `${percent(off)} of ${pairs.length} screencast frames off the picture, ${percent(far)} by more than one frame; ` +
          `${percent(apart / Math.max(1, presented))} of ${presented} pictures named in another animation frame` +
          `${isFree ? '' : ' (a busy machine: not judged)'}`,
      );
      expect(read.differing).to.deep.equal([]);
      expect(read.named).to.be.greaterThan(COUNT / 2);
      expect(pairs.length).to.be.greaterThan(SECONDS);
      expect(presented).to.be.greaterThan(SECONDS);
      if (!isFree) return;
      expect(apart / presented, 'share of pictures named in another animation frame').to.be.at.most(0.02);
      expect(off, 'share of display frames in which the numbers are not the picture’s').to.be.at.most(0.02);
      expect(far).to.be.at.most(0.005);
    });
  }

  it('leaves the console silent', () => viewer.expectSilence());
});

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
