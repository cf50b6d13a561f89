import type { ColourOperation } from '../pipeline/colour-pixel.ts';
import { IDENTITY3, transform3 } from '../primaries/matrix3.ts';

/** Rec.709 to the display's primaries, where it has others. */
export const displayPrimariesOperation: ColourOperation = {
  name: 'displayPrimaries',
  active: ({ displayMatrix }) => displayMatrix !== IDENTITY3,
  apply(pixel, { displayMatrix }) {
    [pixel.r, pixel.g, pixel.b] = transform3(displayMatrix, [pixel.r, pixel.g, pixel.b]);
  },
  glsl: `
  p.rgb = $displayMatrix * p.rgb;
`,
};
