import { diagonal3, IDENTITY3, invert3, multiply3, transform3, type Matrix3, type Triple } from './matrix3.ts';
import { whiteXyz } from './rgb-to-xyz.ts';

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
