import { larger, mapColour, sanitize, smaller, type Pixel } from '../numeric.ts';
import { opposite, type Direction, type Op } from '../op.ts';
import { limits, RangeOp } from '../range-op.ts';
import { float, type ShaderWriter } from '../shader-writer.ts';
import { HALF_CODES, HALF_GLSL, halfCodeAbove, halfCodeBelow, halfValue } from './half.ts';
import { InvertedCurve } from './inverted-curve.ts';
import { tableKey, type Lut1D } from './lut-table.ts';
import { keepHue, KEEP_HUE_GLSL } from './keep-hue.ts';

const f = Math.fround;
/** A curve for each channel, linearly interpolated; the inverse searches the curve, it is not another table. */
export class Lut1DOp implements Op {
  readonly kind = 'lut1d';
  readonly isNoOp: boolean;
  readonly lut: Lut1D;
  readonly direction: Direction;
  readonly #values: Float32Array;
  #inverted: readonly InvertedCurve[] | null = null;

  constructor(lut: Lut1D, direction: Direction = 'forward') {
    this.lut = lut;
    this.direction = direction;
    this.#values = lut.values.map(sanitize);
    this.isNoOp = lut.halfDomain === true && isHalfIdentity(lut);
  }

  /** A table over all half codes, made by a function; infinities count as the largest half, NaN as 0. */
  static overHalves(curve: (value: number) => number): Lut1D {
    const values = new Float32Array(HALF_CODES * 3);
    for (let code = 0; code < HALF_CODES; code++) {
      const half = halfValue(code);
      const value = Number.isNaN(half) ? 0 : Math.min(Math.max(half, -65504), 65504);
      values.fill(curve(value), code * 3, code * 3 + 3);
    }
    return { values, length: HALF_CODES, halfDomain: true };
  }

  /** A table over 0…1, made by a function. */
  static overUnit(length: number, curve: (value: number) => number): Lut1D {
    const values = new Float32Array(length * 3);
    for (let index = 0; index < length; index++) values.fill(curve(index / (length - 1)), index * 3, index * 3 + 3);
    return { values, length };
  }

  apply(pixel: Pixel): void {
    const { keepsHue } = this.lut;
    const before = keepsHue ? ([pixel[0], pixel[1], pixel[2]] as const) : null;
    if (this.direction === 'inverse') {
      const curves = this.#inverses();
      mapColour(pixel, (value, channel) => (curves[channel] as InvertedCurve).at(value));
    } else if (this.lut.halfDomain) mapColour(pixel, (value, channel) => this.#atHalf(value, channel));
    else mapColour(pixel, (value, channel) => this.#atUnit(value, channel));
    if (before) keepHue(before, pixel);
  }

  #atUnit(value: number, channel: number): number {
    const last = this.lut.length - 1;
    const place = smaller(larger(0, f(value * last)), last);
    const low = Math.floor(place);
    const high = Math.ceil(place);
    return this.#mix(high, low, f(high - place), channel);
  }

  #atHalf(value: number, channel: number): number {
    const low = halfCodeBelow(value);
    const high = halfCodeAbove(low);
    const [a, b] = [halfValue(low), halfValue(high)];
    const within = Math.min(Math.max(value, -65504), 65504);
    const fraction = f(f(within - a) / f(b - a));
    return this.#mix(high, low, f(1 - (Number.isNaN(fraction) ? 0 : fraction)), channel);
  }

  #mix(from: number, to: number, amount: number, channel: number): number {
    const a = this.#values[from * 3 + channel] ?? 0;
    const b = this.#values[to * 3 + channel] ?? 0;
    return f(f(b - a) * amount) + a;
  }

  #inverses(): readonly InvertedCurve[] {
    const { length, values, halfDomain = false } = this.lut;
    return (this.#inverted ??= [0, 1, 2].map((channel) => new InvertedCurve(values, length, channel, halfDomain)));
  }

  inverse(): Lut1DOp {
    return new Lut1DOp(this.lut, opposite(this.direction));
  }

  key(): string {
    const { values, halfDomain, keepsHue } = this.lut;
    return [this.direction, halfDomain, keepsHue, tableKey(values)].join(' ');
  }

  pairRemainder(): Op | null {
    if (this.lut.halfDomain) return null;
    const [red] = (this.direction === 'inverse' ? this : this.inverse()).#inverses();
    if (!red) return null;
    const last = this.lut.length - 1;
    const [low, high] = this.direction === 'forward' ? [red.start / last, red.end / last] : [red.lowest, red.highest];
    return high - low > 1e-6 ? RangeOp.clamp(low, high) : RangeOp.clamp(0, 1);
  }

  glsl(shader: ShaderWriter): string {
    limits(shader);
    shader.function('half', HALF_GLSL);
    const body = this.direction === 'inverse' ? this.#inverseGlsl(shader) : this.#forwardGlsl(shader);
    if (!this.lut.keepsHue) return body;
    shader.function('keepHue', KEEP_HUE_GLSL);
    return `vec3 before = c.rgb;\n${body}\nc.rgb = $keepHue(before, c.rgb);`;
  }

  #forwardGlsl(shader: ShaderWriter): string {
    const table = shader.curves(this.#values, this.lut.length);
    const last = float(this.lut.length - 1);
    return (['r', 'g', 'b'] as const)
      .map((channel) => {
        const v = `c.${channel}`;
        const mixed = (amount: string): string =>
          `${v} = mix($fetch(${table}, high).${channel}, $fetch(${table}, low).${channel}, ${amount});`;
        if (!this.lut.halfDomain)
          return `{ float place = $atMost(${last}, $atLeast(0.0, ${v} * ${last})); int low = int(floor(place)); int high = int(ceil(place)); ${mixed('float(high) - place')} }`;
        return `{ int low = $halfBelow(${v}); int high = (low & 0x7fff) >= 0x7bff ? low : low + 1; float a = $halfValue(low); float b = $halfValue(high); float amount = a == b ? 0.0 : (clamp(${v}, -65504.0, 65504.0) - a) / (b - a); ${mixed('1.0 - amount')} }`;
      })
      .join('\n');
  }

  #inverseGlsl(shader: ShaderWriter): string {
    const curves = this.#inverses();
    const { length } = this.lut;
    const values = new Float32Array(length * 3);
    curves.forEach((curve, channel) => {
      for (let index = 0; index < length; index++) values[index * 3 + channel] = curve.entry(index);
    });
    const table = shader.curves(values, length);
    return curves.map((curve, channel) => curve.glsl(shader, table, channel)).join('\n');
  }
}

/** True where every half maps to itself or to its neighbour. */
function isHalfIdentity({ values }: Lut1D): boolean {
  for (let code = 0; code < HALF_CODES; code++) {
    const half = halfValue(code);
    if (!Number.isFinite(half)) continue;
    const step = Math.max(Math.abs(half) * 2 ** -10, 2 ** -24);
    for (let channel = 0; channel < 3; channel++)
      if (!(Math.abs((values[code * 3 + channel] ?? 0) - half) <= step)) return false;
  }
  return true;
}
