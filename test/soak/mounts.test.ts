import { expect } from 'chai';
import { mountTimes, pageFigures } from '../support/page/mount-run.ts';
import { figure } from '../support/proof.ts';
import { useSite, withShot } from '../support/page/use-pages.ts';
import { WORKER_PROBE } from '../support/page/worker-probe.ts';

const MEGABYTE = 2 ** 20;
/** A page that changes its players every six seconds does so this often in an hour. */
const MOUNTS = Number(process.env.SEQ_SOAK_MOUNTS ?? 600);

describe(`an hour's worth of mounts, ${MOUNTS}`, function () {
  this.timeout(1_200_000);
  const pages = useSite(withShot);

  before(() => pages.show('<div id="stage"></div>', { before: WORKER_PROBE, flags: ['--js-flags=--expose-gc'] }));

  it('leaves heap, nodes and listeners where they began', async () => {
    const { viewer } = pages;
    await mountTimes(viewer, 20);
    const before = await pageFigures(viewer);
    const left = await mountTimes(viewer, MOUNTS);
    let after = await pageFigures(viewer);
    // What is free is collected when the browser has time for it, on a busy machine later; what leaks never is.
    for (let turn = 0; turn < 20 && after.Nodes! > before.Nodes! + 50; turn++) {
      await viewer.page.evaluate(() => globalThis.seqTest.frames(15));
      after = await pageFigures(viewer);
    }
    const megabytes = (figures: Record<string, number>): string => (figures.JSHeapUsedSize! / MEGABYTE).toFixed(2);
    figure(
      `heap ${megabytes(before)} → ${megabytes(after)} MB, nodes ${before.Nodes} → ${after.Nodes}, ` +
        `listeners ${before.JSEventListeners} → ${after.JSEventListeners}; alive ${JSON.stringify(left)}`,
    );
    expect(left.sessions).to.equal(0);
    expect(left.elements, 'elements alive').to.be.at.most(6);
    expect(left.canvases, 'canvases alive').to.be.at.most(2);
    expect(after.Nodes! - before.Nodes!, 'nodes').to.be.at.most(50);
    expect(after.JSEventListeners! - before.JSEventListeners!, 'listeners').to.be.at.most(20);
    expect(after.JSHeapUsedSize! - before.JSHeapUsedSize!, 'heap').to.be.below(2 * MEGABYTE);
    expect(await viewer.page.evaluate(() => globalThis.seqProbe.workers.length), 'workers of the page').to.equal(1);
    viewer.expectSilence();
  });
});
