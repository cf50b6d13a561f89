import { clamp, larger, mapColour, smaller, type Pixel } from './numeric.ts';
import type { Op } from './op.ts';
import { float, type ShaderWriter } from './shader-writer.ts';

/** The ends of a range; one end may be missing: it does not clamp there. */
export interface RangeBounds {
  readonly minIn?: number | undefined;
  readonly maxIn?: number | undefined;
  readonly minOut?: number | undefined;
  readonly maxOut?: number | undefined;
}

const differs = (a: number, b: number): boolean =>
  Math.abs(a) < 1e-3 ? Math.abs(a - b) > 1e-6 : Math.abs(1 - b / a) > 1e-6;

/** What is wrong with the ends of a range, or null. */
export function rangeProblem({ minIn, maxIn, minOut, maxOut }: RangeBounds): string | null {
  if ((minIn === undefined) !== (minOut === undefined)) return 'a minimum needs both an in and an out value';
  if ((maxIn === undefined) !== (maxOut === undefined)) return 'a maximum needs both an in and an out value';
  if (minIn === undefined && maxIn === undefined) return 'a minimum or a maximum is needed';
  if (minIn !== undefined && maxIn !== undefined && minOut !== undefined && maxOut !== undefined) {
    if (minIn > maxIn) return 'the maximum in value is less than the minimum';
    if (minOut > maxOut) return 'the maximum out value is less than the minimum';
    if (maxIn - minIn < 1e-6) return 'the maximum in value is too close to the minimum';
    return null;
  }
  if (minIn !== undefined && minOut !== undefined && differs(minOut, minIn))
    return 'the in and out minimum must be equal where there is no maximum';
  if (maxIn !== undefined && maxOut !== undefined && differs(maxOut, maxIn))
    return 'the in and out maximum must be equal where there is no minimum';
  return null;
}

/** Scale and offset that bring the in values to the out values. */
export function rangeScale({ minIn, maxIn, minOut, maxOut }: RangeBounds): [scale: number, offset: number] {
  if (minIn === undefined || maxIn === undefined || minOut === undefined || maxOut === undefined) return [1, 0];
  const scale = (maxOut - minOut) / (maxIn - minIn);
  return [scale, minOut - scale * minIn];
}

/** Scales and clamps. */
export class RangeOp implements Op {
  readonly kind = 'range';
  readonly isNoOp = false;
  readonly bounds: RangeBounds;
  readonly #scale: number;
  readonly #offset: number;

  /** Throws where the ends make no range. */
  constructor(bounds: RangeBounds) {
    const problem = rangeProblem(bounds);
    if (problem) throw new RangeError(`A range is not valid: ${problem}.`);
    this.bounds = bounds;
    const [scale, offset] = rangeScale(bounds);
    const scales = Math.abs(offset) > 1e-6 || differs(scale, 1);
    this.#scale = scales ? Math.fround(scale) : 1;
    this.#offset = scales ? Math.fround(offset) : 0;
  }

  static clamp(min?: number, max?: number): RangeOp {
    return new RangeOp({ minIn: min, minOut: min, maxIn: max, maxOut: max });
  }

  apply(pixel: Pixel): void {
    const { minOut, maxOut } = this.bounds;
    if (minOut === undefined) mapColour(pixel, (value) => smaller(Math.fround(maxOut ?? 0), value));
    else if (maxOut === undefined) mapColour(pixel, (value) => larger(Math.fround(minOut), value));
    else
      mapColour(pixel, (value) =>
        clamp(Math.fround(Math.fround(value * this.#scale) + this.#offset), Math.fround(minOut), Math.fround(maxOut)),
      );
  }

  inverse(): RangeOp {
    const { minIn, maxIn, minOut, maxOut } = this.bounds;
    return new RangeOp({ minIn: minOut, maxIn: maxOut, minOut: minIn, maxOut: maxIn });
  }

  key(): string {
    const { minIn, maxIn, minOut, maxOut } = this.bounds;
    return [minIn, maxIn, minOut, maxOut].join(' ');
  }

  /** A range and its inverse still clamp: both stay. */
  pairRemainder(): Op | null {
    return null;
  }

  glsl(shader: ShaderWriter): string {
    const { minOut, maxOut } = this.bounds;
    limits(shader);
    if (minOut === undefined) return `c.rgb = $atMost(${float(maxOut ?? 0)}, c.rgb);`;
    if (maxOut === undefined) return `c.rgb = $atLeast(${float(minOut)}, c.rgb);`;
    return `c.rgb = $atMost(${float(maxOut)}, $atLeast(${float(minOut)}, c.rgb * ${float(this.#scale)} + ${float(this.#offset)}));`;
  }
}

/** `$atLeast(limit, v)` and `$atMost(limit, v)`: what is not a number becomes the limit. */
export function limits(shader: ShaderWriter): void {
  for (const [name, sign] of [
    ['atLeast', '>'],
    ['atMost', '<'],
  ] as const)
    shader.function(
      name,
      `float $${name}(float limit, float v) { return v ${sign} limit ? v : limit; }
vec3 $${name}(float limit, vec3 v) { return vec3($${name}(limit, v.r), $${name}(limit, v.g), $${name}(limit, v.b)); }`,
    );
}
