import type { PlaneData } from '../../frame/planes.ts';
import type { ScanElement } from './scan-image.ts';

const NOTHING = new Uint8Array(0);

/** Takes the samples of an element's lines out of their words. For machines that count bytes from the low end. */
export class LineUnpacker {
  readonly #element: ScanElement;
  readonly #swap: boolean;
  /** A line at an odd place of the file is copied here. */
  readonly #aligned: Uint8Array;
  /** Samples that do not lie alone in their words. */
  readonly #samples: Uint16Array;
  #line: Uint8Array = NOTHING;

  constructor(element: ScanElement, pixels: number, littleEndian: boolean) {
    const { bits, packing, components, lineBytes } = element;
    this.#element = element;
    this.#swap = !littleEndian;
    this.#aligned = new Uint8Array(Math.ceil(lineBytes / 4) * 4);
    const mixed = bits === 10 || (bits === 12 && packing === 'packed');
    const whole = bits === 10 && packing !== 'packed' && components.length === 3;
    this.#samples = new Uint16Array(mixed && !whole ? pixels * components.length : 0);
  }

  /** Takes up a stored line, at most `lineBytes` long; `skip` samples of its first word belong to the line before. */
  load(line: Uint8Array, skip = 0): void {
    const wordBytes = this.#element.bits === 8 ? 1 : this.#element.bits === 16 ? 2 : 4;
    if (line.byteOffset % wordBytes === 0) this.#line = line;
    else {
      this.#aligned.set(line);
      this.#line = this.#aligned.subarray(0, line.length);
    }
    if (this.#samples.length === 0) return;
    if (this.#element.packing === 'packed') this.#spreadPacked();
    else this.#spreadFilled(skip);
  }

  /** Writes the samples of one component, as many as `into` is long. */
  component(index: number, into: PlaneData): void {
    const { bits, components } = this.#element;
    const step = components.length;
    if (this.#samples.length > 0) pick(this.#samples, index, step, into);
    else if (bits === 8) pick(this.#line, index, step, into);
    else if (bits === 32) this.#pickFloats(index, step, into);
    else if (bits === 10) this.#pickOfWords(index, into);
    else this.#pickHalfWords(index, step, into);
  }

  /** Writes pixels of three 10-bit components as `rgb10` has them. */
  rgb10(into: Uint32Array): void {
    const { packing } = this.#element;
    const samples = this.#samples;
    if (packing === 'packed') {
      for (let x = 0, i = 0; x < into.length; x++, i += 3) {
        into[x] = ((samples[i] ?? 0) << 20) | ((samples[i + 1] ?? 0) << 10) | (samples[i + 2] ?? 0);
      }
      return;
    }
    const words = this.#words();
    const shift = packing === 'filled-a' ? 2 : 0;
    if (!this.#swap) {
      if (shift === 0) into.set(words.subarray(0, into.length));
      else for (let x = 0; x < into.length; x++) into[x] = (words[x] ?? 0) >>> 2;
      return;
    }
    for (let x = 0; x < into.length; x++) {
      const word = words[x] ?? 0;
      into[x] = ((word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> shift;
    }
  }

  #words(): Uint32Array {
    const { buffer, byteOffset, length } = this.#line;
    return new Uint32Array(buffer, byteOffset, length >> 2);
  }

  /** 16 bits, or 12 in 16. */
  #pickHalfWords(index: number, step: number, into: PlaneData): void {
    const { bits, packing } = this.#element;
    const { buffer, byteOffset, length } = this.#line;
    const words = new Uint16Array(buffer, byteOffset, length >> 1);
    const shift = bits === 12 && packing === 'filled-a' ? 4 : 0;
    const mask = bits === 12 ? 0xfff : 0xffff;
    const swap = this.#swap;
    for (let x = 0, i = index; x < into.length; x++, i += step) {
      const word = words[i] ?? 0;
      into[x] = ((swap ? ((word << 8) | (word >> 8)) & 0xffff : word) >> shift) & mask;
    }
  }

  #pickFloats(index: number, step: number, into: PlaneData): void {
    const { buffer, byteOffset, length } = this.#line;
    const view = new DataView(buffer, byteOffset, length);
    for (let x = 0, i = index; x < into.length; x++, i += step) into[x] = view.getFloat32(i * 4, !this.#swap);
  }

  /** Pixels of three 10-bit samples that have a word each: the first in the high bits. */
  #pickOfWords(index: number, into: PlaneData): void {
    const words = this.#words();
    const shift = 20 - index * 10 + (this.#element.packing === 'filled-a' ? 2 : 0);
    for (let x = 0; x < into.length; x++) into[x] = (this.#word(words, x) >>> shift) & 1023;
  }

  #word(words: Uint32Array, index: number): number {
    const word = words[index] ?? 0;
    return this.#swap ? (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24) : word;
  }

  /**
   * Three 10-bit samples a word. Of single components the first is in the low bits, of pixels of several in the high
   * ones: the standard's figures differ, and writers follow them.
   */
  #spreadFilled(skip: number): void {
    const samples = this.#samples;
    const words = this.#words();
    const pad = this.#element.packing === 'filled-a' ? 2 : 0;
    const single = this.#element.components.length === 1;
    for (let i = 0, at = 0; i < samples.length; at++) {
      const word = this.#word(words, at) >>> pad;
      for (let place = at === 0 ? skip : 0; place < 3 && i < samples.length; place++, i++) {
        samples[i] = (word >>> (single ? place * 10 : 20 - place * 10)) & 1023;
      }
    }
  }

  /** Samples that go on from word to word, low bits first. */
  #spreadPacked(): void {
    const samples = this.#samples;
    const words = this.#words();
    const { bits } = this.#element;
    const mask = 2 ** bits - 1;
    let word = 0;
    let next = 0;
    let left = 0;
    for (let i = 0; i < samples.length; i++) {
      if (left >= bits) {
        samples[i] = word & mask;
        word >>>= bits;
        left -= bits;
        continue;
      }
      const fresh = this.#word(words, next++);
      samples[i] = (word | (fresh << left)) & mask;
      word = fresh >>> (bits - left);
      left += 32 - bits;
    }
  }
}

function pick(samples: Uint8Array | Uint16Array, index: number, step: number, into: PlaneData): void {
  for (let x = 0, i = index; x < into.length; x++, i += step) into[x] = samples[i] ?? 0;
}
