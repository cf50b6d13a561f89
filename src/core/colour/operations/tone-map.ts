import { TONE_MAPS } from '../colour-settings.ts';
import type { ColourOperation } from '../pipeline/colour-pixel.ts';
import { glslMatrix, glslNumber } from '../pipeline/glsl-number.ts';
import { type Matrix3, multiply3, transform3 } from '../primaries/matrix3.ts';
import { PRIMARIES } from '../primaries/primaries.ts';
import { primariesMatrix, rgbToXyz } from '../primaries/primaries-matrix.ts';

const FILMIC = TONE_MAPS.indexOf('filmic');
/** Beyond this the curve is flat, and its square would not fit a float. */
const BRIGHTEST = 65504;

/** Saturation on AP1 by its own luminance, as the ACES reference transforms do it. */
function saturateAp1(amount: number): Matrix3 {
  const [, , , r, g, b] = rgbToXyz(PRIMARIES['aces-ap1']) ?? [0, 0, 0, 1 / 3, 1 / 3, 1 / 3];
  const rest = 1 - amount;
  const weights = [r * rest, g * rest, b * rest] as const;
  const [x, y, z] = weights;
  return [x + amount, y, z, x, y + amount, z, x, y, z + amount];
}

/** Rec.709 to AP1 with the RRT's saturation of 0.96, and back with the SDR output transform's 0.93. */
const INTO = multiply3(saturateAp1(0.96), primariesMatrix(PRIMARIES.rec709, PRIMARIES['aces-ap1']));
const OUT = multiply3(primariesMatrix(PRIMARIES['aces-ap1'], PRIMARIES.rec709), saturateAp1(0.93));

/** Stephen Hill's rational fit of the two tone curves: (v² + a v − b) / (c v² + d v + e). */
const [A, B, C, D, E] = [0.0245786, 0.000090537, 0.983729, 0.432951, 0.238081];

function fit(value: number): number {
  const v = Math.min(Math.max(value, 0), BRIGHTEST);
  return Math.max((v * (v + A) - B) / (v * (C * v + D) + E), 0);
}

const clamp = (value: number): number => Math.min(Math.max(value, 0), 1);

/**
 * `filmic`: the ACES 1.0 reference rendering and 100-nit output transforms, as Stephen Hill fitted them ("ACES Filmic
 * Tone Mapping", in MJP's BakingLab, 2016): desaturates highlights, rolls off, puts scene 0.18 at display-linear 0.106.
 * Takes linear Rec.709, gives display-linear Rec.709 in 0…1. Negative AP1 values count as 0.
 */
export const toneMapOperation: ColourOperation = {
  name: 'toneMap',
  active: ({ toneMap }) => toneMap === FILMIC,
  apply(pixel) {
    const [r, g, b] = transform3(INTO, [pixel.r, pixel.g, pixel.b]);
    const out = transform3(OUT, [fit(r), fit(g), fit(b)]);
    [pixel.r, pixel.g, pixel.b] = [clamp(out[0]), clamp(out[1]), clamp(out[2])];
  },
  glsl: `
  vec3 v = clamp(${glslMatrix(INTO)} * p.rgb, 0.0, ${BRIGHTEST}.0);
  v = max((v * (v + ${A}) - ${glslNumber(B)}) / (v * (${C} * v + ${D}) + ${E}), 0.0);
  p.rgb = clamp(${glslMatrix(OUT)} * v, 0.0, 1.0);
`,
};
