import type { ColourOperation } from '../pipeline/colour-pixel.ts';

/** Far above any display; keeps a low gamma from overflowing a float. */
const MOST = 65504;
const signedPower = (value: number, exponent: number): number =>
  Math.sign(value) * Math.min(Math.abs(value) ** exponent, MOST);

/** Raises to 1/gamma: above 1 lifts the middle. Negative values are mirrored. */
export const gammaOperation: ColourOperation = {
  name: 'gamma',
  active: ({ inverseGamma }) => inverseGamma !== 1,
  apply(pixel, { inverseGamma }) {
    pixel.r = signedPower(pixel.r, inverseGamma);
    pixel.g = signedPower(pixel.g, inverseGamma);
    pixel.b = signedPower(pixel.b, inverseGamma);
  },
  glsl: `
  p.rgb = sign(p.rgb) * min(pow(abs(p.rgb), vec3($inverseGamma)), ${MOST}.0);
`,
};
