// The inverse cosine transform of 8×8 blocks, orthonormal, and the inverse of DWA's colour transform.

import { halfToFloat } from './half';

/** ½ cos(k π / 16) to seven digits, as in the reference: they decide how halves are rounded, as do the sums' orders. */
const C1: f32 = 0.4903927;
const C2: f32 = 0.4619398;
const C3: f32 = 0.4157349;
const C4: f32 = 0.3535536;
const C5: f32 = 0.2777855;
const C6: f32 = 0.1913422;
const C7: f32 = 0.09754573;

// @ts-ignore: decorator
@inline
function times(v: v128, factor: f32): v128 {
  return f32x4.mul(v, f32x4.splat(factor));
}

/**
 * One pass over four columns of eight (or, the rest being zero, four) rows, from registers to memory. The rows' pass
 * (`first`) and the columns' add up in different orders.
 */
// @ts-ignore: decorator
@inline
function columnPass(
  first: bool,
  whole: bool,
  x0: v128,
  x1: v128,
  x2: v128,
  x3: v128,
  x4: v128,
  x5: v128,
  x6: v128,
  x7: v128,
  to: usize,
): void {
  let b0 = f32x4.add(times(x1, C1), times(x3, C3));
  let b1 = f32x4.sub(times(x1, C3), times(x3, C7));
  let b2 = f32x4.sub(times(x1, C5), times(x3, C1));
  let b3 = f32x4.sub(times(x1, C7), times(x3, C5));
  const a0 = times(x0, C4);
  const c2 = times(x2, C2);
  const f2 = times(x2, C6);
  let g0 = f32x4.add(a0, c2);
  let g1 = f32x4.add(a0, f2);
  let g2 = f32x4.sub(a0, f2);
  let g3 = f32x4.sub(a0, c2);
  if (whole) {
    const a4 = times(x4, C4);
    const c6 = times(x6, C2);
    const f6 = times(x6, C6);
    if (first) {
      b0 = f32x4.add(b0, f32x4.add(times(x5, C5), times(x7, C7)));
      b1 = f32x4.sub(b1, f32x4.add(times(x5, C1), times(x7, C5)));
      b2 = f32x4.add(b2, f32x4.add(times(x5, C7), times(x7, C3)));
      b3 = f32x4.add(b3, f32x4.sub(times(x5, C3), times(x7, C1)));
      g0 = f32x4.add(g0, f32x4.add(a4, f6));
      g1 = f32x4.sub(g1, f32x4.add(a4, c6));
      g2 = f32x4.add(g2, f32x4.sub(c6, a4));
      g3 = f32x4.add(g3, f32x4.sub(a4, f6));
    } else {
      b0 = f32x4.add(f32x4.add(b0, times(x5, C5)), times(x7, C7));
      b1 = f32x4.sub(f32x4.sub(b1, times(x5, C1)), times(x7, C5));
      b2 = f32x4.add(f32x4.add(b2, times(x5, C7)), times(x7, C3));
      b3 = f32x4.sub(f32x4.add(b3, times(x5, C3)), times(x7, C1));
      const sum = f32x4.add(a0, a4);
      const difference = f32x4.sub(a0, a4);
      const outer = f32x4.add(c2, f6);
      const inner = f32x4.sub(f2, c6);
      g0 = f32x4.add(sum, outer);
      g1 = f32x4.add(difference, inner);
      g2 = f32x4.sub(difference, inner);
      g3 = f32x4.sub(sum, outer);
    }
  }
  v128.store(to, f32x4.add(g0, b0));
  v128.store(to, f32x4.add(g1, b1), 32);
  v128.store(to, f32x4.add(g2, b2), 64);
  v128.store(to, f32x4.add(g3, b3), 96);
  v128.store(to, f32x4.sub(g3, b3), 128);
  v128.store(to, f32x4.sub(g2, b2), 160);
  v128.store(to, f32x4.sub(g1, b1), 192);
  v128.store(to, f32x4.sub(g0, b0), 224);
}

/** Four finite halves to floats, sign and all: a multiplication moves the exponent from its place to a float's. */
// @ts-ignore: decorator
@inline
function coefficients(at: usize): v128 {
  const moved = v128.and(i32x4.shl(v128.load_ext<i16>(at), 13), i32x4.splat(0x8fffe000));
  return f32x4.mul(moved, f32x4.splat(5192296858534827628530496329220096.0));
}

