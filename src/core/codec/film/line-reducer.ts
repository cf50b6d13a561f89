import type { PlaneData } from '../../frame/planes.ts';
import type { LightTable } from '../light-table.ts';

/** Adds up lines of samples in cells of 2ⁿ × 2ⁿ and gives their means: in light where a table says how, else as they are. */
export class LineReducer {
  readonly #shift: number;
  readonly #pixels: number;
  readonly #table: LightTable | null;
  /** Three lots for `rgb10`, one after the other. */
  readonly #sums: Float64Array;
  readonly #cells: number;
  #lines = 0;

  constructor(pixels: number, shift: number, table: LightTable | null, packed = false) {
    this.#pixels = pixels;
    this.#shift = shift;
    this.#table = table;
    this.#cells = Math.ceil(pixels / 2 ** shift);
    this.#sums = new Float64Array(this.#cells * (packed ? 3 : 1));
  }

  add(line: PlaneData): void {
    const sums = this.#sums;
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
    if (!light) return;
    const sums = this.#sums;
    const cells = this.#cells;
    const cell = 1 << this.#shift;
    this.#lines += 1;
    for (let out = 0, x = 0; out < cells; out++) {
      const end = Math.min(x + cell, this.#pixels);
      let [red, green, blue] = [0, 0, 0];
      for (; x < end; x++) {
        const word = line[x] ?? 0;
        red += light[(word >>> 20) & 1023] ?? 0;
        green += light[(word >>> 10) & 1023] ?? 0;
        blue += light[word & 1023] ?? 0;
      }
      sums[out] = (sums[out] ?? 0) + red;
      sums[out + cells] = (sums[out + cells] ?? 0) + green;
      sums[out + 2 * cells] = (sums[out + 2 * cells] ?? 0) + blue;
    }
  }

  /** Writes the means of the lines added since the last time. */
  finish(into: PlaneData): void {
    const table = this.#table;
    for (let out = 0; out < this.#cells; out++) {
      const mean = (this.#sums[out] ?? 0) / this.#count(out);
      into[out] = table ? table.code(mean) : mean;
    }
    this.#begin();
  }

  finishPacked(into: Uint32Array): void {
    const table = this.#table;
    if (!table) return;
    const cells = this.#cells;
    for (let out = 0; out < cells; out++) {
      const count = this.#count(out);
      const codeOf = (lot: number): number => table.code((this.#sums[out + lot * cells] ?? 0) / count);
      into[out] = (codeOf(0) << 20) | (codeOf(1) << 10) | codeOf(2);
    }
    this.#begin();
  }

  #begin(): void {
    this.#sums.fill(0);
    this.#lines = 0;
  }

  /** Samples of a cell: the last one of a line may be narrower. */
  #count(out: number): number {
    return this.#lines * Math.min(1 << this.#shift, this.#pixels - (out << this.#shift));
  }
}
