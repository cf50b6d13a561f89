import type { ByteSource } from '../../../src/core/codec/codec.ts';

/** A source over bytes in memory that answers later, like a server, and counts what it is asked for. */
export class CountingSource implements ByteSource {
  readonly #bytes: Uint8Array;
  readonly size: number | undefined;
  readonly latencyMs: number | undefined;
  readonly bytesPerMs: number | undefined;
  readonly wholeOnly: boolean;
  requests = 0;
  bytesRead = 0;

  constructor(
    bytes: Uint8Array,
    options: { sized?: boolean; latencyMs?: number; bytesPerMs?: number; wholeOnly?: boolean } = {},
  ) {
    this.#bytes = bytes;
    this.size = options.sized === false ? undefined : bytes.length;
    this.latencyMs = options.latencyMs;
    this.bytesPerMs = options.bytesPerMs;
    this.wholeOnly = options.wholeOnly ?? false;
  }

  async read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
    await new Promise((done) => setTimeout(done));
    signal?.throwIfAborted();
    const piece = this.#bytes.slice(offset, Math.min(offset + length, this.#bytes.length));
    this.requests += 1;
    this.bytesRead += piece.length;
    return piece;
  }

  /** Share of the file that was read, 0 to 1 and more. */
  get share(): number {
    return this.bytesRead / this.#bytes.length;
  }
}
