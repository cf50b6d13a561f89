import { SeqError } from '../../base/seq-error.ts';
import { BlockDecompressor, type KernelBlock } from './block-decompressor.ts';
import { BYTES_PER_SAMPLE, sampleCount, type Chunk } from './chunk-grid.ts';
import { checkChunkPlace, intAt } from './chunk-place.ts';
import type { ExrPart } from './exr-header.ts';
import type { Kernels } from './kernel-loader.ts';

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
