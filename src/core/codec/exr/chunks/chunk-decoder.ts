import { SeqError } from '../../../base/seq-error.ts';
import { BlockDecompressor, type KernelBlock, type RunLayout } from '../kernel-host/block-decompressor.ts';
import { BYTES_PER_SAMPLE, checkChunkPlace, type Chunk, type ChunkArea, intAt, sampleCount } from './chunk-grid.ts';
import { chunkHeaderBytes } from './chunk-offsets.ts';
import type { ChunkRun } from './chunk-run.ts';
import { COMPRESSION_METHODS } from '../header/compression.ts';
import type { ExrPart } from '../header/exr-header.ts';
import type { Kernels } from '../kernel-host/kernel-loader.ts';

/** Where a channel's samples go: rows of a plane, top to bottom, tightly packed. */
export interface PlaneTarget {
  readonly bytes: Uint8Array;
  readonly rowBytes: number;
  /** The channel's sample row that is the first of `bytes`; moves on where `bytes` hold a band of the picture. */
  firstRow: number;
}

/** One channel of the chunk at hand. */
interface ChannelBlock extends KernelBlock {
  readonly target: PlaneTarget | undefined;
  /** Position of the block's first sample in the target, in bytes. */
  at: number;
}

/** Decodes one part's chunks into planes, one after the other, through the kernels' memory. */
export class ChunkDecoder {
  readonly #part: ExrPart;
  readonly #multiPart: boolean;
  readonly #blocks: readonly ChannelBlock[];
  readonly #decompressor: BlockDecompressor;

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
      const target = targets[index];
      const wanted = target !== undefined;
      return { ...fixed, target, wanted, samplesPerRow: 0, rows: 0, rowBytes: 0, at: 0, destination: 0 };
    });
    const names = part.channels.map(({ name }) => name);
    this.#decompressor = new BlockDecompressor(part.compression, names, kernels);
  }

  /** `bytes` begin at the chunk and may go on beyond its end. Throws a SeqError that does not name the chunk. */
  decode(chunk: Chunk, bytes: Uint8Array): void {
    const data = chunkData(this.#part, this.#multiPart, chunk, bytes);
    const rawBytes = this.#move(chunk);
    const firstRow = this.#part.dataWindow[1] + chunk.y;
    if (data.length === rawBytes) {
      placeRaw(data, this.#blocks, firstRow, chunk.height);
      return;
    }
    if (data.length > rawBytes) throw new SeqError('decode-failed', `${data.length} bytes stand for ${rawBytes}`);
    const { width, height } = chunk;
    const memory = this.#decompressor.decompress(data, rawBytes, { width, height, firstRow }, this.#blocks);
    for (const block of this.#blocks) placeBlock(memory, block);
  }

  /** Decodes the chunks of a run; returns how many of them, from the first on, were right. */
  decodeRun(run: ChunkRun, bytes: Uint8Array): number {
    this.#move(run.chunk);
    const firstRow = this.#part.dataWindow[1] + run.chunk.y;
    const headerBytes = chunkHeaderBytes(this.#part, this.#multiPart);
    const layout = { headerBytes, part: this.#multiPart ? this.#part.index : -1, firstRow };
    if (this.#part.compression === 'NONE') return placeStoredRows(bytes, run, layout, this.#blocks);
    const { rowsPerChunk } = COMPRESSION_METHODS[this.#part.compression];
    const done = this.#decompressor.decompressRun(bytes, run, layout, this.#blocks);
    if (done < run.chunks) this.#move({ ...run.chunk, height: done * rowsPerChunk });
    for (const block of this.#blocks) placeBlock(this.#decompressor.memory, block);
    return done;
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
  #move({ x, y, width, height }: ChunkArea): number {
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
}

/** The chunk's own data, after its header has been found to be the right one. OpenEXR File Layout, "Chunk Layout". */
function chunkData(part: ExrPart, multiPart: boolean, chunk: Chunk, bytes: Uint8Array): Uint8Array {
  const headerBytes = checkChunkPlace(part, multiPart, chunk, bytes);
  const size = intAt(bytes, headerBytes - 4);
  if (size < 0) throw new SeqError('decode-failed', `its size is ${size}`);
  if (size > bytes.length - headerBytes) throw new SeqError('truncated', 'the file ends inside it');
  return bytes.subarray(headerBytes, headerBytes + size);
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
  let from = data.byteOffset;
  for (let y = firstRow; y < firstRow + height; y++) from = placeRow(data.buffer, from, y, blocks);
}

/** The same for chunks of one row each, after their headers have been found right; returns how many were. */
function placeStoredRows(
  bytes: Uint8Array,
  { chunks: rows, starts }: ChunkRun,
  { headerBytes, part, firstRow }: RunLayout,
  blocks: readonly ChannelBlock[],
): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let from = 0;
  for (let row = 0; row < rows; row++) {
    const y = firstRow + row;
    let size = 0;
    for (const { ySampling, rowBytes } of blocks) if (hasRowAt(ySampling, y)) size += rowBytes;
    const data = from + headerBytes;
    const right =
      from === starts[row] &&
      data + size === starts[row + 1] &&
      view.getInt32(data - 8, true) === y &&
      view.getInt32(data - 4, true) === size &&
      (part < 0 || view.getInt32(from, true) === part);
    if (!right) return row;
    from = placeRow(bytes.buffer, bytes.byteOffset + data, y, blocks) - bytes.byteOffset;
  }
  return rows;
}

/**
 * Copies the row at `y` from where it lies, and makes the blocks' places those of the next; returns its end. A new view
 * of each row costs half of what a part of a view would.
 */
function placeRow(buffer: ArrayBufferLike, from: number, y: number, blocks: readonly ChannelBlock[]): number {
  for (const block of blocks) {
    const { target, rowBytes } = block;
    if (!hasRowAt(block.ySampling, y)) continue;
    if (target) {
      target.bytes.set(new Uint8Array(buffer, from, rowBytes), block.at);
      block.at += target.rowBytes;
    }
    from += rowBytes;
  }
  return from;
}

/** Whether a channel has a sample row at `y`; a multiple of the sampling also below zero. */
function hasRowAt(ySampling: number, y: number): boolean {
  return ySampling === 1 || y % ySampling === 0;
}
