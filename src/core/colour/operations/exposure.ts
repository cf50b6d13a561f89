import type { ColourOperation } from '../pipeline/colour-pixel.ts';

/** Multiplies linear values by 2^exposure. */
export const exposureOperation: ColourOperation = {
  name: 'exposure',
  apply(pixel, { gain }) {
    pixel.r *= gain;
    pixel.g *= gain;
    pixel.b *= gain;
  },
  glsl: `
  p.rgb *= $gain;
`,
};
