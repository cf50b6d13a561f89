import { clamp, mapColour, type Pixel, type Rgb } from './numeric.ts';
import { MatrixOp } from './matrix-op.ts';
import { opposite, type Direction, type Op } from './op.ts';
import { RangeOp, limits } from './range-op.ts';
import { vec3, float, type ShaderWriter } from './shader-writer.ts';

/** Slope, offset, power and saturation of the ASC colour decision list, version 1.2. */
export interface CdlParameters {
  readonly slope: Rgb;
  readonly offset: Rgb;
  readonly power: Rgb;
  readonly saturation: number;
  /** True: clamps to 0…1 as the specification says. False: powers of negative values are left out. */
  readonly clamps: boolean;
}

export const LUMA: Rgb = [0.2126, 0.7152, 0.0722];
const f = Math.fround;

/** What is wrong with the parameters, or null. */
export function cdlProblem({ slope, power, saturation }: CdlParameters): string | null {
  if (!slope.every((value) => value >= 0)) return 'slope must not be negative';
  if (!power.every((value) => value > 0)) return 'power must be greater than 0';
  if (!(saturation >= 0)) return 'saturation must not be negative';
  return null;
}

/** `((in · slope + offset)^power)`, then saturation by Rec.709 luma. */
export class CdlOp implements Op {
  readonly kind = 'cdl';
  readonly isNoOp: boolean;
  readonly parameters: CdlParameters;
  readonly direction: Direction;
  readonly #slope: Rgb;
  readonly #offset: Rgb;
  readonly #power: Rgb;
  readonly #saturation: number;

  constructor(parameters: CdlParameters, direction: Direction = 'forward') {
    this.parameters = parameters;
    this.direction = direction;
    const { slope, offset, power, saturation, clamps } = parameters;
    const turn = (value: number): number => (direction === 'forward' ? f(value) : reciprocal(f(value)));
    this.#slope = [turn(slope[0]), turn(slope[1]), turn(slope[2])];
    this.#power = [turn(power[0]), turn(power[1]), turn(power[2])];
    const sign = direction === 'forward' ? 1 : -1;
    this.#offset = [f(sign * offset[0]), f(sign * offset[1]), f(sign * offset[2])];
    this.#saturation = turn(saturation);
    this.isNoOp = this.#isIdentity && !clamps;
  }

  get #isIdentity(): boolean {
    const { slope, offset, power, saturation } = this.parameters;
    return [...slope, ...power, saturation].every((v) => v === 1) && offset.every((v) => v === 0);
  }

  apply(pixel: Pixel): void {
    const clampAll = (): void => {
      if (this.parameters.clamps) mapColour(pixel, (value) => clamp(value, 0, 1));
    };
    if (this.direction === 'forward') {
      mapColour(pixel, (value, channel) => f(value * this.#slope[channel]) + this.#offset[channel]);
      this.#applyPower(pixel);
      this.#applySaturation(pixel);
      clampAll();
    } else {
      clampAll();
      this.#applySaturation(pixel);
      this.#applyPower(pixel);
      mapColour(pixel, (value, channel) => f(value + this.#offset[channel]) * this.#slope[channel]);
      clampAll();
    }
  }

  #applyPower(pixel: Pixel): void {
    mapColour(pixel, (value, channel) => {
      if (this.parameters.clamps) return Math.pow(clamp(value, 0, 1), this.#power[channel]);
      if (Number.isNaN(value)) return 0;
      return value < 0 ? value : Math.pow(value, this.#power[channel]);
    });
  }

  #applySaturation(pixel: Pixel): void {
    const luma = f(f(f(pixel[0] * f(LUMA[0])) + f(pixel[1] * f(LUMA[1]))) + f(pixel[2] * f(LUMA[2])));
    mapColour(pixel, (value) => luma + f(this.#saturation * f(value - luma)));
  }

  inverse(): CdlOp {
    return new CdlOp(this.parameters, opposite(this.direction));
  }

  simplified(): readonly Op[] | null {
    const { slope, offset, power, saturation, clamps } = this.parameters;
    const range = RangeOp.clamp(0, 1);
    if (this.#isIdentity) return clamps ? [range] : [];
    if (!power.every((value) => value === 1)) return null;
    const ops: Op[] = [MatrixOp.scale(slope, offset)];
    if (saturation !== 1)
      ops.push(...(clamps ? [range] : []), MatrixOp.saturation(saturation, LUMA as [number, number, number]));
    if (clamps) ops.push(range);
    return this.direction === 'forward' ? ops : ops.reverse().map((op) => op.inverse());
  }

  key(): string {
    return JSON.stringify([this.direction, this.parameters]);
  }

  pairRemainder(): Op | null {
    return this.parameters.clamps ? RangeOp.clamp(0, 1) : null;
  }

  glsl(shader: ShaderWriter): string {
    limits(shader);
    const { clamps } = this.parameters;
    const clampAll = clamps ? 'c.rgb = $atMost(1.0, $atLeast(0.0, c.rgb));' : '';
    const power = (['r', 'g', 'b'] as const)
      .map((channel, index) => {
        const v = `c.${channel}`;
        const raised = `pow(${v}, ${float(this.#power[index] ?? 1)})`;
        return clamps ? `${v} = ${raised};` : `${v} = ${v} > 0.0 ? ${raised} : ${v} < 0.0 ? ${v} : 0.0;`;
      })
      .join(' ');
    const saturation = `c.rgb = vec3(dot(c.rgb, ${vec3(LUMA)})) + ${float(this.#saturation)} * (c.rgb - vec3(dot(c.rgb, ${vec3(LUMA)})));`;
    const steps =
      this.direction === 'forward'
        ? [`c.rgb = c.rgb * ${vec3(this.#slope)} + ${vec3(this.#offset)};`, clampAll, power, saturation, clampAll]
        : [
            clampAll,
            saturation,
            clampAll,
            power,
            `c.rgb = (c.rgb + ${vec3(this.#offset)}) * ${vec3(this.#slope)};`,
            clampAll,
          ];
    return steps.filter(Boolean).join('\n');
  }
}

/** Less counts as this much: inverses stay finite. */
const LEAST_DIVISOR = 1e-2;

function reciprocal(value: number): number {
  return f(1 / Math.max(value, LEAST_DIVISOR));
}
