import type { Chromaticities } from '../../frame/planes.ts';
import { diagonal3, IDENTITY3, invert3, type Matrix3, multiply3, transform3, type Triple } from './matrix3.ts';

/** Tristimulus values of a chromaticity, normalised to Y = 1. */
export const whiteXyz = (x: number, y: number): Triple => [x / y, 1, (1 - x - y) / y];

/**
 * The matrix from linear RGB of these primaries to CIE XYZ with white at Y = 1 (SMPTE RP 177-1993, 3.3).
 * Its second row holds the luminance weights. Null where the chromaticities span no colour space: three primaries on a
 * line, a white of y = 0, anything not finite.
 */
export function rgbToXyz([rx, ry, gx, gy, bx, by, wx, wy]: Chromaticities): Matrix3 | null {
  if (!(Math.abs(wy) > 1e-6)) return null;
  const columns: Matrix3 = [rx, gx, bx, ry, gy, by, 1 - rx - ry, 1 - gx - gy, 1 - bx - by];
  const inverse = invert3(columns);
  if (!inverse) return null;
  return multiply3(columns, diagonal3(transform3(inverse, whiteXyz(wx, wy))));
}

/** Cone responses after Bradford (Lam 1985; ICC.1:2022, annex E, gives these figures). */
const BRADFORD: Matrix3 = [0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296];

/**
 * The matrix on CIE XYZ that makes `from` white appear as `to` white (both CIE xy): scaling of the Bradford cone
 * responses, as ACES and ICC do. Equal whites give the identity exactly.
 */
export function adaptWhite(from: readonly [number, number], to: readonly [number, number]): Matrix3 {
  const inverse = invert3(BRADFORD);
  if (!inverse || (from[0] === to[0] && from[1] === to[1])) return IDENTITY3;
  const source = transform3(BRADFORD, whiteXyz(...from));
  const target = transform3(BRADFORD, whiteXyz(...to));
  const scale: Triple = [target[0] / source[0], target[1] / source[1], target[2] / source[2]];
  return multiply3(inverse, multiply3(diagonal3(scale), BRADFORD));
}

/** Whether the primaries are the axes of CIE XYZ themselves, as EXR files that hold XYZ say. */
export const isXyz = ([rx, ry, gx, gy, bx, by]: Partial<Chromaticities> = []): boolean =>
  rx === 1 && ry === 0 && gx === 0 && gy === 1 && bx === 0 && by === 0;

/** Primaries that differ by less are the same. */
const SAME = 1e-5;

/**
 * The matrix from linear RGB of one set of primaries to another; white is adapted after Bradford.
 * A file of XYZ values is not adapted: its white (1/3, 1/3) only scales the axes, the values are measured relative to
 * the display's white (the ASWF picture `XYZ.exr` equals its Rec.709 twin this way and turns red when adapted).
 * Equal primaries give the identity exactly (a file holds them as floats), impossible ones too.
 */
export function primariesMatrix(from: Chromaticities, to: Chromaticities): Matrix3 {
  if (from.every((value, index) => Math.abs(value - (to[index] ?? 0)) < SAME)) return IDENTITY3;
  const source = rgbToXyz(from);
  const target = rgbToXyz(to);
  const inverse = target && invert3(target);
  if (!source || !inverse) return IDENTITY3;
  const adaptation = isXyz(from) ? IDENTITY3 : adaptWhite([from[6], from[7]], [to[6], to[7]]);
  return multiply3(inverse, multiply3(adaptation, source));
}

/** D50 as ICC profiles have it (ICC.1:2022, 7.2.16), XYZ 0.9642, 1, 0.8249, as chromaticities. */
const ICC_WHITE = [0.9642 / 2.7891, 1 / 2.7891] as const;

/** Matrices that differ by less leave every code of 8 bits what it is: profiles of Rec.709 are rounded so. */
const SAME_COLORANTS = 1e-3;

/**
 * The matrix from linear RGB whose colorants are given relative to D50, as ICC profiles have them, to linear RGB of `to`:
 * relative colorimetric, white stays white. Colorants of `to` itself give the identity exactly.
 */
export function colorantsMatrix(toXyzD50: Matrix3, to: Chromaticities): Matrix3 {
  const target = rgbToXyz(to);
  const inverse = target && invert3(target);
  if (!inverse) return IDENTITY3;
  const matrix = multiply3(inverse, multiply3(adaptWhite(ICC_WHITE, [to[6], to[7]]), toXyzD50));
  return matrix.every((value, i) => Math.abs(value - (IDENTITY3[i] ?? 0)) < SAME_COLORANTS) ? IDENTITY3 : matrix;
}

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
