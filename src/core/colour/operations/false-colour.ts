import { FALSE_COLOURS } from '../colour-settings.ts';
import { ZONE_COLOURS, ZONES_ASIDE } from '../exposure-zones.ts';
import type { ColourOperation } from '../pipeline/colour-pixel.ts';
import { glslNumber } from '../pipeline/glsl-number.ts';
import { LUMA_WEIGHTS } from '../primaries/primaries-matrix.ts';

const NONE = FALSE_COLOURS.indexOf('none');
const EXPOSURE = FALSE_COLOURS.indexOf('exposure');
const [RED, GREEN, BLUE] = LUMA_WEIGHTS;
/** The zone stands in a pixel's flags, above those of warnings: 1 is the darkest. */
const ZONE_SHIFT = 4;

/**
 * Notes in which zone around middle grey a scene-linear pixel is, as exposure, offset and saturation leave it: before
 * tables, tone map and display. Zones are so many stops wide each; middle grey is in the middle of its own.
 */
export const exposureZoneOperation: ColourOperation = {
  name: 'exposureZone',
  active: ({ falseColour }) => falseColour === EXPOSURE,
  apply(pixel, { falseColourGrey, falseColourStep }) {
    const luma = pixel.r * RED + pixel.g * GREEN + pixel.b * BLUE;
    const steps = luma > 0 ? Math.floor(Math.log2(luma / falseColourGrey) / falseColourStep + 0.5) : -ZONES_ASIDE;
    const zone = Math.min(ZONES_ASIDE, Math.max(-ZONES_ASIDE, steps)) + ZONES_ASIDE + 1;
    pixel.flags |= zone << ZONE_SHIFT;
  },
  glsl: `
  float luma = dot(p.rgb, vec3(${LUMA_WEIGHTS.map(glslNumber).join(', ')}));
  float steps = luma > 0.0 ? floor(log2(luma / $falseColourGrey) / $falseColourStep + 0.5) : -${glslNumber(ZONES_ASIDE)};
  p.flags |= (int(clamp(steps, -${glslNumber(ZONES_ASIDE)}, ${glslNumber(ZONES_ASIDE)})) + ${ZONES_ASIDE + 1}) << ${ZONE_SHIFT};
`,
};

/** Pixels of the canvas from stripe to stripe, a power of two. */
const PERIOD = 8;

/** Paints each pixel by its exposure, or stripes over what nears the ends of what the display can show. */
export const falseColourOperation: ColourOperation = {
  name: 'falseColour',
  active: ({ falseColour }) => falseColour !== NONE,
  apply(pixel, { falseColour, zebraHigh, zebraLow }) {
    if (falseColour === EXPOSURE) {
      [pixel.r, pixel.g, pixel.b] = ZONE_COLOURS[(pixel.flags >> ZONE_SHIFT) - 1] ?? [0, 0, 0];
      return;
    }
    const most = Math.max(pixel.r, pixel.g, pixel.b);
    const isOnStripe = (at: number): boolean => (at & (PERIOD - 1)) < PERIOD / 2;
    if (most >= zebraHigh && isOnStripe(pixel.x + pixel.y)) pixel.r = pixel.g = pixel.b = 0;
    else if (most <= zebraLow && isOnStripe(pixel.x - pixel.y)) pixel.r = pixel.g = pixel.b = 0.5;
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
  if (most >= $zebraHigh && ((p.at.x + p.at.y) & ${PERIOD - 1}) < ${PERIOD / 2}) p.rgb = vec3(0.0);
  else if (most <= $zebraLow && ((p.at.x - p.at.y) & ${PERIOD - 1}) < ${PERIOD / 2}) p.rgb = vec3(0.5);
`,
};
