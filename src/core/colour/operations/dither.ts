import type { ColourOperation } from '../pipeline/colour-pixel.ts';

/** Bayer's 8×8 threshold at a canvas pixel, 0…63: bits of x xor y and of y, interleaved and reversed. */
function threshold(x: number, y: number): number {
  const v = x ^ y;
  return ((v & 1) << 5) | ((y & 1) << 4) | ((v & 2) << 2) | ((y & 2) << 1) | ((v & 4) >> 1) | ((y & 4) >> 2);
}

/**
 * Spreads rounding to 8 bit over an ordered pattern (Bayer 1973): adds less than half a code either way, the same at the
 * same canvas pixel, so a still picture stands still and exact 8-bit values stay exact.
 */
export const ditherOperation: ColourOperation = {
  name: 'dither',
  active: ({ dither }) => dither !== 0,
  apply(pixel) {
    const add = ((threshold(pixel.x, pixel.y) + 0.5) / 64 - 0.5) / 255;
    pixel.r += add;
    pixel.g += add;
    pixel.b += add;
  },
  helpers: `
int ditherThreshold(ivec2 at) {
  int v = at.x ^ at.y;
  return ((v & 1) << 5) | ((at.y & 1) << 4) | ((v & 2) << 2) | ((at.y & 2) << 1) | ((v & 4) >> 1) | ((at.y & 4) >> 2);
}
`,
  glsl: `
  p.rgb += ((float(ditherThreshold(p.at)) + 0.5) / 64.0 - 0.5) / 255.0;
`,
};
