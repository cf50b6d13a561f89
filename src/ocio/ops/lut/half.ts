const bits = new DataView(new ArrayBuffer(4));

/** Entries of a table over all half codes. */
export const HALF_CODES = 65536;
const SIGN = 0x8000;
const LARGEST = 0x7bff;
const INFINITY_CODE = 0x7c00;
const NAN_CODE = 0x7fff;

/** The value of a half by its code. */
export function halfValue(code: number): number {
  const sign = code & SIGN ? -1 : 1;
  const exponent = (code >> 10) & 31;
  const mantissa = code & 1023;
  if (exponent === 31) return mantissa ? NaN : sign * Infinity;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  return sign * (1024 + mantissa) * 2 ** (exponent - 25);
}

/** The code of the half next to a float on zero's side; what is larger than a half can be counts as the largest. */
export function halfCodeBelow(value: number): number {
  if (Number.isNaN(value)) return NAN_CODE;
  bits.setFloat32(0, value);
  const word = bits.getUint32(0);
  const sign = (word >>> 16) & SIGN;
  const exponent = (word >>> 23) & 255;
  const mantissa = word & 0x7fffff;
  if (exponent > 142) return sign | LARGEST;
  if (exponent >= 113) return sign | ((exponent - 112) << 10) | (mantissa >> 13);
  if (exponent < 103) return sign;
  return sign | ((mantissa | 0x800000) >> (126 - exponent));
}

/** The code after one, away from zero; there is none after the largest. */
export const halfCodeAbove = (code: number): number =>
  (code & ~SIGN) === LARGEST || (code & ~SIGN) >= INFINITY_CODE ? code : code + 1;

/** `int $halfBelow(float)` and `float $halfValue(int)`: the functions above. */
export const HALF_GLSL = `
int $halfBelow(float v) {
  uint word = floatBitsToUint(v);
  int sign = int((word >> 16u) & 0x8000u);
  int exponent = int((word >> 23u) & 255u);
  int mantissa = int(word & 0x7fffffu);
  if (exponent == 255 && mantissa != 0) return ${NAN_CODE};
  if (exponent > 142) return sign | ${LARGEST};
  if (exponent >= 113) return sign | ((exponent - 112) << 10) | (mantissa >> 13);
  if (exponent < 103) return sign;
  return sign | ((mantissa | 0x800000) >> (126 - exponent));
}
float $halfValue(int code) {
  int exponent = (code >> 10) & 31;
  int mantissa = code & 1023;
  float size = exponent == 0 ? float(mantissa) * exp2(-24.0) : float(1024 + mantissa) * exp2(float(exponent - 25));
  return (code & 0x8000) == 0 ? size : -size;
}`;
