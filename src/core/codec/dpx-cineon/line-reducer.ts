import type { PlaneData } from '../../frame/planes.ts';
import type { LightTable } from '../light-table.ts';

/** Adds up lines of samples in cells of 2ⁿ × 2ⁿ and gives their means: in light where a table says how, else as they are. */
export class LineReducer {
  readonly #shift: number;
  readonly #pixels: number;
  readonly #table: LightTable | null;
  readonly #cells: number;
  /** Of each component that a line has: three of `rgb10`, else one. */
  readonly #sums: readonly Float64Array[];
  readonly #means: Float32Array<ArrayBuffer>;
  readonly #codes: readonly Uint16Array[];
  #lines = 0;

  constructor(pixels: number, shift: number, table: LightTable | null, packed = false) {
    this.#pixels = pixels;
    this.#shift = shift;
    this.#table = table;
    this.#cells = Math.ceil(pixels / 2 ** shift);
    this.#sums = Array.from({ length: packed ? 3 : 1 }, () => new Float64Array(this.#cells));
    this.#means = new Float32Array(this.#cells);
    this.#codes = packed ? this.#sums.map(() => new Uint16Array(this.#cells)) : [];
  }

  add(line: PlaneData): void {
    const [sums] = this.#sums;
    if (!sums) return;
    const light = this.#table?.light;
    const cell = 1 << this.#shift;
    this.#lines += 1;
    for (let out = 0, x = 0; out < this.#cells; out++) {
      const end = Math.min(x + cell, this.#pixels);
      let sum = 0;
      if (light) for (; x < end; x++) sum += light[line[x] ?? 0] ?? 0;
      else for (; x < end; x++) sum += line[x] ?? 0;
      sums[out] = (sums[out] ?? 0) + sum;
    }
  }

  /** A line of `rgb10`; needs a table. */
  addPacked(line: Uint32Array): void {
    const light = this.#table?.light;
    const [reds, greens, blues] = this.#sums;
    if (!light || !reds || !greens || !blues) return;
    const cells = this.#cells;
    const cell = 1 << this.#shift;
    this.#lines += 1;
    for (let out = 0, x = 0; out < cells; out++) {
      const end = Math.min(x + cell, this.#pixels);
      let red = 0;
      let green = 0;
      let blue = 0;
      for (; x < end; x++) {
        const word = line[x] ?? 0;
        red += light[(word >>> 20) & 1023] ?? 0;
        green += light[(word >>> 10) & 1023] ?? 0;
        blue += light[word & 1023] ?? 0;
      }
      reds[out] = (reds[out] ?? 0) + red;
      greens[out] = (greens[out] ?? 0) + green;
      blues[out] = (blues[out] ?? 0) + blue;
    }
  }

  /** Writes the means of the lines added since the last time. */
  finish(into: PlaneData): void {
    const [sums] = this.#sums;
    if (sums) this.#mean(sums, into);
    this.#lines = 0;
  }

  finishPacked(into: Uint32Array): void {
    const [reds, greens, blues] = this.#codes;
    if (!reds || !greens || !blues) return;
    this.#sums.forEach((sums, i) => this.#mean(sums, this.#codes[i] ?? reds));
    for (let out = 0; out < this.#cells; out++) {
      into[out] = ((reds[out] ?? 0) << 20) | ((greens[out] ?? 0) << 10) | (blues[out] ?? 0);
    }
    this.#lines = 0;
  }

  #mean(sums: Float64Array, into: PlaneData): void {
    const means = this.#means;
    const cell = 1 << this.#shift;
    const last = this.#cells - 1;
    for (let out = 0; out < last; out++) means[out] = (sums[out] ?? 0) / (this.#lines * cell);
    // The last cell may be narrower.
    means[last] = (sums[last] ?? 0) / (this.#lines * (this.#pixels - last * cell));
    sums.fill(0);
    if (this.#table) this.#table.encode(means, into);
    else into.set(means);
  }
}
