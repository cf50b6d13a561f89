import { SeqError } from '../../../base/seq-error.ts';
import { checkChunkPlace, type Chunk, intAt } from '../chunks/chunk-grid.ts';
import type { ExrPart } from '../header/exr-header.ts';

/** The two compressed pieces of a deep chunk. */
export interface DeepChunk {
  /** Samples of each pixel, counted on from the row's left end. */
  readonly counts: Uint8Array;
  /** Row by row, within a row channel by channel, within a channel pixel by pixel. */
  readonly samples: Uint8Array;
}

/** Three 64-bit sizes end the chunk's header: packed counts, packed samples, unpacked samples. */
const SIZES_BYTES = 24;

/** OpenEXR File Layout, "Deep Data": views of a deep chunk's pieces, after its header was found to be the right one. */
export function readDeepChunk(part: ExrPart, multiPart: boolean, chunk: Chunk, bytes: Uint8Array): DeepChunk {
  const dataStart = checkChunkPlace(part, multiPart, chunk, bytes);
  const sizes = dataStart - SIZES_BYTES;
  const countsBytes = sizeAt(bytes, sizes);
  const samplesBytes = sizeAt(bytes, sizes + 8);
  if (countsBytes + samplesBytes > bytes.length - dataStart) throw new SeqError('truncated', 'the file ends inside it');
  const samplesStart = dataStart + countsBytes;
  return {
    counts: bytes.subarray(dataStart, samplesStart),
    samples: bytes.subarray(samplesStart, samplesStart + samplesBytes),
  };
}

/** 64 bits, as a number: what is more than it can hold exactly is more than any file has. */
function sizeAt(bytes: Uint8Array, at: number): number {
  return (intAt(bytes, at) >>> 0) + (intAt(bytes, at + 4) >>> 0) * 2 ** 32;
}
