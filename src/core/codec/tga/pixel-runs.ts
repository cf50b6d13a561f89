/** Pixels of a Truevision file in their order, run-length encoded or not. A packet may go on in the next row. */
export class PixelRuns {
  readonly #bytes: Uint8Array;
  readonly #step: number;
  readonly #encoded: boolean;
  #at: number;
  /** Pixels left in the packet, and whether they repeat the one at `#at`. */
  #left = 0;
  #repeats = false;

  constructor(bytes: Uint8Array, at: number, step: number, encoded: boolean) {
    this.#bytes = bytes;
    this.#at = at;
    this.#step = step;
    this.#encoded = encoded;
  }

  /** Fills `row`; false where the file ends before. */
  fill(row: Uint8Array): boolean {
    const [bytes, step] = [this.#bytes, this.#step];
    if (!this.#encoded) {
      const end = this.#at + row.length;
      if (end > bytes.length) return false;
      row.set(bytes.subarray(this.#at, end));
      this.#at = end;
      return true;
    }
    for (let at = 0; at < row.length;) {
      if (this.#left === 0 && !this.#nextPacket()) return false;
      const count = Math.min(this.#left, (row.length - at) / step);
      const length = this.#repeats ? step : count * step;
      if (this.#at + length > bytes.length) return false;
      if (this.#repeats) {
        for (let i = 0; i < count * step; i++) row[at + i] = bytes[this.#at + (i % step)] ?? 0;
      } else {
        row.set(bytes.subarray(this.#at, this.#at + length), at);
        this.#at += length;
      }
      at += count * step;
      this.#left -= count;
      if (this.#left === 0 && this.#repeats) this.#at += step;
    }
    return true;
  }

  #nextPacket(): boolean {
    const head = this.#bytes[this.#at++];
    if (head === undefined) return false;
    this.#repeats = head > 127;
    this.#left = (head & 127) + 1;
    return true;
  }
}
