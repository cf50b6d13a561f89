import { halfToNumber } from '../../../frame/half-float.ts';
import type { DeepChannel } from './deep-groups.ts';
import { SeqError } from '../../../base/seq-error.ts';
import { checkChunkPlace, type Chunk, intAt } from '../chunks/chunk-grid.ts';
import type { ExrPart } from '../header/exr-header.ts';

let halves: Float32Array | undefined;

/** The values of all halves by their bits: a hundred times faster than working each out. */
function halfValues(): Float32Array {
  return (halves ??= Float32Array.from({ length: 65536 }, (_, bits) => halfToNumber(bits)));
}

/** One row of a deep chunk's samples: each channel's lie together. */
export class DeepRow {
  readonly #view: DataView;
  readonly #halves = halfValues();
  /** Samples of the row. */
  #samples = 0;
  #start = 0;

  /** `bytes` are the chunk's unpacked samples. */
  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Goes to the row that begins at byte `start` and has that many samples. */
  move(start: number, samples: number): void {
    this.#start = start;
    this.#samples = samples;
  }

  #at({ bytesPerSample, bytesBefore }: DeepChannel, sample: number): number {
    return this.#start + this.#samples * bytesBefore + sample * bytesPerSample;
  }

  /** The value of a channel's sample. */
  valueAt(channel: DeepChannel, sample: number): number {
    const at = this.#at(channel, sample);
    if (channel.type === 'half') return this.#halves[this.#view.getUint16(at, true)] ?? 0;
    return channel.type === 'float' ? this.#view.getFloat32(at, true) : this.#view.getUint32(at, true);
  }

  /** Its bits, as stored. */
  bitsAt(channel: DeepChannel, sample: number): number {
    const at = this.#at(channel, sample);
    return channel.type === 'half' ? this.#view.getUint16(at, true) : this.#view.getUint32(at, true);
  }
}

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
