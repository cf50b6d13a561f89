import { FLOAT_MIN, larger, mapColour, type Pixel, type Rgb } from './numeric.ts';
import { opposite, type Direction, type Op } from './op.ts';
import { RangeOp, limits } from './range-op.ts';
import { float, type ShaderWriter } from './shader-writer.ts';

/**
 * `logSideSlope · log(linSideSlope · x + linSideOffset, base) + logSideOffset`; below `linSideBreak` a straight line of
 * `linearSlope` (by default the curve's own slope there).
 */
export interface LogParameters {
  readonly base: number;
  readonly logSideSlope: Rgb;
  readonly logSideOffset: Rgb;
  readonly linSideSlope: Rgb;
  readonly linSideOffset: Rgb;
  readonly linSideBreak?: Rgb | undefined;
  readonly linearSlope?: Rgb | undefined;
}

export const SIMPLE_LOG = {
  logSideSlope: [1, 1, 1],
  logSideOffset: [0, 0, 0],
  linSideSlope: [1, 1, 1],
  linSideOffset: [0, 0, 0],
} as const;

/** One number for all three channels. */
export const same = (value: number): Rgb => [value, value, value];

/** What is wrong with the parameters, or null. */
export function logProblem({ base, linSideSlope, logSideSlope }: LogParameters): string | null {
  if (base === 1 || !(base > 0)) return `base ${base} must be greater than 0 and other than 1`;
  if (linSideSlope.includes(0)) return 'lin_side_slope cannot be 0';
  if (logSideSlope.includes(0)) return 'log_side_slope cannot be 0';
  return null;
}

const f = Math.fround;

interface Curve {
  readonly m: number;
  readonly b: number;
  readonly k: number;
  readonly kb: number;
  readonly inverseK: number;
  readonly inverseM: number;
  readonly linBreak: number;
  readonly logBreak: number;
  readonly slope: number;
  readonly offset: number;
}

/** Logarithms and their inverses. */
export class LogOp implements Op {
  readonly kind = 'log';
  readonly isNoOp = false;
  readonly parameters: LogParameters;
  readonly direction: Direction;
  readonly #curves: readonly [Curve, Curve, Curve];

  constructor(parameters: LogParameters, direction: Direction = 'forward') {
    this.parameters = parameters;
    this.direction = direction;
    this.#curves = [this.#channel(0), this.#channel(1), this.#channel(2)];
  }

  #channel(index: 0 | 1 | 2): Curve {
    const p = this.parameters;
    const logBase = f(Math.log2(f(p.base)));
    const [m, b] = [p.linSideSlope[index], p.linSideOffset[index]];
    const [k, kb] = [p.logSideSlope[index], p.logSideOffset[index]];
    const at = p.linSideBreak?.[index] ?? 0;
    const slope = f(p.linearSlope?.[index] ?? (k * m) / ((m * at + b) * Math.log(p.base)));
    const logBreak = f(f(f(Math.log2(f(m * at + b))) * f(f(k) / logBase)) + f(kb));
    return {
      m: f(m),
      b: f(b),
      k: f(k / logBase),
      kb: f(kb),
      inverseK: f(logBase / f(k)),
      inverseM: f(1 / f(m)),
      linBreak: f(at),
      logBreak,
      slope,
      offset: f(logBreak - f(slope * f(at))),
    };
  }

  apply(pixel: Pixel): void {
    const hasBreak = this.parameters.linSideBreak !== undefined;
    if (this.direction === 'forward')
      mapColour(pixel, (value, channel) => {
        const curve = this.#curves[channel];
        if (hasBreak && value < curve.linBreak) return f(curve.slope * value) + curve.offset;
        const linear = larger(FLOAT_MIN, f(f(value * curve.m) + curve.b));
        return f(f(Math.log2(linear)) * curve.k) + curve.kb;
      });
    else
      mapColour(pixel, (value, channel) => {
        const curve = this.#curves[channel];
        if (hasBreak && value < curve.logBreak) return f(value - curve.offset) / curve.slope;
        return f(f(Math.pow(2, f(f(value - curve.kb) * curve.inverseK))) - curve.b) * curve.inverseM;
      });
  }

  inverse(): LogOp {
    return new LogOp(this.parameters, opposite(this.direction));
  }

  key(): string {
    return JSON.stringify([this.direction, this.parameters]);
  }

  pairRemainder(): Op | null {
    const { linSideBreak, linSideOffset, linSideSlope } = this.parameters;
    if (linSideBreak || this.direction === 'inverse') return null;
    return RangeOp.clamp(-linSideOffset[0] / linSideSlope[0] || 0);
  }

  glsl(shader: ShaderWriter): string {
    limits(shader);
    const hasBreak = this.parameters.linSideBreak !== undefined;
    return (['r', 'g', 'b'] as const)
      .map((channel, index) => {
        const v = `c.${channel}`;
        const curve = this.#curves[index] as Curve;
        const forward = this.direction === 'forward';
        const log = `log2($atLeast(${float(FLOAT_MIN)}, ${v} * ${float(curve.m)} + ${float(curve.b)})) * ${float(curve.k)} + ${float(curve.kb)}`;
        const linear = `(exp2((${v} - ${float(curve.kb)}) * ${float(curve.inverseK)}) - ${float(curve.b)}) * ${float(curve.inverseM)}`;
        if (!hasBreak) return `${v} = ${forward ? log : linear};`;
        return forward
          ? `${v} = ${v} < ${float(curve.linBreak)} ? ${v} * ${float(curve.slope)} + ${float(curve.offset)} : ${log};`
          : `${v} = ${v} < ${float(curve.logBreak)} ? (${v} - ${float(curve.offset)}) / ${float(curve.slope)} : ${linear};`;
      })
      .join('\n');
  }
}
