import { expect } from 'chai';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { WORKER_PROBE } from '../support/page/worker-probe.ts';
import { useSite } from '../support/page/use-pages.ts';

const FIRST = 1001;
const LAST = 1060;

describe('workers that die while a sequence plays', function () {
  this.timeout(60_000);
  const shot = new SyntheticFrames({ width: 320, height: 180 });
  const pages = useSite((site) => site.frames('/shot/', (frame) => shot.pieces(frame)), { each: true });

  beforeEach(async () => {
    const tag = `<seq-player src="/shot/shot.####.exr" frames="${FIRST}-${LAST}" fps="24" resolution="full" workers="2"></seq-player>`;
    await pages.show(tag, {
      before: WORKER_PROBE,
      allow: [/\[seq-viewer\]/, /thrown by the test/],
    });
    await pages.viewer.expectStrip(FIRST);
  });

  const play = (): Promise<void> => pages.viewer.page.evaluate(() => globalThis.seqTest.player().play());
  const allLoaded = (): Promise<unknown> =>
    pages.viewer.page.waitForFunction(
      (count) => {
        const { entries, errors } = globalThis.seqTest.cache().stats();
        return errors === 0 && entries >= count;
      },
      LAST - FIRST + 1,
      { timeout: 25_000 },
    );
  /** Reads some frames from the pixels. */
  const expectFrames = async (...frames: number[]): Promise<void> => {
    await pages.viewer.page.evaluate(() => globalThis.seqTest.player().pause());
    for (const frame of frames) {
      await pages.viewer.page.evaluate((wanted) => void globalThis.seqTest.player().seek(wanted), frame);
      await pages.viewer.expectStrip(frame, 'seq-player', 12_000);
    }
  };

  for (const order of ['close', 'throw', 'hang'] as const) {
    it(`a decode worker told to ${order}: every frame is loaded all the same`, async () => {
      pages.site.fault(/\/shot\//, { kind: 'delay', ms: 40 });
      await play();
      const decoders = await pages.viewer.page.evaluate(async (what) => {
        const answers = (await globalThis.seqProbe.count()).filter(({ name }) => name.includes('decoder'));
        const [victim] = answers;
        if (victim) globalThis.seqProbe.order(what, victim.id);
        return answers.length;
      }, order);
      expect(decoders, 'decode workers').to.be.at.least(1);
      await allLoaded();
      await expectFrames(1010, 1060, 1001, 1033);
      expect(await pages.viewer.page.evaluate(() => globalThis.seqTest.cache().stats().errors)).to.equal(0);
    });
  }

  it('the presenter terminated in mid-play comes back with the right picture', async () => {
    await play();
    await pages.viewer.page.evaluate(async () => {
      await new Promise((done) => setTimeout(done, 500));
      globalThis.seqProbe.workers[0]?.terminate();
    });
    const resumed = await pages.viewer.page.evaluate(async () => {
      const end = performance.now() + 20_000;
      const numbers = new Set<number>();
      await new Promise((done) => setTimeout(done, 500));
      while (numbers.size < 5 && performance.now() < end) {
        const { frame } = globalThis.seqTest.readPlayer('seq-player');
        if (frame !== null && globalThis.seqProbe.workers.length > 1) numbers.add(frame);
        await globalThis.seqTest.frames();
      }
      return { numbers: [...numbers], started: globalThis.seqProbe.workers.length };
    });
    expect(resumed.started, 'presenters started').to.equal(2);
    expect(resumed.numbers.length, `numbers read: ${resumed.numbers}`).to.be.at.least(5);
    await expectFrames(1042, 1001);
    await allLoaded();
  });

  it('a frame that never arrives holds up no other', async () => {
    pages.site.fault(/shot\.1020\.exr/, { kind: 'silence' });
    await play();
    await pages.viewer.page.waitForFunction(
      (count) => globalThis.seqTest.cache().stats().entries >= count,
      LAST - FIRST,
      {
        timeout: 25_000,
      },
    );
    await expectFrames(1019, 1021, 1060);
  });
});
