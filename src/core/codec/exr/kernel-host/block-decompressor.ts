import { SeqError } from '../../../base/seq-error.ts';
import type { ChunkRun } from '../chunks/chunk-run.ts';
import { COMPRESSION_METHODS, type ExrCompression } from '../header/compression.ts';
import type { Kernels } from './kernel-loader.ts';

/** One channel of the chunk at hand, as the kernels need it; the same object serves chunk after chunk. */
export interface KernelBlock {
  readonly type: 'uint' | 'half' | 'float';
  readonly bytesPerSample: number;
  readonly xSampling: number;
  readonly ySampling: number;
  readonly pLinear: boolean;
  readonly wanted: boolean;
  samplesPerRow: number;
  rows: number;
  rowBytes: number;
  /** Where its rows are in the kernels' memory, tightly packed; 0: not wanted. */
  destination: number;
}

/** What a chunk covers, in pixels. */
export interface ChunkPixels {
  readonly width: number;
  readonly height: number;
  /** The first row's y in the file. */
  readonly firstRow: number;
}

/** How the chunks of a run begin. */
export interface RunLayout {
  readonly headerBytes: number;
  /** The part's number, which they begin with; -1: they do not. */
  readonly part: number;
  /** The first one's y in the file. */
  readonly firstRow: number;
}

/** Ints of one record of the kernels' channel table (kernels/channel-table.ts). */
const RECORD_INTS = 8;
const TYPE_NUMBERS = { uint: 0, half: 1, float: 2 } as const;
/** Rubbish that a kernel may write after a channel's rows, and vectors' alignment. */
const SLACK = 64;
/** What an unpacked chunk of a run may leave behind it, and its alignment (kernels/inflate.ts). */
const UNPACKED_SLACK = 336;
/** The kernels' words for how a run is packed (kernels/run.ts). */
const RUN_METHODS = { rle: 0, zip: 1, pxr24: 2 } as const;
/** A chunk that needs more of the kernels' memory than this is refused. */
const MOST_BYTES = 2 ** 30;

const align = (bytes: number): number => (bytes + 15) & ~15;

/** Takes compressed chunks apart in the kernels' memory, one after the other. */
export class BlockDecompressor {
  readonly #compression: ExrCompression;
  readonly #kernels: Kernels | undefined;
  /** The channels' names as zero-ended texts; DWA goes by them. */
  readonly #names: Uint8Array;

  #memory = new Uint8Array(0);
  #words = new Int32Array(0);

  /** `channelNames` stand beside the blocks. Without kernels nothing can be decompressed. */
  constructor(compression: ExrCompression, channelNames: readonly string[], kernels: Kernels | undefined) {
    this.#compression = compression;
    this.#kernels = kernels;
    this.#names = new TextEncoder().encode(channelNames.map((name) => `${name}\0`).join(''));
  }

