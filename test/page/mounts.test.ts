import { expect } from 'chai';
import { mountTimes, pageFigures } from '../support/page/mount-run.ts';
import { WORKER_PROBE } from '../support/page/worker-probe.ts';
import { useSite, withShot } from '../support/page/use-pages.ts';

const MEGABYTE = 2 ** 20;

describe('fifty players, timelines and status lines that come and go', function () {
  this.timeout(90_000);
  const pages = useSite(withShot);

  before(() => pages.show('<div id="stage"></div>', { before: WORKER_PROBE, flags: ['--js-flags=--expose-gc'] }));

  it('leave no element, session, canvas, listener or worker behind', async () => {
    const { viewer } = pages;
    await mountTimes(viewer, 5);
    const before = await pageFigures(viewer);
    const left = await mountTimes(viewer, 50);
    // What is free is collected when the browser has time for it, on a busy machine later; what leaks never is.
    const grown = (now: Record<string, number>): boolean => now.JSEventListeners! - before.JSEventListeners! > 20;
    let after = await pageFigures(viewer);
    for (let turn = 0; turn < 20 && grown(after); turn++) {
      await pages.viewer.page.evaluate(() => globalThis.seqTest.frames(15));
      after = await pageFigures(viewer);
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
