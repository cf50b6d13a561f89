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

/** Scan-line chunks that lie end to end in the file. */
export interface ChunkRun {
  /** How many. */
  readonly chunks: number;
  /** All their bytes. */
  readonly range: FileRange;
  /** Where each begins, and where the last one ends, counted from the first one's beginning. */
  readonly starts: readonly number[];
  /** Their pixels together; the coordinates are the first one's. */
  readonly chunk: Chunk;
}

/** Pixels of a run of single rows, all channels: with its input about what a processor keeps near. */
const RUN_BYTES = 2 ** 18;
const MOST_ROWS = 256;
/** Pixels of two larger chunks that are decoded side by side: more of the kernels' memory would not be kept. */
const PAIR_BYTES = 2 ** 22;

/** How many chunks of a part are decoded at once, given the bytes of a pixel row; 1: each by itself. */
export function chunksAtOnce(part: ExrPart, rowBytes: number): number {
  const { rowsPerChunk, inRuns } = COMPRESSION_METHODS[part.compression];
  if (part.tiles || inRuns === undefined || part.type !== 'scanlineimage') return 1;
  if (rowsPerChunk > 1) return 2 * rowsPerChunk * rowBytes <= PAIR_BYTES ? 2 : 1;
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(RUN_BYTES / Math.max(1, rowBytes))));
}

/** The run that begins at a position of `places` and has at most `most` chunks; undefined where there is none. */
export function findRun(places: readonly PlacedChunk[], position: number, most: number): ChunkRun | undefined {
  const first = places[position];
  if (most === 1 || !first?.range) return undefined;
  const { start } = first.range;
  const starts = [0, first.range.end - start];
  let { end } = first.range;
  let { height } = first.chunk;
  for (let i = position + 1; i < position + most; i++) {
    const place = places[i];
    if (place?.range?.start !== end) break;
    ({ end } = place.range);
    height += place.chunk.height;
    starts.push(end - start);
  }
  const chunks = starts.length - 1;
  return chunks === 1 ? undefined : { chunks, range: { start, end }, starts, chunk: { ...first.chunk, height } };
}
