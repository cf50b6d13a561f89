// PIZ's two-dimensional wavelet, inverse ("Technical Introduction to OpenEXR", PIZ): averages and differences over
// 2×2 groups, in plain arithmetic for values below 2^14 and modulo 2^16 else. In place, coarse steps first.
//
// A value may be `unit` 16-bit words wide; each word is a plane of its own. Words one step apart lie `stride` words
// apart, so for strides 1, 2 and 4 whole vectors of neighbours are split, worked on and merged again.

// @ts-ignore: decorator
@inline
function firstOf(wide: bool, low: i32, high: i32): i32 {
  if (wide) return low + high - (high >>> 1) - 0x8000;
  const difference = (high << 16) >> 16;
  return low + (difference & 1) + (difference >> 1);
}

// @ts-ignore: decorator
@inline
function secondOf(wide: bool, low: i32, high: i32): i32 {
  return wide ? low - (high >>> 1) : firstOf(false, low, high) - high;
}

// @ts-ignore: decorator
@inline
function firstLanes(wide: bool, low: v128, high: v128): v128 {
  if (wide) return i16x8.sub(i16x8.add(i16x8.sub(low, i16x8.shr_u(high, 1)), high), i16x8.splat(-0x8000));
  return i16x8.add(low, i16x8.add(v128.and(high, i16x8.splat(1)), i16x8.shr_s(high, 1)));
}

// @ts-ignore: decorator
@inline
function secondLanes(wide: bool, low: v128, high: v128): v128 {
  return wide ? i16x8.sub(low, i16x8.shr_u(high, 1)) : i16x8.sub(firstLanes(false, low, high), high);
}

/** Replaces an average at `a` and a difference at `b` by the two values. */
// @ts-ignore: decorator
@inline
function restore(wide: bool, a: usize, b: usize): void {
  const low = <i32>load<u16>(a);
  const high = <i32>load<u16>(b);
  store<u16>(a, firstOf(wide, low, high));
  store<u16>(b, secondOf(wide, low, high));
}

/** Of two neighbouring vectors, the words at even multiples of `stride`. */
// @ts-ignore: decorator
@inline
function evens(stride: i32, a: v128, b: v128): v128 {
  if (stride == 1) return i16x8.shuffle(a, b, 0, 2, 4, 6, 8, 10, 12, 14);
  if (stride == 2) return i32x4.shuffle(a, b, 0, 2, 4, 6);
  return i64x2.shuffle(a, b, 0, 2);
}

// @ts-ignore: decorator
@inline
function odds(stride: i32, a: v128, b: v128): v128 {
  if (stride == 1) return i16x8.shuffle(a, b, 1, 3, 5, 7, 9, 11, 13, 15);
  if (stride == 2) return i32x4.shuffle(a, b, 1, 3, 5, 7);
  return i64x2.shuffle(a, b, 1, 3);
}

/** The opposite of `evens` and `odds`: the first and the second of the two vectors. */
// @ts-ignore: decorator
@inline
function mergeLow(stride: i32, even: v128, odd: v128): v128 {
  if (stride == 1) return i16x8.shuffle(even, odd, 0, 8, 1, 9, 2, 10, 3, 11);
  if (stride == 2) return i32x4.shuffle(even, odd, 0, 4, 1, 5);
  return i64x2.shuffle(even, odd, 0, 2);
}

// @ts-ignore: decorator
@inline
function mergeHigh(stride: i32, even: v128, odd: v128): v128 {
  if (stride == 1) return i16x8.shuffle(even, odd, 4, 12, 5, 13, 6, 14, 7, 15);
  if (stride == 2) return i32x4.shuffle(even, odd, 2, 6, 3, 7);
  return i64x2.shuffle(even, odd, 1, 3);
}

/** Stores what a level computed, leaving alone the words that belong to finer levels. */
// @ts-ignore: decorator
@inline
function put(masked: bool, at: usize, value: v128, mask: v128): void {
  v128.store(at, masked ? v128.bitselect(value, v128.load(at), mask) : value);
}

