import { float } from './shader-writer.ts';
import type { Pixel } from './numeric.ts';
import type { Op } from './op.ts';

const SIZE = 4;
const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
const f = Math.fround;

/** A 4 × 4 matrix by rows over red, green, blue, alpha, and what is added after it. Kept in double until it is used. */
export class MatrixOp implements Op {
  readonly kind = 'matrix';
  readonly isNoOp: boolean;
  readonly matrix: readonly number[];
  readonly offset: readonly number[];
  readonly #m: Float32Array;
  readonly #o: Float32Array;
  readonly #isDiagonal: boolean;

  constructor(matrix: readonly number[], offset: readonly number[] = [0, 0, 0, 0]) {
    this.matrix = matrix;
    this.offset = offset;
    this.#m = Float32Array.from(matrix);
    this.#o = Float32Array.from(offset);
    this.#isDiagonal = matrix.every((value, index) => value === 0 || index % (SIZE + 1) === 0);
    this.isNoOp = matrix.every((value, index) => value === IDENTITY[index]) && offset.every((value) => value === 0);
  }

  /** From nine numbers by rows. */
  static from3(m: readonly number[], offset: readonly number[] = [0, 0, 0]): MatrixOp {
    const at = (index: number): number => m[index] ?? 0;
    const rows = [at(0), at(1), at(2), 0, at(3), at(4), at(5), 0, at(6), at(7), at(8), 0, 0, 0, 0, 1];
    return new MatrixOp(rows, [...offset, 0]);
  }

  static scale(scale: number | readonly number[], offset: number | readonly number[] = 0): MatrixOp {
    const of = (value: number | readonly number[], index: number): number =>
      typeof value === 'number' ? value : (value[index] ?? 0);
    const m = [...IDENTITY];
    for (let channel = 0; channel < 3; channel++) m[channel * (SIZE + 1)] = of(scale, channel);
    return new MatrixOp(m, [of(offset, 0), of(offset, 1), of(offset, 2), 0]);
  }

  /** Moves colours away from their grey by these weights. */
  static saturation(amount: number, [r, g, b]: readonly [number, number, number]): MatrixOp {
    const rest = 1 - amount;
    const row = [rest * r, rest * g, rest * b] as const;
    const m = [...row, 0, ...row, 0, ...row, 0, 0, 0, 0, 1];
    for (let channel = 0; channel < 3; channel++) m[channel * (SIZE + 1)] = (row[channel] ?? 0) + amount;
    return new MatrixOp(m);
  }

  apply(pixel: Pixel): void {
    const [r, g, b, a] = pixel as unknown as [number, number, number, number];
    const m = this.#m as unknown as Record<number, number>;
    const o = this.#o as unknown as Record<number, number>;
    for (let row = 0; row < SIZE; row++) {
      const at = row * SIZE;
      // Float sums in the library's order: where terms cancel, the rest depends on it.
      const sum = this.#isDiagonal
        ? f((pixel[row] ?? 0) * (m[at + row] ?? 0))
        : f(f(f(r * (m[at] ?? 0)) + f(g * (m[at + 1] ?? 0))) + f(f(b * (m[at + 2] ?? 0)) + f(a * (m[at + 3] ?? 0))));
      pixel[row] = sum + (o[row] ?? 0);
    }
  }

  inverse(): MatrixOp {
    const matrix = invert(this.matrix);
    const offset = multiplyVector(matrix, this.offset).map((value) => -value);
    return new MatrixOp(matrix, offset);
  }

  /** This op and then another as one. */
  followedBy(next: MatrixOp): MatrixOp {
    const matrix: number[] = [];
    for (let row = 0; row < SIZE; row++)
      for (let column = 0; column < SIZE; column++) {
        let sum = 0;
        for (let k = 0; k < SIZE; k++) sum += at(next.matrix, row, k) * at(this.matrix, k, column);
        matrix.push(sum);
      }
    const moved = multiplyVector(next.matrix, this.offset);
    const offset = moved.map((value, index) => value + (next.offset[index] ?? 0));
    return new MatrixOp(cleaned(matrix, matrix), cleaned(offset, [...moved, ...next.offset]));
  }

  key(): string {
    return [...this.matrix, ...this.offset].join(' ');
  }

  pairRemainder(): null {
    return null;
  }

  glsl(): string {
    const m = this.#m;
    const o = `vec4(${Array.from(this.#o, float).join(', ')})`;
    if (this.#isDiagonal)
      return `c = c * vec4(${[0, 5, 10, 15].map((index) => float(m[index] ?? 0)).join(', ')}) + ${o};`;
    const columns = [0, 1, 2, 3].flatMap((column) => [0, 1, 2, 3].map((row) => float(m[row * SIZE + column] ?? 0)));
    return `c = mat4(${columns.join(', ')}) * c + ${o};`;
  }
}

const at = (m: readonly number[], row: number, column: number): number => m[row * SIZE + column] ?? 0;

/** Whole numbers but for rounding, measured by the largest number of `scale`, are whole: inverses cancel. */
function cleaned(values: readonly number[], scale: readonly number[]): number[] {
  const tolerance = 1e-7 * Math.max(1e-4, ...scale.map(Math.abs));
  return values.map((value) => (Math.abs(value - Math.round(value)) < tolerance ? Math.round(value) : value));
}

function multiplyVector(m: readonly number[], v: readonly number[]): number[] {
  return [0, 1, 2, 3].map((row) => v.reduce((sum, value, column) => sum + value * at(m, row, column), 0));
}

/** Gauss-Jordan elimination with pivots; throws where there is no inverse. */
export function invert(matrix: readonly number[]): number[] {
  const left = [0, 1, 2, 3].map((row) => matrix.slice(row * SIZE, row * SIZE + SIZE));
  const right = [0, 1, 2, 3].map((row) => IDENTITY.slice(row * SIZE, row * SIZE + SIZE));
  for (let column = 0; column < SIZE; column++) {
    let pivot = column;
    for (let row = column + 1; row < SIZE; row++)
      if (Math.abs(left[row]?.[column] ?? 0) > Math.abs(left[pivot]?.[column] ?? 0)) pivot = row;
    const [l, r] = [left[pivot], right[pivot]];
    const divisor = l?.[column] ?? 0;
    if (!l || !r || divisor === 0) throw new RangeError('A matrix has no inverse.');
    [left[pivot], left[column]] = [left[column] ?? l, l];
    [right[pivot], right[column]] = [right[column] ?? r, r];
    for (let k = 0; k < SIZE; k++) {
      l[k] = (l[k] ?? 0) / divisor;
      r[k] = (r[k] ?? 0) / divisor;
    }
    for (let row = 0; row < SIZE; row++) {
      const [other, otherRight] = [left[row], right[row]];
      if (row === column || !other || !otherRight) continue;
      const factor = other[column] ?? 0;
      for (let k = 0; k < SIZE; k++) {
        other[k] = (other[k] ?? 0) - factor * (l[k] ?? 0);
        otherRight[k] = (otherRight[k] ?? 0) - factor * (r[k] ?? 0);
      }
    }
  }
  return right.flat();
}
