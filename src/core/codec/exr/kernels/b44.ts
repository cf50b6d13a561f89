// B44 and B44A ("Technical Introduction to OpenEXR", B44; OpenEXR File Layout, B44 data): channel after channel; half
// channels in blocks of 4×4 values of 14 bytes, or 3 for a block of one value; other channels as they are.
//
// A block is the first value, a shift, and fifteen 6-bit differences, big-endian: three down the first column, then
// four for each further column, each from its left neighbour. Two blocks side by side are decoded at once.

import {
  bytesPerSampleOf,
  channelAt,
  destinationOf,
  isLinear,
  rowsOf,
  samplesPerRowOf,
  typeOf,
} from './channel-table';
import { SCRATCH_TOO_SMALL, TRUNCATED } from './errors';
import { floatToHalf, halfToFloat } from './half';
import { naturalLogarithm } from './logarithm';

/** A shift from here on marks a block of one value. */
const FLAT: u32 = 13 << 2;
/** Where a pair of blocks goes that is cut by the channel's edge: four rows of eight values. */
const PAIR_BYTES: i32 = 64;

/** Bytes of scratch `decodeB44` needs. */
export const B44_SCRATCH: i32 = PAIR_BYTES + 16;

/** The perceptually linear channels' curve, by half bits without the sign: 8 · ln(x). */
const LOGARITHMS: usize = memory.data(0x7c00 * 2, 16);
let haveLogarithms: bool = false;

function makeLogarithms(): void {
  if (haveLogarithms) return;
  for (let half = 0; half < 0x7c00; half++) {
    const value = 8 * naturalLogarithm(<f64>halfToFloat(half));
    store<u16>(LOGARITHMS + (half << 1), floatToHalf(<f32>value));
  }
  haveLogarithms = true;
}

function applyLogarithms(data: usize, count: i32): void {
  for (let at = data; at < data + (count << 1); at += 2) {
    const half = <u32>load<u16>(at);
    // Negative and infinite values and NaNs have no logarithm; the reference makes them 0, but not −0.
    if (half >= 0x7c00) store<u16>(at, half == 0x8000 ? load<u16>(LOGARITHMS) : 0);
    else store<u16>(at, load<u16>(LOGARITHMS + (half << 1)));
  }
}

/** Ordered integers back to half bits. */
// @ts-ignore: decorator
@inline
function fromOrder(value: i32): i32 {
  return value & 0x8000 ? value & 0x7fff : ~value;
}

/** One block at `block` to four rows of values, `pitch` bytes apart. */
function unpackBlock(block: usize, dst: usize, pitch: usize): void {
  let left = (<i32>load<u8>(block) << 8) | load<u8>(block, 1);
  const scale = load<u8>(block, 2) >> 2;
  if (<u32>load<u8>(block, 2) >= FLAT) {
    const value = fromOrder(left);
    for (let i = 0; i < 16; i++) store<u16>(dst + <usize>(i >> 2) * pitch + ((i & 3) << 1), value);
    return;
  }
  store<u16>(dst, fromOrder(left));
  // Fields lie in threes of bytes: four of six bits.
  let fields = (<i32>load<u8>(block, 2) << 16) | (<i32>load<u8>(block, 3) << 8) | load<u8>(block, 4);
  let column0 = left;
  let column1 = left + ((((fields >> 12) & 63) - 32) << scale);
  let column2 = column1 + ((((fields >> 6) & 63) - 32) << scale);
  let column3 = column2 + (((fields & 63) - 32) << scale);
  store<u16>(dst + pitch, fromOrder(column1));
  store<u16>(dst + 2 * pitch, fromOrder(column2));
  store<u16>(dst + 3 * pitch, fromOrder(column3));
  for (let x = 1; x < 4; x++) {
    const from = block + 2 + 3 * x;
    fields = (<i32>load<u8>(from) << 16) | (<i32>load<u8>(from, 1) << 8) | load<u8>(from, 2);
    column0 += ((fields >> 18) - 32) << scale;
    column1 += (((fields >> 12) & 63) - 32) << scale;
    column2 += (((fields >> 6) & 63) - 32) << scale;
    column3 += ((fields & 63) - 32) << scale;
    const to = dst + (x << 1);
    store<u16>(to, fromOrder(column0));
    store<u16>(to + pitch, fromOrder(column1));
    store<u16>(to + 2 * pitch, fromOrder(column2));
    store<u16>(to + 3 * pitch, fromOrder(column3));
  }
}

// @ts-ignore: decorator
@inline
function firstValue(block: usize): i16 {
  return <i16>bswap<u16>(load<u16>(block, 0, 1));
}

/** Columns 0 and 1 of a block: the first value, and differences. */
// @ts-ignore: decorator
@inline
function leftFields(block: usize): v128 {
  if (<u32>load<u8>(block, 2) >= FLAT) return i16x8.replace_lane(i64x2.splat(0), 0, firstValue(block));
  const bytes = v128.load(block);
  const pairs = i8x16.shuffle(bytes, bytes, 3, 2, 3, 2, 4, 3, 4, 3, 6, 5, 6, 5, 7, 6, 7, 6);
  return i16x8.replace_lane(differences(pairs, load<u8>(block, 2) >> 2), 0, firstValue(block));
}

/** Columns 2 and 3. */
// @ts-ignore: decorator
@inline
function rightFields(block: usize): v128 {
  if (<u32>load<u8>(block, 2) >= FLAT) return i64x2.splat(0);
  const bytes = v128.load(block);
  const pairs = i8x16.shuffle(bytes, bytes, 9, 8, 9, 8, 10, 9, 10, 9, 12, 11, 12, 11, 13, 12, 13, 12);
  return differences(pairs, load<u8>(block, 2) >> 2);
}

