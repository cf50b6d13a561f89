// From wavelet rows to samples as OpenEXR has them: the reversible colour transform (ITU-T T.800, G.2), the level shift
// of unsigned samples (G.1) and the complement of negative ones (ITU-T T.801, NLT type 3), which makes numbers that order
// like floats of a sign and a magnitude.

import { take } from '../scratch';
import { Component } from './codestream';

/** Rows of the colours at hand: the wavelet still needs its own. */
export let red: usize = 0;
export let green: usize = 0;
export let blue: usize = 0;

/** Prepares rows of at most `count` values; false where there is no memory for them. */
export function openColours<T>(count: i32): bool {
  const bytes = (count + 4) * sizeof<T>();
  red = take(bytes);
  green = take(bytes);
  blue = take(bytes);
  return red && green && blue ? true : false;
}

// @ts-ignore: decorator
@inline
function lanesOfGreen<T>(luma: v128, blueness: v128, redness: v128): v128 {
  if (sizeof<T>() == 8) return i64x2.sub(luma, i64x2.shr_s(i64x2.add(blueness, redness), 2));
  return i32x4.sub(luma, i32x4.shr_s(i32x4.add(blueness, redness), 2));
}

/** Undoes the colour transform of three rows: luma, blue and red less green. */
export function unmixColours<T>(luma: usize, blueness: usize, redness: usize, count: i32): void {
  const end = <usize>count * sizeof<T>();
  if (ASC_FEATURE_SIMD) {
    for (let i: usize = 0; i < end; i += 16) {
      const u = v128.load(blueness + i);
      const v = v128.load(redness + i);
      const middle = lanesOfGreen<T>(v128.load(luma + i), u, v);
      v128.store(red + i, sizeof<T>() == 8 ? i64x2.add(v, middle) : i32x4.add(v, middle));
      v128.store(green + i, middle);
      v128.store(blue + i, sizeof<T>() == 8 ? i64x2.add(u, middle) : i32x4.add(u, middle));
    }
    return;
  }
  for (let i: usize = 0; i < end; i += sizeof<T>()) {
    const u = load<T>(blueness + i);
    const v = load<T>(redness + i);
    const middle = <T>(load<T>(luma + i) - ((u + v) >> 2));
    store<T>(red + i, v + middle);
    store<T>(green + i, middle);
    store<T>(blue + i, u + middle);
  }
}

/** Sixteen bits each. */
function storeHalves<T>(row: usize, count: i32, complement: i32, shift: i32, dst: usize): void {
  let i = 0;
  if (ASC_FEATURE_SIMD && sizeof<T>() == 4) {
    const mask = i16x8.splat(<i16>complement);
    const middle = i16x8.splat(<i16>shift);
    for (; i + 8 <= count; i += 8, row += 32, dst += 16) {
      const low = i16x8.shuffle(v128.load(row), v128.load(row, 16), 0, 2, 4, 6, 8, 10, 12, 14);
      const flipped = v128.and(i16x8.shr_s(low, 15), mask);
      v128.store(dst, i16x8.add(v128.xor(low, flipped), middle));
    }
  }
  for (; i < count; i++, row += sizeof<T>(), dst += 2) {
    const value = (<i32>load<T>(row) << 16) >> 16;
    store<u16>(dst, (value ^ ((value >> 15) & complement)) + shift);
  }
}

/** Writes a row of samples of `bytes` bytes each (2 or 4). */
export function storeSamples<T>(component: Component, row: usize, count: i32, bytes: i32, dst: usize): void {
  const top = <u32>1 << (component.depth - 1);
  const complement = <i32>(component.complement && component.isSigned ? top - 1 : 0);
  const shift = <i32>(component.isSigned ? 0 : top);
  if (bytes == 2) {
    storeHalves<T>(row, count, complement, shift, dst);
    return;
  }
  let i = 0;
  if (ASC_FEATURE_SIMD) {
    const mask = i32x4.splat(complement);
    const middle = i32x4.splat(shift);
    for (; i + 4 <= count; i += 4, row += 4 * sizeof<T>(), dst += 16) {
      let low = v128.load(row);
      if (sizeof<T>() == 8) low = i32x4.shuffle(low, v128.load(row, 16), 0, 2, 4, 6);
      const flipped = v128.and(i32x4.shr_s(low, 31), mask);
      v128.store(dst, i32x4.add(v128.xor(low, flipped), middle));
    }
  }
  for (; i < count; i++, row += sizeof<T>(), dst += 4) {
    const value = <i32>load<T>(row);
    store<u32>(dst, (value ^ ((value >> 31) & complement)) + shift);
  }
}
