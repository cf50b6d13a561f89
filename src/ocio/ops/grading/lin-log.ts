import { mapColour, type Pixel } from '../numeric.ts';
import { float } from '../shader-writer.ts';

/** The curve that linear values are graded behind: log2 around middle grey, straight below the break point. */
const BREAK = 0.0041318374739483946;
const SHIFT = -0.000157849851665374;
const SCALE = 1 / (0.18 + SHIFT);
const GAIN = 363.034608563;
const OFFSET = -7;
const CODE_BREAK = -5.5;

export function linearToLog(pixel: Pixel): void {
  mapColour(pixel, (value) => (value < BREAK ? value * GAIN + OFFSET : Math.log2((value + SHIFT) * SCALE)));
}

export function logToLinear(pixel: Pixel): void {
  mapColour(pixel, (value) =>
    value < CODE_BREAK ? (value - OFFSET) / GAIN : Math.pow(2, value) * (0.18 + SHIFT) - SHIFT,
  );
}

export const LINEAR_TO_LOG_GLSL = ['c.r', 'c.g', 'c.b']
  .map((v) => `${v} = ${v} < ${BREAK} ? ${v} * ${GAIN} - 7.0 : log2((${v} + ${float(SHIFT)}) * ${float(SCALE)});`)
  .join('\n');

export const LOG_TO_LINEAR_GLSL = ['c.r', 'c.g', 'c.b']
  .map((v) => `${v} = ${v} < -5.5 ? (${v} + 7.0) / ${GAIN} : exp2(${v}) * ${float(0.18 + SHIFT)} - ${float(SHIFT)};`)
  .join('\n');