/** From 16 bits each that hold a field: the field moved to the top, then down, centred and scaled. */
// @ts-ignore: decorator
@inline
function differences(pairs: v128, scale: i32): v128 {
  const fields = i16x8.shr_u(i16x8.mul(pairs, i16x8(1, 64, 16, 1024, 1, 64, 16, 1024)), 10);
  return i16x8.shl(i16x8.sub(fields, i16x8.splat(32)), scale);
}

// @ts-ignore: decorator
@inline
function fromOrderLanes(values: v128): v128 {
  return v128.not(v128.xor(values, i16x8.shr_u(i16x8.shr_s(values, 15), 1)));
}

/** Two blocks to four rows of eight values. */
// @ts-ignore: decorator
@inline
function unpackPair(a: usize, b: usize, dst: usize, pitch: usize): void {
  const leftA = leftFields(a);
  const leftB = leftFields(b);
  const rightA = rightFields(a);
  const rightB = rightFields(b);
  // Lanes 0–3: rows of block a, 4–7: of b.
  let x0 = i64x2.shuffle(leftA, leftB, 0, 2);
  x0 = i16x8.add(x0, i64x2.shl(x0, 16));
  x0 = i16x8.add(x0, i64x2.shl(x0, 32));
  let x1 = i16x8.add(x0, i64x2.shuffle(leftA, leftB, 1, 3));
  let x2 = i16x8.add(x1, i64x2.shuffle(rightA, rightB, 0, 2));
  let x3 = i16x8.add(x2, i64x2.shuffle(rightA, rightB, 1, 3));
  x0 = fromOrderLanes(x0);
  x1 = fromOrderLanes(x1);
  x2 = fromOrderLanes(x2);
  x3 = fromOrderLanes(x3);
  const a01 = i16x8.shuffle(x0, x1, 0, 8, 1, 9, 2, 10, 3, 11);
  const a23 = i16x8.shuffle(x2, x3, 0, 8, 1, 9, 2, 10, 3, 11);
  const b01 = i16x8.shuffle(x0, x1, 4, 12, 5, 13, 6, 14, 7, 15);
  const b23 = i16x8.shuffle(x2, x3, 4, 12, 5, 13, 6, 14, 7, 15);
  const aTop = i32x4.shuffle(a01, a23, 0, 4, 1, 5);
  const aBottom = i32x4.shuffle(a01, a23, 2, 6, 3, 7);
  const bTop = i32x4.shuffle(b01, b23, 0, 4, 1, 5);
  const bBottom = i32x4.shuffle(b01, b23, 2, 6, 3, 7);
  v128.store(dst, i64x2.shuffle(aTop, bTop, 0, 2));
  v128.store(dst + pitch, i64x2.shuffle(aTop, bTop, 1, 3));
  v128.store(dst + 2 * pitch, i64x2.shuffle(aBottom, bBottom, 0, 2));
  v128.store(dst + 3 * pitch, i64x2.shuffle(aBottom, bBottom, 1, 3));
}

/** Bytes of the block at `block`, 0 when the data ends in it. */
// @ts-ignore: decorator
@inline
function blockLength(block: usize, end: usize): i32 {
  if (block + 3 > end) return 0;
  if (<u32>load<u8>(block, 2) >= FLAT) return 3;
  return block + 14 > end ? 0 : 14;
}

/** Decodes (or with `dst` 0 skips) one half channel; returns the end of its data, or 0. */
function unpackChannel(src: usize, end: usize, columns: i32, rows: i32, dst: usize, spare: usize): usize {
  const pitch = columns << 1;
  let at = src;
  for (let y = 0; y < rows; y += 4) {
    const height = min(rows - y, 4);
    for (let x = 0; x < columns; x += 8) {
      const a = at;
      let length = blockLength(at, end);
      if (!length) return 0;
      at += length;
      let b = a;
      if (x + 4 < columns) {
        b = at;
        length = blockLength(at, end);
        if (!length) return 0;
        at += length;
      }
      if (!dst) continue;
      const whole = height == 4 && x + 8 <= columns;
      const out = dst + y * pitch + (x << 1);
      const to = whole ? out : spare;
      const step = whole ? pitch : 16;
      if (ASC_FEATURE_SIMD) {
        unpackPair(a, b, to, step);
      } else {
        unpackBlock(a, to, step);
        unpackBlock(b, to + 8, step);
      }
      if (whole) continue;
      const bytes = min(columns - x, 8) << 1;
      for (let row = 0; row < height; row++) memory.copy(out + row * pitch, spare + (row << 4), bytes);
    }
  }
  return at;
}

/** Decodes one B44 or B44A chunk; the contract of all chunk decoders. */
export function decodeB44(
  src: usize,
  srcLength: i32,
  table: usize,
  channelCount: i32,
  firstRow: i32,
  rowCount: i32,
  scratch: usize,
  scratchLength: i32,
): i32 {
  if (scratchLength < B44_SCRATCH) return SCRATCH_TOO_SMALL;
  const spare = (scratch + 15) & ~15;
  const end = src + srcLength;
  let at = src;
  for (let i = 0; i < channelCount; i++) {
    const channel = channelAt(table, i);
    const columns = samplesPerRowOf(channel);
    const rows = rowsOf(channel);
    const dst = destinationOf(channel);
    if (typeOf(channel) == 1) {
      at = unpackChannel(at, end, columns, rows, dst, spare);
      if (!at) return TRUNCATED;
      if (dst && isLinear(channel)) {
        makeLogarithms();
        applyLogarithms(dst, columns * rows);
      }
      continue;
    }
    const bytes = columns * rows * bytesPerSampleOf(channel);
    if (<usize>bytes > end - at) return TRUNCATED;
    if (dst) memory.copy(dst, at, bytes);
    at += bytes;
  }
  return 0;
}
