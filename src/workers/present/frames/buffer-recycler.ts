import { freeBuffers } from '../../free-buffers.ts';

/**
 * Spare buffers waiting to be filled again: a recycled 64 MB costs under a millisecond where a fresh one costs 42. Holds at
 * most the bytes the ledger allows; what is over is freed at once, the oldest first.
 */
export class BufferRecycler {
  #allowedBytes = 0;
  #bytes = 0;
  readonly #spare: ArrayBuffer[] = [];

  get bytes(): number {
    return this.#bytes;
  }

  allow(bytes: number): void {
    this.#allowedBytes = bytes;
    this.#trim();
  }

  /** Takes back buffers that nobody uses any more: keeps them as spare or frees them. The caller lets go of them. */
  give(buffers: readonly ArrayBuffer[]): void {
    for (const buffer of new Set(buffers)) {
      if (buffer.byteLength === 0) continue;
      this.#spare.push(buffer);
      this.#bytes += buffer.byteLength;
    }
    this.#trim();
  }

  /** Hands out spare buffers of exactly these sizes, as far as there are any. The caller owns them. */
  take(sizes: readonly number[]): ArrayBuffer[] {
    const taken: ArrayBuffer[] = [];
    for (const size of sizes) {
      const position = this.#spare.findLastIndex((buffer) => buffer.byteLength === size);
      const [buffer] = position < 0 ? [] : this.#spare.splice(position, 1);
      if (!buffer) continue;
      taken.push(buffer);
      this.#bytes -= buffer.byteLength;
    }
    return taken;
  }

  #trim(): void {
    const over: ArrayBuffer[] = [];
    while (this.#bytes > this.#allowedBytes) {
      const buffer = this.#spare.shift();
      if (!buffer) break;
      this.#bytes -= buffer.byteLength;
      over.push(buffer);
    }
    freeBuffers(over);
  }
}
