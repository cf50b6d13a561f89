import { resolve } from 'node:path';
import { BrowserPage } from '../../support/page/browser-page.ts';
import { viewerPage } from '../../support/page/viewer-page.ts';
import { shotMaker, SHOT } from '../../support/pictures/make-shot.ts';
import { writePng } from '../../support/pictures/png-writer.ts';
import { PROJECT_ROOT } from '../../support/project-root.ts';
import { FaultServer } from '../../support/server/fault-server.ts';

const TILES = 48;
const [COLUMNS, ROWS_SEEN] = [4, 4];
const [WIDTH, HEIGHT] = [320, 180];
const ROUNDS = 3;
const SEEN = COLUMNS * ROWS_SEEN;

interface Figures {
  /** From the start of navigation until all tiles on screen show a picture, milliseconds. */
  readonly firstPicturesMs: number;
  /** Rows below the fold of which something was requested. */
  readonly rowsBelow: number;
  readonly bytesAFrame: number;
  /** 95th percentile of the time between animation frames while the page scrolls through, milliseconds. */
  readonly scrollMs: number;
}

/**
 * `npm run bench -- tiles [DIST …]`: 48 tiles of a 1080p EXR sequence on one page, with each built library in turn (other
 * checkouts' `dist`; default: this one's), and 48 `<img>` of the same pictures beside them for scrolling.
 */
export async function run(given: readonly string[]): Promise<void> {
  const libraries = [resolve(PROJECT_ROOT, 'dist'), ...given.map((path) => resolve(path))];
  const file = Buffer.from(shotMaker()(SHOT.first));
  const site = await FaultServer.start();
  site.frames('/tiles/', () => [file]);
  const png = Buffer.from(gradient());
  site.page('/picture.png', '').frames('/images/', () => [png]);
  libraries.forEach((path, i) => {
    site.folder(`/dist${i}/`, path);
    site.page(`/players${i}.html`, tiles(`/dist${i}/cdn.js`, player));
  });
  site.page('/images.html', tiles('data:text/javascript,', image));
  console.log(
    `${TILES} tiles of ${WIDTH}×${HEIGHT}, ${SEEN} on screen, of ${(file.length / 2 ** 20).toFixed(1)} MB EXR files`,
  );
  const scrolls: number[] = [];
  const figures = libraries.map((): Figures[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const i of libraries.keys()) figures[i]?.push(await measure(site, `/players${i}.html`));
    scrolls.push(await scrollImages(site));
  }
  const of = (list: readonly Figures[], name: keyof Figures): number => median(list.map((one) => one[name]));
  for (const [i, list] of figures.entries()) {
    console.log(
      `${libraries[i]}: first pictures ${of(list, 'firstPicturesMs').toFixed(0)} ms (${list.map(({ firstPicturesMs }) => firstPicturesMs.toFixed(0)).join(', ')}), ` +
        `requests up to ${Math.max(...list.map(({ rowsBelow }) => rowsBelow))} rows below the fold, ` +
        `${(of(list, 'bytesAFrame') / 2 ** 20).toFixed(2)} MB a held frame, scroll p95 ${of(list, 'scrollMs').toFixed(0)} ms`,
    );
  }
  console.log(`48 <img>: scroll p95 ${median(scrolls).toFixed(0)} ms`);
  await site.close();
}

const player = (i: number): string => `<seq-player src="/tiles/${i}/p.####.exr" frames="1001-1024"></seq-player>`;
const image = (i: number): string => `<img src="/images/p.${1000 + i}.png" alt="">`;

function tiles(library: string, tile: (i: number) => string): string {
  const head = `<style>main { display: grid; grid-template-columns: repeat(${COLUMNS}, ${WIDTH}px) }
    main > * { display: block; width: ${WIDTH}px !important; height: ${HEIGHT}px !important }</style>`;
  const body = `<main>${Array.from({ length: TILES }, (_, i) => tile(i)).join('')}</main>`;
  return viewerPage({ library, head, body });
}

async function open(site: FaultServer, path: string): Promise<BrowserPage> {
  return BrowserPage.open(site.origin + path, { width: COLUMNS * WIDTH, height: ROWS_SEEN * HEIGHT });
}

async function measure(site: FaultServer, path: string): Promise<Figures> {
  const before = site.log.length;
  const viewer = await open(site, path);
  try {
    const firstPicturesMs = await viewer.page.evaluate(async (count) => {
      await customElements.whenDefined('seq-player');
      const seen = [...document.querySelectorAll('seq-player')].slice(0, count) as unknown as {
        state: { shown: unknown };
      }[];
      while (seen.some(({ state }) => state.shown === null)) await globalThis.seqTest.frames();
      return performance.now();
    }, SEEN);
    await viewer.page.waitForTimeout(3000);
    const asked = site.log.slice(before).flatMap((entry) => /^\/tiles\/(\d+)\//.exec(entry.path)?.[1] ?? []);
    const lastRow = Math.floor(Math.max(...asked.map(Number)) / COLUMNS);
    const { resident, entries } = await viewer.page.evaluate(() => globalThis.seqTest.cache().stats());
    const scrollMs = await scroll(viewer);
    return { firstPicturesMs, rowsBelow: lastRow - ROWS_SEEN + 1, bytesAFrame: resident / entries, scrollMs };
  } finally {
    await viewer.close();
  }
}

async function scrollImages(site: FaultServer): Promise<number> {
  const viewer = await open(site, '/images.html');
  try {
    await viewer.page.evaluate(() => Promise.all([...document.images].map((one) => one.decode())));
    return await scroll(viewer);
  } finally {
    await viewer.close();
  }
}

/** Scrolls through the page in three seconds, and back to the top. */
async function scroll(viewer: BrowserPage): Promise<number> {
  const times = await viewer.page.evaluate(async () => {
    const list: number[] = [];
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    const started = await frame();
    const height = document.documentElement.scrollHeight - innerHeight;
    for (let at = started; at < started + 3000;) {
      scrollTo(0, (height * (at - started)) / 3000);
      at = await frame();
      list.push(at);
    }
    return list.map((at, i) => at - (list[i - 1] ?? started));
  });
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN;
}

/** A picture of the same size for `<img>`. */
function gradient(): Uint8Array {
  const data = Uint8Array.from({ length: SHOT.width * SHOT.height * 3 }, (_, i) => (i / 7) & 0xff);
  return writePng({ width: SHOT.width, height: SHOT.height, samples: 3, depth: 8, data });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