/** Whether 64 halves are neither infinite nor NaN. */
// @ts-ignore: decorator
@inline
function areFinite(halves: usize): bool {
  let most = i16x8.splat(0);
  for (let at = halves; at < halves + 128; at += 16) {
    most = i16x8.max_u(most, v128.and(v128.load(at), i16x8.splat(0x7fff)));
  }
  return !v128.any_true(i16x8.gt_u(most, i16x8.splat(0x7bff)));
}

/** A 4×4 block of floats in rows 32 bytes apart, turned; column `which` of it. */
// @ts-ignore: decorator
@inline
function turned(which: i32, a: v128, b: v128, c: v128, d: v128): v128 {
  // a and b, c and d were merged before: pairs of the same column.
  if (which == 0) return i64x2.shuffle(a, c, 0, 2);
  if (which == 1) return i64x2.shuffle(a, c, 1, 3);
  if (which == 2) return i64x2.shuffle(b, d, 0, 2);
  return i64x2.shuffle(b, d, 1, 3);
}

// @ts-ignore: decorator
@inline
function secondPass(whole: bool, from: usize, to: usize): void {
  const r0 = v128.load(from);
  const r1 = v128.load(from, 32);
  const r2 = v128.load(from, 64);
  const r3 = v128.load(from, 96);
  const a = i32x4.shuffle(r0, r1, 0, 4, 1, 5);
  const b = i32x4.shuffle(r0, r1, 2, 6, 3, 7);
  const c = i32x4.shuffle(r2, r3, 0, 4, 1, 5);
  const d = i32x4.shuffle(r2, r3, 2, 6, 3, 7);
  let e = a;
  let f = a;
  let g = a;
  let h = a;
  if (whole) {
    const s0 = v128.load(from, 16);
    const s1 = v128.load(from, 48);
    const s2 = v128.load(from, 80);
    const s3 = v128.load(from, 112);
    e = i32x4.shuffle(s0, s1, 0, 4, 1, 5);
    f = i32x4.shuffle(s0, s1, 2, 6, 3, 7);
    g = i32x4.shuffle(s2, s3, 0, 4, 1, 5);
    h = i32x4.shuffle(s2, s3, 2, 6, 3, 7);
  }
  columnPass(
    false,
    whole,
    turned(0, a, b, c, d),
    turned(1, a, b, c, d),
    turned(2, a, b, c, d),
    turned(3, a, b, c, d),
    turned(0, e, f, g, h),
    turned(1, e, f, g, h),
    turned(2, e, f, g, h),
    turned(3, e, f, g, h),
    to,
  );
}

/** All 64 coefficients. */
function inverseWhole(halves: usize, spare: usize, to: usize): void {
  for (let side: usize = 0; side < 2; side++) {
    const at = halves + side * 8;
    columnPass(
      true,
      true,
      coefficients(at),
      coefficients(at + 16),
      coefficients(at + 32),
      coefficients(at + 48),
      coefficients(at + 64),
      coefficients(at + 80),
      coefficients(at + 96),
      coefficients(at + 112),
      spare + side * 16,
    );
  }
  secondPass(true, spare, to);
  secondPass(true, spare + 128, to + 16);
}

/** The 16 coefficients of the lowest frequencies; the rest is zero. */
function inverseCorner(halves: usize, spare: usize, to: usize): void {
  const x0 = coefficients(halves);
  columnPass(
    true,
    false,
    x0,
    coefficients(halves + 16),
    coefficients(halves + 32),
    coefficients(halves + 48),
    x0,
    x0,
    x0,
    x0,
    spare,
  );
  secondPass(false, spare, to);
  secondPass(false, spare + 128, to + 16);
}

