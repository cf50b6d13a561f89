import type { Chunk } from './chunk-grid.ts';
import { COMPRESSION_METHODS } from '../header/compression.ts';
import type { ExrPart } from '../header/exr-header.ts';
import type { FileRange } from '../../codec.ts';

/** A chunk and where the file has it. */
export interface PlacedChunk {
  readonly chunk: Chunk;
  /** null: the file has no such chunk. */
  readonly range: FileRange | null;
}

/** Scan-line chunks of one row each that lie end to end in the file. */
export interface ChunkRun {
  readonly rows: number;
  /** All their bytes. */
  readonly range: FileRange;
  /** Where each begins, and where the last one ends, counted from the first one's beginning. */
  readonly starts: readonly number[];
  /** Their pixels; the coordinates are the first one's. */
  readonly chunk: Chunk;
}

/** Pixels of a run, all channels: with its input about what a processor keeps near. */
const RUN_BYTES = 2 ** 18;
const MOST_ROWS = 256;

/** How many chunks of a part are decoded at once, given the bytes of a pixel row; 1: each by itself. */
export function chunksAtOnce(part: ExrPart, rowBytes: number): number {
  const { rowsPerChunk, inRows } = COMPRESSION_METHODS[part.compression];
  if (part.tiles || rowsPerChunk > 1 || inRows === undefined || part.type !== 'scanlineimage') return 1;
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(RUN_BYTES / Math.max(1, rowBytes))));
}

/** The run that begins at a position of `places` and has at most `most` chunks; undefined where there is none. */
export function findRun(places: readonly PlacedChunk[], position: number, most: number): ChunkRun | undefined {
  const first = places[position];
  if (most === 1 || !first?.range) return undefined;
  const { start } = first.range;
  const starts = [0, first.range.end - start];
  let { end } = first.range;
  for (let i = position + 1; i < position + most; i++) {
    const range = places[i]?.range;
    if (range?.start !== end) break;
    ({ end } = range);
    starts.push(end - start);
  }
  const rows = starts.length - 1;
  return rows === 1 ? undefined : { rows, range: { start, end }, starts, chunk: { ...first.chunk, height: rows } };
}
