import { findBrowsers } from '../../../scripts/find-browsers.mjs';
import { servePage, startSite } from '../../support/browsers/subject-page.ts';
import { SubjectBrowser } from '../../support/browsers/subject-browser.ts';
import { threeTags } from '../../support/page/viewer-page.ts';

/** Milliseconds since the page began to load. */
interface Times {
  readonly [stage: string]: number;
}

/** Pages opened in each browser; the first, which also warms the browser up, is shown apart. */
const PAGES = 7;
const PICTURES: Readonly<Record<string, string>> = {
  EXR: threeTags(),
  WebP: threeTags('', '/fixtures/stills/lossless.webp', '').replace(' frames=""', ''),
  'H.264': threeTags('', '/fixtures/video/bframes.mp4', '').replace(' frames=""', ''),
};

/** Runs in the page: waits until the first player's canvas is anything but one colour. */
async function firstPicture(): Promise<Times> {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const anything = (): boolean => {
    // Reading a canvas sooner holds Firefox up.
    if ((globalThis.seqTest.player().state?.shown ?? null) === null) return false;
    const canvas = globalThis.seqTest.canvasOf('seq-player');
    if (!canvas?.width || !context) return false;
    context.clearRect(0, 0, 16, 16);
    context.drawImage(canvas, 0, 0, 16, 16);
    const codes = new Uint32Array(context.getImageData(0, 0, 16, 16).data.buffer);
    return codes.some((code) => code !== codes[0]);
  };
  while (!anything() && performance.now() < 20_000) await globalThis.seqTest.frames();
  const picture = performance.now();
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const library = entries.find(({ name }) => name.endsWith('cdn.js'));
  return { library: library?.responseEnd ?? NaN, picture };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/**
 * `npm run bench -- browsers [browser …]`: how long a page needs to its first picture in each browser found: from the
 * start of its loading until the pixels of a picture are read off the player's canvas.
 */
export async function run(options: readonly string[]): Promise<void> {
  const site = await startSite();
  const chromium = new Map<string, number>();
  for (const found of findBrowsers().filter(({ name }) => options.length === 0 || options.includes(name))) {
    if ('missing' in found) {
      console.log(`${found.name}: not found; ${found.missing}`);
      continue;
    }
    const browser = await SubjectBrowser.start(found);
    for (const [kind, body] of Object.entries(PICTURES)) {
      servePage(site, { body });
      const times: Times[] = [];
      for (let i = 0; i < PAGES; i++) {
        await browser.ask((driver) => driver.open(`${site.origin}/`), 'open a page');
        times.push(await browser.ask((driver) => driver.evaluate(firstPicture, null), 'show a picture'));
      }
      const [first, ...rest] = times.map(({ picture = NaN }) => picture);
      const typical = median(rest);
      if (found.name === 'chromium') chromium.set(kind, typical);
      const share = chromium.has(kind) ? `, ${(typical / (chromium.get(kind) ?? NaN)).toFixed(2)} × Chromium` : '';
      const library = median(times.slice(1).map(({ library = NaN }) => library));
      console.log(
        `${found.name} ${kind}: ${typical.toFixed(0)} ms${share} (median of ${rest.length}; library read at ` +
          `${library.toFixed(0)} ms; first page ${first?.toFixed(0)} ms)`,
      );
    }
    await browser.driver.close();
  }
  await site.close();
}
