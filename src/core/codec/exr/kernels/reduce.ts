// Planes made smaller by powers of two: each cell of 2^n × 2^n samples becomes one, cells at the right and lower edge
// are cut. Values are linear light and colour is premultiplied by alpha, so the plain average of each plane is right.
//
// Halves and floats: the average of the cell's finite samples; where none is finite, their sum: an infinity if all are
// that infinity, else NaN. Whole numbers are labels and have no average: the sample nearest the cell's middle.

import { floatToHalf, floatToHalfLanes, halfToFloat, halfToFloatLanes } from './half';

const UINT: i32 = 0;
const HALF: i32 = 1;

// @ts-ignore: decorator
@inline
function isFinite(value: f32): bool {
  return (reinterpret<u32>(value) & 0x7f800000) != 0x7f800000;
}

// @ts-ignore: decorator
@inline
function sampleAt(at: usize, half: bool): f32 {
  return half ? halfToFloat(load<u16>(at)) : load<f32>(at);
}

/** One cell, sample by sample: any shape, any values. */
function averageCell(src: usize, pitch: usize, columns: i32, rows: i32, half: bool): f32 {
  const bytes: usize = half ? 2 : 4;
  let sum: f64 = 0;
  let rest: f32 = 0;
  let count = 0;
  for (let y = 0; y < rows; y++) {
    const row = src + <usize>y * pitch;
    for (let x = 0; x < columns; x++) {
      const value = sampleAt(row + <usize>x * bytes, half);
      if (isFinite(value)) {
        sum += value;
        count++;
      } else {
        rest += value;
      }
    }
  }
  return count ? <f32>(sum / <f64>count) : rest;
}

/** All bits set in lanes that are infinite or NaN. */
// @ts-ignore: decorator
@inline
function notFinite(samples: v128, half: bool): v128 {
  const exponent = half ? i16x8.splat(0x7c00) : i32x4.splat(0x7f800000);
  const bits = v128.and(samples, exponent);
  return half ? i16x8.eq(bits, exponent) : i32x4.eq(bits, exponent);
}

/** What `sumColumns` leaves: eight floats. */
const SUMS: usize = memory.data(32, 16);

/**
 * Sums eight columns over `rows` rows, times `share`: each float before it is added, so that large ones do not
 * overflow. Returns whether all samples were finite.
 */
// @ts-ignore: decorator
@inline
function sumColumns(src: usize, pitch: usize, rows: i32, half: bool, share: f32): bool {
  let low = i64x2.splat(0);
  let high = i64x2.splat(0);
  let bad = i64x2.splat(0);
  const factor = f32x4.splat(share);
  let row = src;
  for (let y = 0; y < rows; y++) {
    const a = v128.load(row);
    if (half) {
      bad = v128.or(bad, notFinite(a, true));
      low = f32x4.add(low, halfToFloatLanes(i32x4.extend_low_i16x8_u(a)));
      high = f32x4.add(high, halfToFloatLanes(i32x4.extend_high_i16x8_u(a)));
    } else {
      const b = v128.load(row, 16);
      bad = v128.or(bad, v128.or(notFinite(a, false), notFinite(b, false)));
      low = f32x4.add(low, f32x4.mul(a, factor));
      high = f32x4.add(high, f32x4.mul(b, factor));
    }
    row += pitch;
  }
  v128.store(SUMS, half ? f32x4.mul(low, factor) : low);
  v128.store(SUMS, half ? f32x4.mul(high, factor) : high, 16);
  return !v128.any_true(bad);
}

// @ts-ignore: decorator
@inline
function sumOfLanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

// @ts-ignore: decorator
@inline
function put(dst: usize, index: i32, value: f32, half: bool): void {
  if (half) store<u16>(dst + (index << 1), floatToHalf(value));
  else store<f32>(dst + (index << 2), value);
}

