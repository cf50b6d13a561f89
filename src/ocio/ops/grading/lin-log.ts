import { quickLog2, quickPower } from '../quick-power.ts';
import { float, type ShaderWriter } from '../shader-writer.ts';

/** The curve that linear values are graded behind: log2 around middle grey, straight below the break point. */
const f = Math.fround;
const BREAK = f(0.0041318374739483946);
const SHIFT = f(-0.000157849851665374);
const SCALE = f(1 / f(f(0.18) + SHIFT));
const GAIN = f(363.034608563);
const OFFSET = -7;
const CODE_BREAK = -5.5;
const GREY = f(SHIFT + f(0.18));

interface Functions {
  readonly log2: (value: number) => number;
  readonly exp2: (value: number) => number;
}

/** What the library takes for curves of three channels, and for the luma of hue curves. */
const QUICK: Functions = { log2: quickLog2, exp2: (value) => quickPower(2, value) };
const EXACT: Functions = { log2: (value) => f(Math.log2(value)), exp2: (value) => f(2 ** value) };

const toLog =
  ({ log2 }: Functions) =>
  (value: number): number =>
    value > BREAK ? log2(f(f(value + SHIFT) * SCALE)) : f(f(value * GAIN) + OFFSET);

const fromLog =
  ({ exp2 }: Functions) =>
  (value: number): number =>
    value > CODE_BREAK ? f(f(exp2(value) * GREY) - SHIFT) : f(f(value - OFFSET) / GAIN);

export const linearToLog = toLog(QUICK);
export const logToLinear = fromLog(QUICK);
export const lumaToLog = toLog(EXACT);
export const logToLuma = fromLog(EXACT);

/** Adds `$toLog(float)` and `$fromLog(float)`. */
export function linLogGlsl(shader: ShaderWriter): void {
  shader.function(
    'toLog',
    `float $toLog(float v) {
  return v > ${float(BREAK)} ? log2(min((v + ${float(SHIFT)}) * ${float(SCALE)}, 3.4e38)) : v * ${float(GAIN)} - 7.0;
}`,
  );
  shader.function(
    'fromLog',
    `float $fromLog(float v) {
  return v > ${float(CODE_BREAK)} ? exp2(v) * ${float(GREY)} - ${float(SHIFT)} : (v + 7.0) / ${float(GAIN)};
}`,
  );
}

const eachChannel = (name: string): string => `c.rgb = vec3($${name}(c.r), $${name}(c.g), $${name}(c.b));`;
export const LINEAR_TO_LOG_GLSL = eachChannel('toLog');
export const LOG_TO_LINEAR_GLSL = eachChannel('fromLog');
