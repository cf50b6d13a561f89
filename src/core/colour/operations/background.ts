import { BACKGROUNDS } from '../colour-settings.ts';
import type { ColourOperation } from '../pipeline/colour-pixel.ts';
import { glslNumber } from '../pipeline/glsl-number.ts';

const GREY = BACKGROUNDS.indexOf('grey');
const CHECKER = BACKGROUNDS.indexOf('checker');
/** Display-linear: codes 118 and 162 of sRGB. */
const LEVELS = { grey: 0.18, dark: 0.18, light: 0.36 } as const;
/** Edge of a checker square is 2^4 canvas pixels. */
const SQUARE = 4;

const clampAlpha = (alpha: number): number => Math.min(Math.max(alpha, 0), 1);

/**
 * Adds the background under what alpha leaves: premultiplied over, in display-linear light.
 * The operations before it work on premultiplied colour as over black, as the viewers of compositing packages do: light
 * without coverage (glows) keeps its value. The background comes after them, so grading the picture does not grade it.
 */
export const backgroundOperation: ColourOperation = {
  name: 'background',
  apply(pixel, { background }) {
    let level = 0;
    if (background === GREY) level = LEVELS.grey;
    else if (background === CHECKER) {
      level = (((pixel.x >> SQUARE) + (pixel.y >> SQUARE)) & 1) === 0 ? LEVELS.dark : LEVELS.light;
    }
    const add = level * (1 - clampAlpha(pixel.a));
    pixel.r += add;
    pixel.g += add;
    pixel.b += add;
    pixel.a = 1;
  },
  glsl: `
  float level = 0.0;
  if ($background == ${GREY}) level = ${glslNumber(LEVELS.grey)};
  else if ($background == ${CHECKER}) {
    level = (((p.at.x >> ${SQUARE}) + (p.at.y >> ${SQUARE})) & 1) == 0 ? ${glslNumber(LEVELS.dark)} : ${glslNumber(LEVELS.light)};
  }
  p.rgb += level * (1.0 - clamp(p.a, 0.0, 1.0));
  p.a = 1.0;
`,
};
