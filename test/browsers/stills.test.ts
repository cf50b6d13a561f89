import { expect } from 'chai';
import { BROWSER } from '../support/browsers/subject-browser.ts';
import { SubjectPage, startSite } from '../support/browsers/subject-page.ts';
import { readAfterSeeks } from '../support/page/identity-readings.ts';
import { compareWithImages } from '../support/page/image-against-player.ts';
import { canvasRgb } from '../support/pictures/canvas-rgb.ts';
import { codedPng } from '../support/pictures/coded-stills.ts';
import { expectedStills } from '../support/pictures/still-fixtures.ts';
import type { FaultServer } from '../support/server/fault-server.ts';

const [WIDTH, HEIGHT] = [37, 23];
/** Against `<img>` of the same file. */
const AS_IMAGES = ['plain.jpg', 'turned.jpg', 'plain.png', 'u16-rgb.png', 'lossless.webp', 'lossy.webp', 'plain.avif', 'plain.gif', 'plain.bmp'] as const; // prettier-ignore
/** Against what an independent decoder saw in them; the browser shows none of these. */
const AS_EXPECTED = ['rgb16-l-lzw.tif', 'rgb8-planar.tif', 'true24-rle.tga'] as const;

const idOf = (name: string): string => name.replace('.', '-');
/** One pixel of the canvas for one of the picture. */
function still(name: string): string {
  const [width, height] = name === 'turned.jpg' ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT];
  return `<seq-player id="${idOf(name)}" src="/fixtures/stills/${name}" style="display:inline-block;width:${width}px;height:${height}px;min-inline-size:0" fit="none" resolution="full" pixel-values="none" data-image="/fixtures/stills/${name}"></seq-player>`;
}

describe(`${BROWSER}: stills`, () => {
  let site: FaultServer;

  before(async () => {
    site = (await startSite()).frames('/coded/', (frame) => [codedPng(frame, 192, 108)]);
  });
  after(() => site?.close());

  it('of its own formats and of 16-bit PNG are what <img> shows', async () => {
    const page = await SubjectPage.open(site, { body: AS_IMAGES.map(still).join('\n') });
    await page.until(
      (count) => [...document.querySelectorAll('seq-player')].filter(({ id }) => globalThis.seqTest.player(`#${id}`).state?.shown === 1).length === count, // prettier-ignore
      'a picture in every player',
      AS_IMAGES.length,
    );
    const seen = await page.evaluate(compareWithImages);
    expect(seen.map(({ id }) => id)).to.deep.equal(AS_IMAGES.map(idOf));
    for (const { id, worst } of seen) expect(worst, id).to.be.at.most(1);
    await page.expectSilence();
  });

  it('of TIFF and TGA are what other decoders see', async () => {
    const page = await SubjectPage.open(site, { body: AS_EXPECTED.map(still).join('\n') });
    await page.until(
      (count) => [...document.querySelectorAll('seq-player')].filter(({ id }) => globalThis.seqTest.player(`#${id}`).state?.shown === 1).length === count, // prettier-ignore
      'a picture in every player',
      AS_EXPECTED.length,
    );
    await page.evaluate(() => globalThis.seqTest.frames(6));
    const expected = expectedStills();
    for (const name of AS_EXPECTED) {
      const { type, values } = expected.get(name) ?? { type: 'u8', values: [] };
      const text = await page.evaluate(canvasRgb, { selector: `#${idOf(name)}`, width: WIDTH, height: HEIGHT });
      const codes = Buffer.from(text, 'latin1');
      const apart = Array.from(values, (value, i) =>
        Math.abs((type === 'u16' ? value / 257 : value) - (codes[i] ?? 0)),
      );
      expect(codes.length, name).to.equal(values.length);
      expect(Math.max(...apart), name).to.be.at.most(1);
    }
    await page.expectSilence();
  });

  it('in a sequence are the frames that they are named', async () => {
    const body = '<seq-player id="coded" src="/coded/shot.####.png" frames="1-12" style="width:192px;height:108px"></seq-player>'; // prettier-ignore
    const page = await SubjectPage.open(site, { body });
    await page.expectStrip(1);
    const { count, wrong } = await page.evaluate(readAfterSeeks, { ids: ['coded'], rounds: 20 });
    expect(wrong).to.deep.equal([]);
    expect(count).to.equal(20);
    await page.expectSilence();
  });
});
