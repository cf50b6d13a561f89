import { expect } from 'chai';
import type { BrowserPage } from '../support/page/browser-page.ts';
import { useSite } from '../support/page/use-pages.ts';
import { WORKER_PROBE } from '../support/page/worker-probe.ts';
import { codedPng } from '../support/pictures/coded-stills.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { figure, IS_PROOF, sized } from '../support/proof.ts';

const MEGABYTE = 2 ** 20;
const [TILES, SOURCES, COLUMNS, ROWS_SEEN] = [48, 12, 6, 4];
const [WIDTH, HEIGHT] = [160, 90];
const FIRST = 1001;
const LISTED = 200;
const HEAD = `<style>
  seq-player, img { display: block; width: ${WIDTH}px; height: ${HEIGHT}px }
  main { display: grid; grid-template-columns: repeat(${COLUMNS}, ${WIDTH}px) }
  #list { height: ${ROWS_SEEN * HEIGHT}px; overflow-y: auto }
</style>`;
/** How often the list is scrolled through. */
const PASSES = sized(1, 10);
const PASS_MS = sized(1500, 3000);

/** Runs in the page: scrolls an element, or the page, through and gives the times between animation frames, ms. */
async function scrollThrough([selector, milliseconds]: readonly [string, number]): Promise<number[]> {
  const box = document.querySelector(selector) ?? document.documentElement;
  const times: number[] = [];
  const frame = (): Promise<number> => new Promise(requestAnimationFrame);
  const started = await frame();
  for (let at = started, before = started; at < started + milliseconds; before = at) {
    box.scrollTop = ((box.scrollHeight - box.clientHeight) * (at - started)) / milliseconds;
    at = await frame();
    times.push(at - before);
  }
  return times;
}

const percentile95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN;

describe('a wall of players', function () {
  this.timeout(sized(60_000, 600_000));
  const shot = new SyntheticFrames({ width: 320, height: 180 });
  const pages = useSite(
    (site) =>
      site
        .frames('/wall/', (frame) => shot.pieces(frame))
        .frames('/pictures/', () => [Buffer.from(codedPng(FIRST, 320, 180))]),
    { each: true },
  );
  const open = (body: string): Promise<BrowserPage> =>
    pages.show(body, { width: COLUMNS * WIDTH, height: ROWS_SEEN * HEIGHT, head: HEAD, before: WORKER_PROBE });
  const tile = (i: number, source: number): string =>
    `<seq-player id="t${i}" src="/wall/${source}/shot.####.exr" frames="${FIRST}-${FIRST + 23}" loop="loop"></seq-player>`;

  it('of 48 over 12 sources shows each visible one its first picture before anything is preloaded', async () => {
    // The answers take a while, so that the order of what is asked for is the order of need.
    pages.site.fault(/\/wall\//, { kind: 'delay', ms: 40 });
    const page = await open(`<main>${Array.from({ length: TILES }, (_, i) => tile(i, i % SOURCES)).join('')}</main>`);
    for (let i = 0; i < COLUMNS * ROWS_SEEN; i++) await page.expectStrip(FIRST, `#t${i}`);
    await page.page.waitForFunction(() => globalThis.seqTest.cache().stats().workers.busy === 0);
    const asked = pages.site.frameRequests('/wall/');
    const firsts = asked.flatMap(({ frame }, at) => (frame === FIRST ? [at] : []));
    expect(firsts, 'each source’s first frame once').to.have.length(SOURCES);
    expect(firsts.at(-1), 'ahead of all others').to.equal(SOURCES - 1);
    expect(await page.page.evaluate(() => globalThis.seqProbe.workers.length), 'one presenter').to.equal(1);
    page.expectSilence();
  });

  it('plays the one that the pointer is on, by the page’s own few lines', async () => {
    const page = await open(`<main>${Array.from({ length: SOURCES }, (_, i) => tile(i, i)).join('')}</main>`);
    await page.page.evaluate(() => {
      for (const player of document.querySelectorAll('seq-player')) {
        const { play, pause } = player as unknown as { play(): void; pause(): void };
        player.addEventListener('pointerenter', () => play.call(player));
        player.addEventListener('pointerleave', () => pause.call(player));
      }
    });
    const playing = (): Promise<string[]> =>
      page.page.evaluate(() =>
        [...document.querySelectorAll('seq-player')]
          .filter((one) => (one as unknown as { state: { playing: boolean } }).state.playing)
          .map(({ id }) => id),
      );
    for (const id of ['t3', 't8']) {
      await page.expectStrip(FIRST, `#${id}`);
      await page.page.locator(`#${id}`).hover();
      await page.page.waitForFunction(
        ([selector, first]) => (globalThis.seqTest.readPlayer(globalThis.seqTest.player(selector)).frame ?? 0) > first,
        [`#${id}`, FIRST] as const,
      );
      expect(await playing()).to.deep.equal([id]);
    }
    await page.page.mouse.move(1, ROWS_SEEN * HEIGHT - 1);
    expect(await playing()).to.deep.equal([]);
    page.expectSilence();
  });

  it('of 200 in a list asks for nothing far off, and gives back what has been scrolled past', async () => {
    const players = `<div id="list">${Array.from({ length: LISTED }, (_, i) => tile(i, i)).join('')}</div>`;
    const page = await open(players);
    await page.expectStrip(FIRST, '#t0');
    await page.page.waitForFunction(() => globalThis.seqTest.cache().stats().workers.busy === 0);
    const farthest = (): number =>
      Math.max(...pages.site.frameRequests('/wall/').map(({ path }) => Number(/wall\/(\d+)/.exec(path)?.[1])));
    expect(farthest(), 'the last tile asked for').to.be.at.most(2 * ROWS_SEEN);
    const times: number[] = [];
    let most = 0;
    for (let pass = 0; pass < PASSES; pass++) {
      times.push(...(await page.page.evaluate(scrollThrough, ['#list', PASS_MS] as const)));
      await page.page.evaluate(() => void (document.querySelector('#list')!.scrollTop = 1e6));
      await page.expectStrip(FIRST, `#t${LISTED - 1}`);
      const { used, limit } = await page.page.evaluate(() => {
        const cache = globalThis.seqTest.cache();
        return { used: cache.usedBytes + cache.reservedBytes, limit: cache.limitBytes };
      });
      expect(used).to.be.at.most(limit);
      most = Math.max(most, used);
      await page.page.evaluate(() => void (document.querySelector('#list')!.scrollTop = 0));
      await page.expectStrip(FIRST, '#t0');
    }
    expect(await page.page.evaluate(() => globalThis.seqProbe.workers.length), 'one presenter').to.equal(1);
    page.expectSilence();
    const scroll = percentile95(times);
    const images = Array.from({ length: LISTED }, (_, i) => `<img src="/pictures/p.${FIRST + i}.png" alt="">`);
    const beside = await open(`<div id="list">${images.join('')}</div>`);
    await beside.page.evaluate(() => Promise.all([...document.images].map((one) => one.decode())));
    const pictures = percentile95(await beside.page.evaluate(scrollThrough, ['#list', PASS_MS] as const));
    figure(
      `${LISTED} players in a list: p95 of display frames while scrolling ${scroll.toFixed(0)} ms, of as many pictures ` +
        `${pictures.toFixed(0)} ms; ${(most / MEGABYTE).toFixed(1)} MB held at most`,
    );
    // What a busy machine makes of display frames says nothing of the viewer.
    if (IS_PROOF) expect(scroll).to.be.at.most(Math.max(34, 1.5 * pictures));
  });
});
