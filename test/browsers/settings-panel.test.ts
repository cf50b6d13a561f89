import { expect } from 'chai';
import { BROWSER } from '../support/browsers/subject-browser.ts';
import { SubjectPage, startSite } from '../support/browsers/subject-page.ts';
import type { FaultServer } from '../support/server/fault-server.ts';

const body = `<seq-player src="/shot/shot.####.exr" frames="1001-1032"></seq-player>
<seq-status settings settings-key="browsers"></seq-status>`;

describe(`${BROWSER}: settings and memory`, () => {
  let site: FaultServer;
  let page: SubjectPage;

  before(async () => {
    site = await startSite();
    page = await SubjectPage.open(site, { body });
    await page.expectStrip(1001);
  });
  after(() => site?.close());

  const megabytes = (): Promise<number> => page.evaluate(() => globalThis.seqTest.cache().limitBytes / 2 ** 20);

  it('the panel opens by a click and sets an absolute limit by keys', async () => {
    await page.click('seq-status >>> .gear');
    await page.until(
      () => document.querySelector('seq-status')?.shadowRoot?.querySelector('.panel')?.checkVisibility() === true,
      'the panel',
    );
    await page.evaluate(() => {
      const inputs = document
        .querySelector('seq-status')
        ?.shadowRoot?.querySelectorAll<HTMLElement>('.panel input[type="number"]');
      inputs?.[2]?.focus();
    });
    const before = await megabytes();
    for (const key of ['5', '1', '2', 'Enter']) await page.pressKey(key);
    await page.until((was) => globalThis.seqTest.cache().limitBytes / 2 ** 20 !== was, 'another limit', before);
    const set = await megabytes();
    expect(set).to.be.within(500, 513);
    page = await SubjectPage.open(site, { body });
    await page.expectStrip(1001);
    expect(await megabytes(), 'after a reload').to.equal(set);
  });

  it('the limit holds at once when it is lowered, and the picture stays', async () => {
    await page.until(() => globalThis.seqTest.cache().stats().entries === 32, 'every frame in the cache');
    const seen = await page.evaluate(async () => {
      const cache = globalThis.seqTest.cache();
      const limit = Math.round(cache.usedBytes / 2);
      cache.setMemoryLimit({ maxBytes: limit });
      let most = 0;
      const entries = cache.stats().entries;
      for (let i = 0; i < 30; i++) {
        await globalThis.seqTest.frames();
        if (i > 5) most = Math.max(most, cache.usedBytes + cache.reservedBytes);
      }
      return { entries, limit: cache.limitBytes, asked: limit, most };
    });
    expect(seen.limit).to.equal(seen.asked);
    expect(seen.entries).to.be.below(32);
    expect(seen.most).to.be.at.most(seen.limit);
    await page.evaluate(() => globalThis.seqTest.player().seek(1030));
    await page.expectStrip(1030);
    await page.until(
      () => /Mem:?\s*\d+\/\d+/.test(document.querySelector('seq-status')?.shadowRoot?.textContent ?? ''),
      'the limit in the status line',
    );
  });

  it('the cache is cleared while it plays, and playing goes on', async () => {
    const seen = await page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      player.setAttribute('loop', 'loop');
      player.play();
      await new Promise((done) => setTimeout(done, 300));
      document.querySelector('seq-status')?.shadowRoot?.querySelector<HTMLElement>('[part="clear"]')?.click();
      const { entries } = globalThis.seqTest.cache().stats();
      const numbers = new Set<number>();
      player.addEventListener('seq-frame-change', ({ detail }) => {
        for (const { frame, shown } of detail.presented) if (frame === shown) numbers.add(frame);
      });
      const end = performance.now() + 8000;
      while (numbers.size < 8 && performance.now() < end) await globalThis.seqTest.frames();
      const { playing } = player.state;
      player.pause();
      return { entries, frames: numbers.size >= 8, playing };
    });
    expect(seen).to.deep.equal({ entries: 0, frames: true, playing: true });
    await page.expectSilence();
  });
});
