import type { ColourOperation } from '../pipeline/colour-pixel.ts';
import { glslNumber } from '../pipeline/glsl-number.ts';
import { LUMA_WEIGHTS } from '../primaries/primaries-matrix.ts';

const [RED, GREEN, BLUE] = LUMA_WEIGHTS;

/** Moves colours away from their grey, or to it (ASC CDL 1.2, without its clamps): negative values take part. */
export const saturationOperation: ColourOperation = {
  name: 'saturation',
  active: ({ saturation }) => saturation !== 1,
  apply(pixel, { saturation }) {
    const luma = pixel.r * RED + pixel.g * GREEN + pixel.b * BLUE;
    pixel.r = luma + (pixel.r - luma) * saturation;
    pixel.g = luma + (pixel.g - luma) * saturation;
    pixel.b = luma + (pixel.b - luma) * saturation;
  },
  glsl: `
  float luma = dot(p.rgb, vec3(${LUMA_WEIGHTS.map(glslNumber).join(', ')}));
  p.rgb = luma + (p.rgb - luma) * $saturation;
`,
};
