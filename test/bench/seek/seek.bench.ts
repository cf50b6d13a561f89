import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PlainBrowser } from '../../support/page/plain-browser.ts';
import { FaultServer } from '../../support/server/fault-server.ts';
import { buildNative, writeFrames } from '../exr/native-library.ts';
import { median } from '../exr/report.ts';
import { machine, markdownTable, pasteResult } from '../paste-table.ts';
import { processorMs } from '../processor-time.ts';
import { type AwaitedFrame, openFile, seekOnce, seekPage } from './seek-page.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const FRAMES = resolve(ROOT, '.cache/bench');
const COMPRESSIONS = 'none,rle,zips,zip,piz,pxr24,b44,b44a,dwaa,dwab,htj2k256,htj2k32';
const SIZE = '3840x2160';
const SMALL = '64x64';
/** The code has been optimised by then, and memory is filled again. */
const WARM_UP = 8;
const USAGE = `npm run bench -- seek [options]   (after npm run build)
  --compressions zip,piz   some of ${COMPRESSIONS}
  --workers 1,2            numbers of decode workers, the first compared with the others
  --rounds 9               seeks of each, in turn; 0: memory alone
  --no-memory              without the most memory that one seek takes (a fresh browser each)
  --paste                  puts the table into the guide
SEQ_OPENEXR=PREFIX writes the frames with the library installed there; HTJ2K needs OpenEXR 3.4 or newer.`;

interface Settings {
  readonly compressions: readonly string[];
  readonly workers: readonly number[];
  readonly rounds: number;
  readonly memory: boolean;
  readonly paste: boolean;
}

