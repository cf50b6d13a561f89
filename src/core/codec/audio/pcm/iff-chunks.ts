import type { ReadBytes } from './pcm-claims.ts';

/** A chunk of an IFF file: RIFF counts little-endian, FORM and RIFX big-endian. */
export interface IffChunk {
  /** Four characters: `fmt `. */
  readonly id: string;
  readonly start: number;
  /** As it says; what the file really has may be less. */
  readonly length: number;
}

/** Ahead of the chunks: `RIFF`, a length, `WAVE`. */
const FILE_HEADER = 12;
const CHUNK_HEADER = 8;
/** More chunks than this are no sound file. */
const MOST_CHUNKS = 1000;

/** The chunks of a file, one after the other. `lengthOf` knows better how long some are. */
export async function* iffChunks(
  read: ReadBytes,
  littleEndian: boolean,
  lengthOf: (id: string, length: number) => number = (_, length) => length,
): AsyncGenerator<IffChunk> {
  let at = FILE_HEADER;
  for (let count = 0; count < MOST_CHUNKS; count++) {
    const header = await read(at, at + CHUNK_HEADER);
    if (!header || header.length < CHUNK_HEADER) return;
    const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
    const id = String.fromCharCode(...header.subarray(0, 4));
    const length = lengthOf(id, view.getUint32(4, littleEndian));
    yield { id, start: at + CHUNK_HEADER, length };
    // Chunks begin at even places.
    at += CHUNK_HEADER + length + (length % 2);
    if (!Number.isSafeInteger(at)) return;
  }
}

/** At most `most` bytes of a chunk as a view; null where there are fewer than `least`. */
export async function chunkView(
  read: ReadBytes,
  { start, length }: IffChunk,
  least: number,
  most: number,
): Promise<DataView | null> {
  const bytes = await read(start, start + Math.min(length, most));
  return bytes && bytes.length >= least ? new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) : null;
}
