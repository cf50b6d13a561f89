import { clamp, type Pixel } from '../numeric.ts';
import { float } from '../shader-writer.ts';
import { limits } from '../range-op.ts';
import { needParameters, type FixedFunction } from './fixed-function-op.ts';
import { HUE_COLOUR_GLSL, hueColour } from './hsv.ts';

export type HsyStyle = 'lin' | 'log' | 'vid';

/** Linear values: saturation is relative to the sum above `HIGH`, absolute below `LOW`. */
const [LOW, HIGH] = [0.001, 0.01];
const K = 0.15;
const LOW_GAIN = 5;
const GAIN = { log: 4, vid: 1.25 } as const;
const f = Math.fround;
/** How far a luma is on its way from `LOW` to `HIGH`, in floats: at the ends it must be 0 and 1 exactly. */
const highPart = (luma: number): number => clamp(f(f(luma - f(LOW)) / f(f(HIGH) - f(LOW))), 0, 1);

const lumaOf = (r: number, g: number, b: number): number =>
  f(f(f(f(0.2126) * r) + f(f(0.7152) * g)) + f(f(0.0722) * b));
const distanceOf = (r: number, g: number, b: number, luma: number): number =>
  f(f(Math.abs(f(r - luma)) + Math.abs(f(g - luma))) + Math.abs(f(b - luma)));

function toHsy(pixel: Pixel, style: HsyStyle): void {
  const [r, g, b] = [pixel[0], pixel[1], pixel[2]];
  const [min, max] = [Math.min(r, g, b), Math.max(r, g, b)];
  const luma = lumaOf(r, g, b);
  const distance = distanceOf(r, g, b, luma);
  let saturation = 0;
  if (style === 'lin') {
    const high = distance / Math.max(0.07 * distance + 1e-6, K + r + g + b);
    const low = distance * LOW_GAIN;
    saturation = 1.4 * (low + highPart(luma) * (high - low));
  } else saturation = distance * GAIN[style];
  let hue = 0;
  if (min !== max) {
    const delta = max - min;
    if (r === max) hue = 1 + (g - b) / delta;
    else if (g === max) hue = 3 + (b - r) / delta;
    else hue = 5 + (r - g) / delta;
    hue /= 6;
  }
  pixel[0] = hue;
  pixel[1] = saturation;
  pixel[2] = luma;
}

function fromHsy(pixel: Pixel, style: HsyStyle): void {
  const luma = pixel[2];
  const turned = f(f(pixel[0] - f(1 / 6)) + (luma < 0 ? 0.5 : 0));
  const full = hueColour(f(f(turned - Math.floor(turned)) * 6));
  const scale = f(luma / lumaOf(...full));
  const [r, g, b] = [f(full[0] * scale), f(full[1] * scale), f(full[2] * scale)];
  const distance = distanceOf(r, g, b, luma);
  const gain =
    style === 'lin'
      ? linearGain(pixel[1] / 1.4, luma, distance, r + g + b)
      : pixel[1] / Math.max(1e-10, distance * GAIN[style]);
  pixel[0] = luma + gain * (r - luma);
  pixel[1] = luma + gain * (g - luma);
  pixel[2] = luma + gain * (b - luma);
}

function linearGain(saturation: number, luma: number, distance: number, sum: number): number {
  const rest = Math.max(1e-6, -saturation * sum + saturation * 3 * luma + distance);
  const high = Math.min((saturation * (K + 3 * luma)) / rest, 50);
  const low = saturation / Math.max(1e-10, distance * LOW_GAIN);
  const alpha = highPart(luma);
  if (alpha === 1) return high;
  if (alpha === 0) return low;
  const scale = distance * LOW_GAIN * (1 - alpha);
  const a = scale * (sum - 3 * luma);
  const b = scale * (K + 3 * luma) + distance * alpha - saturation * (sum - 3 * luma);
  const c = -saturation * (K + 3 * luma);
  const discriminant = Math.sqrt(b * b - 4 * a * c);
  const gain = (2 * c) / (-discriminant - b);
  return gain >= 0 ? gain : (2 * c) / (discriminant - b);
}

/** Hue (magenta is 0), saturation and Rec.709 luma, for linear, log or video values. */
export function rgbToHsy(style: HsyStyle, parameters: readonly number[]): FixedFunction {
  needParameters(parameters, 0);
  return {
    apply: (pixel, direction) => (direction === 'forward' ? toHsy(pixel, style) : fromHsy(pixel, style)),
    glsl(shader, direction) {
      limits(shader);
      shader.function('hueColour', HUE_COLOUR_GLSL);
      shader.function('linearGain', LINEAR_GAIN_GLSL);
      if (direction === 'inverse')
        return `float turned = c.r - 1.0 / 6.0 + (c.b < 0.0 ? 0.5 : 0.0);
vec3 full = $hueColour((turned - floor(turned)) * 6.0);
full *= c.b / dot(full, vec3(0.2126, 0.7152, 0.0722));
float distance = dot(abs(full - c.b), vec3(1.0));
float gain = ${style === 'lin' ? '$linearGain(c.g / 1.4, c.b, distance, dot(full, vec3(1.0)))' : `c.g / max(1e-10, distance * ${float(GAIN[style])})`};
c.rgb = c.b + gain * (full - c.b);`;
      const linear = `mix(distance * 5.0, distance / max(0.07 * distance + 1e-6, ${K} + dot(c.rgb, vec3(1.0))), clamp((luma - ${LOW}) / ${float(f(f(HIGH) - f(LOW)))}, 0.0, 1.0)) * 1.4`;
      return `float least = min(c.r, min(c.g, c.b));
float most = max(c.r, max(c.g, c.b));
float delta = most - least;
float luma = dot(c.rgb, vec3(0.2126, 0.7152, 0.0722));
float distance = dot(abs(c.rgb - luma), vec3(1.0));
float hue = least == most ? 0.0 : (c.r == most ? 1.0 + (c.g - c.b) / delta : c.g == most ? 3.0 + (c.b - c.r) / delta : 5.0 + (c.r - c.g) / delta) / 6.0;
c.rgb = vec3(hue, ${style === 'lin' ? linear : `distance * ${float(GAIN[style])}`}, luma);`;
    },
  };
}

const LINEAR_GAIN_GLSL = `
float $linearGain(float s, float luma, float distance, float sum) {
  float high = min(s * (${K} + 3.0 * luma) / max(1e-6, -s * sum + s * 3.0 * luma + distance), 50.0);
  float low = s / max(1e-10, distance * 5.0);
  float alpha = clamp((luma - ${LOW}) / ${float(f(f(HIGH) - f(LOW)))}, 0.0, 1.0);
  if (alpha == 1.0) return high;
  if (alpha == 0.0) return low;
  float scale = distance * 5.0 * (1.0 - alpha);
  float a = scale * (sum - 3.0 * luma);
  float b = scale * (${K} + 3.0 * luma) + distance * alpha - s * (sum - 3.0 * luma);
  float c = -s * (${K} + 3.0 * luma);
  float d = sqrt(b * b - 4.0 * a * c);
  float gain = 2.0 * c / (-d - b);
  return gain >= 0.0 ? gain : 2.0 * c / (d - b);
}`;
