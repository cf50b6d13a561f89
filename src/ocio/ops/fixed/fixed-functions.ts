import { fromXyz } from './cie.ts';
import { linearToDoubleLog, linearToGammaLog, linearToPq } from './curve-function.ts';
import type { FixedFunctionMaker } from './fixed-function-op.ts';
import { gamutCompression } from './gamut-compression.ts';
import { glow } from './glow.ts';
import { rgbToHsv } from './hsv.ts';
import { rgbToHsy } from './hsy.ts';
import { redModifier } from './red-modifier.ts';
import { darkToDim, rec2100Surround } from './surround.ts';

/** Styles of a FixedFunctionTransform, in lower case, as configs write them. Those of ACES 2.0 are a file of their own. */
export const FIXED_FUNCTIONS: Readonly<Record<string, FixedFunctionMaker>> = {
  aces_redmod03: (parameters) => redModifier('03', parameters),
  aces_redmod10: (parameters) => redModifier('10', parameters),
  aces_glow03: (parameters) => glow('03', parameters),
  aces_glow10: (parameters) => glow('10', parameters),
  aces_darktodim10: darkToDim,
  aces_gamutcomp13: gamutCompression,
  rec2100_surround: rec2100Surround,
  rgb_to_hsv: rgbToHsv,
  rgb_to_hsy_lin: (parameters) => rgbToHsy('lin', parameters),
  rgb_to_hsy_log: (parameters) => rgbToHsy('log', parameters),
  rgb_to_hsy_vid: (parameters) => rgbToHsy('vid', parameters),
  xyz_to_xyy: (parameters) => fromXyz('xyY', parameters),
  xyz_to_uvy: (parameters) => fromXyz('uvY', parameters),
  xyz_to_luv: (parameters) => fromXyz('LUV', parameters),
  lin_to_pq: linearToPq,
  lin_to_gammalog: linearToGammaLog,
  lin_to_doublelog: linearToDoubleLog,
};
