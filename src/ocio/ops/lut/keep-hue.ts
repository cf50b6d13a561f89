import type { Pixel, Rgb } from '../numeric.ts';

/** Indices of the smallest, the middle and the largest of three. */
function order([r, g, b]: Rgb): [min: 0 | 1 | 2, mid: 0 | 1 | 2, max: 0 | 1 | 2] {
  if (r > g) return g > b ? [2, 1, 0] : r > b ? [1, 2, 0] : [1, 0, 2];
  return g > b ? (r > b ? [2, 0, 1] : [0, 2, 1]) : [0, 1, 2];
}

/** Moves the middle channel to where it was between the other two (the `DW3` hue adjustment of CLF). */
export function keepHue(before: Rgb, pixel: Pixel): void {
  const [min, mid, max] = order(before);
  const chroma = before[max] - before[min];
  const share = chroma === 0 ? 0 : (before[mid] - before[min]) / chroma;
  pixel[mid] = share * (pixel[max] - pixel[min]) + pixel[min];
}

export const KEEP_HUE_GLSL = `
float $between(float low, float mid, float high, float newLow, float newHigh) {
  return (high == low ? 0.0 : (mid - low) / (high - low)) * (newHigh - newLow) + newLow;
}
vec3 $keepHue(vec3 b, vec3 c) {
  if (b.r > b.g) {
    if (b.g > b.b) c.g = $between(b.b, b.g, b.r, c.b, c.r);
    else if (b.r > b.b) c.b = $between(b.g, b.b, b.r, c.g, c.r);
    else c.r = $between(b.g, b.r, b.b, c.g, c.b);
  } else {
    if (!(b.g > b.b)) c.g = $between(b.r, b.g, b.b, c.r, c.b);
    else if (b.r > b.b) c.r = $between(b.b, b.r, b.g, c.b, c.g);
    else c.b = $between(b.r, b.b, b.g, c.r, c.g);
  }
  return c;
}`;
