import { glslNumber } from '../pipeline/glsl-number.ts';
import { PixelFlag, type ColourPixel, type ColourOperation } from '../pipeline/colour-pixel.ts';

/** Largest half: what an infinite sample counts as. */
const HALF_MAX = 65504;
/** Samples of float files are cut off here, so that no exposure or matrix can overflow a float and make NaN. */
const MOST = 1e18;

function finite(value: number, pixel: ColourPixel): number {
  if (Number.isFinite(value)) return Math.min(Math.max(value, -MOST), MOST);
  if (Number.isNaN(value)) {
    pixel.flags |= PixelFlag.NotANumber;
    return 0;
  }
  pixel.flags |= PixelFlag.Infinite;
  return Math.sign(value) * HALF_MAX;
}

/**
 * Makes every sample a number, so that no driver's rules for NaN decide what is seen: NaN counts as 0, ±Inf as ±65504.
 * The shader looks at the bits, because compilers may assume that NaN does not happen.
 */
export const finiteOperation: ColourOperation = {
  name: 'finite',
  apply(pixel) {
    pixel.r = finite(pixel.r, pixel);
    pixel.g = finite(pixel.g, pixel);
    pixel.b = finite(pixel.b, pixel);
    pixel.a = finite(pixel.a, pixel);
  },
  helpers: `
float finiteSample(float value, inout int flags) {
  uint bits = floatBitsToUint(value) & 0x7fffffffu;
  if (bits < 0x7f800000u) return clamp(value, -${glslNumber(MOST)}, ${glslNumber(MOST)});
  if (bits > 0x7f800000u) { flags |= ${PixelFlag.NotANumber}; return 0.0; }
  flags |= ${PixelFlag.Infinite};
  return (floatBitsToUint(value) & 0x80000000u) == 0u ? ${HALF_MAX}.0 : -${HALF_MAX}.0;
}
`,
  glsl: `
  p.rgb.r = finiteSample(p.rgb.r, p.flags);
  p.rgb.g = finiteSample(p.rgb.g, p.flags);
  p.rgb.b = finiteSample(p.rgb.b, p.flags);
  p.a = finiteSample(p.a, p.flags);
`,
};