/** One line of eight floats `step` bytes apart, in place; the sums as in `columnPass`. */
// @ts-ignore: decorator
@inline
function linePass(first: bool, at: usize, step: usize): void {
  const a0 = load<f32>(at) * C4;
  const x1 = load<f32>(at + step);
  const c2 = load<f32>(at + 2 * step) * C2;
  const f2 = load<f32>(at + 2 * step) * C6;
  const x3 = load<f32>(at + 3 * step);
  const a4 = load<f32>(at + 4 * step) * C4;
  const x5 = load<f32>(at + 5 * step);
  const c6 = load<f32>(at + 6 * step) * C2;
  const f6 = load<f32>(at + 6 * step) * C6;
  const x7 = load<f32>(at + 7 * step);
  let b0 = x1 * C1 + x3 * C3;
  let b1 = x1 * C3 - x3 * C7;
  let b2 = x1 * C5 - x3 * C1;
  let b3 = x1 * C7 - x3 * C5;
  b0 = first ? b0 + (x5 * C5 + x7 * C7) : b0 + x5 * C5 + x7 * C7;
  b1 = first ? b1 - (x5 * C1 + x7 * C5) : b1 - x5 * C1 - x7 * C5;
  b2 = first ? b2 + (x5 * C7 + x7 * C3) : b2 + x5 * C7 + x7 * C3;
  b3 = first ? b3 + (x5 * C3 - x7 * C1) : b3 + x5 * C3 - x7 * C1;
  const g0 = first ? a0 + c2 + (a4 + f6) : a0 + a4 + (c2 + f6);
  const g1 = first ? a0 + f2 - (a4 + c6) : a0 - a4 + (f2 - c6);
  const g2 = first ? a0 - f2 + (c6 - a4) : a0 - a4 - (f2 - c6);
  const g3 = first ? a0 - c2 + (a4 - f6) : a0 + a4 - (c2 + f6);
  store<f32>(at, g0 + b0);
  store<f32>(at + step, g1 + b1);
  store<f32>(at + 2 * step, g2 + b2);
  store<f32>(at + 3 * step, g3 + b3);
  store<f32>(at + 4 * step, g3 - b3);
  store<f32>(at + 5 * step, g2 - b2);
  store<f32>(at + 6 * step, g1 - b1);
  store<f32>(at + 7 * step, g0 - b0);
}

/**
 * 64 half coefficients, columns first (the row frequency counts fastest), to 64 floats in rows. `corner`: all but the
 * 16 of the lowest frequencies are zero. `spare` is room for 64 floats.
 */
export function inverseTransform(halves: usize, corner: bool, spare: usize, to: usize): void {
  if (ASC_FEATURE_SIMD && areFinite(halves)) {
    if (corner) inverseCorner(halves, spare, to);
    else inverseWhole(halves, spare, to);
    return;
  }
  for (let i = 0; i < 64; i++) {
    store<f32>(to + (((i & 7) * 8 + (i >> 3)) << 2), halfToFloat(load<u16>(halves + (i << 1))));
  }
  for (let y: usize = 0; y < 8; y++) linePass(true, to + y * 32, 4);
  for (let x: usize = 0; x < 8; x++) linePass(false, to + x * 4, 32);
}

/** A block of one frequency: every value the same. */
export function flatTransform(half: u32, to: usize): void {
  const value = halfToFloat(half) * C4 * C4;
  if (ASC_FEATURE_SIMD) {
    const lanes = f32x4.splat(value);
    for (let i: usize = 0; i < 256; i += 16) v128.store(to + i, lanes);
  } else {
    for (let i: usize = 0; i < 256; i += 4) store<f32>(to + i, value);
  }
}

/** Luminance and two colour differences (BT.709) to red, green and blue, 64 floats each, 256 bytes apart, in place. */
export function inverseColour(blocks: usize): void {
  for (let i = blocks; i < blocks + 256; i += ASC_FEATURE_SIMD ? 16 : 4) {
    if (ASC_FEATURE_SIMD) {
      const y = v128.load(i);
      const cb = v128.load(i, 256);
      const cr = v128.load(i, 512);
      v128.store(i, f32x4.add(y, f32x4.mul(cr, f32x4.splat(1.5747))));
      const green = f32x4.sub(f32x4.sub(y, f32x4.mul(cb, f32x4.splat(0.1873))), f32x4.mul(cr, f32x4.splat(0.4682)));
      v128.store(i, green, 256);
      v128.store(i, f32x4.add(y, f32x4.mul(cb, f32x4.splat(1.8556))), 512);
    } else {
      const y = load<f32>(i);
      const cb = load<f32>(i, 256);
      const cr = load<f32>(i, 512);
      store<f32>(i, y + cr * 1.5747);
      store<f32>(i, y - cb * 0.1873 - cr * 0.4682, 256);
      store<f32>(i, y + cb * 1.8556, 512);
    }
  }
}
