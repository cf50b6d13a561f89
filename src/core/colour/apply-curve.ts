import { CurveKind, type Curve } from './curve.ts';

/** Codes beyond this, and powers of ten beyond 18, are cut off: what overflows a float makes NaN later on. */
const MOST = 65504;
const MOST_EXPONENT = 18;

/** Linear values from code values. */
export function decodeCurve({ kind, values: [a, b, c, d, e, f, cut] }: Curve, code: number): number {
  if (kind === CurveKind.Power) {
    const size = Math.min(Math.abs(code), MOST);
    return Math.sign(code) * (size <= e ? size / (c || 1) : ((size + b) / (1 + b)) ** a);
  }
  if (kind === CurveKind.CameraLog) {
    return e === 0 || code > e * cut + f ? (10 ** Math.min((code - d) / c, MOST_EXPONENT) - b) / a : (code - f) / e;
  }
  return code;
}

/** Code values from linear values. A logarithm without a straight piece stops at code 0. */
export function encodeCurve({ kind, values: [a, b, c, d, e, f, cut] }: Curve, linear: number): number {
  if (kind === CurveKind.Power) {
    const size = Math.abs(linear);
    return Math.sign(linear) * (size <= d ? size * c : (1 + b) * size ** (1 / a) - b);
  }
  if (kind === CurveKind.CameraLog) {
    if (e !== 0 && linear <= cut) return e * linear + f;
    return c * Math.log10(Math.max(a * linear + b, 10 ** (-d / c))) + d;
  }
  return linear;
}

/** The same two functions for the shader. */
export const CURVE_GLSL = `
float decodeCurve(int kind, float v[7], float code) {
  if (kind == ${CurveKind.Power}) {
    float size = min(abs(code), ${MOST}.0);
    float slope = v[2] == 0.0 ? 1.0 : v[2];
    return sign(code) * (size <= v[4] ? size / slope : pow((size + v[1]) / (1.0 + v[1]), v[0]));
  }
  if (kind == ${CurveKind.CameraLog}) {
    return v[4] == 0.0 || code > v[4] * v[6] + v[5] ? (pow(10.0, min((code - v[3]) / v[2], ${MOST_EXPONENT}.0)) - v[1]) / v[0] : (code - v[5]) / v[4];
  }
  return code;
}
float encodeCurve(int kind, float v[7], float linear) {
  if (kind == ${CurveKind.Power}) {
    float size = abs(linear);
    return sign(linear) * (size <= v[3] ? size * v[2] : (1.0 + v[1]) * pow(size, 1.0 / v[0]) - v[1]);
  }
  if (kind == ${CurveKind.CameraLog}) {
    if (v[4] != 0.0 && linear <= v[6]) return v[4] * linear + v[5];
    return v[2] * log(max(v[0] * linear + v[1], pow(10.0, -v[3] / v[2]))) / log(10.0) + v[3];
  }
  return linear;
}
vec3 decodeCurve(int kind, float v[7], vec3 c) {
  return vec3(decodeCurve(kind, v, c.r), decodeCurve(kind, v, c.g), decodeCurve(kind, v, c.b));
}
vec3 encodeCurve(int kind, float v[7], vec3 c) {
  return vec3(encodeCurve(kind, v, c.r), encodeCurve(kind, v, c.g), encodeCurve(kind, v, c.b));
}
`;
