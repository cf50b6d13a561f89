import { expect } from 'chai';
import { threeTags } from '../support/page/viewer-page.ts';
import { WORKER_PROBE } from '../support/page/worker-probe.ts';
import { useSite, withShot } from '../support/page/use-pages.ts';

const MEGABYTE = 2 ** 20;

describe('fifty players, timelines and status lines that come and go', function () {
  this.timeout(90_000);
  const pages = useSite(withShot);

  before(() => pages.show('<div id="stage"></div>', { before: WORKER_PROBE, flags: ['--js-flags=--expose-gc'] }));

  it('leave no element, session, canvas, listener or worker behind', async () => {
    const mount = (times: number): Promise<{ elements: number; sessions: number; canvases: number }> =>
      pages.viewer.page.evaluate(
        async ([tags, count]) => {
          const stage = document.querySelector('#stage')!;
          const kept: { elements: WeakRef<object>[]; canvases: WeakRef<object>[] } = { elements: [], canvases: [] };
          for (let i = 0; i < count; i++) {
            stage.innerHTML = tags;
            await globalThis.seqTest.frames(2);
            if (i % 10 === 0) await globalThis.seqTest.waitForStrip('seq-player', 1001, 8000);
            kept.elements.push(...[...stage.children].map((element) => new WeakRef<object>(element)));
            const canvas = globalThis.seqTest.canvasOf('seq-player');
            if (canvas) kept.canvases.push(new WeakRef<object>(canvas));
            stage.replaceChildren();
            await globalThis.seqTest.frames(1);
          }
          for (let i = 0; i < 8; i++) {
            (globalThis as unknown as { gc(): void }).gc();
            await new Promise((done) => setTimeout(done, 150));
          }
          const alive = (list: WeakRef<object>[]): number => list.filter((one) => one.deref()).length;
          const sessions = globalThis.seqTest.cache().stats().players.length;
          return { elements: alive(kept.elements), sessions, canvases: alive(kept.canvases) };
        },
        [threeTags(), times] as const,
      );
    const devtools = await pages.viewer.devtools();
    await devtools.send('Performance.enable');
    const figures = async (): Promise<Record<string, number>> => {
      await devtools.send('HeapProfiler.collectGarbage');
      const { metrics } = await devtools.send('Performance.getMetrics');
      return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    };
    await mount(5);
    const before = await figures();
    const left = await mount(50);
    // What is free is collected when the browser has time for it, on a busy machine later; what leaks never is.
    const grown = (now: Record<string, number>): boolean => now.JSEventListeners! - before.JSEventListeners! > 20;
    let after = await figures();
    for (let turn = 0; turn < 20 && grown(after); turn++) {
      await pages.viewer.page.evaluate(() => globalThis.seqTest.frames(15));
      after = await figures();
    }
    console.log(
      `      heap ${(before.JSHeapUsedSize! / MEGABYTE).toFixed(2)} → ${(after.JSHeapUsedSize! / MEGABYTE).toFixed(2)} MB, ` +
        `listeners ${before.JSEventListeners} → ${after.JSEventListeners}, nodes ${before.Nodes} → ${after.Nodes}; ${JSON.stringify(left)}`,
    );
    expect(left.sessions).to.equal(0);
    // The last one or two may still be held by the browser itself (focus, hit test, last animation frame).
    expect(left.elements, 'elements alive of 150').to.be.at.most(6);
    expect(left.canvases, 'canvases alive of 50').to.be.at.most(2);
    expect(after.JSEventListeners! - before.JSEventListeners!, 'listeners').to.be.at.most(20);
    expect(after.JSHeapUsedSize! - before.JSHeapUsedSize!, 'heap').to.be.below(1.5 * MEGABYTE);
    expect(await pages.viewer.page.evaluate(() => globalThis.seqProbe.workers.length), 'workers of the page').to.equal(
      1,
    );
    pages.viewer.expectSilence();
  });
});
