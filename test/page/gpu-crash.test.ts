import { resolve } from 'node:path';
import { expect } from 'chai';
import { BrowserPage } from '../support/page/browser-page.ts';
import { viewerPage } from '../support/page/viewer-page.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { FaultServer } from '../support/server/fault-server.ts';

describe("a crash of the browser's GPU process", function () {
  this.timeout(120_000);
  const shot = new SyntheticFrames({ width: 320, height: 180 });
  let site: FaultServer;
  let viewer: BrowserPage;

  before(async () => {
    site = (await FaultServer.start())
      .folder('/dist/', resolve(PROJECT_ROOT, 'dist'))
      .frames('/shot/', (frame) => shot.pieces(frame));
    const tag = (id: string): string =>
      `<seq-player id="${id}" src="/shot/shot.####.exr" frames="1001-1020" style="width: 240px; height: 135px"></seq-player>`;
    site.page('/', viewerPage({ body: tag('a') + tag('b') }));
    // A browser of its own: its GPU process dies with this test.
    const flags = ['--disable-gpu-process-crash-limit', '--disable-domain-blocking-for-3d-apis'];
    viewer = await BrowserPage.open(`${site.origin}/`, { flags, allow: [/./] });
    for (const id of ['a', 'b']) await viewer.expectStrip(1001, `#${id}`, 30_000);
  });
  after(async () => {
    await viewer?.close();
    await site?.close();
  });

  for (const round of [1, 2]) {
    it(`every player shows its picture again, and every seek from then on (crash ${round})`, async () => {
      const crash = await viewer.page.context().browser()!.newBrowserCDPSession();
      await crash.send('Browser.crashGpuProcess').catch(() => undefined);
      await viewer.page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
      for (const id of ['a', 'b']) {
        const frame = 1001 + round * 3 + (id === 'a' ? 0 : 1);
        const outcome = await viewer.page.evaluate(
          async ([selector, wanted]) => (await globalThis.seqTest.player(selector).seek(wanted)).outcome,
          [`#${id}`, frame] as const,
        );
        expect(outcome).to.equal('presented');
        await viewer.expectStrip(frame, `#${id}`, 25_000);
      }
      // What was fetched before is still there: nothing is loaded twice.
      expect(await viewer.page.evaluate(() => globalThis.seqTest.cache().stats().errors)).to.equal(0);
    });
  }
});
