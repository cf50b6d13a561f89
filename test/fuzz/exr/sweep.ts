import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { ExrCompression } from '../../../src/core/codec/exr/header/compression.ts';
import { SeqError } from '../../../src/exr.ts';
import { conformanceFolder, referenceFiles } from '../../support/conformance.ts';
import { seededRandom } from '../../support/random.ts';
import { answer, openSwept, recycle, rowsOf, type SweptChunk, type SweptFile, type SweptLevel } from './swept-file.ts';

const CUTS = 200;
const FLIPS = 2000;
/** Most chunks that are changed before one decode: each stands and falls by itself. */
const AT_ONCE = 48;
/** Compressions whose whole data is under a checksum. */
const CHECKED: readonly ExrCompression[] = ['ZIP', 'ZIPS', 'PXR24'];

export interface SweepOptions {
  readonly seed: number;
  /** Part of the files' paths; all when absent. */
  readonly only?: string | undefined;
  /** Told the number of each decode before it starts, for the watchdog. */
  readonly started: (iteration: number) => void;
}

export interface SweepReport {
  readonly cases: number;
  readonly failures: readonly string[];
  readonly files: number;
  readonly cuts: number;
  readonly flips: number;
  /** Answers by kind. */
  readonly whole: number;
  readonly partial: number;
  readonly refused: number;
}

type Count = Record<'cuts' | 'flips' | 'whole' | 'partial' | 'refused', number>;

interface Changed {
  readonly at: number;
  readonly to: number;
}

/** The good files: the reference sets and the fixtures here. */
function goodFiles(): string[] {
  const folder = conformanceFolder();
  const sets = folder
    ? (['matrix', 'aswf', 'htj2k'] as const).flatMap((set) =>
        referenceFiles(set).map(({ file }) => resolve(folder, set, file)),
      )
    : [];
  const fixtures = resolve(import.meta.dirname, '../../fixtures/exr');
  const own = readdirSync(fixtures).filter((name) => name.endsWith('.exr'));
  return [...own.map((name) => resolve(fixtures, name)), ...sets];
}

class Sweep {
  readonly #file: SweptFile;
  readonly #count: Count;
  readonly #started: () => void;

  constructor(file: SweptFile, count: Count, started: () => void) {
    this.#file = file;
    this.#count = count;
    this.#started = started;
  }

  async #answer(bytes: Uint8Array, of: SweptLevel): ReturnType<typeof answer> {
    this.#started();
    const result = await answer(bytes, of);
    if (result instanceof SeqError) this.#count.refused++;
    else {
      if (result.complete !== (result.error === undefined)) throw new Error('complete and error disagree');
      if (result.complete) this.#count.whole++;
      else this.#count.partial++;
    }
    return result;
  }

  /** The file's first `length` bytes: each part's rows before the cut, and zeros. */
  async cut(length: number): Promise<void> {
    this.#count.cuts++;
    for (const of of this.#file.levels) {
      const result = await this.#answer(this.#file.bytes.subarray(0, length), of);
      if (result instanceof SeqError) {
        if (!['truncated', 'format-unsupported'].includes(result.code)) throw new Error(`a cut is ${result.code}`);
        continue;
      }
      const { height } = of.level;
      const isLined = of.part.tiles === null && of.part.lineOrder === 'increasing';
      const there = result.complete ? height : isLined ? result.rows : 0;
      for (const [i, plane] of result.planes.entries()) {
        const expected = of.planes[i];
        if (!expected || !rowsOf(plane, of.part, 0, there).equals(rowsOf(expected, of.part, 0, there))) {
          throw new Error(`${plane.name}: rows before the cut differ`);
        }
        if (!result.complete && isLined && rowsOf(plane, of.part, there, height).some((byte) => byte !== 0)) {
          throw new Error(`${plane.name}: rows behind the cut are not zero`);
        }
      }
      recycle(result);
    }
  }

  /** A change before the first chunk: any answer in time. */
  async flipHeader(change: Changed): Promise<void> {
    this.#count.flips++;
    const bytes = this.#changed([change]);
    for (const of of this.#file.levels) {
      const result = await this.#answer(bytes, of);
      if (!(result instanceof SeqError)) recycle(result);
    }
  }

  /** Changes in chunks of one level: all other rows as they were. */
  async flipChunks(of: SweptLevel, changes: readonly (Changed & { readonly hit: SweptChunk })[]): Promise<void> {
    this.#count.flips += changes.length;
    const bytes = this.#changed(changes);
    const result = await this.#answer(bytes, of);
    if (result instanceof SeqError) {
      if (!['decode-failed', 'truncated', 'frame-too-large'].includes(result.code)) throw new Error(result.code);
      return;
    }
    const hits = changes.map(({ hit }) => hit).sort((a, b) => a.chunk.y - b.chunk.y);
    const checked = (hit: SweptChunk): boolean =>
      CHECKED.includes(of.part.compression) && !isStored(this.#file, hit) && isRefused(bytes, hit);
    for (const [i, plane] of result.planes.entries()) {
      const expected = of.planes[i];
      if (!expected) throw new Error('another number of planes');
      const same = (from: number, to: number): boolean =>
        rowsOf(plane, of.part, from, to).equals(rowsOf(expected, of.part, from, to));
      let y = 0;
      for (const hit of hits) {
        const { chunk } = hit;
        if (chunk.y > y && !same(y, chunk.y)) throw new Error(`${plane.name}: rows ${y} to ${chunk.y} changed`);
        y = Math.max(y, chunk.y + chunk.height);
        if (of.part.tiles || same(chunk.y, y) || !checked(hit)) continue;
        if (rowsOf(plane, of.part, chunk.y, y).some((byte) => byte !== 0)) {
          throw new Error(`${plane.name}: wrong pixels from row ${chunk.y}, under a checksum`);
        }
        if (result.complete) throw new Error(`${plane.name}: complete without rows ${chunk.y}`);
      }
      if (!same(y, of.level.height)) throw new Error(`${plane.name}: rows from ${y} on changed`);
      if (result.complete && !same(0, of.level.height) && hits.every(checked)) {
        throw new Error(`${plane.name}: complete with wrong pixels`);
      }
    }
    recycle(result);
  }

  #changed(changes: readonly Changed[]): Uint8Array {
    const bytes = this.#file.bytes.slice();
    for (const { at, to } of changes) bytes[at] = to;
    return bytes;
  }
}

