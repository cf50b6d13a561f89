import type { Triple } from '../primaries/matrix3.ts';
import {
  HDR_LIGHT_GLSL,
  hlgLightToScene,
  hlgSceneToLight,
  hlgToScene,
  lightToPq,
  pqToLight,
  sceneToHlg,
} from './hdr-light.ts';

/** Shapes of transfer functions that the shader knows. */
export const CurveKind = { Linear: 0, Power: 1, CameraLog: 2, Parametric: 3, Table: 4, Pq: 5, Hlg: 6 } as const;
export type CurveKind = (typeof CurveKind)[keyof typeof CurveKind];

/**
 * A transfer function as the shader gets it: a shape and its seven numbers, unused ones zero.
 * - Power, a straight piece near black and a power above, mirrored for negative values: [exponent, offset, slope,
 *   linear cut, code cut]. `code = (1 + offset) linear^(1/exponent) − offset` above the cut, `slope · linear` below.
 * - CameraLog, a logarithm with a straight piece below a cut: [a, b, c, d, e, f, linear cut].
 *   `code = c log10(a linear + b) + d` above the cut, `e linear + f` below; `e` 0 means no straight piece.
 * - Parametric, the curve of ICC profiles: [g, a, b, c, d, e, f]. `linear = (a code + b)^g + e` from d on, `c code + f`
 *   below.
 * - Table: values that are looked up, see `inputTableOperation`; no numbers.
 * - Pq and Hlg, the two systems of ITU-R BT.2100, have no numbers.
 */
export interface Curve {
  readonly kind: CurveKind;
  readonly values: readonly [number, number, number, number, number, number, number];
}

/** A curve that a file states by numbers. */
export const parametricCurve = (values: Curve['values']): Curve => ({ kind: CurveKind.Parametric, values });

/** Codes beyond this, and powers of ten beyond 18, are cut off: what overflows a float makes NaN later on. */
const MOST = 65504;
const MOST_EXPONENT = 18;

/** Linear values from code values, a channel at a time: of HLG that is light of the scene. */
export function decodeCurve({ kind, values: [a, b, c, d, e, f, cut] }: Curve, code: number): number {
  if (kind === CurveKind.Power) {
    const size = Math.min(Math.abs(code), MOST);
    return Math.sign(code) * (size <= e ? size / (c || 1) : ((size + b) / (1 + b)) ** a);
  }
  if (kind === CurveKind.CameraLog) {
    return e === 0 || code > e * cut + f ? (10 ** Math.min((code - d) / c, MOST_EXPONENT) - b) / a : (code - f) / e;
  }
  if (kind === CurveKind.Parametric) {
    return code >= e ? Math.max(b * Math.min(code, MOST) + c, 0) ** a + f : d * code + cut;
  }
  if (kind === CurveKind.Pq) return pqToLight(code);
  if (kind === CurveKind.Hlg) return hlgToScene(code);
  return code;
}

/** Code values from linear values, by curves that have a name: what a file states by itself is only read. A logarithm without a straight piece stops at code 0. */
export function encodeCurve({ kind, values: [a, b, c, d, e, f, cut] }: Curve, linear: number): number {
  if (kind === CurveKind.Power) {
    const size = Math.abs(linear);
    return Math.sign(linear) * (size <= d ? size * c : (1 + b) * size ** (1 / a) - b);
  }
  if (kind === CurveKind.CameraLog) {
    if (e !== 0 && linear <= cut) return e * linear + f;
    return c * Math.log10(Math.max(a * linear + b, 10 ** (-d / c))) + d;
  }
  if (kind === CurveKind.Pq) return lightToPq(linear);
  if (kind === CurveKind.Hlg) return sceneToHlg(linear);
  return linear;
}

/** Linear values of a colour: HLG's depend on all three channels. */
export function decodeColour(curve: Curve, [r, g, b]: Triple): Triple {
  const linear: Triple = [decodeCurve(curve, r), decodeCurve(curve, g), decodeCurve(curve, b)];
  return curve.kind === CurveKind.Hlg ? hlgSceneToLight(linear) : linear;
}

/** Code values of a colour. */
export function encodeColour(curve: Curve, colour: Triple): Triple {
  const [r, g, b] = curve.kind === CurveKind.Hlg ? hlgLightToScene(colour) : colour;
  return [encodeCurve(curve, r), encodeCurve(curve, g), encodeCurve(curve, b)];
}

/** The same two functions for the shader, on a colour. `v` are the curve's seven numbers. */
export const CURVE_GLSL = `${HDR_LIGHT_GLSL}
vec3 decodeCurve(int kind, float v[7], vec3 code) {
  if (kind == ${CurveKind.Power}) {
    vec3 size = min(abs(code), ${MOST}.0);
    vec3 low = size / (v[2] == 0.0 ? 1.0 : v[2]);
    vec3 high = pow((size + v[1]) / (1.0 + v[1]), vec3(v[0]));
    return sign(code) * mix(high, low, lessThanEqual(size, vec3(v[4])));
  }
  if (kind == ${CurveKind.CameraLog}) {
    vec3 high = (pow(vec3(10.0), min((code - v[3]) / v[2], ${MOST_EXPONENT}.0)) - v[1]) / v[0];
    return v[4] == 0.0 ? high : mix((code - v[5]) / v[4], high, greaterThan(code, vec3(v[4] * v[6] + v[5])));
  }
  if (kind == ${CurveKind.Parametric}) {
    vec3 high = pow(max(v[1] * min(code, ${MOST}.0) + v[2], 0.0), vec3(v[0])) + v[5];
    return mix(v[3] * code + v[6], high, greaterThanEqual(code, vec3(v[4])));
  }
  if (kind == ${CurveKind.Pq}) return pqToLight(code);
  if (kind == ${CurveKind.Hlg}) return hlgToLight(code);
  return code;
}
vec3 encodeCurve(int kind, float v[7], vec3 linear) {
  if (kind == ${CurveKind.Power}) {
    vec3 size = abs(linear);
    vec3 high = (1.0 + v[1]) * pow(size, vec3(1.0 / v[0])) - v[1];
    return sign(linear) * mix(high, size * v[2], lessThanEqual(size, vec3(v[3])));
  }
  if (kind == ${CurveKind.CameraLog}) {
    vec3 high = v[2] * log(max(v[0] * linear + v[1], pow(10.0, -v[3] / v[2]))) / log(10.0) + v[3];
    return v[4] == 0.0 ? high : mix(high, v[4] * linear + v[5], lessThanEqual(linear, vec3(v[6])));
  }
  if (kind == ${CurveKind.Pq}) return lightToPq(linear);
  if (kind == ${CurveKind.Hlg}) return lightToHlg(linear);
  return linear;
}
`;
