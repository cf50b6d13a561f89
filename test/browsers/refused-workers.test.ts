import { expect } from 'chai';
import { BROWSER } from '../support/browsers/subject-browser.ts';
import { SubjectPage, startSite } from '../support/browsers/subject-page.ts';
import { readAfterSeeks } from '../support/page/identity-readings.ts';
import type { FaultServer } from '../support/server/fault-server.ts';

const POLICY = "script-src SITE 'wasm-unsafe-eval'; worker-src 'none'";

describe(`${BROWSER}: a Content-Security-Policy without workers`, () => {
  let site: FaultServer;

  before(async () => {
    site = await startSite();
  });
  after(() => site?.close());

  it('runs everything in the page, with the right pictures and one warning', async () => {
    const body = '<seq-player id="shot" src="/shot/shot.####.exr" frames="1001-1032" style="width:320px;height:180px"></seq-player>'; // prettier-ignore
    const page = await SubjectPage.open(site, { body, policy: POLICY });
    await page.expectStrip(1001, '#shot', 20_000);
    const { count, wrong } = await page.evaluate(readAfterSeeks, { ids: ['shot'], rounds: 20 });
    expect(wrong).to.deep.equal([]);
    expect(count).to.equal(20);
    const place = await page.evaluate(
      () => (globalThis.seqTest.cache() as unknown as { presenter: { place: string } }).presenter.place,
    );
    expect(place).to.equal('page');
    const ours = (await page.messages()).filter((message) => message.includes('[seq-viewer]'));
    expect(ours.length, ours.join('\n')).to.equal(1);
    expect(ours[0]).to.match(/^warning: .*No worker can be started/);
  });
});
