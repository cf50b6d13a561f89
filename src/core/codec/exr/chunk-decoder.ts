import { SeqError } from '../../base/seq-error.ts';
import { BYTES_PER_SAMPLE, sampleCount, type Chunk } from './chunk-grid.ts';
import { chunkHeaderBytes } from './chunk-offsets.ts';
import { COMPRESSION_METHODS, type ChunkShape } from './compression.ts';
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

interface ChannelBlock {
  readonly type: 'uint' | 'half' | 'float';
  readonly samplesPerRow: number;
  readonly rows: number;
  readonly bytesPerSample: number;
  readonly rowBytes: number;
  readonly xSampling: number;
  readonly ySampling: number;
  readonly pLinear: boolean;
  readonly target: PlaneTarget | undefined;
  /** Position of the block's first sample in the target, in bytes. */
  readonly at: number;
}

/** Decodes one part's chunks into planes, one after the other, through the kernels' memory. */
export class ChunkDecoder {
  readonly #part: ExrPart;
  readonly #multiPart: boolean;
  readonly #targets: readonly (PlaneTarget | undefined)[];
  readonly #kernels: Kernels | undefined;
  /** The channels' names as zero-ended texts; DWA goes by them. */
  readonly #names: Uint8Array;

  /** `targets` stands beside the part's channels; undefined: not wanted. Without kernels only raw chunks decode. */
  constructor(
    part: ExrPart,
    multiPart: boolean,
    targets: readonly (PlaneTarget | undefined)[],
    kernels: Kernels | undefined,
  ) {
    this.#part = part;
    this.#multiPart = multiPart;
    this.#targets = targets;
    this.#kernels = kernels;
    this.#names = new TextEncoder().encode(part.channels.map(({ name }) => `${name}\0`).join(''));
  }

  /** `bytes` begin at the chunk and may go on beyond its end. Throws a SeqError that does not name the chunk. */
  decode(chunk: Chunk, bytes: Uint8Array): void {
    const data = chunkData(this.#part, this.#multiPart, chunk, bytes);
    const blocks = this.#blocks(chunk);
    const rawBytes = blocks.reduce((sum, block) => sum + block.rowBytes * block.rows, 0);
    const firstRow = this.#part.dataWindow[1] + chunk.y;
    if (data.length === rawBytes) placeRaw(data, blocks, firstRow, chunk.height);
    else
      this.#decompress(
        data,
        { rawBytes, width: chunk.width, height: chunk.height, channels: blocks },
        blocks,
        firstRow,
      );
  }

  /** Zeroes a chunk's place in the planes. */
  clear(chunk: Chunk): void {
    for (const { target, at, rows, rowBytes } of this.#blocks(chunk)) {
      if (!target) continue;
      for (let row = 0; row < rows; row++) {
        const from = at + row * target.rowBytes;
        target.bytes.fill(0, from, from + rowBytes);
      }
    }
  }

  #blocks({ x, y, width, height }: Chunk): ChannelBlock[] {
    const [xMin, yMin] = this.#part.dataWindow;
    return this.#part.channels.map(({ type, xSampling, ySampling, pLinear }, index) => {
      const bytesPerSample = BYTES_PER_SAMPLE[type];
      const samplesPerRow = sampleCount(xSampling, xMin + x, xMin + x + width - 1);
      const rows = sampleCount(ySampling, yMin + y, yMin + y + height - 1);
      const target = this.#targets[index];
      const row = target ? sampleCount(ySampling, yMin, yMin + y - 1) - target.firstRow : 0;
      const column = sampleCount(xSampling, xMin, xMin + x - 1);
      const at = target ? row * target.rowBytes + column * bytesPerSample : 0;
      const rowBytes = samplesPerRow * bytesPerSample;
      return { type, samplesPerRow, rows, bytesPerSample, rowBytes, xSampling, ySampling, pLinear, target, at };
    });
  }

  #decompress(data: Uint8Array, shape: ChunkShape, blocks: readonly ChannelBlock[], firstRow: number): void {
    const { compression } = this.#part;
    const method = COMPRESSION_METHODS[compression];
    if (data.length > shape.rawBytes || !method.kernel) {
      throw new SeqError('decode-failed', `${data.length} bytes stand for ${shape.rawBytes}`);
    }
    if (shape.rawBytes > data.length * method.maxRatio + 65536) {
      throw new SeqError('decode-failed', `${data.length} bytes can’t be ${shape.rawBytes} bytes of pixels`);
    }
    const kernels = this.#kernels;
    const decode = kernels?.[method.kernel];
    if (!kernels || !decode) throw new SeqError('format-unsupported', `EXR: ${compression} can’t be decoded here.`);
    const table = kernels.arenaBase();
    const names = table + blocks.length * RECORD_INTS * 4;
    const src = align(names + this.#names.length);
    const scratch = src + align(data.length + SLACK);
    const scratchBytes = method.scratchBytes(shape, data);
    const destinations: number[] = [];
    let end = scratch + align(scratchBytes);
    for (const block of blocks) {
      destinations.push(block.target ? end : 0);
      if (block.target) end += align(block.rowBytes * block.rows + SLACK);
    }
    if (kernels.reserveArena(end - table) < 0) {
      throw new SeqError('frame-too-large', `EXR: one chunk needs ${end - table} bytes to decode.`);
    }
    const memory = new Uint8Array(kernels.memory.buffer);
    writeTable(new Int32Array(kernels.memory.buffer, table, blocks.length * RECORD_INTS), blocks, destinations);
    memory.set(this.#names, names);
    memory.set(data, src);
    const answer = decode(src, data.length, table, blocks.length, firstRow, shape.height, scratch, scratchBytes);
    if (answer < 0) throw new SeqError('decode-failed', kernelErrorMessage(answer));
    blocks.forEach((block, index) => placeBlock(memory, destinations[index] ?? 0, block));
  }
}

/** The chunk's own data, after its header has been found to be the right one. OpenEXR File Layout, "Chunk Layout". */
function chunkData(part: ExrPart, multiPart: boolean, chunk: Chunk, bytes: Uint8Array): Uint8Array {
  const headerBytes = chunkHeaderBytes(part, multiPart);
  if (bytes.length < headerBytes) throw new SeqError('truncated', 'the file ends before it');
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
  const expected = multiPart ? [part.index, ...chunk.coordinates] : chunk.coordinates;
  for (let i = 0; i < expected.length; i++) {
    if (view.getInt32(4 * i, true) !== expected[i])
      throw new SeqError('decode-failed', 'another chunk lies in its place');
  }
  const size = view.getInt32(headerBytes - 4, true);
  if (size < 0) throw new SeqError('decode-failed', `its size is ${size}`);
  if (size > bytes.length - headerBytes) throw new SeqError('truncated', 'the file ends inside it');
  return bytes.subarray(headerBytes, headerBytes + size);
}

function writeTable(table: Int32Array, blocks: readonly ChannelBlock[], destinations: readonly number[]): void {
  blocks.forEach((block, index) => {
    const at = index * RECORD_INTS;
    table[at] = TYPE_NUMBERS[block.type];
    table[at + 1] = block.xSampling;
    table[at + 2] = block.ySampling;
    table[at + 3] = block.samplesPerRow;
    table[at + 4] = block.rows;
    table[at + 5] = block.bytesPerSample;
    table[at + 6] = destinations[index] ?? 0;
    table[at + 7] = block.pLinear ? 1 : 0;
  });
}

/** Copies a channel's decoded rows from the kernels' memory to its plane. */
function placeBlock(memory: Uint8Array, from: number, { target, rowBytes, rows, at }: ChannelBlock): void {
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
