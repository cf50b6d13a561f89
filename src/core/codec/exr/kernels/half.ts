// Binary16 and binary32, one value and four lanes at a time, rounding to nearest, ties to even.

/** The float of a half's bits; NaNs keep their payload's upper bits. */
export function halfToFloat(half: u32): f32 {
  const sign = (half & 0x8000) << 16;
  let bits = (half & 0x7fff) << 13;
  // Exponent 15 → 127 by a multiplication that also makes denormals normal.
  const scaled = reinterpret<u32>(reinterpret<f32>(bits) * reinterpret<f32>(<u32>0x77800000));
  bits = (half & 0x7c00) == 0x7c00 ? bits | 0x7f800000 : scaled;
  return reinterpret<f32>(bits | sign);
}

/** The half nearest to a float; NaNs stay NaNs, what is too large becomes infinite. */
export function floatToHalf(value: f32): u32 {
  const bits = reinterpret<u32>(value);
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00 | ((magnitude >>> 13) & 0x3ff);
  if (magnitude >= 0x47800000) return sign | 0x7c00;
  // Below 2^-14: an addition that shifts the last place of a half denormal to the last place of the float.
  if (magnitude < 0x38800000) {
    return sign | (reinterpret<u32>(reinterpret<f32>(magnitude) + 0.5) - 0x3f000000);
  }
  return sign | ((magnitude + 0xc8000fff + ((magnitude >>> 13) & 1)) >>> 13);
}

/** Four halves, in the lower 16 bits of each lane, to four floats. */
// @ts-ignore: decorator
@inline
export function halfToFloatLanes(halves: v128): v128 {
  const magnitude = i32x4.shl(v128.and(halves, i32x4.splat(0x7fff)), 13);
  const sign = i32x4.shl(v128.and(halves, i32x4.splat(0x8000)), 16);
  const scaled = f32x4.mul(magnitude, f32x4.splat(5192296858534827628530496329220096.0));
  // Infinity and NaN: all exponent bits.
  const special = v128.and(i32x4.ge_s(magnitude, i32x4.splat(0x0f800000)), i32x4.splat(0x7f800000));
  return v128.or(v128.or(scaled, special), sign);
}

/** Eight floats to eight halves. */
// @ts-ignore: decorator
@inline
export function floatsToHalves(low: v128, high: v128): v128 {
  const magnitudes = i32x4.splat(0x7fffffff);
  const a = v128.and(low, magnitudes);
  const b = v128.and(high, magnitudes);
  // Nearly all values are neither too small nor too large for a normal half.
  const least = i32x4.splat(0x38800000);
  const range = i32x4.splat(0x477ff000 - 0x38800000);
  const normal = v128.and(i32x4.lt_u(i32x4.sub(a, least), range), i32x4.lt_u(i32x4.sub(b, least), range));
  if (!i32x4.all_true(normal)) return i16x8.narrow_i32x4_u(floatToHalfLanes(low), floatToHalfLanes(high));
  const one = i32x4.splat(1);
  const bias = i32x4.splat(0xc8000fff);
  const c = i32x4.shr_u(i32x4.add(i32x4.add(a, bias), v128.and(i32x4.shr_u(a, 13), one)), 13);
  const d = i32x4.shr_u(i32x4.add(i32x4.add(b, bias), v128.and(i32x4.shr_u(b, 13), one)), 13);
  const sign = v128.and(i16x8.narrow_i32x4_s(i32x4.shr_s(low, 16), i32x4.shr_s(high, 16)), i16x8.splat(-32768));
  return v128.or(i16x8.narrow_i32x4_u(c, d), sign);
}

/** Four floats to four halves in the lower 16 bits of each lane. */
// @ts-ignore: decorator
@inline
export function floatToHalfLanes(floats: v128): v128 {
  const sign = v128.and(i32x4.shr_u(floats, 16), i32x4.splat(0x8000));
  const magnitude = v128.and(floats, i32x4.splat(0x7fffffff));
  const odd = v128.and(i32x4.shr_u(magnitude, 13), i32x4.splat(1));
  const normal = i32x4.shr_u(i32x4.add(i32x4.add(magnitude, i32x4.splat(0xc8000fff)), odd), 13);
  const denormal = i32x4.sub(f32x4.add(magnitude, f32x4.splat(0.5)), i32x4.splat(0x3f000000));
  const nan = v128.or(i32x4.splat(0x7e00), v128.and(i32x4.shr_u(magnitude, 13), i32x4.splat(0x3ff)));
  let half = v128.bitselect(denormal, normal, i32x4.lt_s(magnitude, i32x4.splat(0x38800000)));
  half = v128.bitselect(i32x4.splat(0x7c00), half, i32x4.ge_s(magnitude, i32x4.splat(0x47800000)));
  half = v128.bitselect(nan, half, i32x4.gt_s(magnitude, i32x4.splat(0x7f800000)));
  return v128.or(half, sign);
}
