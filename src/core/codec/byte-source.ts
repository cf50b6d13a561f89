/**
 * Where encoded bytes come from, read in ranges. A source that cannot do ranges reads everything once and answers from
 * memory.
 */
export interface ByteSource {
  /** Length of the whole in bytes, where it is known. */
  readonly size?: number | undefined;
  /** Measured time of one request until its first byte, in milliseconds. Default 0: reading is free. */
  readonly latencyMs?: number | undefined;
  /** Measured throughput. Default: unlimited. */
  readonly bytesPerMs?: number | undefined;
  /** True where every read costs the transfer of the whole (no ranges, or a compressed transfer). */
  readonly wholeOnly?: boolean | undefined;
  /** Bytes `[offset, offset + length)`; fewer only at the end of the file. The caller does not change them. */
  read(offset: number, length: number, signal?: AbortSignal): Uint8Array | Promise<Uint8Array>;
}
