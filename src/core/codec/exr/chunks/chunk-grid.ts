import type { PixelWindow } from '../../../frame/planes.ts';
import { COMPRESSION_METHODS } from '../header/compression.ts';
import type { ExrChannel, ExrLevel, ExrPart } from '../header/exr-header.ts';
import { tileCounts } from '../header/levels.ts';
import { SeqError } from '../../../base/seq-error.ts';
import { chunkHeaderBytes } from './chunk-offsets.ts';

/** Pixels of a level, from its top left corner. */
export interface ChunkArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One chunk of a level: where it stands in the offset table, in the file's coordinates and in the picture. */
export interface Chunk extends ChunkArea {
  /** Entry in the part's offset table. */
  readonly index: number;
  /** What the chunk says of itself: [y], or [tile x, tile y, level x, level y]. */
  readonly coordinates: readonly number[];
}

/** The chunks of one level in picture order: row by row, left to right. */
export interface ChunkGrid {
  readonly level: ExrLevel;
  /** Pixels that the level's samples stand for, in the part's coordinates. */
  readonly window: PixelWindow;
  /** Rows of pixels in a full chunk. */
  readonly chunkHeight: number;
  readonly columns: number;
  readonly rows: number;
  chunkAt(position: number): Chunk;
}

/** OpenEXR File Layout, "Scan Line Blocks", "Tiles", "Offset Tables". */
export function chunkGrid(part: ExrPart, level: ExrLevel): ChunkGrid {
  const [xMin, yMin] = part.dataWindow;
  const { width, height } = level;
  const window: PixelWindow = [xMin, yMin, xMin + width - 1, yMin + height - 1];
  const { tiles } = part;
  if (!tiles) {
    const { rowsPerChunk } = COMPRESSION_METHODS[part.compression];
    const chunkAt = (index: number): Chunk => {
      const y = index * rowsPerChunk;
      return { index, coordinates: [yMin + y], x: 0, y, width, height: Math.min(rowsPerChunk, height - y) };
    };
    return { level, window, chunkHeight: rowsPerChunk, columns: 1, rows: part.chunkCount, chunkAt };
  }
  let first = 0;
  for (const other of part.levels) {
    if (other === level) break;
    const [columns, rows] = tileCounts(other, tiles);
    first += columns * rows;
  }
  const [columns, rows] = tileCounts(level, tiles);
  const chunkAt = (position: number): Chunk => {
    const column = position % columns;
    const row = Math.floor(position / columns);
    const x = column * tiles.width;
    const y = row * tiles.height;
    return {
      index: first + position,
      coordinates: [column, row, ...level.level],
      x,
      y,
      width: Math.min(tiles.width, width - x),
      height: Math.min(tiles.height, height - y),
    };
  };
  return { level, window, chunkHeight: tiles.height, columns, rows, chunkAt };
}

/** Number of samples with coordinates `from` to `to`, inclusive, where there is one per `sampling`. */
export function sampleCount(sampling: number, from: number, to: number): number {
  if (sampling === 1) return to - from + 1;
  return to < from ? 0 : Math.floor(to / sampling) - Math.ceil(from / sampling) + 1;
}

export const BYTES_PER_SAMPLE = { uint: 4, half: 2, float: 4 } as const;

/** Size of a channel at a level, in samples. */
export function channelSize(
  channel: ExrChannel,
  [xMin, yMin, xMax, yMax]: PixelWindow,
): [width: number, height: number] {
  return [sampleCount(channel.xSampling, xMin, xMax), sampleCount(channel.ySampling, yMin, yMax)];
}

/** A little-endian 32-bit integer; a view for each of thousands of chunks would cost more than they do. */
export function intAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}

/**
 * Finds that the bytes begin with the header of that very chunk; returns the header's length.
 * OpenEXR File Layout, "Chunk Layout".
 *
 * @throws SeqError `truncated` or `decode-failed`, not naming the chunk.
 */
export function checkChunkPlace(part: ExrPart, multiPart: boolean, chunk: Chunk, bytes: Uint8Array): number {
  const headerBytes = chunkHeaderBytes(part, multiPart);
  if (bytes.length < headerBytes) throw new SeqError('truncated', 'the file ends before it');
  const first = multiPart ? 4 : 0;
  const right =
    (!multiPart || intAt(bytes, 0) === part.index) &&
    chunk.coordinates.every((coordinate, index) => intAt(bytes, first + 4 * index) === coordinate);
  if (!right) throw new SeqError('decode-failed', 'the file has another chunk in its place');
  return headerBytes;
}
