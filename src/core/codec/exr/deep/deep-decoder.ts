import { SeqError } from '../../../base/seq-error.ts';
import { numberToHalf } from '../../../frame/half-float.ts';
import { BlockDecompressor, type KernelBlock } from '../kernel-host/block-decompressor.ts';
import type { PlaneTarget } from '../chunks/chunk-decoder.ts';
import { BYTES_PER_SAMPLE, type Chunk } from '../chunks/chunk-grid.ts';
import { COMPRESSION_METHODS } from '../header/compression.ts';
import { DeepRow, readDeepChunk } from './deep-chunk.ts';
import { type DeepChannel, type DeepGroup, deepGroups, deepSampleBytes } from './deep-groups.ts';
import { DeepPixel, MOST_PIXEL_SAMPLES } from './deep-pixel.ts';
import type { ExrPart } from '../header/exr-header.ts';
import type { Kernels } from '../kernel-host/kernel-loader.ts';

/** Unpacked samples of one chunk; more than this is refused. */
const MOST_CHUNK_BYTES = 2 ** 28;

/**
 * Unpacked samples of a whole part: this much, or that many samples for each pixel, and so many times the bytes that
 * they are stored in. Pictures of one colour stay below; a file that was made to keep a reader busy does not.
 */
const FREE_BYTES = 2 ** 24;
const FREE_PIXEL_SAMPLES = 2;
const MOST_RATIO = 16;

/** A target as the numbers that are written to it. */
interface Output {
  readonly target: PlaneTarget;
  readonly view: DataView;
}

/**
 * Decodes a deep part's chunks and flattens them into planes: colours are composited front to back, each sample over
 * those behind it; depths and whole numbers are the nearest sample's; a pixel without samples is zero.
 */
