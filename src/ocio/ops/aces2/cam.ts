import {
  diagonal3,
  IDENTITY3,
  invert3,
  multiply3,
  transform3,
  type Matrix3,
  type Triple,
} from '../../../core/colour/primaries/matrix3.ts';
import { rgbToXyz } from '../../../core/colour/primaries/primaries-matrix.ts';

/** CIE xy of red, green, blue and white. */
export type PrimariesXy = readonly [number, number, number, number, number, number, number, number];

/** Luminance of the reference white, cd/m². */
export const REFERENCE_LUMINANCE = 100;
/** Luminance of the adapting field and of the background, and the dim surround. */
const ADAPTING_LUMINANCE = 100;
const BACKGROUND = 20;
const SURROUND = [0.9, 0.59, 0.9] as const;
export const NON_LINEARITY_OFFSET = 27.13;
const NON_LINEARITY_SCALE = 400;
export const J_SCALE = 100;
const CAM16: PrimariesXy = [0.8336, 0.1735, 2.3854, -1.4659, 0.087, -0.125, 0.333, 0.333];
const CONE_TO_AAB: Matrix3 = [2, 1, 1 / 20, 1, -12 / 11, 1 / 11, 1 / 9, 1 / 9, -2 / 9];

/** Exponent that lightness has over the achromatic response. */
export const MODEL_GAMMA = SURROUND[1] * (1.48 + Math.sqrt(BACKGROUND / REFERENCE_LUMINANCE));

const toXyz = (primaries: PrimariesXy): Matrix3 => rgbToXyz([...primaries]) ?? IDENTITY3;
const inverse = (m: Matrix3): Matrix3 => invert3(m) ?? IDENTITY3;
const compress = (v: number): number => {
  const raised = Math.pow(Math.abs(v), 0.42);
  return (Math.sign(v) * raised) / (NON_LINEARITY_OFFSET + raised);
};
const uncompress = (v: number): number => {
  const limited = Math.min(Math.abs(v), 0.99);
  return Math.sign(v) * Math.pow((NON_LINEARITY_OFFSET * limited) / (1 - limited), 1 / 0.42);
};

/**
 * Lightness J, colourfulness M and hue h (degrees, 0…360) of the colour appearance model of ACES 2.0, a simplified
 * CAM16, for linear RGB of some primaries (ACES 2.0 output transforms; Luo et al., CAM16).
 */
export class AppearanceModel {
  readonly rgbToCone: Matrix3;
  readonly coneToRgb: Matrix3;
  readonly coneToAab: Matrix3;
  readonly aabToCone: Matrix3;
  /** Luminance adaptation, for values relative to the reference luminance. */
  readonly adaptation: number;
  /** Compressed response of white. */
  readonly white: number;

  constructor(primaries: PrimariesXy) {
    const xyzToCam = inverse(toXyz(CAM16));
    const rgbToXyzMatrix = toXyz(primaries);
    const whiteXyz = transform3(rgbToXyzMatrix, [REFERENCE_LUMINANCE, REFERENCE_LUMINANCE, REFERENCE_LUMINANCE]);
    const whiteCam = transform3(xyzToCam, whiteXyz);
    const k = 1 / (5 * ADAPTING_LUMINANCE + 1);
    const k4 = k ** 4;
    const adapted = 0.2 * k4 * (5 * ADAPTING_LUMINANCE) + 0.1 * (1 - k4) ** 2 * Math.cbrt(5 * ADAPTING_LUMINANCE);
    this.adaptation = adapted / REFERENCE_LUMINANCE;
    const gains: Triple = [
      (this.adaptation * whiteXyz[1]) / whiteCam[0],
      (this.adaptation * whiteXyz[1]) / whiteCam[1],
      (this.adaptation * whiteXyz[1]) / whiteCam[2],
    ];
    const scaled = multiply3(
      multiply3(xyzToCam, rgbToXyzMatrix),
      diagonal3([REFERENCE_LUMINANCE, REFERENCE_LUMINANCE, REFERENCE_LUMINANCE]),
    );
    this.rgbToCone = multiply3(diagonal3(gains), scaled);
    this.coneToRgb = inverse(this.rgbToCone);
    const cone = CONE_TO_AAB.map((value) => value * NON_LINEARITY_SCALE) as unknown as Matrix3;
    const response = [0, 1, 2].map((i) => compress((gains[i] ?? 0) * (whiteCam[i] ?? 0)));
    const achromatic = cone[0] * (response[0] ?? 0) + cone[1] * (response[1] ?? 0) + cone[2] * (response[2] ?? 0);
    this.coneToAab = cone.map((value, index) =>
      index < 3 ? value / achromatic : value * 43 * SURROUND[2],
    ) as unknown as Matrix3;
    this.aabToCone = inverse(this.coneToAab);
    this.white = compress(adapted);
  }

  /** Achromatic response and two opponent ones. */
  toAab(rgb: Triple): [number, number, number] {
    const [r, g, b] = transform3(this.rgbToCone, rgb);
    return transform3(this.coneToAab, [compress(r), compress(g), compress(b)]);
  }

  fromAab(aab: Triple): [number, number, number] {
    const [r, g, b] = transform3(this.aabToCone, aab);
    return transform3(this.coneToRgb, [uncompress(r), uncompress(g), uncompress(b)]);
  }

  toJmh(rgb: Triple): [j: number, m: number, h: number] {
    return aabToJmh(this.toAab(rgb));
  }

  fromJmh([j, m, h]: Triple): [number, number, number] {
    const angle = (h * Math.PI) / 180;
    return this.fromAab([achromaticOfJ(j), m * Math.cos(angle), m * Math.sin(angle)]);
  }

  /** Luminance, cd/m², of an achromatic response that is not negative. */
  luminanceOfAchromatic(a: number): number {
    return uncompress(this.white * a) / this.adaptation;
  }

  /** Lightness of a luminance, cd/m²; negative for a negative one. */
  jOfLuminance(y: number): number {
    const j = J_SCALE * Math.pow(compress(Math.abs(y) * this.adaptation) / this.white, MODEL_GAMMA);
    return y < 0 ? -j : j;
  }
}

export function aabToJmh([a, x, y]: Triple): [j: number, m: number, h: number] {
  if (a <= 0) return [0, 0, 0];
  const hue = (Math.atan2(y, x) * 180) / Math.PI;
  return [J_SCALE * Math.pow(a, MODEL_GAMMA), Math.sqrt(x * x + y * y), hue < 0 ? hue + 360 : hue];
}

export const achromaticOfJ = (j: number): number => Math.pow(j / J_SCALE, 1 / MODEL_GAMMA);
