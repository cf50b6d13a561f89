import { dwaScratchBytes } from '../kernel-host/dwa-scratch.ts';

/** Names of the ten compressions, by the number the `compression` attribute holds. */
export const EXR_COMPRESSIONS = ['NONE', 'RLE', 'ZIPS', 'ZIP', 'PIZ', 'PXR24', 'B44', 'B44A', 'DWAA', 'DWAB'] as const;

export type ExrCompression = (typeof EXR_COMPRESSIONS)[number];

/** Chunk decoders that the kernels export. */
export type ChunkKernel = 'decodeRle' | 'decodeZip' | 'decodePxr24' | 'decodePiz' | 'decodeB44' | 'decodeDwa';

/** What a kernel's scratch memory depends on. */
export interface ChunkShape {
  /** All channels of the chunk, uncompressed. */
  readonly rawBytes: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly channels: readonly {
    readonly type: 'uint' | 'half' | 'float';
    readonly samplesPerRow: number;
    readonly rows: number;
    readonly bytesPerSample: number;
  }[];
}

export interface CompressionMethod {
  /** Scan lines in one chunk. */
  readonly rowsPerChunk: number;
  /** Decoder of a chunk that is smaller than its pixels; absent: there is no such chunk. */
  readonly kernel?: ChunkKernel;
  /** How chunks of one row can be decoded several at once; absent: they cannot. */
  readonly inRows?: 'stored' | 'rle' | 'deflate';
  /** Most bytes of pixels that one stored byte can stand for; a header that claims more is lying. */
  readonly maxRatio: number;
  /** Bytes of scratch memory for one chunk; `data` is the chunk as stored. */
  scratchBytes(chunk: ChunkShape, data: Uint8Array): number;
}

const none = (): number => 0;
/** The whole chunk, and room for wide stores to run over its end. */
const wholeChunk = (chunk: ChunkShape): number => chunk.rawBytes + 320;
/** Huffman tables, a window of the stream and a stretch of unwanted values: kernels/piz.ts. */
const pizTables = (): number => 144_000;
/** One pair of blocks: kernels/b44.ts. */
const blockPair = (): number => 96;

/**
 * How each compression stores a chunk. Technical Introduction to OpenEXR, "Data Compression"; rows per chunk as in
 * OpenEXR File Layout, "Scan Line Blocks".
 */
export const COMPRESSION_METHODS: Readonly<Record<ExrCompression, CompressionMethod>> = {
  NONE: { rowsPerChunk: 1, inRows: 'stored', maxRatio: 1, scratchBytes: none },
  RLE: { rowsPerChunk: 1, inRows: 'rle', kernel: 'decodeRle', maxRatio: 64, scratchBytes: wholeChunk },
  ZIPS: { rowsPerChunk: 1, inRows: 'deflate', kernel: 'decodeZip', maxRatio: 1032, scratchBytes: wholeChunk },
  ZIP: { rowsPerChunk: 16, kernel: 'decodeZip', maxRatio: 1032, scratchBytes: wholeChunk },
  PIZ: { rowsPerChunk: 32, kernel: 'decodePiz', maxRatio: 1024, scratchBytes: pizTables },
  PXR24: { rowsPerChunk: 16, kernel: 'decodePxr24', maxRatio: 2064, scratchBytes: wholeChunk },
  B44: { rowsPerChunk: 32, kernel: 'decodeB44', maxRatio: 11, scratchBytes: blockPair },
  B44A: { rowsPerChunk: 32, kernel: 'decodeB44', maxRatio: 11, scratchBytes: blockPair },
  DWAA: { rowsPerChunk: 32, kernel: 'decodeDwa', maxRatio: 65536, scratchBytes: dwaScratchBytes },
  DWAB: { rowsPerChunk: 256, kernel: 'decodeDwa', maxRatio: 65536, scratchBytes: dwaScratchBytes },
};
