import { copySign, FLOAT_MAX, mapColour, smaller, larger, type Pixel, type Rgb } from '../numeric.ts';
import { limits } from '../range-op.ts';
import { opposite, type Direction, type Op } from '../op.ts';
import { POWER_GLSL, quickPower } from '../quick-power.ts';
import { float, vec3, type ShaderWriter } from '../shader-writer.ts';
import { LUMA } from '../cdl-op.ts';
import type { GradingPrimary, GradingStyle, Rgbm } from './grading-values.ts';

const f = Math.fround;

/** The same thing done to each channel with numbers of its own, and how it is written in GLSL. */
interface Step {
  apply(pixel: Pixel): void;
  readonly glsl: string;
}

const each = (make: (channel: 0 | 1 | 2) => number): Rgb => [f(make(0)), f(make(1)), f(make(2))];

const add = (amount: Rgb): Step => ({
  apply: (pixel) => mapColour(pixel, (value, channel) => value + amount[channel]),
  glsl: `c.rgb += ${vec3(amount)};`,
});

const multiply = (amount: Rgb): Step => ({
  apply: (pixel) => mapColour(pixel, (value, channel) => value * amount[channel]),
  glsl: `c.rgb *= ${vec3(amount)};`,
});

const contrast = (amount: Rgb, pivot: number): Step => ({
  apply: (pixel) => mapColour(pixel, (value, channel) => f(f(value - pivot) * amount[channel]) + pivot),
  glsl: `c.rgb = (c.rgb - ${float(pivot)}) * ${vec3(amount)} + ${float(pivot)};`,
});

/** A power about a pivot, mirrored at the black one. */
const power = (amount: Rgb, black: number, white: number): Step => {
  const range = f(f(white) - f(black));
  return {
    apply: (pixel) =>
      mapColour(pixel, (value, channel) => {
        const above = f(value - f(black));
        const raised = quickPower(f(Math.abs(above) / range), amount[channel]);
        return f(copySign(raised, above) * range) + f(black);
      }),
    glsl: `{ vec3 above = c.rgb - ${float(black)}; c.rgb = $power(abs(above) / ${float(range)}, ${vec3(amount)}) * mix(vec3(1.0), vec3(-1.0), lessThan(above, vec3(0.0))) * ${float(range)} + ${float(black)}; }`,
  };
};

const saturate = (amount: number): Step => ({
  apply(pixel) {
    const luma = f(f(f(pixel[0] * f(LUMA[0])) + f(pixel[1] * f(LUMA[1]))) + f(pixel[2] * f(LUMA[2])));
    mapColour(pixel, (value) => luma + f(amount * f(value - luma)));
  },
  glsl: `{ float luma = dot(c.rgb, ${vec3(LUMA)}); c.rgb = luma + ${float(amount)} * (c.rgb - luma); }`,
});

const limit = (black: number, white: number): Step => ({
  apply: (pixel) => mapColour(pixel, (value) => smaller(larger(value, f(black)), f(white))),
  glsl: [
    black > -FLOAT_MAX ? `c.rgb = $atLeast(${float(black)}, c.rgb);` : '',
    white < FLOAT_MAX ? `c.rgb = $atMost(${float(white)}, c.rgb);` : '',
  ].join(' '),
});

const sum = ({ rgb, master }: Rgbm, channel: 0 | 1 | 2): number => rgb[channel] + master;
const product = ({ rgb, master }: Rgbm, channel: 0 | 1 | 2): number => rgb[channel] * master;
const orOne = (value: number): number => (value === 0 ? 1 : value);

/** The steps in the forward direction, with the numbers of one direction. */
function channelSteps(values: GradingPrimary, style: GradingStyle, inverse: boolean): Step[] {
  const sign = inverse ? -1 : 1;
  const turn = (value: number): number => (inverse ? value : 1 / value);
  const { pivotBlack, pivotWhite } = values;
  if (style === 'log') {
    const brightness = each((channel) => (sign * sum(values.brightness, channel) * 6.25) / 1023);
    const steep = each((channel) => {
      const amount = product(values.contrast, channel);
      return inverse ? 1 / orOne(amount) : amount;
    });
    const gamma = each((channel) => turn(product(values.gamma, channel)));
    return [
      add(brightness),
      contrast(steep, 0.5 + values.pivot * 0.5),
      ...powerUnlessOne(gamma, pivotBlack, pivotWhite),
    ];
  }
  if (style === 'linear') {
    const offset = each((channel) => sign * sum(values.offset, channel));
    const exposure = each((channel) => Math.pow(2, sign * sum(values.exposure, channel)));
    const steep = each((channel) => {
      const amount = product(values.contrast, channel);
      return inverse ? 1 / amount : amount;
    });
    const pivot = f(0.18 * Math.pow(2, values.pivot));
    return [add(offset), multiply(exposure), ...powerUnlessOne(steep, 0, pivot)];
  }
  const offset = each((channel) => sign * (sum(values.offset, channel) + sum(values.lift, channel)));
  const range = pivotWhite - pivotBlack;
  const slope = each((channel) => {
    const lifted = pivotWhite / orOne(product(values.gain, channel)) + sum(values.lift, channel) - pivotBlack;
    return inverse ? lifted / range : range / orOne(lifted);
  });
  const gamma = each((channel) => turn(product(values.gamma, channel)));
  return [add(offset), contrast(slope, pivotBlack), ...powerUnlessOne(gamma, pivotBlack, pivotWhite)];
}

const powerUnlessOne = (amount: Rgb, black: number, white: number): Step[] =>
  amount.every((value) => value === 1) ? [] : [power(amount, black, white)];

/** Brightness, contrast, gamma and their like, as a colourist turns them. */
export class GradingPrimaryOp implements Op {
  readonly kind = 'grading-primary';
  readonly isNoOp = false;
  readonly direction: Direction;
  readonly #values: GradingPrimary;
  readonly #style: GradingStyle;
  readonly #steps: readonly Step[];

  constructor(values: GradingPrimary, style: GradingStyle, direction: Direction = 'forward') {
    this.direction = direction;
    this.#values = values;
    this.#style = style;
    const inverse = direction === 'inverse';
    const { saturation, clampBlack, clampWhite } = values;
    const amount = inverse ? 1 / orOne(saturation) : saturation;
    const steps = [
      ...channelSteps(values, style, inverse),
      ...(amount === 1 ? [] : [saturate(f(amount))]),
      limit(clampBlack, clampWhite),
    ];
    this.#steps = inverse ? steps.reverse() : steps;
  }

  apply(pixel: Pixel): void {
    for (const step of this.#steps) step.apply(pixel);
  }

  inverse(): GradingPrimaryOp {
    return new GradingPrimaryOp(this.#values, this.#style, opposite(this.direction));
  }

  key(): string {
    return JSON.stringify([this.direction, this.#style, this.#values]);
  }

  pairRemainder(): null {
    return null;
  }

  glsl(shader: ShaderWriter): string {
    shader.function('power', POWER_GLSL);
    limits(shader);
    return this.#steps.map(({ glsl }) => glsl).join('\n');
  }
}
