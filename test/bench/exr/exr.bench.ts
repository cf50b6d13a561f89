import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BenchPage, launchBrowser, measurePeak, rendererProcesses, serveFiles } from './bench-browser.ts';
import { DECODERS, bundleWorker, type DecoderName, type WorkerBundle } from './bundle-workers.ts';
import { buildNative, startNative, writeFrames, type NativeReader } from './native-library.ts';
import { machine, pasteResult } from '../paste-table.ts';
import { processorMs } from '../processor-time.ts';
import { median, resultMarkdown, resultTable, type BenchResult } from './report.ts';

const FOLDER = resolve(import.meta.dirname, '../../../.cache/bench');
const COMPRESSIONS = [
  'none',
  'rle',
  'zips',
  'zip',
  'piz',
  'pxr24',
  'b44',
  'b44a',
  'dwaa',
  'dwab',
  'htj2k256',
  'htj2k32',
];
const SMALL = [64, 64] as const;
/** The slow ones need no more. */
const RIVAL_ROUNDS = 3;
const USAGE = `npm run bench -- exr [options]
  --sizes 2048x1152,3840x2160   frame sizes
  --compressions piz,zip        some (${COMPRESSIONS.join(', ')})
  --decoders ours,three         of ${DECODERS.join(', ')}
  --rounds 5                    runs of each decoder, interleaved; the others are run three times at most
  --no-memory                   without the peak memory of each decoder (a fresh browser each)
  --paste                       puts the table into the guide
SEQ_OPENEXR=PREFIX compares with the library installed there; HTJ2K needs OpenEXR 3.4 or newer.`;

interface Settings {
  readonly sizes: readonly (readonly [number, number])[];
  readonly compressions: readonly string[];
  readonly decoders: readonly DecoderName[];
  readonly rounds: number;
  readonly memory: boolean;
  readonly paste: boolean;
}