  /**
   * Decompresses `data` to `rawBytes` bytes of samples. Returns the kernels' memory, where each wanted block lies at
   * its `destination` until the next call.
   *
   * @throws SeqError `decode-failed`, `format-unsupported`, `frame-too-large`
   */
  decompress(data: Uint8Array, rawBytes: number, pixels: ChunkPixels, blocks: readonly KernelBlock[]): Uint8Array {
    const { width, height, firstRow } = pixels;
    const method = COMPRESSION_METHODS[this.#compression];
    if (!method.kernel) throw new SeqError('decode-failed', `${data.length} bytes stand for ${rawBytes}`);
    if (rawBytes > data.length * method.maxRatio + 65536) {
      throw new SeqError('decode-failed', `${data.length} bytes can’t be ${rawBytes} bytes of pixels`);
    }
    const kernels = this.#kernels;
    const decode = kernels?.[method.kernel];
    if (!kernels || !decode) {
      throw new SeqError('format-unsupported', `EXR: ${this.#compression} compression is not supported.`);
    }
    const table = kernels.arenaBase();
    const names = table + blocks.length * RECORD_INTS * 4;
    const src = align(names + this.#names.length);
    const scratch = src + align(data.length + SLACK);
    const scratchBytes = method.scratchBytes({ rawBytes, width, height, channels: blocks }, data);
    const end = placeBlocks(blocks, scratch + align(scratchBytes));
    if (end + rawBytes > MOST_BYTES || kernels.reserveArena(end - table) < 0) {
      throw new SeqError('frame-too-large', `EXR: a chunk of ${rawBytes} bytes is larger than can be decoded.`);
    }
    const memory = this.#view(kernels);
    writeTable(this.#words, table >> 2, blocks);
    memory.set(this.#names, names);
    memory.set(data, src);
    const answer = decode(src, data.length, table, blocks.length, firstRow, height, scratch, scratchBytes);
    if (answer < 0) throw new SeqError('decode-failed', kernelErrorMessage(answer));
    return memory;
  }

  /**
   * Decompresses chunks that lie end to end in `data`, as in a ChunkRun. Returns how many, from the first on, were right:
   * their rows are in the kernels' memory, at the blocks' destinations, until the next call.
   */
  decompressRun(
    data: Uint8Array,
    { starts, chunks, chunk }: ChunkRun,
    layout: RunLayout,
    blocks: readonly KernelBlock[],
  ): number {
    const kernels = this.#kernels;
    const { inRuns, rowsPerChunk } = COMPRESSION_METHODS[this.#compression];
    if (!kernels?.decodeRun || !inRuns || inRuns === 'stored') return 0;
    const table = kernels.arenaBase();
    const list = table + blocks.length * RECORD_INTS * 4;
    const src = align(list + starts.length * 4);
    const scratch = src + align(data.length + SLACK);
    const rowBytes = blocks.reduce((sum, block) => sum + block.rowBytes, 0);
    const scratchBytes = 2 * (rowsPerChunk * rowBytes + UNPACKED_SLACK);
    const end = placeBlocks(blocks, scratch + align(scratchBytes));
    if (end > MOST_BYTES || kernels.reserveArena(end - table) < 0) return 0;
    const memory = this.#view(kernels);
    writeTable(this.#words, table >> 2, blocks);
    this.#words.set(starts, list >> 2);
    memory.set(data, src);
    const { headerBytes, part, firstRow } = layout;
    return kernels.decodeRun(
      RUN_METHODS[inRuns],
      src,
      list,
      chunks,
      rowsPerChunk,
      headerBytes,
      part,
      table,
      blocks.length,
      firstRow,
      chunk.height,
      scratch,
      scratchBytes,
    );
  }

  /** The kernels' memory as the last call left it. */
  get memory(): Uint8Array {
    return this.#memory;
  }

  /** The kernels' memory, which is another buffer after it has grown. */
  #view({ memory: { buffer } }: Kernels): Uint8Array {
    if (this.#memory.buffer !== buffer) {
      this.#memory = new Uint8Array(buffer);
      this.#words = new Int32Array(buffer);
    }
    return this.#memory;
  }
}

/** Gives the wanted blocks their places from `end` on; returns the last one's end. */
function placeBlocks(blocks: readonly KernelBlock[], end: number): number {
  for (const block of blocks) {
    block.destination = block.wanted ? end : 0;
    if (block.wanted) end += align(block.rowBytes * block.rows + SLACK);
  }
  return end;
}

function writeTable(words: Int32Array, start: number, blocks: readonly KernelBlock[]): void {
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

/** What kernels answer below zero (kernels/errors.ts), as words. */
const MESSAGES: Readonly<Record<number, string>> = {
  [-1]: 'the compressed data ends too early',
  [-2]: 'the compressed data contradicts itself',
  [-3]: 'the compressed data has another length than the header says',
  [-4]: 'the decoder lacks scratch memory',
  [-5]: 'the checksum does not fit',
  [-6]: 'the decoder’s memory limit is reached',
  [-7]: 'the compressed data is of a kind that is not supported',
};

export function kernelErrorMessage(code: number): string {
  return MESSAGES[code] ?? `decoder error ${code}`;
}
