import { mapColour, type Pixel } from './numeric.ts';
import { opposite, type Direction, type Op } from './op.ts';
import { POWER_GLSL, quickPower } from './quick-power.ts';
import { float, type ShaderWriter } from './shader-writer.ts';

export const EXPOSURE_CONTRAST_STYLES = ['linear', 'video', 'log'] as const;

export interface ExposureContrastParameters {
  readonly style: (typeof EXPOSURE_CONTRAST_STYLES)[number];
  /** Stops. */
  readonly exposure: number;
  readonly contrast: number;
  /** Multiplies `contrast`. */
  readonly gamma: number;
  /** Linear value that contrast leaves alone. Default 0.18. */
  readonly pivot: number;
  /** Log code values of one stop. */
  readonly logExposureStep: number;
  /** Log code value of 0.18. */
  readonly logMidGray: number;
  /** True where an application may turn it: it does not cancel out with one that stays. */
  readonly isDynamic?: boolean;
}

export const EXPOSURE_CONTRAST_DEFAULTS: ExposureContrastParameters = {
  style: 'linear',
  exposure: 0,
  contrast: 1,
  gamma: 1,
  pivot: 0.18,
  logExposureStep: 0.088,
  logMidGray: 0.435,
};

const LEAST_PIVOT = 0.001;
const LEAST_CONTRAST = 0.001;
/** 1 / 1.83: what stands for a video camera's curve. */
const VIDEO_POWER = 0.54644808743169393;
const f = Math.fround;

/** Exposure and contrast about a pivot, of linear, video or log values. */
export class ExposureContrastOp implements Op {
  readonly kind = 'exposure-contrast';
  readonly isNoOp = false;
  readonly parameters: ExposureContrastParameters;
  readonly direction: Direction;

  constructor(parameters: ExposureContrastParameters, direction: Direction = 'forward') {
    this.parameters = parameters;
    this.direction = direction;
  }

  /** `x · scale + offset` for log values, else `(x · before)^power · after`. */
  get #numbers(): { scale: number; offset: number } | { before: number; power: number; after: number } {
    const { style, exposure, contrast, gamma, pivot, logExposureStep, logMidGray } = this.parameters;
    const power = f(Math.max(LEAST_CONTRAST, contrast * gamma));
    const linearPivot = f(Math.max(LEAST_PIVOT, pivot));
    const forward = this.direction === 'forward';
    if (style === 'log') {
      const logPivot = f(Math.max(0, Math.log2(linearPivot / 0.18) * logExposureStep + logMidGray));
      const logExposure = f(exposure * logExposureStep);
      if (forward) return { scale: power, offset: f((logExposure - logPivot) * power + logPivot) };
      const inverse = f(Math.max(LEAST_CONTRAST, 1 / (contrast * gamma)));
      return { scale: inverse, offset: f(logPivot - logPivot * inverse - logExposure) };
    }
    const encoded = style === 'video' ? VIDEO_POWER : 1;
    const gain = f(Math.pow(Math.pow(2, exposure), encoded));
    const at = f(Math.pow(linearPivot, encoded));
    if (power === 1) return { scale: forward ? gain : f(1 / gain), offset: 0 };
    return forward
      ? { before: f(gain / at), power, after: at }
      : { before: f(1 / at), power: f(1 / power), after: f(at * f(1 / gain)) };
  }

  apply(pixel: Pixel): void {
    const numbers = this.#numbers;
    if ('scale' in numbers) mapColour(pixel, (value) => f(value * numbers.scale) + numbers.offset);
    else mapColour(pixel, (value) => quickPower(f(value * numbers.before), numbers.power) * numbers.after);
  }

  inverse(): ExposureContrastOp {
    return new ExposureContrastOp(this.parameters, opposite(this.direction));
  }

  key(): string {
    return JSON.stringify([this.direction, this.parameters]);
  }

  pairRemainder(): null {
    return null;
  }

  glsl(shader: ShaderWriter): string {
    shader.function('power', POWER_GLSL);
    const numbers = this.#numbers;
    if ('scale' in numbers) return `c.rgb = c.rgb * ${float(numbers.scale)} + ${float(numbers.offset)};`;
    return `c.rgb = $power(c.rgb * ${float(numbers.before)}, vec3(${float(numbers.power)})) * ${float(numbers.after)};`;
  }
}
