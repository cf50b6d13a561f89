import type { Triple } from './matrix3.ts';
import type { Chromaticities } from '../../frame/planes.ts';
import { rgbToXyz } from './rgb-to-xyz.ts';

/** Luminance of linear Rec.709 (ITU-R BT.709-6, 3.2), also the weights of ASC CDL saturation. */
export const LUMA_WEIGHTS: Triple = [0.2126, 0.7152, 0.0722];

/**
 * Weights of red, green and blue in a file's luminance channel, as OpenEXR makes them of its chromaticities. Those of
 * Rec.709 where it says none, or none that green could be found again by.
 */
export function luminanceWeights(chromaticities: Chromaticities | undefined): Triple {
  const [, , , red, green, blue] = (chromaticities && rgbToXyz(chromaticities)) ?? [0, 0, 0, 0, 0, 0];
  return green > 1e-3 ? [red, green, blue] : LUMA_WEIGHTS;
}
