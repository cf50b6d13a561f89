import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { encode } from 'fast-png';
import { chromium, type Browser, type Page } from 'playwright-core';
import { BROWSER_FLAGS, requireBrowser } from '../../../scripts/find-browser.mjs';
import { shotMaker } from '../../support/pictures/make-shot.ts';
import { PROJECT_ROOT } from '../../support/project-root.ts';
import { median } from '../exr/report.ts';
import { machine, markdownTable, pasteResult } from '../paste-table.ts';
import { DelayedSite } from './delayed-site.ts';
import { otherBuild } from './other-build.ts';

const REFERENCE = 'ef208b8';
const TILES = 12;
const LATENCIES_MS = [0, 40];
/** Visits with one browser profile: the first finds nothing in its cache, after the third scripts are kept compiled. */
const VISITS = 5;
const WARMING = 3;
/** Between two visits, so that the end of one is not the beginning of the other. */
const REST_MS = 400;
const USAGE = `npm run bench -- start [options]   (after npm run build)
  --against ef208b8,…   builds to compare with: commits, built when first asked for, or NAME=FOLDER
  --scenes exr,tiles       some of exr, tiles, png, video
  --latencies 0,40         milliseconds to each answer of the server
  --rounds 7               of all pages and builds, turn about
  --paste                  puts the table into the guide`;

/** Tags of a page, by the name of the table's row. */
const SCENES: Readonly<Record<string, { readonly name: string; readonly body: string }>> = {
  exr: { name: '1080p EXR', body: player('/files/1001.exr', 960) },
  tiles: {
    name: `${TILES} tiles of 1080p EXR, all`,
    body: Array.from({ length: TILES }, (_, n) => player(`/files/${1001 + n}.exr`, 300)).join('\n'),
  },
  png: { name: '1080p PNG', body: player('/files/still.png', 960) },
  video: { name: 'H.264', body: player('/files/shot.mp4', 960) },
};

function player(src: string, width: number): string {
  return `<seq-player style="width:${width}px;height:${(width * 9) / 16}px" src="${src}"></seq-player>`;
}

interface Build {
  readonly name: string;
  readonly dist: string;
}

interface Settings {
  readonly against: readonly string[];
  readonly scenes: readonly string[];
  readonly latencies: readonly number[];
  readonly rounds: number;
  readonly paste: boolean;
}