export class DeepDecoder {
  readonly #part: ExrPart;
  readonly #multiPart: boolean;
  readonly #outputs: readonly (Output | undefined)[];
  readonly #groups: readonly DeepGroup[];
  readonly #sampleBytes: number;
  /** Bytes that the part's samples may still unpack to. */
  #allowance: number;
  readonly #decompressor: BlockDecompressor;
  readonly #pixel = new DeepPixel();
  /** Compressed bytes without a structure that a kernel would know: one row of 16-bit values. */
  readonly #block: KernelBlock = {
    type: 'half',
    bytesPerSample: 2,
    xSampling: 1,
    ySampling: 1,
    pLinear: false,
    wanted: true,
    samplesPerRow: 0,
    rows: 1,
    rowBytes: 0,
    destination: 0,
  };

  /** `targets` stands beside the part's channels; undefined: not wanted. */
  constructor(
    part: ExrPart,
    multiPart: boolean,
    targets: readonly (PlaneTarget | undefined)[],
    kernels: Kernels | undefined,
  ) {
    this.#part = part;
    this.#multiPart = multiPart;
    this.#outputs = targets.map((target) => target && { target, view: viewOf(target.bytes) });
    this.#groups = deepGroups(part.channels, (index) => targets[index] !== undefined);
    this.#sampleBytes = deepSampleBytes(part.channels);
    const [xMin, yMin, xMax, yMax] = part.dataWindow;
    const pixels = (xMax - xMin + 1) * (yMax - yMin + 1);
    this.#allowance = Math.max(FREE_BYTES, pixels * FREE_PIXEL_SAMPLES * this.#sampleBytes);
    this.#decompressor = new BlockDecompressor(part.compression, [''], kernels);
  }

  /** `bytes` begin at the chunk and may go on beyond its end. Throws a SeqError that does not name the chunk. */
  decode(chunk: Chunk, bytes: Uint8Array): void {
    const { width, height } = chunk;
    const packed = readDeepChunk(this.#part, this.#multiPart, chunk, bytes);
    const ends = readEnds(this.#unpackCounts(packed.counts, width * height * 4), width * height);
    const total = countSamples(ends, width, height);
    const rawBytes = total * this.#sampleBytes;
    if (rawBytes > MOST_CHUNK_BYTES) {
      throw new SeqError('frame-too-large', `EXR: a chunk has ${total} deep samples, more than can be decoded.`);
    }
    const { samples } = packed;
    this.#allowance += samples.length * MOST_RATIO - rawBytes;
    if (this.#allowance < 0) {
      throw new SeqError(
        'frame-too-large',
        `EXR: a chunk says it has ${total} deep samples, more than its ${samples.length} bytes can hold.`,
      );
    }
    if (samples.length > rawBytes) throw new SeqError('decode-failed', `${samples.length} bytes stand for ${rawBytes}`);
    const row = new DeepRow(samples.length === rawBytes ? samples : this.#unpack(samples, rawBytes));
    let start = 0;
    for (let y = 0; y < height; y++) {
      const count = ends[y * width + width - 1] ?? 0;
      row.move(start, count);
      for (const group of this.#groups)
        this.#flattenRow(row, ends.subarray(y * width, (y + 1) * width), group, chunk, y);
      start += count * this.#sampleBytes;
    }
  }

  /** Zeroes a chunk's place in the planes. */
  clear(chunk: Chunk): void {
    this.#outputs.forEach((output, index) => {
      if (!output) return;
      for (let y = 0; y < chunk.height; y++) {
        const at = this.#placeOf(output, index, chunk, y);
        output.target.bytes.fill(0, at, at + chunk.width * this.#bytesOf(index));
      }
    });
  }

  /**
   * The table of counts, valid until the next call. The reference library compresses it wherever that is shorter than
   * the table of a chunk of full size, so at an edge it may be longer than the table itself; what it does not compress
   * it stores at full size, rubbish behind. Others may store such a table as it is.
   */
  #unpackCounts(data: Uint8Array, rawBytes: number): Uint8Array {
    const { tiles, dataWindow, compression } = this.#part;
    const [xMin, yMin, xMax, yMax] = dataWindow;
    const rows = Math.min(COMPRESSION_METHODS[compression].rowsPerChunk, yMax - yMin + 1);
    const fullBytes = 4 * (tiles ? tiles.width * tiles.height : rows * (xMax - xMin + 1));
    if (data.length === fullBytes || (compression === 'NONE' && data.length === rawBytes)) return data;
    try {
      return this.#unpack(data, rawBytes);
    } catch (error) {
      if (data.length === rawBytes) return data;
      throw error;
    }
  }

  #unpack(data: Uint8Array, rawBytes: number): Uint8Array {
    const block = this.#block;
    block.samplesPerRow = rawBytes >> 1;
    block.rowBytes = rawBytes;
    const pixels = { width: block.samplesPerRow, height: 1, firstRow: 0 };
    const memory = this.#decompressor.decompress(data, rawBytes, pixels, [block]);
    return memory.subarray(block.destination, block.destination + rawBytes);
  }

  #bytesOf(index: number): number {
    return BYTES_PER_SAMPLE[this.#part.channels[index]?.type ?? 'half'];
  }

  /** Position in a target of a chunk's row. */
  #placeOf({ target }: Output, index: number, chunk: Chunk, y: number): number {
    return (chunk.y + y - target.firstRow) * target.rowBytes + chunk.x * this.#bytesOf(index);
  }

  #flattenRow(row: DeepRow, ends: Uint32Array, group: DeepGroup, chunk: Chunk, y: number): void {
    const place = (channel: DeepChannel) => {
      const output = this.#outputs[channel.index];
      return output ? [{ channel, view: output.view, at: this.#placeOf(output, channel.index, chunk, y) }] : [];
    };
    const over = group.over.flatMap(place);
    const nearest = group.nearest.flatMap(place);
    const pixel = this.#pixel;
    let first = 0;
    for (let x = 0; x < ends.length; x++) {
      const end = ends[x] ?? 0;
      const count = end - first;
      if (count > 0) pixel.arrange(row, first, count, group);
      for (const { channel, view, at } of over) {
        const to = at + x * channel.bytesPerSample;
        if (count > 1) writeNumber(view, to, channel, pixel.composite(row, channel));
        else writeBits(view, to, channel, count ? row.bitsAt(channel, first) : 0);
      }
      for (const { channel, view, at } of nearest) {
        const bits = count ? row.bitsAt(channel, pixel.nearest) : 0;
        writeBits(view, at + x * channel.bytesPerSample, channel, bits);
      }
      first = end;
    }
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function writeBits(view: DataView, at: number, { type }: DeepChannel, bits: number): void {
  if (type === 'half') view.setUint16(at, bits, true);
  else view.setUint32(at, bits, true);
}

function writeNumber(view: DataView, at: number, { type }: DeepChannel, value: number): void {
  if (type === 'half') view.setUint16(at, numberToHalf(value), true);
  else view.setFloat32(at, value, true);
}

/** Copies the counts out of memory that is about to be used again. */
function readEnds(bytes: Uint8Array, pixels: number): Uint32Array {
  const view = viewOf(bytes);
  const ends = new Uint32Array(pixels);
  for (let i = 0; i < pixels; i++) ends[i] = view.getUint32(i * 4, true);
  return ends;
}

/** Samples of all rows; each row's counts go on from its left end and never down. */
function countSamples(ends: Uint32Array, width: number, height: number): number {
  let total = 0;
  let most = 0;
  for (let y = 0; y < height; y++) {
    let last = 0;
    for (let i = y * width; i < (y + 1) * width; i++) {
      const end = ends[i] ?? 0;
      if (end < last) throw new SeqError('decode-failed', 'its sample counts go down');
      if (end - last > most) most = end - last;
      last = end;
    }
    total += last;
  }
  if (most > MOST_PIXEL_SAMPLES) throw new SeqError('decode-failed', `a pixel has ${most} samples`);
  return total;
}
