/** Where the bytes of a transfer go. */
export interface ByteSink {
  /** Bytes that have arrived, of this attempt. */
  readonly length: number;
  /** Says how long the file is, before its first byte. */
  expect(length: number, signal: AbortSignal): Promise<void>;
  /** Takes the next bytes; while it is not resolved no more are read, which slows the transfer down. */
  append(chunk: Uint8Array, signal: AbortSignal): Promise<void>;
  /** A new attempt begins with the first byte. */
  restart(): void;
}
