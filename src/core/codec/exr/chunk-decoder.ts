import { SeqError } from '../../base/seq-error.ts';
import { BYTES_PER_SAMPLE, sampleCount, type Chunk } from './chunk-grid.ts';
import { chunkHeaderBytes } from './chunk-offsets.ts';
import { COMPRESSION_METHODS } from './compression.ts';
import type { ExrPart } from './exr-header.ts';
import { kernelErrorMessage } from './kernel-error.ts';
import type { Kernels } from './kernel-loader.ts';

/** Where a channel's samples go: rows of a plane, top to bottom, tightly packed. */
export interface PlaneTarget {
  readonly bytes: Uint8Array;
  readonly rowBytes: number;
  /** The channel's sample row that is the first of `bytes`; moves on where `bytes` hold a band of the picture. */
  firstRow: number;
}

/** Bytes of one record of the kernels' channel table (kernels/channel-table.ts). */
const RECORD_INTS = 8;
const TYPE_NUMBERS = { uint: 0, half: 1, float: 2 } as const;
/** Rubbish that a kernel may write after a channel's rows, and vectors' alignment. */
const SLACK = 64;

const align = (bytes: number): number => (bytes + 15) & ~15;

/** One channel of the chunk at hand; the same object serves chunk after chunk. */
interface ChannelBlock {
  readonly type: 'uint' | 'half' | 'float';
  readonly bytesPerSample: number;
  readonly xSampling: number;
  readonly ySampling: number;
  readonly pLinear: boolean;
  readonly target: PlaneTarget | undefined;
  samplesPerRow: number;
  rows: number;
  rowBytes: number;
  /** Position of the block's first sample in the target, in bytes. */
  at: number;
  /** Where its rows go in the kernels' memory; 0: not wanted. */
  destination: number;
}

/** A chunk that needs more of the kernels' memory than this is refused. */
const MOST_BYTES = 2 ** 30;

/** Decodes one part's chunks into planes, one after the other, through the kernels' memory. */
export class ChunkDecoder {
  readonly #part: ExrPart;
  readonly #multiPart: boolean;
  readonly #blocks: readonly ChannelBlock[];
  readonly #kernels: Kernels | undefined;
  /** The channels' names as zero-ended texts; DWA goes by them. */
  readonly #names: Uint8Array;

  #memory = new Uint8Array(0);
  #words = new Int32Array(0);

