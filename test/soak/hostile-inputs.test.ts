import { resolve } from 'node:path';
import { expect } from 'chai';
import { residentBytes } from '../support/cache/resident-bytes.ts';
import {
  exrHeader,
  exrOfAttributes,
  exrOfChannels,
  exrOfParts,
  movieOfSamples,
  tiffOfGreedyTags,
} from '../support/hostile-files.ts';
import { PlainBrowser } from '../support/page/plain-browser.ts';
import { figure } from '../support/proof.ts';
import { viewerPage } from '../support/page/viewer-page.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { FaultServer } from '../support/server/fault-server.ts';

const MEGABYTE = 2 ** 20;
const LIMIT = 64 * MEGABYTE;
/** Longest time that the other player may stand still, milliseconds, on a machine that does nothing else. */
const LONGEST_GAP = 250;
const SECONDS = 4;

const json = (value: object): string => JSON.stringify(value);
const SEQUENCE = { format: 'seq-viewer/sequence', version: 1 };
const TIME = { OTIO_SCHEMA: 'RationalTime.1', value: 5, rate: 24 };
const RANGE = { OTIO_SCHEMA: 'TimeRange.1', start_time: TIME, duration: TIME };
const CLIP = { OTIO_SCHEMA: 'Clip.2', source_range: RANGE };

/** What each hostile input is, as attributes of a player, and what it is served as. */
const TEXTS: Readonly<Record<string, string>> = {
  'nested.json': '['.repeat(5 * MEGABYTE),
  'empties.json': `{"frames":[${'{},'.repeat(4 * MEGABYTE)}{}]}`,
  'files.json': json({ ...SEQUENCE, frames: Array.from({ length: 200_000 }, (_, at) => `a/b/c/plate.${at}.exr`) }),
  'cut.otio': json({ OTIO_SCHEMA: 'Track.1', children: Array.from({ length: 50_000 }, () => CLIP) }),
};
const TABLES: Readonly<Record<string, string>> = {
  'newlines.cube': '\n'.repeat(63 * MEGABYTE),
  'large.cube': `LUT_3D_SIZE 129\n${'0.25 0.5 0.75\n'.repeat(129 ** 3)}`,
};
const FILES: Readonly<Record<string, () => Uint8Array>> = {
  '100,000 channels': () => exrOfChannels(100_000),
  'a million attributes': () => exrOfAttributes(1_000_000),
  '4,000 parts': () => exrOfParts(4000),
  'tiles of one pixel': () => exrHeader(2000, () => {}, 1),
  'greedy TIFF tags': tiffOfGreedyTags,
  'four billion samples': () => movieOfSamples(4_294_967_295),
  '50 million samples': () => movieOfSamples(50_000_000),
};

describe('hostile inputs beside a player that plays', function () {
  this.timeout(600_000);
  const shot = new SyntheticFrames({ width: 320, height: 180 });
  const made = Object.values(FILES).map((make) => make());
  let site: FaultServer;

  before(async () => {
    site = (await FaultServer.start())
      .folder('/dist/', resolve(PROJECT_ROOT, 'dist'))
      .frames('/shot/', (frame) => shot.pieces(frame))
      .frames('/bad/', (frame) => (made[frame] ? [made[frame]] : null));
    for (const [name, text] of Object.entries({ ...TEXTS, ...TABLES })) site.page(`/${name}`, text);
  });
  after(() => site.close());

  const cases: Record<string, Readonly<Record<string, string>>> = {
    ...Object.fromEntries(Object.keys(TEXTS).map((name) => [name, { src: `/${name}` }])),
    ...Object.fromEntries(Object.keys(TABLES).map((name) => [name, { lut: `/${name}` }])),
    ...Object.fromEntries(
      Object.keys(FILES).map((name, at) => [name, { src: `/bad/x.${at}.${/samples/.test(name) ? 'mp4' : 'exr'}` }]),
    ),
    'a pattern of 80 kB': { src: `${'1,'.repeat(40_000)}1####.exr` },
    'a list of 250,000 runs': { src: '/shot/a.####.exr', frames: Array.from({ length: 170_000 }, (_, at) => at * 7 + ((at * at) % 3)).join(',').slice(0, MEGABYTE - 10).replace(/,\d*$/, '') }, // prettier-ignore
  };
  for (const [name, attributes] of Object.entries(cases)) {
    it(`${name}: the other player goes on, and memory stays within the limit and 100 MB`, async () => {
      const player = (id: string): string =>
        `<seq-player id="${id}" src="/shot/shot.####.exr" frames="1001-1016" fps="24" style="width: 160px; height: 90px"></seq-player>`;
      site.page('/', viewerPage({ body: player('a') + player('b') }));
      const browser = await PlainBrowser.open(`${site.origin}/`);
      try {
        await browser.evaluate(async (maxBytes) => {
          globalThis.seqTest.cache().setMemoryLimit({ maxBytes });
          while (globalThis.seqTest.cache().stats().entries < 16) await new Promise((done) => setTimeout(done, 50));
        }, LIMIT);
        const renderers = await browser.rendererProcesses();
        const largest = (): number => Math.max(...renderers.map(residentBytes));
        const began = largest();
        let peak = began;
        const timer = setInterval(() => (peak = Math.max(peak, largest())), 50);
        const { calm, gap, error } = await browser.evaluate(
          async ([given, seconds]) => {
            const [playing, other] = [document.querySelector('#a')!, document.querySelector('#b')!];
            const times: number[] = [];
            playing.addEventListener('seq-frame-change', (event) => {
              const { presented } = (event as CustomEvent<{ presented: { at: number }[] }>).detail;
              for (const { at } of presented) times.push(at);
            });
            const longest = (from: number, to: number): number => {
              const since = times.filter((at) => at >= from && at <= to);
              return Math.max(0, ...since.slice(1).map((at, index) => at - (since[index] ?? at)));
            };
            const rest = (ms: number): Promise<void> => new Promise((done) => void setTimeout(done, ms));
            (playing as HTMLElement & { play(): void }).play();
            await rest(2500);
            const started = performance.now();
            for (const [attribute, value] of Object.entries(given)) other.setAttribute(attribute, value);
            await rest(seconds * 1000);
            const { state } = other as unknown as { state: { error: { code: string } | null } };
            return {
              calm: longest(started - 1500, started),
              gap: longest(started, performance.now()),
              error: state.error?.code ?? 'none',
            };
          },
          [attributes, SECONDS] as const,
        );
        clearInterval(timer);
        const grown = (peak - began) / MEGABYTE;
        figure(`gap ${gap.toFixed(0)} ms (${calm.toFixed(0)} before), ${grown.toFixed(0)} MB more, error ${error}`);
        expect(gap, 'it went on').to.be.above(0);
        expect(gap).to.be.below(Math.max(LONGEST_GAP, 2 * calm));
        expect(peak - began).to.be.below(LIMIT + 100 * MEGABYTE);
      } finally {
        await browser.close();
      }
    });
  }
});
