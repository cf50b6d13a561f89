import { SeqError } from '../../base/seq-error.ts';

/** Scanlines of this length can be in the new encoding. */
const [NEW_LEAST, NEW_MOST] = [8, 32767];

/**
 * Scanlines of a Radiance picture as they come: flat, run-length encoded by pixels (old) or by components (new). Writers
 * of flat files that do not scale their mantissas may make pixels that look like the marks of the others: a file of just
 * the bytes that its pixels take has no runs.
 */
export class ScanlineReader {
  readonly #bytes: Uint8Array;
  readonly #width: number;
  readonly #pixels: Uint8Array;
  readonly #isFlatSize: boolean;
  #at: number;

  constructor(bytes: Uint8Array, at: number, width: number, height: number) {
    this.#bytes = bytes;
    this.#at = at;
    this.#width = width;
    this.#isFlatSize = bytes.length - at === width * height * 4;
    this.#pixels = new Uint8Array(width * 4);
  }

  /** Four bytes a pixel, valid until the next call; null where the file ends before. */
  next(): Uint8Array | null {
    const [a = 0, b = 0, high = 0, low = 0] = this.#bytes.subarray(this.#at, this.#at + 4);
    const width = this.#width;
    const isNew = a === 2 && b === 2 && high < 128 && width >= NEW_LEAST && width <= NEW_MOST;
    const isOfWidth = high * 256 + low === width;
    if (!isNew || (this.#isFlatSize && !isOfWidth)) return this.#readOld();
    if (!isOfWidth) {
      throw new SeqError('decode-failed', `A scanline says it has ${high * 256 + low} pixels instead of ${width}.`);
    }
    this.#at += 4;
    return this.#readNew();
  }

  #readNew(): Uint8Array | null {
    const [bytes, pixels, width] = [this.#bytes, this.#pixels, this.#width];
    for (let component = 0; component < 4; component++) {
      for (let x = 0; x < width;) {
        const code = bytes[this.#at++];
        if (code === undefined) return null;
        const run = code > 128;
        const count = run ? code - 128 : code;
        if (count === 0 || x + count > width) {
          throw new SeqError('decode-failed', 'A run extends beyond the end of its scanline.');
        }
        if (this.#at + (run ? 1 : count) > bytes.length) return null;
        for (let i = 0; i < count; i++, x++) pixels[x * 4 + component] = bytes[run ? this.#at : this.#at + i] ?? 0;
        this.#at += run ? 1 : count;
      }
    }
    return pixels;
  }

  /** A pixel of 1, 1, 1 repeats the one before; such ones in a row count in bytes of rising weight. */
  #readOld(): Uint8Array | null {
    const [bytes, pixels, width] = [this.#bytes, this.#pixels, this.#width];
    let shift = 0;
    for (let x = 0; x < width; this.#at += 4) {
      if (this.#at + 4 > bytes.length) return null;
      const [r = 0, g = 0, b = 0, e = 0] = bytes.subarray(this.#at, this.#at + 4);
      // Runs of one take no fewer bytes than a pixel: they alone may be in a file of flat size.
      if (r !== 1 || g !== 1 || b !== 1 || (this.#isFlatSize && e !== 1)) {
        pixels.set([r, g, b, e], x * 4);
        x += 1;
        shift = 0;
        continue;
      }
      const count = shift < 24 ? e << shift : width;
      if (x === 0 || x + count > width)
        throw new SeqError('decode-failed', 'A run extends beyond the end of its scanline.');
      for (let i = 0; i < count; i++, x++) pixels.copyWithin(x * 4, x * 4 - 4, x * 4);
      shift += 8;
    }
    return pixels;
  }
}
