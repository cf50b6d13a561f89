/** One bit a frame, searched 32 at a time: finding the next frame to load costs what lies before it, not the sequence. */
export class BitSet {
  readonly #words: Uint32Array;

  constructor(length: number) {
    this.#words = new Uint32Array(Math.ceil(length / 32));
  }

  has(index: number): boolean {
    return (this.#word(index >>> 5) & (1 << (index & 31))) !== 0;
  }

  set(index: number, on: boolean): void {
    const word = index >>> 5;
    const bit = 1 << (index & 31);
    this.#words[word] = on ? this.#word(word) | bit : this.#word(word) & ~bit;
  }

  /** The first clear bit in [from, to], upwards; −1 where there is none. */
  nextClear(from: number, to: number): number {
    return this.#up(from, to, 0xffffffff);
  }

  /** The first set bit in [from, to], upwards; −1 where there is none. */
  nextSet(from: number, to: number): number {
    return this.#up(from, to, 0);
  }

  /** The last clear bit in [to, from], downwards; −1 where there is none. */
  previousClear(from: number, to: number): number {
    return this.#down(from, to, 0xffffffff);
  }

  /** The last set bit in [to, from], downwards; −1 where there is none. */
  previousSet(from: number, to: number): number {
    return this.#down(from, to, 0);
  }

  #word(word: number): number {
    return this.#words[word] ?? 0;
  }

  #up(from: number, to: number, invert: number): number {
    if (from > to) return -1;
    let word = from >>> 5;
    const last = to >>> 5;
    let bits = (this.#word(word) ^ invert) & (-1 << (from & 31));
    while (bits === 0) {
      if (++word > last) return -1;
      bits = this.#word(word) ^ invert;
    }
    const index = word * 32 + 31 - Math.clz32(bits & -bits);
    return index <= to ? index : -1;
  }

  #down(from: number, to: number, invert: number): number {
    if (from < to) return -1;
    let word = from >>> 5;
    const last = to >>> 5;
    let bits = (this.#word(word) ^ invert) & (0xffffffff >>> (31 - (from & 31)));
    while (bits === 0) {
      if (--word < last) return -1;
      bits = this.#word(word) ^ invert;
    }
    const index = word * 32 + 31 - Math.clz32(bits);
    return index >= to ? index : -1;
  }
}
