import type { ColourOperation } from '../pipeline/colour-pixel.ts';

/** Adds the same to every linear value of the unpremultiplied colour: nothing where the picture is transparent. */
export const offsetOperation: ColourOperation = {
  name: 'offset',
  active: ({ offset }) => offset !== 0,
  apply(pixel, { offset }) {
    const add = offset * pixel.a;
    pixel.r += add;
    pixel.g += add;
    pixel.b += add;
  },
  glsl: `
  p.rgb += $offset * p.a;
`,
};
