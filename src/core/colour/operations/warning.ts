import { COLOUR_WARNINGS } from '../colour-settings.ts';
import { PixelFlag, type ColourOperation } from '../pipeline/colour-pixel.ts';

const NONE = COLOUR_WARNINGS.indexOf('none');
const RANGE = COLOUR_WARNINGS.indexOf('range');

/** Code values that pictures seldom hold. The first that applies wins. */
const COLOURS = [
  { flag: PixelFlag.NotANumber, range: false, rgb: [1, 0, 1] },
  { flag: PixelFlag.Infinite, range: false, rgb: [0, 1, 1] },
  { flag: PixelFlag.Above, range: true, rgb: [1, 0, 0] },
  { flag: PixelFlag.Below, range: true, rgb: [0, 0, 1] },
] as const;

/** Paints what is no number (NaN magenta, ±Inf cyan), and on demand what was clamped (above red, below blue). */
export const warningOperation: ColourOperation = {
  name: 'warning',
  active: ({ warning }) => warning !== NONE,
  apply(pixel, { warning }) {
    const paint = COLOURS.find(({ flag, range }) => (pixel.flags & flag) !== 0 && (!range || warning === RANGE));
    if (paint) [pixel.r, pixel.g, pixel.b] = paint.rgb;
  },
  glsl: `
${COLOURS.map(
  ({ flag, range, rgb }, index) =>
    `  ${index > 0 ? 'else ' : ''}if ((p.flags & ${flag}) != 0${
      range ? ` && $warning == ${RANGE}` : ''
    }) p.rgb = vec3(${rgb.map((value) => `${value}.0`).join(', ')});`,
).join('\n')}
`,
};