/** Two rows by vectors of 16 words; returns the words done. */
// @ts-ignore: decorator
@inline
function rowPairLanes(wide: bool, stride: i32, masked: bool, mask: v128, top: usize, bottom: usize, words: i32): i32 {
  let x = 0;
  for (; x + 16 <= words; x += 16) {
    const t = top + (x << 1);
    const b = bottom + (x << 1);
    const t0 = v128.load(t);
    const t1 = v128.load(t, 16);
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const u0 = firstLanes(wide, t0, b0);
    const u1 = firstLanes(wide, t1, b1);
    const d0 = secondLanes(wide, t0, b0);
    const d1 = secondLanes(wide, t1, b1);
    const ue = evens(stride, u0, u1);
    const uo = odds(stride, u0, u1);
    const de = evens(stride, d0, d1);
    const dd = odds(stride, d0, d1);
    const uf = firstLanes(wide, ue, uo);
    const us = secondLanes(wide, ue, uo);
    const df = firstLanes(wide, de, dd);
    const ds = secondLanes(wide, de, dd);
    put(masked, t, mergeLow(stride, uf, us), mask);
    put(masked, t + 16, mergeHigh(stride, uf, us), mask);
    put(masked, b, mergeLow(stride, df, ds), mask);
    put(masked, b + 16, mergeHigh(stride, df, ds), mask);
  }
  return x;
}

/** Two rows of one level, columns first and then rows of each group, and the column left over. */
// @ts-ignore: decorator
@inline
function rowPair(wide: bool, top: usize, bottom: usize, columns: i32, unit: i32, step: i32): void {
  const stride = step * unit;
  const words = columns * unit;
  let done = 0;
  if (ASC_FEATURE_SIMD) {
    if (stride == 1) {
      done = rowPairLanes(wide, 1, false, i64x2.splat(-1), top, bottom, words);
    } else if (stride == 2) {
      done = rowPairLanes(wide, 2, true, i32x4.splat(unit == 2 ? -1 : 0xffff), top, bottom, words);
    } else if (stride == 4) {
      done = rowPairLanes(wide, 4, true, i64x2.splat(unit == 2 ? 0xffffffff : 0xffff), top, bottom, words);
    }
  }
  const near = stride << 1;
  let x = done;
  for (; x + 2 * stride <= words; x += 2 * stride) {
    for (let word = x; word < x + unit; word++) {
      const a = top + (word << 1);
      const c = bottom + (word << 1);
      restore(wide, a, c);
      restore(wide, a + near, c + near);
      restore(wide, a, a + near);
      restore(wide, c, c + near);
    }
  }
  if (columns & step) {
    for (let word = x; word < x + unit; word++) restore(wide, top + (word << 1), bottom + (word << 1));
  }
}

// @ts-ignore: decorator
@inline
function levels(wide: bool, data: usize, columns: i32, rows: i32, unit: i32): void {
  const pitch = (columns * unit) << 1;
  const size = min(columns, rows);
  let span = 1;
  while (span << 1 <= size) span <<= 1;
  for (let step = span >> 1; step > 0; step >>= 1) {
    let y = 0;
    for (; y + 2 * step <= rows; y += 2 * step) {
      rowPair(wide, data + y * pitch, data + (y + step) * pitch, columns, unit, step);
    }
    if (!(rows & step)) continue;
    const row = data + y * pitch;
    for (let x = 0; x + 2 * step <= columns; x += 2 * step) {
      for (let word = 0; word < unit; word++) {
        const a = row + ((x * unit + word) << 1);
        restore(wide, a, a + ((step * unit) << 1));
      }
    }
  }
}

function levels14(data: usize, columns: i32, rows: i32, unit: i32): void {
  levels(false, data, columns, rows, unit);
}

function levels16(data: usize, columns: i32, rows: i32, unit: i32): void {
  levels(true, data, columns, rows, unit);
}

/**
 * Undoes the wavelet on a plane of `rows` × `columns` values of `unit` 16-bit words each, tightly packed. `maximum` is
 * the largest value the encoder put in.
 */
export function waveletDecode(data: usize, columns: i32, rows: i32, unit: i32, maximum: i32): void {
  if (maximum < 1 << 14) levels14(data, columns, rows, unit);
  else levels16(data, columns, rows, unit);
}
