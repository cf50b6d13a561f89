import { HALF_MAX, mapColour, smaller, type Pixel } from '../numeric.ts';
import { opposite, type Direction, type Op } from '../op.ts';
import type { ShaderWriter } from '../shader-writer.ts';
import type { GradingStyle, GradingTone, Rgbm } from './grading-values.ts';
import { LINEAR_TO_LOG_GLSL, linearToLog, linLogGlsl, LOG_TO_LINEAR_GLSL, logToLinear } from './lin-log.ts';
import { evaluate, inverted, piecewiseGlsl, type Piecewise } from './piecewise.ts';
import { blacks, highlights, midtones, sContrast, shadows, whites } from './tone-zones.ts';

/** A curve and the channels it is for. */
interface Step {
  readonly channels: readonly (0 | 1 | 2)[];
  readonly curve: Piecewise;
}

const ALL = [0, 1, 2] as const;

function steps(tone: GradingTone, style: GradingStyle): Step[] {
  const found: Step[] = [];
  const push = (channels: readonly (0 | 1 | 2)[], curve: Piecewise | null): void => {
    if (curve) found.push({ channels, curve });
  };
  const zone = ({ rgb, master }: Rgbm, curve: (amount: number) => Piecewise | null): void => {
    for (const channel of ALL) push([channel], curve(rgb[channel]));
    push(ALL, curve(master));
  };
  zone(tone.midtones, (amount) => midtones(amount, tone.midtones, style));
  zone(tone.highlights, (amount) => highlights(amount, tone.highlights));
  zone(tone.whites, (amount) => whites(amount, tone));
  zone(tone.shadows, (amount) => shadows(amount, tone.shadows));
  zone(tone.blacks, (amount) => blacks(amount, tone));
  push(ALL, sContrast(tone.sContrast, style));
  return found;
}

/** Blacks, shadows, midtones, highlights, whites and an S curve. */
export class GradingToneOp implements Op {
  readonly kind = 'grading-tone';
  readonly isNoOp: boolean;
  readonly direction: Direction;
  readonly #tone: GradingTone;
  readonly #style: GradingStyle;
  readonly #steps: readonly Step[];

  constructor(tone: GradingTone, style: GradingStyle, direction: Direction = 'forward') {
    this.direction = direction;
    this.#tone = tone;
    this.#style = style;
    const forward = steps(tone, style);
    this.#steps =
      direction === 'forward'
        ? forward
        : forward.reverse().map(({ channels, curve }) => ({ channels, curve: inverted(curve) }));
    this.isNoOp = forward.length === 0;
  }

  apply(pixel: Pixel): void {
    if (this.#style === 'linear') mapColour(pixel, linearToLog);
    for (const { channels, curve } of this.#steps)
      for (const channel of channels) pixel[channel] = evaluate(curve, pixel[channel]);
    if (this.#style === 'linear') mapColour(pixel, logToLinear);
    mapColour(pixel, (value) => smaller(value, HALF_MAX));
  }

  inverse(): GradingToneOp {
    return new GradingToneOp(this.#tone, this.#style, opposite(this.direction));
  }

  key(): string {
    return JSON.stringify([this.direction, this.#style, this.#tone]);
  }

  pairRemainder(): null {
    return null;
  }

  glsl(shader: ShaderWriter): string {
    linLogGlsl(shader);
    const curves = this.#steps.flatMap(({ channels, curve }) =>
      channels.map((channel) => piecewiseGlsl(curve, `c[${channel}]`)),
    );
    const linear = this.#style === 'linear';
    return [
      ...(linear ? [LINEAR_TO_LOG_GLSL] : []),
      ...curves,
      ...(linear ? [LOG_TO_LINEAR_GLSL] : []),
      `c.rgb = min(c.rgb, ${HALF_MAX}.0);`,
    ].join('\n');
  }
}
