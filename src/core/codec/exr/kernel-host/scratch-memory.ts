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

/** Records, working memory of the transform, Huffman tables and alignment: kernels/dwa.ts. */
const FIXED_BYTES = 17_728 + 133_000 + 1024;
const CHANNEL_BYTES = 16;
/** Room that inflating and expanding runs need behind their output. */
const SLACK = 512;
const HEADER_BYTES = 88;

/**
 * Scratch memory for one DWA chunk: what its header says its parts unpack to, one after the other in the same memory,
 * but no more than its pixels could need. OpenEXR File Layout, DWA data: eleven 64-bit numbers.
 */
function dwaScratchBytes({ rawBytes, channels }: ChunkShape, data: Uint8Array): number {
  const fixed = FIXED_BYTES + channels.length * CHANNEL_BYTES;
  if (data.length < HEADER_BYTES) return fixed;
  const view = new DataView(data.buffer, data.byteOffset, HEADER_BYTES);
  const field = (index: number, most: number): number => Math.min(view.getUint32(index * 8, true), most);
  const blocks = channels.reduce((sum, c) => sum + Math.ceil(c.samplesPerRow / 8) * Math.ceil(c.rows / 8), 0);
  const unknown = field(1, rawBytes) + SLACK;
  const runs = field(6, 2 * rawBytes + SLACK) + field(7, rawBytes) + 2 * SLACK;
  const deflatedAc = view.getUint32(80, true) === 1 ? 2 * field(8, 63 * blocks) + SLACK : 0;
  const dc = 4 * field(9, blocks) + SLACK;
  return fixed + Math.max(unknown, runs, deflatedAc + dc);
}

/** Bytes of scratch memory that decoding one chunk takes; `data` is the chunk as stored. */
export const SCRATCH_BYTES = {
  none: (): number => 0,
  /** The unpacked chunk, and room for wide stores to run over its end. */
  wholeChunk: (chunk: ChunkShape): number => chunk.rawBytes + 320,
  /** Huffman tables, a window of the stream and a stretch of unwanted values: kernels/piz.ts. */
  piz: (): number => 144_000,
  /** One pair of blocks: kernels/b44.ts. */
  b44: (): number => 96,
  dwa: dwaScratchBytes,
} as const;
