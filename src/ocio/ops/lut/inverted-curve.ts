import { larger, smaller } from '../numeric.ts';
import { float, type ShaderWriter } from '../shader-writer.ts';
import { halfValue } from './half.ts';

const f = Math.fround;
/** Codes of 1.0, of the largest finite half, and where the negative halves begin and end. */
const ONE = 15360;
const LARGEST = 31743;
const NEGATIVE = 32768;
const LARGEST_NEGATIVE = 64511;

/** Part of a curve that is searched: rising entries (falling ones are kept negated) without the flat ends. */
interface Branch {
  readonly start: number;
  readonly end: number;
  readonly sign: 1 | -1;
}

/**
 * One channel of a table, searched backwards. Entries that turn back are made flat first; on flat parts the first
 * entry counts.
 */
export class InvertedCurve {
  readonly start: number;
  readonly end: number;
  readonly #values: Float32Array;
  readonly #length: number;
  readonly #branches: readonly Branch[];
  readonly #halfDomain: boolean;
  readonly #isRising: boolean;
  /** Half domain: the value at zero, where the negative half begins. */
  readonly #zero: number;

  constructor(table: Float32Array, length: number, channel: number, halfDomain: boolean) {
    const values = new Float32Array(length);
    for (let index = 0; index < length; index++) values[index] = table[index * 3 + channel] ?? 0;
    this.#values = values;
    this.#length = length;
    this.#halfDomain = halfDomain;
    this.#zero = values[0] ?? 0;
    const rising = (values[0] ?? 0) < (values[halfDomain ? ONE : length - 1] ?? 0);
    this.#isRising = rising;
    if (halfDomain) {
      flatten(values, 0, LARGEST + 1, values[0] ?? 0, rising);
      flatten(values, NEGATIVE, LARGEST_NEGATIVE + 1, values[0] ?? 0, !rising);
    } else flatten(values, 0, length - 1, values[0] ?? 0, rising);
    const sign = rising ? 1 : -1;
    const upper = branch(values, 0, halfDomain ? LARGEST : length - 1, sign);
    this.#branches = halfDomain ? [upper, branch(values, NEGATIVE, LARGEST_NEGATIVE, sign === 1 ? -1 : 1)] : [upper];
    this.start = upper.start;
    this.end = upper.end;
  }

  /** Smallest and largest value of the curve. */
  get lowest(): number {
    return this.#values[this.#isRising ? 0 : this.#length - 1] ?? 0;
  }

  get highest(): number {
    return this.#values[this.#isRising ? this.#length - 1 : 0] ?? 0;
  }

  /** What the curve takes to this value. */
  at(value: number): number {
    const [upper, lower] = this.#branches;
    const branch = lower && this.#isRising !== value >= this.#zero ? lower : upper;
    if (!branch) return 0;
    const [index, delta] = this.#search(branch, value);
    if (!this.#halfDomain) return f(f(index + delta) * f(1 / (this.#length - 1)));
    const base = halfValue(index);
    return f(base + f(delta * f(halfValue(index + 1) - base)));
  }

  #search({ start, end, sign }: Branch, value: number): [index: number, delta: number] {
    const entry = (index: number): number => sign * (this.#values[index] ?? 0);
    const wanted = smaller(larger(value * sign, entry(start)), entry(end));
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (entry(middle) < wanted) low = middle + 1;
      else high = middle;
    }
    const index = low > start ? low - 1 : low;
    const next = index < end ? index + 1 : index;
    const [a, b] = [entry(index), entry(next)];
    return [index, b > a ? f(f(wanted - a) / f(b - a)) : 0];
  }

  /** An entry of the flattened curve. */
  entry(index: number): number {
    return this.#values[index] ?? 0;
  }

  /** Statements that change one channel of `c` as `at` does, reading the flattened curve from a table. */
  glsl(shader: ShaderWriter, table: string, channel: number): string {
    shader.function('search', SEARCH_GLSL);
    const v = `c[${channel}]`;
    const call = ({ start, end, sign }: Branch): string =>
      `$search(${table}, ${channel}, ${start}, ${end}, ${float(sign)}, ${v})`;
    const [upper, lower] = this.#branches;
    if (!upper) return '';
    if (!lower)
      return `{ vec2 found = ${call(upper)}; ${v} = (found.x + found.y) * ${float(1 / (this.#length - 1))}; }`;
    const isUpper = `(${v} >= ${float(this.#zero)}) == ${String(this.#isRising)}`;
    return `{ vec2 found = ${isUpper} ? ${call(upper)} : ${call(lower)}; int code = int(found.x); float base = $halfValue(code); ${v} = found.y == 0.0 ? base : base + found.y * ($halfValue(code + 1) - base); }`;
  }
}

/** Entries that turn back take the value before them. */
function flatten(values: Float32Array, from: number, to: number, first: number, rising: boolean): void {
  let previous = first;
  const begin = from === 0 ? 1 : from;
  for (let index = begin; index <= to; index++) {
    const value = values[index] ?? 0;
    if (rising !== value > previous) values[index] = previous;
    else previous = value;
  }
}

/** The part between flat ends. */
function branch(values: Float32Array, from: number, to: number, sign: 1 | -1): Branch {
  let end = to;
  while (end > from && values[end - 1] === values[to]) end--;
  let start = from;
  while (start < end && values[start + 1] === values[from]) start++;
  return { start, end, sign };
}

const SEARCH_GLSL = `
vec2 $search(highp sampler2D t, int channel, int start, int end, float sign, float v) {
  float first = sign * $fetch(t, start)[channel];
  float last = sign * $fetch(t, end)[channel];
  float wanted = min(max(v * sign, first), last);
  int low = start;
  int high = end;
  for (int step = 0; step < 21 && low < high; step++) {
    int middle = (low + high) >> 1;
    if (sign * $fetch(t, middle)[channel] < wanted) low = middle + 1;
    else high = middle;
  }
  int index = low > start ? low - 1 : low;
  int next = index < end ? index + 1 : index;
  float a = sign * $fetch(t, index)[channel];
  float b = sign * $fetch(t, next)[channel];
  return vec2(float(index), b > a ? (wanted - a) / (b - a) : 0.0);
}`;
