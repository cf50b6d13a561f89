import { copySign, larger, mapColour, type Pixel, type Rgb } from './numeric.ts';
import { opposite, type Direction, type Op } from './op.ts';
import { RangeOp, limits } from './range-op.ts';
import { float, type ShaderWriter } from './shader-writer.ts';

/**
 * What happens to negative values: `exponent` and `basic` clamp them, `mirror` mirrors the curve, `pass-thru` leaves
 * them; `moncurve` has a straight part near black, which `moncurve-mirror` mirrors. An `exponent` of 1 clamps nothing.
 */
export type GammaStyle = 'exponent' | 'basic' | 'mirror' | 'pass-thru' | 'moncurve' | 'moncurve-mirror';

export const isMoncurve = (style: GammaStyle): boolean => style.startsWith('moncurve');

const EPSILON = 1e-6;

interface Curve {
  readonly gamma: number;
  readonly offset: number;
  readonly breakPoint: number;
  readonly slope: number;
  readonly scale: number;
}

/** The five numbers of a curve with a straight part (sRGB is gamma 2.4, offset 0.055), as floats. */
function moncurve(gammaValue: number, offsetValue: number, direction: Direction): Curve {
  const gamma = Math.max(gammaValue, 1 + EPSILON);
  const offset = Math.max(offsetValue, EPSILON);
  const curve =
    direction === 'forward'
      ? {
          gamma,
          offset: offset / (1 + offset),
          breakPoint: offset / (gamma - 1),
          slope: ((gamma - 1) / offset) * Math.pow((offset * gamma) / ((gamma - 1) * (1 + offset)), gamma),
          scale: 1 / (1 + offset),
        }
      : {
          gamma: 1 / gamma,
          offset,
          breakPoint: Math.pow((offset * gamma) / ((gamma - 1) * (1 + offset)), gamma),
          slope: Math.pow((gamma - 1) / offset, gamma - 1) * Math.pow((1 + offset) / gamma, gamma),
          scale: 1 + offset,
        };
  return Object.fromEntries(
    Object.entries(curve).map(([name, value]) => [name, Math.fround(value)]),
  ) as unknown as Curve;
}

/** What is wrong with gamma and offset of one channel, or null. The bounds are the library's. */
export function gammaProblem(style: GammaStyle, gamma: number, offset: number): string | null {
  const [low, high] = isMoncurve(style) ? [1, 10] : [0.01, 100];
  if (!(gamma >= low && gamma <= high)) return `gamma ${gamma} is not between ${low} and ${high}`;
  if (isMoncurve(style) && !(offset >= 0 && offset <= 0.9)) return `offset ${offset} is not between 0 and 0.9`;
  return null;
}

/** Power functions: a gamma and an offset for each channel. */
export class GammaOp implements Op {
  readonly kind = 'gamma';
  readonly isNoOp: boolean;
  readonly style: GammaStyle;
  readonly direction: Direction;
  readonly #gamma: Rgb;
  readonly #offset: Rgb;
  readonly #curves: readonly [Curve, Curve, Curve];

  constructor(style: GammaStyle, gamma: Rgb, offset: Rgb = [0, 0, 0], direction: Direction = 'forward') {
    this.style = style;
    this.direction = direction;
    this.#gamma = gamma;
    this.#offset = offset;
    const curve = (index: 0 | 1 | 2): Curve =>
      isMoncurve(style)
        ? moncurve(gamma[index], offset[index], direction)
        : {
            gamma: Math.fround(direction === 'forward' ? gamma[index] : 1 / gamma[index]),
            offset: 0,
            breakPoint: 0,
            slope: 1,
            scale: 1,
          };
    this.#curves = [curve(0), curve(1), curve(2)];
    this.isNoOp = this.#isIdentity && style !== 'basic';
  }

  get #isIdentity(): boolean {
    return this.#gamma.every((value) => value === 1) && (!isMoncurve(this.style) || this.#offset.every((v) => v === 0));
  }

  apply(pixel: Pixel): void {
    mapColour(pixel, (value, channel) => this.#curve(value, this.#curves[channel]));
  }

  #curve(value: number, curve: Curve): number {
    switch (this.style) {
      case 'exponent':
      case 'basic':
        return Math.pow(larger(0, value), curve.gamma);
      case 'mirror':
        return copySign(Math.pow(Math.abs(value), curve.gamma), value);
      case 'pass-thru':
        return value > 0 ? Math.pow(value, curve.gamma) : value;
      case 'moncurve':
        return this.#moncurve(value, curve);
      case 'moncurve-mirror':
        return copySign(this.#moncurve(Math.abs(value), curve), value);
    }
  }

  #moncurve(value: number, { gamma, offset, breakPoint, slope, scale }: Curve): number {
    if (value <= breakPoint) return value * slope;
    if (this.direction === 'forward') return Math.pow(Math.fround(value * scale + offset), gamma);
    return Math.fround(Math.pow(value, gamma)) * scale - offset;
  }

  inverse(): GammaOp {
    return new GammaOp(this.style, this.#gamma, this.#offset, opposite(this.direction));
  }

  simplified(): readonly Op[] | null {
    return this.#isIdentity && this.style === 'basic' ? [RangeOp.clamp(0)] : null;
  }

  key(): string {
    return [this.style, this.direction, ...this.#gamma, ...this.#offset].join(' ');
  }

  pairRemainder(): Op | null {
    return this.style === 'basic' ? RangeOp.clamp(0) : null;
  }

  glsl(shader: ShaderWriter): string {
    limits(shader);
    return (['r', 'g', 'b'] as const)
      .map((channel, index) => this.#channelGlsl(`c.${channel}`, this.#curves[index] as Curve))
      .join('\n');
  }

  #channelGlsl(v: string, curve: Curve): string {
    const power = (base: string): string => `pow(${base}, ${float(curve.gamma)})`;
    const straight = (value: string): string =>
      this.direction === 'forward'
        ? `${value} <= ${float(curve.breakPoint)} ? ${value} * ${float(curve.slope)} : ${power(`${value} * ${float(curve.scale)} + ${float(curve.offset)}`)}`
        : `${value} <= ${float(curve.breakPoint)} ? ${value} * ${float(curve.slope)} : ${power(value)} * ${float(curve.scale)} - ${float(curve.offset)}`;
    switch (this.style) {
      case 'exponent':
      case 'basic':
        return `${v} = ${power(`$atLeast(0.0, ${v})`)};`;
      case 'mirror':
        return `${v} = sign(${v}) * ${power(`abs(${v})`)};`;
      case 'pass-thru':
        return `${v} = ${v} > 0.0 ? ${power(v)} : ${v};`;
      case 'moncurve':
        return `${v} = ${straight(v)};`;
      case 'moncurve-mirror':
        return `${v} = sign(${v}) * (${straight(`abs(${v})`)});`;
    }
  }
}
