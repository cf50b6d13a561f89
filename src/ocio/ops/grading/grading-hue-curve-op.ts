import { rgbToHsy } from '../fixed/hsy.ts';
import type { FixedFunction } from '../fixed/fixed-function-op.ts';
import type { Pixel } from '../numeric.ts';
import { opposite, type Direction, type Op } from '../op.ts';
import type { ShaderWriter } from '../shader-writer.ts';
import type { GradingStyle } from './grading-values.ts';
import { HUE_CURVES, hueSpline, type HueCurveName, type HueCurves } from './hue-curves.ts';
import { linLogGlsl, logToLuma, lumaToLog } from './lin-log.ts';
import { evaluate, inverted, piecewiseGlsl, quadratic, type Piecewise } from './piecewise.ts';

type Curves = Readonly<Record<HueCurveName, Piecewise | null>>;

const at = (curve: Piecewise | null, x: number, identity: number): number => (curve ? evaluate(curve, x) : identity);
const gain = (curve: Piecewise | null, x: number): number => Math.max(0, at(curve, x, 1));
const fraction = (x: number): number => x - Math.floor(x);

/** A curve around the hue circle with input and output exchanged: hues beyond its ends are turned into it first. */
interface Turned {
  readonly curve: Piecewise;
  readonly low: number;
  readonly high: number;
}

function turned(curve: Piecewise | null, addsToHue: boolean): Turned | null {
  if (!curve) return null;
  const full: Piecewise = addsToHue
    ? {
        limits: curve.limits,
        pieces: curve.pieces.map((piece) =>
          piece.kind === 'line'
            ? { ...piece, slope: piece.slope + 1, to: piece.to + piece.from }
            : quadratic(piece.at, piece.a, piece.b + 1, piece.c + piece.at),
        ),
      }
    : curve;
  const back = inverted(full);
  return { curve: back, low: back.limits[0] ?? 0, high: back.limits.at(-1) ?? 1 };
}

function unturn(found: Turned | null, hue: number): number {
  if (!found) return hue;
  let wrapped = hue;
  if (hue < found.low) wrapped += Math.ceil(found.low - hue);
  else if (hue > found.high) wrapped -= Math.ceil(hue - found.high);
  return evaluate(found.curve, wrapped);
}

/** Changes of hue, saturation and luma by hue, saturation or luma. */
export class GradingHueCurveOp implements Op {
  readonly kind = 'grading-hue-curve';
  readonly isNoOp: boolean;
  readonly direction: Direction;
  readonly #curves: HueCurves;
  readonly #style: GradingStyle;
  readonly #splines: Curves;
  /** Null where the values are hue, saturation and luma already. */
  readonly #hsy: FixedFunction | null;

  constructor(curves: HueCurves, style: GradingStyle, hsyValues: boolean, direction: Direction = 'forward') {
    this.direction = direction;
    this.#curves = curves;
    this.#style = style;
    this.#splines = Object.fromEntries(
      HUE_CURVES.map(({ name }) => [name, hueSpline(name, curves[name])]),
    ) as unknown as Curves;
    this.#hsy = hsyValues ? null : rgbToHsy(style === 'linear' ? 'lin' : style === 'log' ? 'log' : 'vid', []);
    this.isNoOp = Object.values(this.#splines).every((spline) => spline === null);
  }

  apply(pixel: Pixel): void {
    this.#hsy?.apply(pixel, 'forward');
    if (this.direction === 'forward') this.#forward(pixel);
    else this.#inverse(pixel);
    this.#hsy?.apply(pixel, 'inverse');
  }

  /** Puts the luma through a curve of linear values. */
  #inLog(pixel: Pixel, change: (luma: number) => number): void {
    if (this.#style === 'linear') pixel[2] = logToLuma(change(lumaToLog(pixel[2])));
    else pixel[2] = change(pixel[2]);
  }

