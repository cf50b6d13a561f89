import { clamp, type Pixel } from '../numeric.ts';
import { limits } from '../range-op.ts';
import { float } from '../shader-writer.ts';
import { needParameters, type FixedFunction } from './fixed-function-op.ts';

const MOST_SATURATION = Math.fround(1.999);

function toHsv(pixel: Pixel): void {
  const [r, g, b] = [pixel[0], pixel[1], pixel[2]];
  const [min, max] = [Math.min(r, g, b), Math.max(r, g, b)];
  let [hue, saturation, value] = [0, 0, max];
  if (min !== max) {
    const delta = max - min;
    if (max !== 0) saturation = delta / max;
    if (r === max) hue = (g - b) / delta;
    else if (g === max) hue = 2 + (b - r) / delta;
    else hue = 4 + (r - g) / delta;
    if (hue < 0) hue += 6;
    hue /= 6;
  }
  if (min < 0) value += min;
  if (-min > max) saturation = (max - min) / -min;
  pixel[0] = hue;
  pixel[1] = saturation;
  pixel[2] = value;
}

function fromHsv(pixel: Pixel): void {
  const hue = (pixel[0] - Math.floor(pixel[0])) * 6;
  const saturation = clamp(pixel[1], 0, MOST_SATURATION);
  const value = pixel[2];
  let max = value;
  let min = value * (1 - saturation);
  if (saturation > 1) {
    min = (value * (1 - saturation)) / (2 - saturation);
    max = value - min;
  }
  if (value < 0) {
    min = value / (2 - saturation);
    max = value - min;
  }
  const [r, g, b] = hueColour(hue);
  pixel[0] = r * (max - min) + min;
  pixel[1] = g * (max - min) + min;
  pixel[2] = b * (max - min) + min;
}

/** The full colour of a hue of 0…6. */
export const hueColour = (hue: number): [number, number, number] => [
  clamp(Math.abs(hue - 3) - 1, 0, 1),
  clamp(2 - Math.abs(hue - 2), 0, 1),
  clamp(2 - Math.abs(hue - 4), 0, 1),
];

export const HUE_COLOUR_GLSL = `
vec3 $hueColour(float hue) {
  return $atMost(1.0, $atLeast(0.0, vec3(abs(hue - 3.0) - 1.0, 2.0 - abs(hue - 2.0), 2.0 - abs(hue - 4.0))));
}`;

/** Hue, saturation and value, for values below 0 and above 1 too. */
export function rgbToHsv(parameters: readonly number[]): FixedFunction {
  needParameters(parameters, 0);
  return {
    apply: (pixel, direction) => (direction === 'forward' ? toHsv(pixel) : fromHsv(pixel)),
    glsl(shader, direction) {
      if (direction === 'inverse') {
        limits(shader);
        shader.function('hueColour', HUE_COLOUR_GLSL);
        return `float s = $atMost(${float(MOST_SATURATION)}, $atLeast(0.0, c.g));
float most = c.b;
float least = c.b * (1.0 - s);
if (s > 1.0) { least = c.b * (1.0 - s) / (2.0 - s); most = c.b - least; }
if (c.b < 0.0) { least = c.b / (2.0 - s); most = c.b - least; }
c.rgb = $hueColour((c.r - floor(c.r)) * 6.0) * (most - least) + least;`;
      }
      return `float least = min(c.r, min(c.g, c.b));
float most = max(c.r, max(c.g, c.b));
float delta = most - least;
vec3 hsv = vec3(0.0, 0.0, most);
if (least != most) {
  if (most != 0.0) hsv.y = delta / most;
  hsv.x = c.r == most ? (c.g - c.b) / delta : c.g == most ? 2.0 + (c.b - c.r) / delta : 4.0 + (c.r - c.g) / delta;
  hsv.x = (hsv.x < 0.0 ? hsv.x + 6.0 : hsv.x) / 6.0;
}
if (least < 0.0) hsv.z += least;
if (-least > most) hsv.y = (most - least) / -least;
c.rgb = hsv;`;
    },
  };
}
