import type { ColourOperation } from '../colour-pixel.ts';

/** Adds the same to every linear value, as over black: also where the picture is transparent. */
export const offsetOperation: ColourOperation = {
  name: 'offset',
  uniforms: ['offset'],
  apply(pixel, { offset }) {
    pixel.r += offset;
    pixel.g += offset;
    pixel.b += offset;
  },
  glsl: `
  p.rgb += $offset;
`,
};
