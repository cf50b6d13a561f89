import type { RowRange } from '../../codec.ts';
import { isDeep } from '../decode-options.ts';
import type { ExrHeader, ExrPart } from '../header/exr-header.ts';
import { BYTES_PER_SAMPLE, type ChunkArea, type ChunkGrid, sampleCount } from './chunk-grid.ts';
import { chunkHeaderBytes, type ChunkOffsets } from './chunk-offsets.ts';
import type { PlacedChunk } from './chunk-run.ts';

/** Bytes of a deep pixel, uncompressed, that all have: its number of samples. */
const DEEP_COUNT_BYTES = 4;

/**
 * Tells the bytes of a chunk's pixels, all channels, uncompressed; of a deep one's those that are known beforehand. Asked
 * for thousands of chunks, and nearly always about a part where all pixels have the same.
 */
export function rawBytesIn(part: ExrPart): (area: ChunkArea) => number {
  const { channels } = part;
  const whole = isDeep(part) || channels.every(({ xSampling, ySampling }) => xSampling === 1 && ySampling === 1);
  const pixelBytes = channels.reduce((sum, { type }) => sum + BYTES_PER_SAMPLE[type], 0);
  const each = isDeep(part) ? DEEP_COUNT_BYTES : pixelBytes;
  if (whole) return ({ width, height }) => width * height * each;
  const [xMin, yMin] = part.dataWindow;
  return ({ x, y, width, height }) =>
    channels.reduce((sum, { type, xSampling, ySampling }) => {
      const columns = sampleCount(xSampling, xMin + x, xMin + x + width - 1);
      return sum + columns * sampleCount(ySampling, yMin + y, yMin + y + height - 1) * BYTES_PER_SAMPLE[type];
    }, 0);
}

/** The chunks of a level that begin in some rows, and where the file has them, in picture order. */
export function findChunks(
  header: ExrHeader,
  offsets: ChunkOffsets,
  part: ExrPart,
  grid: ChunkGrid,
  { from, to }: RowRange,
): PlacedChunk[] {
  const headerBytes = chunkHeaderBytes(part, header.multiPart);
  const deep = isDeep(part);
  const rawBytes = rawBytesIn(part);
  const first = Math.floor(from / grid.chunkHeight) * grid.columns;
  const end = Math.min(Math.ceil(to / grid.chunkHeight), grid.rows) * grid.columns;
  return Array.from({ length: end - first }, (_, position) => {
    const chunk = grid.chunkAt(first + position);
    const offset = offsets.offsetOf(part.index, chunk.index);
    if (offset === 0) return { chunk, range: null };
    // Data is never larger than its pixels; how many samples deep ones have is not known yet.
    const pixelBytes = deep ? Infinity : rawBytes(chunk);
    const longest = Math.min(offsets.extentAt(offset), headerBytes + pixelBytes);
    return { chunk, range: { start: offset, end: offset + longest } };
  });
}
