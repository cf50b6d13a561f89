import { expect } from 'chai';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { missedSlots } from '../support/page/display-frames.ts';
import { useSite } from '../support/page/use-pages.ts';

/** Lets a test hide the page: headless browsers never do. */
const HIDE = `{
  let hidden = false;
  Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
  Object.defineProperty(document, 'hidden', { get: () => hidden });
  globalThis.hidePage = (value) => {
    hidden = value;
    document.dispatchEvent(new Event('visibilitychange'));
  };
}`;

declare global {
  var hidePage: (hidden: boolean) => void;
}

describe('a page that nobody sees', function () {
  this.timeout(60_000);
  const shot = new SyntheticFrames({ width: 320, height: 180 });
  const pages = useSite((site) => site.frames('/shot/', (frame) => shot.pieces(frame)));

  before(async () => {
    const body = `<seq-player src="/shot/s.####.exr" frames="1001-1032" fps="24" loop="loop" resolution="full"
      style="width:320px;height:180px"></seq-player>`;
    await pages.show(body, { width: 400, height: 300, before: HIDE });
    await pages.viewer.page.waitForFunction(() => globalThis.seqTest.cache().stats().entries >= 32);
  });

  it('answers a seek at once, and shows its frame when it is seen again', async () => {
    const answer = await pages.viewer.page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      await player.seek(1004);
      globalThis.hidePage(true);
      const { frame, outcome } = await player.seek(1021);
      return { frame, outcome, due: player.state.frame };
    });
    expect(answer).to.deep.equal({ frame: 1021, outcome: 'hidden', due: 1021 });
    await pages.viewer.page.evaluate(() => globalThis.hidePage(false));
    await pages.viewer.expectStrip(1021);
  });

  it('plays on by the clock, counts no drops for it, and is in step when it is seen again', async () => {
    const { moved, dropped, held, times } = await pages.viewer.page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      await player.seek(1001);
      const before = player.state.dropped;
      const display = globalThis.seqTest.watchDisplay();
      player.play();
      await globalThis.seqTest.frames(10);
      globalThis.hidePage(true);
      const [from, at] = [player.state.frame ?? 0, performance.now()];
      await new Promise((done) => setTimeout(done, 1000));
      globalThis.hidePage(false);
      // The frame of now, not the one it left with.
      await new Promise((done) => setTimeout(done, 250));
      const passed = ((performance.now() - at) / 1000) * 24;
      const result = {
        moved: ((player.state.frame ?? 0) - from - passed + 320) % 32,
        dropped: player.state.dropped - before,
        held: player.state.held,
      };
      player.pause();
      return { ...result, times: await display.end() };
    });
    // Frames between where it is and where the clock says it should be, around the loop.
    const missed = missedSlots(times, 24);
    expect(Math.min(moved, 32 - moved), 'frames beside the clock').to.be.lessThan(3 + missed);
    expect(dropped, 'dropped').to.be.at.most(missed);
    expect(held).to.equal(false);
    const { frame } = await pages.viewer.page.evaluate(async () => {
      await globalThis.seqTest.frames(6);
      return { frame: globalThis.seqTest.player().state.frame };
    });
    await pages.viewer.expectStrip(frame ?? 0);
  });

  it('leaves the console silent', () => pages.viewer.expectSilence());
});
