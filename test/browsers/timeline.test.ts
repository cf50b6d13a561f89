import { expect } from 'chai';
import { BROWSER } from '../support/browsers/subject-browser.ts';
import { SubjectPage, startSite } from '../support/browsers/subject-page.ts';
import { threeTags } from '../support/page/viewer-page.ts';
import type { FaultServer } from '../support/server/fault-server.ts';

describe(`${BROWSER}: the timeline`, () => {
  let site: FaultServer;
  let page: SubjectPage;

  before(async () => {
    site = await startSite();
    page = await SubjectPage.open(site, { body: threeTags() });
    await page.expectStrip(1001);
  });
  after(() => site?.close());

  const frame = (): Promise<number | null> =>
    page.evaluate(() => globalThis.seqTest.frames(2).then(() => globalThis.seqTest.player().state.frame));

  it('is scrubbed by the pointer: the pixels follow', async () => {
    const box = await page.boxOf('seq-timeline');
    const middle = Math.round(box.y + box.height / 2);
    await page.movePointer(Math.round(box.x + box.width / 2), middle);
    await page.pressPointer();
    await page.movePointer(Math.round(box.x + box.width - 3), middle, 12);
    const atEnd = (await frame()) ?? 0;
    expect(atEnd).to.be.at.least(1030);
    await page.expectStrip(atEnd);
    await page.movePointer(Math.round(box.x + 3), middle, 12);
    await page.releasePointer();
    const atStart = (await frame()) ?? 0;
    expect(atStart).to.be.at.most(1003);
    await page.expectStrip(atStart);
    await page.movePointer(Math.round(box.x + box.width - 3), middle, 3);
    expect(await frame(), 'after the pointer was released').to.equal(atStart);
  });

  it('jumps where it is clicked', async () => {
    await page.click('seq-timeline');
    const clicked = (await frame()) ?? 0;
    expect(clicked).to.be.within(1014, 1019);
    await page.expectStrip(clicked);
  });

  it('says what is loaded', async () => {
    const greenOf = (): number => {
      const canvas = document
        .querySelector('seq-timeline')
        ?.shadowRoot?.querySelector<HTMLCanvasElement>('canvas[part=strip]');
      const context = document.createElement('canvas').getContext('2d');
      if (!canvas || !context) return -1;
      context.canvas.width = canvas.width;
      context.canvas.height = canvas.height;
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let green = 0;
      for (let i = 0; i < data.length; i += 4)
        if (Math.hypot((data[i] ?? 0) - 80, (data[i + 1] ?? 0) - 200, (data[i + 2] ?? 0) - 120) < 40) green++;
      return green;
    };
    await page.until(() => globalThis.seqTest.cache().stats().entries === 32, 'every frame in the cache');
    await page.evaluate(() => globalThis.seqTest.frames(4));
    expect(await page.evaluate(greenOf)).to.be.greaterThan(100);
    await page.expectSilence();
  });
});
