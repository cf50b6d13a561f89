import { BACKGROUNDS } from '../colour-settings.ts';
import type { ColourOperation } from '../pipeline/colour-pixel.ts';
import { glslNumber } from '../pipeline/glsl-number.ts';

const GREY = BACKGROUNDS.indexOf('grey');
const CHECKER = BACKGROUNDS.indexOf('checker');
/** Display-linear, and the codes of sRGB that these are: what a managed picture has become already. */
const LEVELS = { grey: 0.18, dark: 0.18, light: 0.36 } as const;
const CODES = { grey: 118 / 255, dark: 118 / 255, light: 162 / 255 } as const;
/** Edge of a checker square is 2^4 canvas pixels. */
const SQUARE = 4;

const vector = ({ grey, dark, light }: typeof LEVELS | typeof CODES): string =>
  `vec3(${[grey, dark, light].map(glslNumber).join(', ')})`;

const clampAlpha = (alpha: number): number => Math.min(Math.max(alpha, 0), 1);

/**
 * Adds the background under what alpha leaves: premultiplied over, in display-linear light, or in display codes where an
 * OpenColorIO config has made these.
 * The operations before it work on premultiplied colour as over black, as the viewers of compositing packages do: light
 * without coverage (glows) keeps its value. The background comes after them, so grading the picture does not grade it.
 */
export const backgroundOperation: ColourOperation = {
  name: 'background',
  apply(pixel, { background, managed }) {
    const { grey, dark, light } = managed === 0 ? LEVELS : CODES;
    let level = 0;
    if (background === GREY) level = grey;
    else if (background === CHECKER) level = (((pixel.x >> SQUARE) + (pixel.y >> SQUARE)) & 1) === 0 ? dark : light;
    const add = level * (1 - clampAlpha(pixel.a));
    pixel.r += add;
    pixel.g += add;
    pixel.b += add;
    pixel.a = 1;
  },
  glsl: `
  vec3 levels = $managed == 0 ? ${vector(LEVELS)} : ${vector(CODES)};
  float level = 0.0;
  if ($background == ${GREY}) level = levels.x;
  else if ($background == ${CHECKER}) level = (((p.at.x >> ${SQUARE}) + (p.at.y >> ${SQUARE})) & 1) == 0 ? levels.y : levels.z;
  p.rgb += level * (1.0 - clamp(p.a, 0.0, 1.0));
  p.a = 1.0;
`,
};
