import type { ColourOperation } from '../pipeline/colour-pixel.ts';
import { CHANNEL_VIEWS } from '../colour-settings.ts';

const ALPHA = CHANNEL_VIEWS.indexOf('a');

/**
 * Puts alpha in place of colour where it is what is shown. It is coverage, not light: exposure, offset and gamma act on
 * it, to find a faint matte; the rest is off (`prepareColour`). An alpha of 0.5 shows as code value 0.5.
 */
export const alphaViewOperation: ColourOperation = {
  name: 'alphaView',
  active: ({ channel }) => channel === ALPHA,
  apply(pixel) {
    pixel.r = pixel.g = pixel.b = pixel.a;
    pixel.a = 1;
  },
  glsl: `
  p.rgb = vec3(p.a);
  p.a = 1.0;
`,
};
