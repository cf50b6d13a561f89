import { mapColour, type Pixel } from '../numeric.ts';
import { opposite, type Direction, type Op } from '../op.ts';
import type { ShaderWriter } from '../shader-writer.ts';
import { splineThrough, type CurvePoints } from './b-spline.ts';
import type { GradingStyle } from './grading-values.ts';
import { LINEAR_TO_LOG_GLSL, linearToLog, linLogGlsl, LOG_TO_LINEAR_GLSL, logToLinear } from './lin-log.ts';
import { evaluate, inverted, piecewiseGlsl, type Piecewise } from './piecewise.ts';

export interface GradingCurves {
  readonly red: CurvePoints;
  readonly green: CurvePoints;
  readonly blue: CurvePoints;
  /** Applied to each channel after its own. */
  readonly master: CurvePoints;
}

const points = (...xs: number[]): CurvePoints => ({ points: xs.map((x) => ({ x, y: x })) });

/** A curve that changes nothing. */
export const identityCurve = (style: GradingStyle): CurvePoints =>
  style === 'linear' ? points(-7, 0, 7) : points(0, 0.5, 1);

/** Curves through control points, as a colourist draws them. */
export class GradingCurveOp implements Op {
  readonly kind = 'grading-rgb-curve';
  readonly isNoOp: boolean;
  readonly direction: Direction;
  readonly #curves: GradingCurves;
  readonly #isLinear: boolean;
  readonly #channels: readonly [Piecewise | null, Piecewise | null, Piecewise | null];
  readonly #master: Piecewise | null;

  /** `isLinear`: the values are linear light and are taken through a log curve first. */
  constructor(curves: GradingCurves, isLinear: boolean, direction: Direction = 'forward') {
    this.direction = direction;
    this.#curves = curves;
    this.#isLinear = isLinear;
    const spline = (curve: CurvePoints): Piecewise | null => {
      const found = splineThrough(curve);
      return found && direction === 'inverse' ? inverted(found) : found;
    };
    this.#channels = [spline(curves.red), spline(curves.green), spline(curves.blue)];
    this.#master = spline(curves.master);
    this.isNoOp = [...this.#channels, this.#master].every((curve) => curve === null);
  }

  apply(pixel: Pixel): void {
    if (this.#isLinear) mapColour(pixel, linearToLog);
    for (const channel of [0, 1, 2] as const)
      for (const curve of this.#order(this.#channels[channel]))
        if (curve) pixel[channel] = evaluate(curve, pixel[channel]);
    if (this.#isLinear) mapColour(pixel, logToLinear);
  }

  #order(own: Piecewise | null): readonly [Piecewise | null, Piecewise | null] {
    return this.direction === 'forward' ? [own, this.#master] : [this.#master, own];
  }

  inverse(): GradingCurveOp {
    return new GradingCurveOp(this.#curves, this.#isLinear, opposite(this.direction));
  }

  key(): string {
    return JSON.stringify([this.direction, this.#isLinear, this.#curves]);
  }

  pairRemainder(): null {
    return null;
  }

  glsl(shader: ShaderWriter): string {
    linLogGlsl(shader);
    const curves = this.#channels.flatMap((own, channel) =>
      this.#order(own).flatMap((curve) => (curve ? [piecewiseGlsl(curve, `c[${channel}]`)] : [])),
    );
    const linear = this.#isLinear;
    return [...(linear ? [LINEAR_TO_LOG_GLSL] : []), ...curves, ...(linear ? [LOG_TO_LINEAR_GLSL] : [])].join('\n');
  }
}
