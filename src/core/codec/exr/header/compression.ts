import { htj2kScratchBytes } from '../kernel-host/htj2k-scratch.ts';
import { SCRATCH_BYTES, type ChunkShape } from '../kernel-host/scratch-memory.ts';

/** Names of the twelve compressions, by the number the `compression` attribute holds. */
export const EXR_COMPRESSIONS = [
  ...(['NONE', 'RLE', 'ZIPS', 'ZIP', 'PIZ', 'PXR24', 'B44', 'B44A', 'DWAA', 'DWAB'] as const),
  ...(['HTJ2K256', 'HTJ2K32'] as const),
] as const;

export type ExrCompression = (typeof EXR_COMPRESSIONS)[number];

/** Chunk decoders that the kernels export. */
export type ChunkKernel =
  'decodeRle' | 'decodeZip' | 'decodePxr24' | 'decodePiz' | 'decodeB44' | 'decodeDwa' | 'decodeHtj2k';

/** Kernels that are loaded together: those of HTJ2K, which few files need, and all others. */
export type KernelSet = 'exr' | 'htj2k';

export interface CompressionMethod {
  /** Scan lines in one chunk. */
  readonly rowsPerChunk: number;
  /** Decoder of a chunk that is smaller than its pixels; absent: there is no such chunk. */
  readonly kernel?: ChunkKernel;
  /** The set that has it. Default `exr`. */
  readonly kernelSet?: KernelSet;
  /** How chunks of scan lines that lie end to end can be decoded several at once; absent: they cannot. */
  readonly inRuns?: 'stored' | 'rle' | 'zip' | 'pxr24';
  /** Most bytes of pixels that one stored byte can stand for; a header that claims more is lying. */
  readonly maxRatio: number;
  /** Bytes of scratch memory for one chunk; `data` is the chunk as stored. */
  scratchBytes(chunk: ChunkShape, data: Uint8Array): number;
}

/** A chunk of one value is a few bytes for each resolution of each channel, whatever its size. */
const HTJ2K = {
  kernel: 'decodeHtj2k',
  kernelSet: 'htj2k',
  maxRatio: 2 ** 19,
  scratchBytes: htj2kScratchBytes,
} as const;

/**
 * How each compression stores a chunk. Technical Introduction to OpenEXR, "Data Compression"; rows per chunk as in
 * OpenEXR File Layout, "Scan Line Blocks".
 */
export const COMPRESSION_METHODS: Readonly<Record<ExrCompression, CompressionMethod>> = {
  NONE: { rowsPerChunk: 1, inRuns: 'stored', maxRatio: 1, scratchBytes: SCRATCH_BYTES.none },
  RLE: { rowsPerChunk: 1, inRuns: 'rle', kernel: 'decodeRle', maxRatio: 64, scratchBytes: SCRATCH_BYTES.wholeChunk },
  ZIPS: {
    rowsPerChunk: 1,
    inRuns: 'zip',
    kernel: 'decodeZip',
    maxRatio: 1032,
    scratchBytes: SCRATCH_BYTES.wholeChunk,
  },
  ZIP: { rowsPerChunk: 16, inRuns: 'zip', kernel: 'decodeZip', maxRatio: 1032, scratchBytes: SCRATCH_BYTES.wholeChunk },
  PIZ: { rowsPerChunk: 32, kernel: 'decodePiz', maxRatio: 1024, scratchBytes: SCRATCH_BYTES.piz },
  PXR24: {
    rowsPerChunk: 16,
    inRuns: 'pxr24',
    kernel: 'decodePxr24',
    maxRatio: 2064,
    scratchBytes: SCRATCH_BYTES.wholeChunk,
  },
  B44: { rowsPerChunk: 32, kernel: 'decodeB44', maxRatio: 11, scratchBytes: SCRATCH_BYTES.b44 },
  B44A: { rowsPerChunk: 32, kernel: 'decodeB44', maxRatio: 11, scratchBytes: SCRATCH_BYTES.b44 },
  DWAA: { rowsPerChunk: 32, kernel: 'decodeDwa', maxRatio: 65536, scratchBytes: SCRATCH_BYTES.dwa },
  DWAB: { rowsPerChunk: 256, kernel: 'decodeDwa', maxRatio: 65536, scratchBytes: SCRATCH_BYTES.dwa },
  HTJ2K256: { ...HTJ2K, rowsPerChunk: 256 },
  HTJ2K32: { ...HTJ2K, rowsPerChunk: 32 },
};
