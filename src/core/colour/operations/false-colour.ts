import { FALSE_COLOURS } from '../colour-settings.ts';
import type { ColourOperation } from '../pipeline/colour-pixel.ts';
import { glslNumber } from '../pipeline/glsl-number.ts';
import type { Triple } from '../primaries/matrix3.ts';
import { LUMA_WEIGHTS } from '../primaries/primaries-matrix.ts';

const NONE = FALSE_COLOURS.indexOf('none');
const EXPOSURE = FALSE_COLOURS.indexOf('exposure');
const [RED, GREEN, BLUE] = LUMA_WEIGHTS;
/** What zones are counted from, in stops. */
const MIDDLE_GREY = 0.18;
/** Zones on either side of middle grey; what is darker or brighter is in the outermost. */
const ZONES_ASIDE = 6;
/** The zone stands in a pixel's flags, above those of warnings: 1 is the darkest. */
const ZONE_SHIFT = 4;

/**
 * Notes how many stops a scene-linear pixel is from 18 % grey, to the nearest whole one, as exposure, offset and saturation
 * leave it: before tables, tone map and display.
 */
export const exposureZoneOperation: ColourOperation = {
  name: 'exposureZone',
  active: ({ falseColour }) => falseColour === EXPOSURE,
  apply(pixel) {
    const luma = pixel.r * RED + pixel.g * GREEN + pixel.b * BLUE;
    const stops = luma > 0 ? Math.floor(Math.log2(luma / MIDDLE_GREY) + 0.5) : -ZONES_ASIDE;
    const zone = Math.min(ZONES_ASIDE, Math.max(-ZONES_ASIDE, stops)) + ZONES_ASIDE + 1;
    pixel.flags |= zone << ZONE_SHIFT;
  },
  glsl: `
  float luma = dot(p.rgb, vec3(${LUMA_WEIGHTS.map(glslNumber).join(', ')}));
  float stops = luma > 0.0 ? floor(log2(luma / ${glslNumber(MIDDLE_GREY)}) + 0.5) : -${glslNumber(ZONES_ASIDE)};
  p.flags |= (int(clamp(stops, -${glslNumber(ZONES_ASIDE)}, ${glslNumber(ZONES_ASIDE)})) + ${ZONES_ASIDE + 1}) << ${ZONE_SHIFT};
`,
};

/**
 * Display codes of zones of a stop each, from 6 below 18 % grey to 6 above it: cold below, warm above, middle grey itself
 * grey, black and white at the ends.
 */
const ZONE_COLOURS: readonly Triple[] = [
  [0, 0, 0],
  [0.2, 0.05, 0.35],
  [0.2, 0.15, 0.75],
  [0.1, 0.4, 0.95],
  [0.1, 0.65, 0.8],
  [0.1, 0.6, 0.3],
  [0.5, 0.5, 0.5],
  [0.6, 0.85, 0.3],
  [1, 0.95, 0.3],
  [1, 0.65, 0.1],
  [0.95, 0.2, 0.1],
  [1, 0.6, 0.75],
  [1, 1, 1],
];

/** Display codes from which on stripes mark what nears clipping, and those below which they mark what nears black. */
const BRIGHT = 0.95;
const DARK = 0.02;
/** Pixels of the canvas from stripe to stripe, a power of two. */
const PERIOD = 8;

/** Paints each pixel by its exposure, or stripes over what nears the ends of what the display can show. */
export const falseColourOperation: ColourOperation = {
  name: 'falseColour',
  active: ({ falseColour }) => falseColour !== NONE,
  apply(pixel, { falseColour }) {
    if (falseColour === EXPOSURE) {
      [pixel.r, pixel.g, pixel.b] = ZONE_COLOURS[(pixel.flags >> ZONE_SHIFT) - 1] ?? [0, 0, 0];
      return;
    }
    const most = Math.max(pixel.r, pixel.g, pixel.b);
    const isOnStripe = (at: number): boolean => (at & (PERIOD - 1)) < PERIOD / 2;
    if (most >= BRIGHT && isOnStripe(pixel.x + pixel.y)) pixel.r = pixel.g = pixel.b = 0;
    else if (most <= DARK && isOnStripe(pixel.x - pixel.y)) pixel.r = pixel.g = pixel.b = 0.5;
  },
  helpers: `
const vec3 ZONE_COLOURS[${ZONE_COLOURS.length}] = vec3[${ZONE_COLOURS.length}](${ZONE_COLOURS.map(
    (rgb) => `vec3(${rgb.map(glslNumber).join(', ')})`,
  ).join(', ')});
`,
  glsl: `
  if ($falseColour == ${EXPOSURE}) {
    p.rgb = ZONE_COLOURS[(p.flags >> ${ZONE_SHIFT}) - 1];
    return;
  }
  float most = max(p.rgb.r, max(p.rgb.g, p.rgb.b));
  if (most >= ${glslNumber(BRIGHT)} && ((p.at.x + p.at.y) & ${PERIOD - 1}) < ${PERIOD / 2}) p.rgb = vec3(0.0);
  else if (most <= ${glslNumber(DARK)} && ((p.at.x - p.at.y) & ${PERIOD - 1}) < ${PERIOD / 2}) p.rgb = vec3(0.5);
`,
};
