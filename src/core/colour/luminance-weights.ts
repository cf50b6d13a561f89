import type { Chromaticities } from '../frame/planes.ts';
import { LUMA_WEIGHTS } from './luma-weights.ts';
import type { Triple } from './matrix3.ts';
import { rgbToXyz } from './rgb-to-xyz.ts';

/**
 * Weights of red, green and blue in a file's luminance channel, as OpenEXR makes them of its chromaticities. Those of
 * Rec.709 where it says none, or none that green could be found again by.
 */
export function luminanceWeights(chromaticities: Chromaticities | undefined): Triple {
  const [, , , red, green, blue] = (chromaticities && rgbToXyz(chromaticities)) ?? [0, 0, 0, 0, 0, 0];
  return green > 1e-3 ? [red, green, blue] : LUMA_WEIGHTS;
}
