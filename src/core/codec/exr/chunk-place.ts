import { SeqError } from '../../base/seq-error.ts';
import type { Chunk } from './chunk-grid.ts';
import { chunkHeaderBytes } from './chunk-offsets.ts';
import type { ExrPart } from './exr-header.ts';

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
  if (!right) throw new SeqError('decode-failed', 'another chunk lies in its place');
  return headerBytes;
}
