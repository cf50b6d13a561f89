import type { ColourOperation } from '../pipeline/colour-pixel.ts';
import type { ColourUniforms } from '../pipeline/colour-uniforms.ts';

const isManaged = ({ managed }: ColourUniforms): boolean => managed !== 0;

/**
 * From the picture's space to scene_linear, as an OpenColorIO config has it. Its GLSL comes with the config. Colour is
 * divided by alpha for it, as for every other transfer.
 */
export const ocioInputOperation: ColourOperation = {
  name: 'ocioInput',
  active: isManaged,
  apply(pixel, _uniforms, { ocio }) {
    const alpha = pixel.a > 0 ? pixel.a : 1;
    const [r, g, b] = ocio?.input([pixel.r / alpha, pixel.g / alpha, pixel.b / alpha]) ?? [0, 0, 0];
    [pixel.r, pixel.g, pixel.b] = [r * alpha, g * alpha, b * alpha];
  },
  glsl: `
  float alpha = p.a > 0.0 ? p.a : 1.0;
  p.rgb = ocioIn(p.rgb / alpha) * alpha;
`,
};

/**
 * From scene_linear through looks and view to the display's codes, as the config has it. It sees premultiplied colour, as
 * over black.
 */
export const ocioViewOperation: ColourOperation = {
  name: 'ocioView',
  active: isManaged,
  apply(pixel, _uniforms, { ocio }) {
    [pixel.r, pixel.g, pixel.b] = ocio?.view([pixel.r, pixel.g, pixel.b]) ?? [0, 0, 0];
  },
  glsl: `
  p.rgb = ocioView(p.rgb);
`,
};
