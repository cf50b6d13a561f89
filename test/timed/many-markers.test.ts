import { expect } from 'chai';
import { useSite, withShot } from '../support/page/use-pages.ts';

/** What play may lose beside what it loses without markers, on a machine that does other things too: a frame a second. */
const FRAMES_A_SECOND = 1;
const SECONDS = 4;

describe('markers while playing', function () {
  this.timeout(90_000);
  const pages = useSite(withShot);

  it('ten thousand and a hundred thousand cost no frame, and 50 ms to set', async () => {
    await pages.show(
      `<seq-player src="/shot/shot.####.exr" frames="1001-1032" fps="24" controls hud style="width: 320px; height: 220px"></seq-player>
       <seq-timeline style="width: 640px"></seq-timeline>`,
    );
    const { page } = pages.viewer;
    await page.waitForFunction(() => globalThis.seqTest.cache().stats().entries >= 32);
    const run = (count: number): Promise<{ dropped: number; set: number; elements: number }> =>
      page.evaluate(
        async ([wanted, seconds]) => {
          const player = globalThis.seqTest.player();
          const timeline = document.querySelector('seq-timeline')!;
          const markers = Array.from({ length: wanted }, (_, at) => ({ frame: 1001 + (at % 32), label: `note ${at}` }));
          const costs = [0, 1, 2].map(() => {
            const started = performance.now();
            (player as unknown as { markers: readonly object[] }).markers = [...markers];
            return performance.now() - started;
          });
          player.play();
          await new Promise((done) => setTimeout(done, 500));
          const before = player.state.dropped;
          await new Promise((done) => setTimeout(done, seconds * 1000));
          const dropped = player.state.dropped - before;
          player.pause();
          await globalThis.seqTest.frames(4);
          const elements = timeline.shadowRoot?.querySelectorAll('*').length ?? 0;
          return { dropped, set: Math.min(...costs), elements };
        },
        [count, SECONDS] as const,
      );
    const without = await run(0);
    for (const count of [10_000, 100_000]) {
      const { dropped, set, elements } = await run(count);
      console.log(
        `      ${count} markers: set in ${set.toFixed(0)} ms, ${dropped} frames lost in ${SECONDS} s (${without.dropped} without), ${elements} elements`,
      );
      expect(dropped, 'frames lost').to.be.at.most(without.dropped + FRAMES_A_SECOND * SECONDS);
      expect(elements - without.elements, 'elements').to.be.below(1000);
    }
    pages.viewer.expectSilence();
  });
});