function readSettings(options: readonly string[]): Settings | null {
  const { values } = parseArgs({
    args: [...options],
    options: {
      against: { type: 'string', default: REFERENCE },
      scenes: { type: 'string', default: Object.keys(SCENES).join() },
      latencies: { type: 'string', default: LATENCIES_MS.join() },
      rounds: { type: 'string', default: '7' },
      paste: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return null;
  }
  return {
    against: values.against.split(',').filter(Boolean),
    scenes: values.scenes.split(',').filter((scene) => scene in SCENES),
    latencies: values.latencies.split(',').map(Number),
    rounds: Number(values.rounds),
    paste: values.paste,
  };
}

/** What all pages show. */
function makeFiles(): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const frame = shotMaker();
  for (let n = 0; n < TILES; n++) files.set(`/files/${1001 + n}.exr`, frame(1001 + n));
  files.set('/files/shot.mp4', readFileSync(resolve(PROJECT_ROOT, 'stories/assets/shot.mp4')));
  const [width, height] = [1920, 1080];
  const data = new Uint8Array(width * height * 3).map((_, i) => (i / 3 / width) ^ (i >> 4) ^ ((i * 7919) >> 12));
  files.set('/files/still.png', encode({ width, height, data, channels: 3 }));
  return files;
}

function page(library: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Start</title><link rel="icon" href="data:,">
<script type="module" src="${library}"></script></head>
<body>${body}</body></html>`;
}

/** Runs in the page: milliseconds from the beginning of its loading until every player has shown its first picture. */
async function untilAllShown(): Promise<number> {
  await customElements.whenDefined('seq-player');
  const players = document.querySelectorAll<HTMLElement & { ready: Promise<void> }>('seq-player');
  await Promise.all([...players].map(({ ready }) => ready));
  return performance.now();
}

/** Opens a page some times with one profile of the browser: without anything in its cache, then with all. */
async function visit(browser: Browser, url: string): Promise<{ readonly cold: number; readonly warm: number[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const tab: Page = await context.newPage();
  const times: number[] = [];
  for (let n = 0; n < VISITS; n++) {
    await tab.goto('about:blank');
    await tab.waitForTimeout(REST_MS);
    await tab.goto(url, { waitUntil: 'commit' });
    times.push(await tab.evaluate(untilAllShown));
  }
  await context.close();
  return { cold: times[0] ?? NaN, warm: times.slice(WARMING) };
}

type Times = Map<string, number[]>;

function rowsOf(times: Times, settings: Settings, builds: readonly Build[]): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (const scene of settings.scenes) {
    for (const latency of settings.latencies) {
      for (const cache of ['cold', 'warm']) {
        const of = (build: number): readonly number[] => times.get(`${scene} ${latency} ${cache} ${build}`) ?? [];
        const middle = (build: number): number => median(of(build)) ?? NaN;
        const least = (build: number): number => Math.min(...of(build));
        const others = builds
          .slice(1)
          .flatMap((_, n) => [
            middle(n + 1).toFixed(0),
            (middle(0) / middle(n + 1)).toFixed(2),
            (least(0) / least(n + 1)).toFixed(2),
          ]);
        rows.push([SCENES[scene]?.name ?? scene, String(latency), cache, middle(0).toFixed(0), ...others]);
      }
    }
  }
  return rows;
}

/**
 * Times the start of a page beside other builds, turn about: milliseconds from navigation until every player has shown its
 * first picture.
 */
export async function run(options: readonly string[]): Promise<void> {
  const settings = readSettings(options);
  if (!settings) return;
  if (!existsSync(resolve(PROJECT_ROOT, 'dist/cdn.js'))) throw new Error('Run npm run build before.');
  const builds: Build[] = [
    { name: 'now', dist: resolve(PROJECT_ROOT, 'dist') },
    ...settings.against.map((name) => otherBuild(name)),
  ];
  const browser = await chromium.launch({ executablePath: requireBrowser(), headless: true, args: [...BROWSER_FLAGS] });
  const times: Times = new Map();
  const sites: DelayedSite[] = [];
  const files = makeFiles();
  try {
    for (const latency of settings.latencies) {
      const site = await DelayedSite.start(latency);
      for (const [path, bytes] of files) site.file(path, bytes);
      for (const [index, { dist }] of builds.entries()) {
        site.folder(`/build${index}/`, dist);
        for (const scene of settings.scenes)
          site.file(`/${scene}${index}.html`, page(`/build${index}/cdn.js`, SCENES[scene]?.body ?? ''));
      }
      sites.push(site);
    }
    for (let round = 0; round < settings.rounds; round++) {
      for (const scene of settings.scenes) {
        for (const [position, latency] of settings.latencies.entries()) {
          // Who comes first has found the machine as the last page left it.
          const order = [...builds.keys()].map((n) => (n + round) % builds.length);
          for (const index of order) {
            const { cold, warm } = await visit(browser, `${sites[position]?.origin}/${scene}${index}.html`);
            const add = (cache: string, values: readonly number[]): void => {
              const key = `${scene} ${latency} ${cache} ${index}`;
              times.set(key, [...(times.get(key) ?? []), ...values]);
            };
            add('cold', [cold]);
            add('warm', warm);
          }
        }
      }
      console.log(`round ${round + 1} of ${settings.rounds}`);
    }
  } finally {
    await browser.close();
    for (const site of sites) await site.close();
  }
  const head = ['first picture, ms', 'latency', 'HTTP cache', 'now'];
  for (const { name } of builds.slice(1)) head.push(name, '÷', 'best ÷ best');
  const note = `Medians of ${settings.rounds} rounds. ${machine()}; drawing in software, Chromium ${browser.version()}.`;
  const text = `${markdownTable(head, rowsOf(times, settings, builds))}\n\n${note}`;
  console.log(text);
  if (settings.paste) await pasteResult('start', text);
}
