import { IDENTITY3, transform3 } from '../primaries/matrix3.ts';
import type { ColourOperation } from '../pipeline/colour-pixel.ts';

/** The file's primaries to Rec.709, the working space. Colours outside it become negative and stay so. */
export const primariesOperation: ColourOperation = {
  name: 'primaries',
  active: ({ primaries }) => primaries !== IDENTITY3,
  apply(pixel, { primaries }) {
    [pixel.r, pixel.g, pixel.b] = transform3(primaries, [pixel.r, pixel.g, pixel.b]);
  },
  glsl: `
  p.rgb = $primaries * p.rgb;
`,
};