function readSettings(options: readonly string[]): Settings {
  const { values } = parseArgs({
    args: [...options],
    options: {
      sizes: { type: 'string', default: '2048x1152,3840x2160' },
      compressions: { type: 'string', default: COMPRESSIONS.join() },
      decoders: { type: 'string', default: DECODERS.join() },
      rounds: { type: 'string', default: '5' },
      'no-memory': { type: 'boolean', default: false },
      paste: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) console.log(USAGE);
  const sizes = values.sizes.split(',').map((size) => {
    const [width = NaN, height = NaN] = size.split('x').map(Number);
    if (!(width > 0 && height > 0)) throw new TypeError(`--sizes: ${size} is no size like 2048x1152`);
    return [width, height] as const;
  });
  const wanted = values.decoders.split(',');
  return {
    sizes: values.help ? [] : sizes,
    compressions: COMPRESSIONS.filter((name) => values.compressions.split(',').includes(name)),
    decoders: DECODERS.filter((name) => name === 'ours' || wanted.includes(name)),
    rounds: Number(values.rounds),
    memory: !values['no-memory'],
    paste: values.paste,
  };
}

/** What a run measures with. */
interface Bench {
  readonly settings: Settings;
  readonly address: string;
  readonly bundles: readonly WorkerBundle[];
  readonly native: NativeReader | null;
}

interface Frame {
  readonly size: string;
  readonly compression: string;
  /** Name in the bench's folder. */
  readonly file: string;
  readonly encodedBytes: number;
  readonly decodedBytes: number;
}

interface Measured {
  readonly times: number[];
  /** Milliseconds of processor time, beside `times`. */
  readonly cpu: (number | null)[];
  peakBytes: number | null;
}

/** Milliseconds of every decoder's runs, interleaved. A decoder that failed once is not asked again. */
async function timeFrame({ settings, address, native }: Bench, { file }: Frame): Promise<Map<string, Measured>> {
  const measured = new Map<string, Measured>(
    settings.decoders.map((name) => [name, { times: [], cpu: [], peakBytes: null }]),
  );
  const library: Measured = { times: [], cpu: [], peakBytes: null };
  const browser = await launchBrowser();
  const page = await BenchPage.open(browser, address);
  const processes = await rendererProcesses(browser);
  for (const name of settings.decoders) await page.ask(name, { load: file });
  for (let round = 0; round < settings.rounds; round++) {
    for (const [name, { times, cpu }] of measured) {
      if (times.length < round || (name !== 'ours' && round >= RIVAL_ROUNDS)) continue;
      const before = processorMs(processes);
      const { ms } = await page.ask(name, { decode: true });
      const after = processorMs(processes);
      if (ms === undefined) continue;
      times.push(ms);
      cpu.push(before === null || after === null ? null : after - before);
    }
    if (!native) continue;
    const { ms, cpuMs, peakBytes } = await native.read(resolve(FOLDER, file));
    library.times.push(ms);
    library.cpu.push(cpuMs);
    library.peakBytes = peakBytes;
  }
  await browser.close();
  return native ? measured.set('native', library) : measured;
}

async function measureFrame(bench: Bench, frame: Frame): Promise<BenchResult[]> {
  const { settings, address, bundles } = bench;
  const { size, compression, file, encodedBytes, decodedBytes } = frame;
  const measured = await timeFrame(bench, frame);
  if (settings.memory) {
    for (const name of settings.decoders) {
      const peakBytes = await measurePeak(address, name, `${SMALL.join('x')}-${compression}.exr`, file, encodedBytes);
      const own = measured.get(name);
      if (own) own.peakBytes = peakBytes;
    }
  }
  const ours = median(measured.get('ours')?.times ?? []);
  return [...measured].map(([decoder, { times, cpu, peakBytes }]) => {
    const ms = median(times);
    const known = cpu.filter((value) => value !== null);
    return {
      size,
      compression,
      decoder,
      ms,
      runs: times.length,
      cpuMs: known.length > 0 ? Math.min(...known) : null,
      oursRatio: ms && ours ? ours / ms : null,
      megabytesPerSecond: ms ? decodedBytes / 1e3 / ms : null,
      peakBytes,
      encodedBytes,
      decodedBytes,
      bundleBytes: bundles.find(({ name }) => name === decoder)?.gzipBytes ?? null,
    };
  });
}

function framesOf({ sizes, compressions }: Settings): Frame[] {
  return sizes.flatMap(([width, height]) =>
    compressions.flatMap((compression) => {
      const size = `${width}x${height}`;
      const file = `${size}-${compression}.exr`;
      if (!existsSync(resolve(FOLDER, file))) return [];
      const encodedBytes = statSync(resolve(FOLDER, file)).size;
      return [{ size, compression, file, encodedBytes, decodedBytes: width * height * 8 }];
    }),
  );
}

/**
 * Times our decoder, three others in a Chromium worker and, where it is installed, the reference library on noisy half
 * RGBA frames, interleaved; prints one JSON object a line, then a table, and keeps both in .cache/bench.
 */
export async function run(options: readonly string[]): Promise<void> {
  const settings = readSettings(options);
  if (settings.sizes.length === 0) return;
  mkdirSync(FOLDER, { recursive: true });
  const library = buildNative(FOLDER);
  if (library) for (const size of [SMALL, ...settings.sizes]) writeFrames(library, FOLDER, size);
  else console.log('No reference library (Debian: g++ libopenexr-dev): only frames that are in .cache/bench are used.');
  const bundles: WorkerBundle[] = [];
  for (const name of settings.decoders) bundles.push(await bundleWorker(name));
  const [server, address] = await serveFiles(FOLDER, bundles);
  const native = library ? startNative(library) : null;
  const results: BenchResult[] = [];
  try {
    for (const frame of framesOf(settings)) {
      const own = await measureFrame({ settings, address, bundles, native }, frame);
      for (const result of own) console.log(JSON.stringify(result));
      results.push(...own);
    }
  } finally {
    server.close();
    native?.close();
  }
  const table = resultTable(results);
  const bytes = bundles.map(({ name, gzipBytes }) => `${name} ${gzipBytes}`).join(', ');
  const beside = library ? `native: OpenEXR ${library.version}, one thread\n` : '';
  console.log(`\n${table}\n\n${beside}Worker script with its decoder, gzipped bytes: ${bytes}`);
  writeFileSync(resolve(FOLDER, 'results.jsonl'), results.map((result) => `${JSON.stringify(result)}\n`).join(''));
  writeFileSync(resolve(FOLDER, 'results.txt'), `${table}\n`);
  if (!settings.paste) return;
  const versions = library ? `native is OpenEXR ${library.version}, one thread` : 'the reference library was not found';
  const rounds = `Medians of ${settings.rounds} rounds in turn; ${versions}. ${machine()}.`;
  await pasteResult('exr', `${resultMarkdown(results)}\n\n${rounds}`);
}
