import type { Chromaticities } from '../../frame/planes.ts';
import { diagonal3, invert3, multiply3, transform3, type Matrix3, type Triple } from './matrix3.ts';

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
