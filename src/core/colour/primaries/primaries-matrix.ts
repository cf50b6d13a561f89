import type { Chromaticities } from '../../frame/planes.ts';
import { adaptWhite } from './adapt-white.ts';
import { IDENTITY3, invert3, multiply3, type Matrix3 } from './matrix3.ts';
import { rgbToXyz } from './rgb-to-xyz.ts';

/** Whether the primaries are the axes of CIE XYZ themselves, as EXR files that hold XYZ say. */
const isXyz = ([rx, ry, gx, gy, bx, by]: Chromaticities): boolean =>
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
