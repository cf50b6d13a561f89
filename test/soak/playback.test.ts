import { resolve } from 'node:path';
import { expect } from 'chai';
import { BrowserPage } from '../support/page/browser-page.ts';
import { figure } from '../support/proof.ts';
import { FaultServer } from '../support/server/fault-server.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { timedRun } from '../support/page/timed-run.ts';
import { threeTags, viewerPage } from '../support/page/viewer-page.ts';

describe('a minute of a cached shot at 24 frames a second', function () {
  this.timeout(120_000);

  it('shows 1440 ± 1 frames, drops none, each within a display period of its time on average', async () => {
    const site = (await FaultServer.start())
      .folder('/dist/', resolve(PROJECT_ROOT, 'dist'))
      .folder('/shot/', resolve(PROJECT_ROOT, 'stories/assets'))
      .page('/', viewerPage({ body: threeTags('resolution="full" fps="24" style="width: 320px; height: 220px"') }));
    const viewer = await BrowserPage.open(`${site.origin}/`, { width: 400, height: 320 });
    try {
      await viewer.page.waitForFunction(() => globalThis.seqTest.cache().stats().entries >= 32);
      const run = await viewer.page.evaluate(timedRun, { milliseconds: 60_000, fps: 24 });
      figure(
        `${run.shown} shown of ${run.slots}, ${run.dropped} dropped (${run.droppedByTimes} by times); mean ` +
          `|presented − due| ${run.meanLateMs.toFixed(1)} ms, worst ${run.worstLateMs.toFixed(1)}, display ${run.displayMs.toFixed(1)} ms`,
      );
      expect(run.dropped).to.equal(run.droppedByTimes);
      expect(run.dropped).to.equal(0);
      expect(run.shown).to.be.within(1439, 1441);
      expect(run.meanLateMs).to.be.lessThan(run.displayMs);
      viewer.expectSilence();
    } finally {
      await viewer.close();
      await site.close();
    }
  });
});
