import type { Chromaticities } from '../../frame/planes.ts';

const D65 = [0.3127, 0.329] as const;
/** The white of ACES, close to CIE D60 (SMPTE ST 2065-1:2021, 4.1.1). */
const ACES_WHITE = [0.32168, 0.33767] as const;

/** CIE 1931 xy of red, green, blue and white of the colour spaces that pictures come in. */
export const PRIMARIES = {
  /** ITU-R BT.709-6, 1.3; also sRGB (IEC 61966-2-1). The working space of the pipeline. */
  rec709: [0.64, 0.33, 0.3, 0.6, 0.15, 0.06, ...D65],
  /** ITU-R BT.2020-2, table 3. */
  rec2020: [0.708, 0.292, 0.17, 0.797, 0.131, 0.046, ...D65],
  /** SMPTE RP 431-2 primaries with the D65 white of SMPTE EG 432-1. */
  'p3-d65': [0.68, 0.32, 0.265, 0.69, 0.15, 0.06, ...D65],
  /** ACEScg: Academy S-2014-004. */
  'aces-ap1': [0.713, 0.293, 0.165, 0.83, 0.128, 0.044, ...ACES_WHITE],
  /** ACES2065-1: SMPTE ST 2065-1:2021, table 1. */
  'aces-ap0': [0.7347, 0.2653, 0, 1, 0.0001, -0.077, ...ACES_WHITE],
  /** ARRI Wide Gamut 3: "ALEXA Log C Curve, Usage in VFX", ARRI 2017. */
  'arri-wide-gamut-3': [0.684, 0.313, 0.221, 0.848, 0.0861, -0.102, ...D65],
  /** ARRI Wide Gamut 4: "ARRI LogC4 Logarithmic Color Space Specification", ARRI 2022. */
  'arri-wide-gamut-4': [0.7347, 0.2653, 0.1424, 0.8576, 0.0991, -0.0308, ...D65],
  /** S-Gamut3: "Technical Summary for S-Gamut3.Cine/S-Log3 and S-Gamut3/S-Log3", Sony 2014. */
  's-gamut3': [0.73, 0.28, 0.14, 0.855, 0.1, -0.05, ...D65],
  /** S-Gamut3.Cine: the same document. */
  's-gamut3-cine': [0.766, 0.275, 0.225, 0.8, 0.089, -0.087, ...D65],
} as const satisfies Record<string, Chromaticities>;

export type PrimariesName = keyof typeof PRIMARIES;