  #forward(pixel: Pixel): void {
    const c = this.#splines;
    const hue = pixel[0];
    const hueLum = gain(c.hueLum, hue);
    const saturation = Math.max(0, at(c.satSat, pixel[1], pixel[1])) * gain(c.hueSat, hue);
    let lumSat = 1;
    this.#inLog(pixel, (luma) => {
      lumSat = gain(c.lumSat, luma);
      return at(c.lumLum, luma, luma);
    });
    pixel[1] = saturation * lumSat;
    const satLum = gain(c.satLum, pixel[1]);
    this.#changeLuma(pixel, 1 - (1 - hueLum) * Math.min(pixel[1], 1), satLum);
    const moved = fraction(at(c.hueHue, hue, hue));
    pixel[0] = moved + at(c.hueFx, moved, 0);
  }

  #changeLuma(pixel: Pixel, hueLum: number, satLum: number): void {
    const sign = this.direction === 'forward' ? 1 : -1;
    if (this.#style !== 'linear') pixel[2] += sign * (hueLum + satLum - 2) * 0.1;
    else if (sign === 1) pixel[2] *= hueLum * satLum;
    else pixel[2] /= Math.max(0.01, hueLum * satLum);
  }

  #inverse(pixel: Pixel): void {
    const c = this.#splines;
    const hue = fraction(unturn(turned(c.hueHue, false), unturn(turned(c.hueFx, true), pixel[0])));
    const hueSat = gain(c.hueSat, hue);
    const saturation = Math.max(0, pixel[1]);
    this.#changeLuma(pixel, 1 - (1 - gain(c.hueLum, hue)) * Math.min(saturation, 1), gain(c.satLum, saturation));
    let lumSat = 1;
    this.#inLog(pixel, (value) => {
      const luma = c.lumLum ? evaluate(inverted(c.lumLum), value) : value;
      lumSat = gain(c.lumSat, luma);
      return luma;
    });
    const less = saturation / Math.max(0.01, lumSat * hueSat);
    pixel[0] = hue;
    pixel[1] = Math.max(0, c.satSat ? evaluate(inverted(c.satSat), less) : less);
  }

  inverse(): GradingHueCurveOp {
    return new GradingHueCurveOp(this.#curves, this.#style, this.#hsy === null, opposite(this.direction));
  }

  key(): string {
    return JSON.stringify([this.direction, this.#style, this.#hsy === null, this.#curves]);
  }

  pairRemainder(): null {
    return null;
  }

  glsl(shader: ShaderWriter): string {
    if (this.#style === 'linear') linLogGlsl(shader);
    const steps = this.direction === 'forward' ? this.#forwardGlsl() : this.#inverseGlsl();
    const inHsy = (direction: Direction): string => (this.#hsy ? `{ ${this.#hsy.glsl(shader, direction)} }` : '');
    return [inHsy('forward'), ...steps, inHsy('inverse')].join('\n');
  }

  #forwardGlsl(): string[] {
    const c = this.#splines;
    return [
      'float hue = c.r; float saturation = c.g;',
      gainGlsl('hueLum', c.hueLum, 'hue'),
      gainGlsl('hueSat', c.hueSat, 'hue'),
      curveGlsl(c.satSat, 'saturation'),
      'saturation = max(0.0, saturation) * hueSat;',
      ...this.#lumaGlsl([gainGlsl('lumSat', c.lumSat, 'c.b', 'gained'), curveGlsl(c.lumLum, 'c.b')]),
      'c.g = saturation * gained;',
      gainGlsl('satLum', c.satLum, 'c.g'),
      this.#changeLumaGlsl('c.g'),
      curveGlsl(c.hueHue, 'hue'),
      'hue = fract(hue); c.r = hue;',
      c.hueFx ? `float fx = hue; ${curveGlsl(c.hueFx, 'fx')} c.r += fx;` : '',
    ];
  }

  #inverseGlsl(): string[] {
    const c = this.#splines;
    const unturnGlsl = (found: Turned | null): string =>
      found
        ? `hue = hue < ${found.low.toFixed(9)} ? hue + ceil(${found.low.toFixed(9)} - hue) : hue > ${found.high.toFixed(9)} ? hue - ceil(hue - ${found.high.toFixed(9)}) : hue; ${piecewiseGlsl(found.curve, 'hue')}`
        : '';
    return [
      'float hue = c.r; float saturation = max(0.0, c.g);',
      unturnGlsl(turned(c.hueFx, true)),
      unturnGlsl(turned(c.hueHue, false)),
      'hue = fract(hue);',
      gainGlsl('hueSat', c.hueSat, 'hue'),
      gainGlsl('hueLum', c.hueLum, 'hue'),
      gainGlsl('satLum', c.satLum, 'saturation'),
      this.#changeLumaGlsl('saturation'),
      ...this.#lumaGlsl([
        curveGlsl(c.lumLum && inverted(c.lumLum), 'c.b'),
        gainGlsl('lumSat', c.lumSat, 'c.b', 'gained'),
      ]),
      'saturation /= max(0.01, gained * hueSat);',
      curveGlsl(c.satSat && inverted(c.satSat), 'saturation'),
      'c.r = hue; c.g = max(0.0, saturation);',
    ];
  }

  #lumaGlsl(steps: readonly string[]): string[] {
    const linear = this.#style === 'linear';
    return ['float gained;', linear ? 'c.b = $toLog(c.b);' : '', ...steps, linear ? 'c.b = $fromLog(c.b);' : ''];
  }

  #changeLumaGlsl(saturation: string): string {
    const both = `hueLum = 1.0 - (1.0 - hueLum) * min(${saturation}, 1.0);`;
    const forward = this.direction === 'forward';
    if (this.#style !== 'linear') return `${both} c.b ${forward ? '+' : '-'}= (hueLum + satLum - 2.0) * 0.1;`;
    return `${both} ${forward ? 'c.b *= hueLum * satLum;' : 'c.b /= max(0.01, hueLum * satLum);'}`;
  }
}

const curveGlsl = (curve: Piecewise | null, v: string): string => (curve ? piecewiseGlsl(curve, v) : '');

function gainGlsl(name: string, curve: Piecewise | null, v: string, into?: string): string {
  const target = into ?? name;
  const declared = into ? '' : 'float ';
  if (!curve) return `${declared}${target} = 1.0;`;
  return `${declared}${target} = ${v}; ${piecewiseGlsl(curve, target)} ${target} = max(0.0, ${target});`;
}