/** Whole cells of one row of cells, as far as whole vectors go; returns how many. */
// @ts-ignore: decorator
@inline
function averageLanes(src: usize, pitch: usize, width: i32, rows: i32, shift: i32, half: bool, dst: usize): i32 {
  const bytes = half ? 1 : 2;
  const share: f32 = <f32>1 / <f32>(rows << shift);
  const side = 1 << shift;
  let cell = 0;
  if (shift == 1) {
    for (; (cell << 1) + 8 <= width; cell += 4) {
      const at = src + (cell << (1 + bytes));
      if (!sumColumns(at, pitch, rows, half, share)) {
        for (let i = 0; i < 4; i++) put(dst, cell + i, averageCell(at + (i << (1 + bytes)), pitch, 2, rows, half), half);
        continue;
      }
      const evens = i32x4.shuffle(v128.load(SUMS), v128.load(SUMS, 16), 0, 2, 4, 6);
      const odds = i32x4.shuffle(v128.load(SUMS), v128.load(SUMS, 16), 1, 3, 5, 7);
      const mean = f32x4.add(evens, odds);
      if (half) {
        const halves = floatToHalfLanes(mean);
        v128.store64_lane(dst + (cell << 1), i16x8.narrow_i32x4_u(halves, halves), 0);
      } else {
        v128.store(dst + (cell << 2), mean);
      }
    }
    return cell;
  }
  if (shift == 2) {
    for (; (cell << 2) + 8 <= width; cell += 2) {
      const at = src + (cell << (2 + bytes));
      if (sumColumns(at, pitch, rows, half, share)) {
        put(dst, cell, sumOfLanes(v128.load(SUMS)), half);
        put(dst, cell + 1, sumOfLanes(v128.load(SUMS, 16)), half);
      } else {
        put(dst, cell, averageCell(at, pitch, 4, rows, half), half);
        put(dst, cell + 1, averageCell(at + (4 << bytes), pitch, 4, rows, half), half);
      }
    }
    return cell;
  }
  for (; (cell + 1) << shift <= width; cell++) {
    const at = src + (cell << (shift + bytes));
    let sum: f32 = 0;
    let x = 0;
    for (; x < side; x += 8) {
      if (!sumColumns(at + (x << bytes), pitch, rows, half, share)) break;
      sum += sumOfLanes(f32x4.add(v128.load(SUMS), v128.load(SUMS, 16)));
    }
    put(dst, cell, x < side ? averageCell(at, pitch, side, rows, half) : sum, half);
  }
  return cell;
}

/** One row of cells of halves or floats. */
// @ts-ignore: decorator
@inline
function averageRow(src: usize, pitch: usize, width: i32, rows: i32, shift: i32, half: bool, dst: usize): void {
  const side = 1 << shift;
  const bytes = half ? 1 : 2;
  let cell = 0;
  if (ASC_FEATURE_SIMD) cell = averageLanes(src, pitch, width, rows, shift, half, dst);
  for (; cell << shift < width; cell++) {
    const columns = min(width - (cell << shift), side);
    put(dst, cell, averageCell(src + (cell << (shift + bytes)), pitch, columns, rows, half), half);
  }
}

function nearestRow(src: usize, pitch: usize, width: i32, rows: i32, shift: i32, dst: usize): void {
  const middle = (1 << shift) >> 1;
  const row = src + <usize>min(middle, rows - 1) * pitch;
  for (let cell = 0; cell << shift < width; cell++) {
    store<u32>(dst + (cell << 2), load<u32>(row + (min((cell << shift) + middle, width - 1) << 2)));
  }
}

/**
 * Reduces `rows` rows of `width` samples, tightly packed, by 2^`shift` (1 to 8) in both directions. A band that is not
 * the plane's last must hold a multiple of 2^`shift` rows. Writes ⌈rows / 2^shift⌉ rows of ⌈width / 2^shift⌉ samples of
 * the same type (0 uint, 1 half, 2 float) to `dst`, which may be `src`. Returns the rows written.
 */
export function reduceRows(src: usize, width: i32, rows: i32, type: i32, shift: i32, dst: usize): i32 {
  const side = 1 << shift;
  const bytes = type == HALF ? 1 : 2;
  const pitch = <usize>width << bytes;
  const outPitch = <usize>((width + side - 1) >> shift) << bytes;
  let out = dst;
  for (let y = 0; y < rows; y += side) {
    const own = min(rows - y, side);
    const row = src + <usize>y * pitch;
    if (type == UINT) nearestRow(row, pitch, width, own, shift, out);
    else if (type == HALF) averageRow(row, pitch, width, own, shift, true, out);
    else averageRow(row, pitch, width, own, shift, false, out);
    out += outPitch;
  }
  return (rows + side - 1) >> shift;
}
