import { expect } from 'chai';
import { BROWSER } from '../support/browsers/subject-browser.ts';
import { SubjectPage, startSite } from '../support/browsers/subject-page.ts';
import { workerOrders } from '../support/browsers/worker-orders.ts';
import { readAfterSeeks } from '../support/page/identity-readings.ts';
import type { FaultServer } from '../support/server/fault-server.ts';

describe(`${BROWSER}: contexts that are lost and workers that die`, () => {
  let site: FaultServer;
  let page: SubjectPage;

  beforeEach(async () => {
    site = await startSite();
    const body = `<seq-player id="shot" src="/shot/shot.####.exr" frames="1001-1032" loop="loop" resolution="full" workers="2"
      style="width:320px;height:180px"></seq-player>`;
    page = await SubjectPage.open(site, { body, before: workerOrders(), allow: [/\[seq-viewer\]/] });
    await page.expectStrip(1001);
  });
  afterEach(() => site?.close());

  const allLoaded = (): Promise<void> =>
    page.until(() => globalThis.seqTest.cache().stats().entries === 32, 'every frame in the cache', undefined, 20_000);
  const expectIdentity = async (rounds: number): Promise<void> => {
    const { count, wrong } = await page.evaluate(readAfterSeeks, { ids: ['shot'], rounds });
    expect(wrong).to.deep.equal([]);
    expect(count).to.equal(rounds);
  };

  it('a lost context comes back with the right pictures, and nothing is fetched again', async () => {
    await allLoaded();
    const requests = site.frameRequests().length;
    for (let time = 0; time < 2; time++) {
      const lost = await page.evaluate(() => globalThis.seqOrders.loseContexts());
      expect(lost, 'contexts lost').to.be.at.least(1);
      await expectIdentity(10);
    }
    expect(site.frameRequests().length).to.equal(requests);
    await page.expectSilence();
  });

  it('a decode worker that ends: every frame is loaded all the same', async () => {
    await page.evaluate(() => {
      const victim = globalThis.seqOrders.threads.find(({ name }) => name.includes('decoder'));
      if (!victim) throw new Error('no decode worker');
      globalThis.seqOrders.order(victim.id, 'close');
      globalThis.seqTest.cache().clear();
      globalThis.seqTest.player().play();
    });
    await allLoaded();
    await page.evaluate(() => globalThis.seqTest.player().pause());
    await expectIdentity(10);
    expect(await page.evaluate(() => globalThis.seqTest.cache().stats().errors)).to.equal(0);
    await page.expectSilence();
  });

  it('a presenter that ends in mid-play comes back with the right pictures', async function () {
    const place = await page.evaluate(
      () => (globalThis.seqTest.cache() as unknown as { presenter: { place: string } }).presenter.place,
    );
    if (place === 'page') {
      expect(BROWSER, 'the browser whose presenter is a part of the page').to.equal('webkit');
      console.log(`      (${BROWSER} draws in the page: there is no presenter that could die alone)`);
      return this.skip();
    }
    await page.evaluate(async () => {
      globalThis.seqTest.player().play();
      await globalThis.seqTest.frames(20);
      globalThis.seqOrders.workers[0]?.terminate();
    });
    await page.until(() => globalThis.seqOrders.workers.length > 1, 'another presenter', undefined, 20_000);
    await page.evaluate(() => {
      globalThis.seqTest.player().pause();
      void globalThis.seqTest.player().seek(1020);
    });
    await page.expectStrip(1020, '#shot', 20_000);
    await expectIdentity(10);
    await page.expectSilence();
  });
});