/** Whether a chunk is stored without compression, and so without a checksum; a deep one may be in part. */
function isStored({ bytes }: SweptFile, { of, chunk, dataStart }: SweptChunk): boolean {
  if (of.part.type.startsWith('deep')) return true;
  const size = new DataView(bytes.buffer, bytes.byteOffset).getInt32(dataStart - 4, true);
  const [xMin, yMin] = of.part.dataWindow;
  const samples = (first: number, length: number, sampling: number): number =>
    Math.floor((first + length - 1) / sampling) - Math.ceil(first / sampling) + 1;
  const raw = of.part.channels.reduce((sum, { type, xSampling, ySampling }) => {
    const columns = samples(xMin + chunk.x, chunk.width, xSampling);
    return sum + columns * samples(yMin + chunk.y, chunk.height, ySampling) * (type === 'half' ? 2 : 4);
  }, 0);
  return size >= raw;
}

/** Whether zlib refuses a changed chunk too: Adler-32 misses some changes, four bytes that trade places in pairs. */
function isRefused(bytes: Uint8Array, { dataStart, end }: SweptChunk): boolean {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getInt32(dataStart - 4, true);
  try {
    inflateSync(bytes.subarray(dataStart, Math.min(dataStart + size, end)));
    return false;
  } catch {
    return true;
  }
}

/** The seeded changes of a file, those in chunks as batches that change a chunk at most once. */
function drawFlips(file: SweptFile, random: () => number): [Changed[], (Changed & { readonly hit: SweptChunk })[][]] {
  const header: Changed[] = [];
  const batches: (Changed & { readonly hit: SweptChunk })[][] = [];
  for (let i = 0; i < FLIPS; i++) {
    const at = Math.floor(random() * file.bytes.length);
    const change = { at, to: (file.bytes[at] ?? 0) ^ (1 + Math.floor(random() * 255)) };
    const hit = file.chunks.find(({ start, end }) => start <= at && at < end);
    if (!hit) {
      header.push(change);
      continue;
    }
    const open = batches.find(
      (batch) => batch.length < AT_ONCE && batch[0]?.hit.of === hit.of && batch.every((other) => other.hit !== hit),
    );
    if (open) open.push({ ...change, hit });
    else batches.push([{ ...change, hit }]);
  }
  return [header, batches];
}

/** Cuts each good file at 200 places and changes 2,000 bytes of it. Everything follows from the seed. */
export async function runSweep({ seed, only = '', started }: SweepOptions): Promise<SweepReport> {
  const failures: string[] = [];
  const count: Count = { cuts: 0, flips: 0, whole: 0, partial: 0, refused: 0 };
  let cases = 0;
  const next = (): void => started(cases++);
  const paths = goodFiles().filter((path) => path.includes(only));
  for (const [number, path] of paths.entries()) {
    const name = basename(path);
    next();
    const file = await openSwept(new Uint8Array(readFileSync(path)));
    const sweep = new Sweep(file, count, next);
    const random = seededRandom(Math.imul(seed, 2654435761) + number);
    const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (error) {
        failures.push(`${name}, ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
    };
    for (let i = 0; i < CUTS; i++) {
      const length = Math.floor((file.bytes.length * i) / CUTS);
      await attempt(`cut after ${length} bytes`, () => sweep.cut(length));
    }
    const [header, batches] = drawFlips(file, random);
    const places = (changes: readonly Changed[]): string => changes.map(({ at, to }) => `${at}→${to}`).join(' ');
    for (const change of header) await attempt(`bytes ${places([change])}`, () => sweep.flipHeader(change));
    for (const batch of batches) {
      const of = batch[0]?.hit.of;
      if (of) await attempt(`bytes ${places(batch)}`, () => sweep.flipChunks(of, batch));
    }
    mkdirSync('.cache/fuzz', { recursive: true });
    const line = { name, number, of: paths.length, ...count, failures: failures.length };
    writeFileSync('.cache/fuzz/exr-sweep.json', `${JSON.stringify({ line, failures }, null, 2)}\n`);
    if (failures.length > 40) break;
  }
  return { cases, failures, files: paths.length, ...count };
}