function readSettings(options: readonly string[]): Settings | null {
  const { values } = parseArgs({
    args: [...options],
    options: {
      compressions: { type: 'string', default: COMPRESSIONS },
      workers: { type: 'string', default: '1,2' },
      rounds: { type: 'string', default: '9' },
      'no-memory': { type: 'boolean', default: false },
      paste: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return null;
  }
  return {
    compressions: COMPRESSIONS.split(',').filter((name) => values.compressions.split(',').includes(name)),
    workers: values.workers.split(',').map(Number),
    rounds: Number(values.rounds),
    memory: !values['no-memory'],
    paste: values.paste,
  };
}

interface SeekResult {
  readonly compression: string;
  readonly workers: number;
  readonly medianMs: number;
  readonly bestMs: number;
  /** Processor time of the page's process for one frame, its drawing included. */
  readonly cpuMs: number | null;
  readonly fetchMs: number;
  readonly decodeMs: number;
  /** Beside file and planes; null: not measured. */
  readonly extraBytes: number | null;
}

/** Seeks in one page for each number of workers, in turn. */
async function measureSeeks(origin: string, compression: string, settings: Settings): Promise<SeekResult[]> {
  const address = `${origin}/frames/${SIZE}-${compression}.exr`;
  const pages: { browser: PlainBrowser; workers: number; seeks: AwaitedFrame[]; processes: number[]; cpu: number[] }[] =
    [];
  try {
    for (const workers of settings.rounds > 0 ? settings.workers : []) {
      const browser = await PlainBrowser.open(`${origin}/seek-${workers}/`);
      pages.push({ browser, workers, seeks: [], processes: await browser.rendererProcesses(), cpu: [] });
      await browser.evaluate(openFile, { address, warmUp: WARM_UP });
    }
    for (let round = 0; round < settings.rounds; round++) {
      for (const { browser, seeks, processes, cpu } of pages) {
        const before = processorMs(processes);
        seeks.push(await browser.evaluate(seekOnce, 5000 + round * 50));
        const after = processorMs(processes);
        if (before !== null && after !== null) cpu.push(after - before);
      }
    }
  } finally {
    for (const { browser } of pages) await browser.close();
  }
  const results: SeekResult[] = [];
  for (const workers of settings.workers) {
    const { seeks = [], cpu = [] } = pages.find((page) => page.workers === workers) ?? {};
    const of = (pick: (seek: AwaitedFrame) => number): number => median(seeks.map(pick)) ?? NaN;
    results.push({
      compression,
      workers,
      medianMs: of(({ ms }) => ms),
      bestMs: seeks.length > 0 ? Math.min(...seeks.map(({ ms }) => ms)) : NaN,
      cpuMs: median(cpu),
      fetchMs: of(({ fetchMs }) => fetchMs),
      decodeMs: of(({ decodeMs }) => decodeMs),
      extraBytes: settings.memory ? await measureMemory(origin, compression, workers) : null,
    });
  }
  return results;
}

function statusBytes(processId: number, field: 'VmRSS' | 'VmHWM'): number {
  const line = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${processId}/status`, 'utf8'));
  return Number(line?.[1]) * 1024;
}

/** Most memory that the first large frame of a page takes, beside its file and its planes. */
async function measureMemory(origin: string, compression: string, workers: number): Promise<number | null> {
  if (!existsSync('/proc/self/clear_refs')) return null;
  const browser = await PlainBrowser.open(`${origin}/seek-${workers}/`);
  try {
    await browser.evaluate(openFile, { address: `${origin}/frames/${SMALL}-${compression}.exr`, warmUp: 4 });
    const processes = await browser.rendererProcesses();
    // 5: the high-water mark begins again at what is resident now.
    for (const id of processes) writeFileSync(`/proc/${id}/clear_refs`, '5');
    const before = processes.map((id) => statusBytes(id, 'VmRSS'));
    await browser.evaluate(openFile, { address: `${origin}/frames/${SIZE}-${compression}.exr`, warmUp: 0 });
    const grown = Math.max(...processes.map((id, i) => statusBytes(id, 'VmHWM') - (before[i] ?? 0)));
    const [width = 0, height = 0] = SIZE.split('x').map(Number);
    return grown - statSync(resolve(FRAMES, `${SIZE}-${compression}.exr`)).size - width * height * 8;
  } finally {
    await browser.close();
  }
}

function table(results: readonly SeekResult[], [first = 1, ...others]: readonly number[]): string {
  const cell = (value: number | null | undefined, digits = 0): string =>
    Number.isFinite(value) ? Number(value).toFixed(digits) : '–';
  const head = ['3840×2160 half RGBA', `${first} worker, ms`];
  for (const count of others) head.push(`${count} workers, ms`, '÷', 'best ÷ best', 'CPU ÷ CPU', 'extra MB');
  const rows = [...new Set(results.map(({ compression }) => compression))].map((compression) => {
    const of = (workers: number) => results.find((one) => one.compression === compression && one.workers === workers);
    const alone = of(first);
    const row = [compression.toUpperCase(), cell(alone?.medianMs)];
    for (const count of others) {
      const many = of(count);
      const ratio = (pick: (one: SeekResult) => number | null): string => {
        const [a, b] = [many && pick(many), alone && pick(alone)];
        return a != null && b ? cell(a / b, 2) : '–';
      };
      row.push(
        cell(many?.medianMs),
        ratio((one) => one.medianMs),
        ratio((one) => one.bestMs),
      );
      row.push(
        ratio((one) => one.cpuMs),
        cell(many?.extraBytes == null ? null : many.extraBytes / 1e6),
      );
    }
    return row;
  });
  return markdownTable(head, rows);
}

/**
 * Times a seek to a 4K frame whose file is in memory, from the job's dispatch to its `stored` report, with one decode
 * worker and with more, in the built package, in turn.
 */
export async function run(options: readonly string[]): Promise<void> {
  const settings = readSettings(options);
  if (!settings) return;
  if (!existsSync(resolve(ROOT, 'dist/cdn.js'))) throw new Error('Run npm run build before.');
  mkdirSync(FRAMES, { recursive: true });
  const library = buildNative(FRAMES);
  if (library)
    for (const size of [SMALL, SIZE]) writeFrames(library, FRAMES, size.split('x').map(Number) as [number, number]);
  const site = (await FaultServer.start()).folder('/dist/', resolve(ROOT, 'dist')).folder('/frames/', FRAMES);
  for (const workers of settings.workers) site.page(`/seek-${workers}/`, seekPage(workers));
  const results: SeekResult[] = [];
  try {
    for (const compression of settings.compressions) {
      if (!existsSync(resolve(FRAMES, `${SIZE}-${compression}.exr`))) continue;
      for (const result of await measureSeeks(site.origin, compression, settings)) {
        console.log(JSON.stringify(result));
        results.push(result);
      }
    }
  } finally {
    await site.close();
  }
  const text = `${table(results, settings.workers)}\n\nMedians of ${settings.rounds} seeks each, in turn. ${machine()}.`;
  console.log(text);
  if (settings.paste) await pasteResult('seek', text);
}
