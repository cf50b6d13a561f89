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
 * checkouts' `dist`; default: this one's), and beside them for scrolling 48 `<img>` of the same size, and 48 canvases that
 * a worker has drawn into once: what the browser itself takes for pictures that come from a worker.
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
  site.page('/canvases.html', tiles('data:text/javascript,', canvas));
  console.log(
    `${TILES} tiles of ${WIDTH}×${HEIGHT}, ${SEEN} on screen, of ${(file.length / 2 ** 20).toFixed(1)} MB EXR files`,
  );
  const images: number[] = [];
  const canvases: number[] = [];
  const figures = libraries.map((): Figures[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const i of libraries.keys()) figures[i]?.push(await measure(site, `/players${i}.html`));
    images.push(await scrollPlain(site, '/images.html', decodeImages));
    canvases.push(await scrollPlain(site, '/canvases.html', drawCanvases));
  }
  const of = (list: readonly Figures[], name: keyof Figures): number => median(list.map((one) => one[name]));
  for (const [i, list] of figures.entries()) {
    console.log(
      `${libraries[i]}: first pictures ${of(list, 'firstPicturesMs').toFixed(0)} ms (${list.map(({ firstPicturesMs }) => firstPicturesMs.toFixed(0)).join(', ')}), ` +
        `requests up to ${Math.max(...list.map(({ rowsBelow }) => rowsBelow))} rows below the fold, ` +
        `${(of(list, 'bytesAFrame') / 2 ** 20).toFixed(2)} MB a held frame, scroll p95 ${of(list, 'scrollMs').toFixed(0)} ms`,
    );
  }
  console.log(`${TILES} <img>: scroll p95 ${median(images).toFixed(0)} ms`);
  console.log(`${TILES} canvases drawn by a worker, and nothing else: scroll p95 ${median(canvases).toFixed(0)} ms`);
  await site.close();
}

const player = (i: number): string => `<seq-player src="/tiles/${i}/p.####.exr" frames="1001-1024"></seq-player>`;
const image = (i: number): string => `<img src="/images/p.${1000 + i}.png" alt="">`;
const canvas = (): string => '<canvas></canvas>';

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

/** Scrolls a page without the library, once `prepare` has run in it. */
async function scrollPlain(site: FaultServer, path: string, prepare: () => Promise<unknown>): Promise<number> {
  const viewer = await open(site, path);
  try {
    await viewer.page.evaluate(prepare);
    return await scroll(viewer);
  } finally {
    await viewer.close();
  }
}

/** In the page. */
function decodeImages(): Promise<unknown> {
  return Promise.all([...document.images].map((one) => one.decode()));
}

/** In the page: one worker draws a gradient into every canvas, as a presenter does, and stays idle from then on. */
async function drawCanvases(): Promise<void> {
  const code = `onmessage = ({ data }) => {
    for (const { canvas, width, height } of data) {
      const picture = new OffscreenCanvas(width, height);
      const context = picture.getContext('2d');
      const gradient = context.createLinearGradient(0, 0, width, height);
      gradient.addColorStop(0, 'navy');
      gradient.addColorStop(1, 'gold');
      context.fillStyle = gradient;
      context.fillRect(0, 0, width, height);
      canvas.getContext('bitmaprenderer').transferFromImageBitmap(picture.transferToImageBitmap());
    }
    requestAnimationFrame(() => postMessage('drawn'));
  };`;
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  const list = [...document.querySelectorAll('canvas')].map((one) => ({
    canvas: one.transferControlToOffscreen(),
    width: one.clientWidth,
    height: one.clientHeight,
  }));
  const drawn = new Promise((done) => worker.addEventListener('message', done, { once: true }));
  worker.postMessage(
    list,
    list.map((one) => one.canvas),
  );
  await drawn;
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