  /** `targets` stands beside the part's channels; undefined: not wanted. Without kernels only raw chunks decode. */
  constructor(
    part: ExrPart,
    multiPart: boolean,
    targets: readonly (PlaneTarget | undefined)[],
    kernels: Kernels | undefined,
  ) {
    this.#part = part;
    this.#multiPart = multiPart;
    this.#blocks = part.channels.map(({ type, xSampling, ySampling, pLinear }, index) => {
      const fixed = { type, xSampling, ySampling, pLinear, bytesPerSample: BYTES_PER_SAMPLE[type] };
      return { ...fixed, target: targets[index], samplesPerRow: 0, rows: 0, rowBytes: 0, at: 0, destination: 0 };
    });
    this.#kernels = kernels;
    this.#names = new TextEncoder().encode(part.channels.map(({ name }) => `${name}\0`).join(''));
  }

  /** `bytes` begin at the chunk and may go on beyond its end. Throws a SeqError that does not name the chunk. */
  decode(chunk: Chunk, bytes: Uint8Array): void {
    const data = chunkData(this.#part, this.#multiPart, chunk, bytes);
    const rawBytes = this.#move(chunk);
    const firstRow = this.#part.dataWindow[1] + chunk.y;
    if (data.length === rawBytes) placeRaw(data, this.#blocks, firstRow, chunk.height);
    else this.#decompress(data, rawBytes, chunk, firstRow);
  }

  /** Zeroes a chunk's place in the planes. */
  clear(chunk: Chunk): void {
    this.#move(chunk);
    for (const { target, at, rows, rowBytes } of this.#blocks) {
      if (!target) continue;
      for (let row = 0; row < rows; row++) {
        const from = at + row * target.rowBytes;
        target.bytes.fill(0, from, from + rowBytes);
      }
    }
  }

  /** Makes the blocks those of a chunk; returns the bytes of its pixels. */
  #move({ x, y, width, height }: Chunk): number {
    const [xMin, yMin] = this.#part.dataWindow;
    let rawBytes = 0;
    for (const block of this.#blocks) {
      const { xSampling, ySampling, bytesPerSample, target } = block;
      block.samplesPerRow = sampleCount(xSampling, xMin + x, xMin + x + width - 1);
      block.rows = sampleCount(ySampling, yMin + y, yMin + y + height - 1);
      block.rowBytes = block.samplesPerRow * bytesPerSample;
      rawBytes += block.rowBytes * block.rows;
      if (!target) continue;
      const row = sampleCount(ySampling, yMin, yMin + y - 1) - target.firstRow;
      const column = sampleCount(xSampling, xMin, xMin + x - 1);
      block.at = row * target.rowBytes + column * bytesPerSample;
    }
    return rawBytes;
  }

  /** The kernels' memory, which is another buffer after it has grown. */
  #view({ memory: { buffer } }: Kernels): Uint8Array {
    if (this.#memory.buffer !== buffer) {
      this.#memory = new Uint8Array(buffer);
      this.#words = new Int32Array(buffer);
    }
    return this.#memory;
  }

  #decompress(data: Uint8Array, rawBytes: number, { width, height }: Chunk, firstRow: number): void {
    const { compression } = this.#part;
    const blocks = this.#blocks;
    const method = COMPRESSION_METHODS[compression];
    if (data.length > rawBytes || !method.kernel) {
      throw new SeqError('decode-failed', `${data.length} bytes stand for ${rawBytes}`);
    }
    if (rawBytes > data.length * method.maxRatio + 65536) {
      throw new SeqError('decode-failed', `${data.length} bytes can’t be ${rawBytes} bytes of pixels`);
    }
    const kernels = this.#kernels;
    const decode = kernels?.[method.kernel];
    if (!kernels || !decode) throw new SeqError('format-unsupported', `EXR: ${compression} can’t be decoded here.`);
    const table = kernels.arenaBase();
    const names = table + blocks.length * RECORD_INTS * 4;
    const src = align(names + this.#names.length);
    const scratch = src + align(data.length + SLACK);
    const scratchBytes = method.scratchBytes({ rawBytes, width, height, channels: blocks }, data);
    let end = scratch + align(scratchBytes);
    for (const block of blocks) {
      block.destination = block.target ? end : 0;
      if (block.target) end += align(block.rowBytes * block.rows + SLACK);
    }
    if (end + rawBytes > MOST_BYTES || kernels.reserveArena(end - table) < 0) {
      throw new SeqError('frame-too-large', `EXR: one chunk of ${rawBytes} bytes is more than can be decoded.`);
    }
    const memory = this.#view(kernels);
    writeTable(this.#words, table >> 2, blocks);
    memory.set(this.#names, names);
    memory.set(data, src);
    const answer = decode(src, data.length, table, blocks.length, firstRow, height, scratch, scratchBytes);
    if (answer < 0) throw new SeqError('decode-failed', kernelErrorMessage(answer));
    for (const block of blocks) placeBlock(memory, block);
  }
}

/** The chunk's own data, after its header has been found to be the right one. OpenEXR File Layout, "Chunk Layout". */
function chunkData(part: ExrPart, multiPart: boolean, chunk: Chunk, bytes: Uint8Array): Uint8Array {
  const headerBytes = chunkHeaderBytes(part, multiPart);
  if (bytes.length < headerBytes) throw new SeqError('truncated', 'the file ends before it');
  const first = multiPart ? 4 : 0;
  const right =
    (!multiPart || intAt(bytes, 0) === part.index) &&
    chunk.coordinates.every((coordinate, index) => intAt(bytes, first + 4 * index) === coordinate);
  if (!right) throw new SeqError('decode-failed', 'another chunk lies in its place');
  const size = intAt(bytes, headerBytes - 4);
  if (size < 0) throw new SeqError('decode-failed', `its size is ${size}`);
  if (size > bytes.length - headerBytes) throw new SeqError('truncated', 'the file ends inside it');
  return bytes.subarray(headerBytes, headerBytes + size);
}

/** A little-endian 32-bit integer; a view for each of thousands of chunks would cost more than they do. */
function intAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}

function writeTable(words: Int32Array, start: number, blocks: readonly ChannelBlock[]): void {
  let at = start;
  for (const block of blocks) {
    words[at] = TYPE_NUMBERS[block.type];
    words[at + 1] = block.xSampling;
    words[at + 2] = block.ySampling;
    words[at + 3] = block.samplesPerRow;
    words[at + 4] = block.rows;
    words[at + 5] = block.bytesPerSample;
    words[at + 6] = block.destination;
    words[at + 7] = block.pLinear ? 1 : 0;
    at += RECORD_INTS;
  }
}

/** Copies a channel's decoded rows from the kernels' memory to its plane. */
function placeBlock(memory: Uint8Array, { target, rowBytes, rows, at, destination: from }: ChannelBlock): void {
  if (!target) return;
  if (rowBytes === target.rowBytes) {
    target.bytes.set(memory.subarray(from, from + rowBytes * rows), at);
    return;
  }
  for (let row = 0; row < rows; row++) {
    target.bytes.set(memory.subarray(from + row * rowBytes, from + (row + 1) * rowBytes), at + row * target.rowBytes);
  }
}

/** Copies a chunk that is stored as it is: row by row, within a row channel by channel. */
function placeRaw(data: Uint8Array, blocks: readonly ChannelBlock[], firstRow: number, height: number): void {
  const places = blocks.map((block) => block.at);
  let from = 0;
  for (let y = firstRow; y < firstRow + height; y++) {
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i];
      if (!block || (block.ySampling !== 1 && y % block.ySampling !== 0)) continue;
      const { target, rowBytes } = block;
      if (target) {
        const to = places[i] ?? 0;
        target.bytes.set(data.subarray(from, from + rowBytes), to);
        places[i] = to + target.rowBytes;
      }
      from += rowBytes;
    }
  }
}
