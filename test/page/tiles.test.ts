import { expect } from 'chai';
import type { BrowserPage } from '../support/page/browser-page.ts';
import { useSite } from '../support/page/use-pages.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';

const COLUMNS = 4;
const [TILE_WIDTH, TILE_HEIGHT] = [240, 135];
const LIBRARY_SIZES = 'seq-player { width: auto; height: auto }';

describe('what players ask for', function () {
  this.timeout(60_000);
  const plate = new SyntheticFrames({ width: 960, height: 540 });
  const pages = useSite((site) => site.frames('/tiles/', (frame) => plate.pieces(frame)), { each: true });

  const open = (body: string): Promise<BrowserPage> =>
    pages.show(body, {
      width: COLUMNS * TILE_WIDTH,
      height: 4 * TILE_HEIGHT,
      head: `<style>${LIBRARY_SIZES} main { display: grid; grid-template-columns: repeat(${COLUMNS}, ${TILE_WIDTH}px) }
        main seq-player { width: ${TILE_WIDTH}px }</style>`,
    });
  const tile = (i: number): string => `<seq-player id="t${i}" src="/tiles/${i}/p.####.exr" frames="1"></seq-player>`;
  const tilesAsked = (): number[] =>
    [...new Set(pages.site.frameRequests('/tiles/').map(({ path }) => Number(/tiles\/(\d+)/.exec(path)?.[1])))].sort(
      (a, b) => a - b,
    );
  const ready = (page: BrowserPage, selector: string): Promise<unknown> =>
    page.page.evaluate((one) => globalThis.seqTest.player(one).ready, selector);

  it('tiles load their first frame once, as fine as their box needs; nothing beyond the next row is requested', async () => {
    const page = await open(`<main>${Array.from({ length: 40 }, (_, i) => tile(i)).join('')}</main>`);
    for (let i = 0; i < 4 * COLUMNS; i++) await ready(page, `#t${i}`);
    // Those of the next row come when they come.
    const isComplete = async (): Promise<boolean> => {
      const { workers, entries, loads } = await page.page.evaluate(() => globalThis.seqTest.cache().stats());
      return workers.busy === 0 && entries >= Math.max(loads, tilesAsked().length);
    };
    for (let i = 0; i < 200 && !(await isComplete()); i++) await new Promise((done) => setTimeout(done, 50));
    const asked = tilesAsked();
    expect(asked.length).to.be.at.least(4 * COLUMNS);
    expect(Math.max(...asked), 'the last tile asked for').to.be.lessThan(5 * COLUMNS);
    const { loads, entries, resident, levels } = await page.page.evaluate((count) => {
      const stats = globalThis.seqTest.cache().stats();
      const shown = Array.from({ length: count }, (_, i) => globalThis.seqTest.player(`#t${i}`).state.level);
      return { ...stats, levels: new Set(shown).size === 1 ? shown[0] : shown };
    }, 4 * COLUMNS);
    expect(levels, 'a quarter of 960 pixels is 240').to.equal(2);
    expect(loads, 'none is loaded twice').to.equal(entries);
    expect(resident / entries, 'bytes a frame').to.equal(plate.decodedBytes / 16);
    page.expectSilence();
  });

  it('a player that takes the size of its picture loads it once, for that size', async () => {
    const page = await open('<seq-player src="/tiles/0/p.####.exr" frames="1"></seq-player>');
    await ready(page, 'seq-player');
    const { level, box, loads } = await page.page.evaluate(() => {
      const player = globalThis.seqTest.player();
      const { width, height } = player.getBoundingClientRect();
      return { level: player.state.level, box: [width, height], loads: globalThis.seqTest.cache().stats().loads };
    });
    expect(box).to.deep.equal([960, 540]);
    expect({ level, loads }).to.deep.equal({ level: 0, loads: 1 });
  });

  it('far from the viewport nothing is requested, `ready` waits and seek() is hidden; it loads as it comes near', async () => {
    const page = await open(`<div style="height:3000px"></div>${tile(0)}`);
    const before = await page.page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      let isReady = false;
      void player.ready.then(() => (isReady = true));
      const { outcome } = await player.seek(1);
      await new Promise((done) => setTimeout(done, 300));
      return { outcome, isReady };
    });
    expect(before).to.deep.equal({ outcome: 'hidden', isReady: false });
    expect(tilesAsked()).to.deep.equal([]);
    await page.page.evaluate(() => scrollTo(0, 3000));
    await ready(page, 'seq-player');
    await page.expectStrip(1);
    page.expectSilence();
  });

  it('preload="none" requests nothing before play, seek, step or a press on its button', async () => {
    const source = (i: number): string =>
      `<seq-player id="t${i}" src="/tiles/${i}/p.####.exr" frames="1-9" frame="3" preload="none" style="width:160px"></seq-player>`;
    const page = await open([0, 1, 2, 3].map(source).join(''));
    await page.page.locator('#t3 .start').waitFor();
    await page.page.waitForTimeout(300);
    expect(tilesAsked()).to.deep.equal([]);
    expect(await page.page.locator('.spinner').count(), 'it does not claim to load').to.equal(0);
    await page.page.evaluate(() => {
      globalThis.seqTest.player('#t0').play();
      void globalThis.seqTest.player('#t1').seek(5);
      void globalThis.seqTest.player('#t2').step(1);
    });
    await page.expectStrip(5, '#t1');
    await page.expectStrip(4, '#t2');
    expect(tilesAsked()).to.deep.equal([0, 1, 2]);
    await page.page.locator('#t3 .start').click();
    await ready(page, '#t3');
    expect(await page.page.evaluate(() => globalThis.seqTest.player('#t3').state.playing)).to.equal(true);
    expect(await page.page.locator('.start').count()).to.equal(0);
    page.expectSilence();
  });
});
