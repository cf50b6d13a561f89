import {
  bytesPerSampleOf,
  channelAt,
  destinationOf,
  hasRowAt,
  samplesPerRowOf,
  setDestination,
  typeOf,
} from './channel-table';
import { SCRATCH_TOO_SMALL, WRONG_SIZE } from './errors';
import { inflate, INFLATE_SLACK } from './inflate';

const HALF = 1;
const FLOAT = 2;

/** Bytes that PXR24 keeps of a sample: a float loses its lowest eight bits. */
// @ts-ignore: decorator
@inline
function keptBytes(channel: usize): i32 {
  return typeOf(channel) == FLOAT ? 3 : bytesPerSampleOf(channel);
}

/**
 * PXR24 (Technical Introduction to OpenEXR, "Data Compression"): within each row of each channel, samples are stored as
 * the difference to the one before, high bytes of all samples first, then the next lower ones; the whole is deflated.
 */
export function decodePxr24(
  src: usize,
  srcLength: i32,
  table: usize,
  channelCount: i32,
  firstRow: i32,
  rowCount: i32,
  scratch: usize,
  scratchLength: i32,
): i32 {
  let length = 0;
  for (let y = firstRow; y < firstRow + rowCount; y++) length += keptRowBytes(table, channelCount, y);
  if (scratchLength < length + INFLATE_SLACK) return SCRATCH_TOO_SMALL;
  const written = inflate(src, srcLength, scratch, length);
  if (written < 0) return written;
  if (written != length) return WRONG_SIZE;
  placePxr24(scratch, table, channelCount, firstRow, rowCount);
  return 0;
}

/** Bytes that PXR24 keeps of the row at `y`, all channels. */
export function keptRowBytes(table: usize, channelCount: i32, y: i32): i32 {
  let bytes = 0;
  for (let c = 0; c < channelCount; c++) {
    const channel = channelAt(table, c);
    if (hasRowAt(channel, y)) bytes += samplesPerRowOf(channel) * keptBytes(channel);
  }
  return bytes;
}

/** Adds up the differences of inflated rows, and puts the wanted channels' rows to their places. */
export function placePxr24(from: usize, table: usize, channelCount: i32, firstRow: i32, rowCount: i32): void {
  for (let y = firstRow; y < firstRow + rowCount; y++) {
    for (let c = 0; c < channelCount; c++) {
      const channel = channelAt(table, c);
      if (!hasRowAt(channel, y)) continue;
      const samples = <usize>samplesPerRowOf(channel);
      const to = destinationOf(channel);
      if (to != 0) {
        setDestination(channel, to + samples * <usize>bytesPerSampleOf(channel));
        if (typeOf(channel) == HALF) sumHalves(from, samples, to);
        else sumWords(from, samples, to, typeOf(channel) == FLOAT);
      }
      from += samples * <usize>keptBytes(channel);
    }
  }
}

/** A row of 16-bit samples from two planes of bytes. */
function sumHalves(high: usize, samples: usize, to: usize): void {
  const low = high + samples;
  let at: usize = 0;
  let sum: u32 = 0;
  if (ASC_FEATURE_SIMD) {
    let carry = i16x8.splat(0);
    const last = i8x16(14, 15, 14, 15, 14, 15, 14, 15, 14, 15, 14, 15, 14, 15, 14, 15);
    for (; at + 16 <= samples; at += 16) {
      const highs = v128.load(high + at);
      const lows = v128.load(low + at);
      const first = i16x8.add(
        runningHalves(i8x16.shuffle(lows, highs, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)),
        carry,
      );
      const second = i16x8.add(
        runningHalves(i8x16.shuffle(lows, highs, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)),
        i8x16.swizzle(first, last),
      );
      carry = i8x16.swizzle(second, last);
      v128.store(to + (at << 1), first);
      v128.store(to + (at << 1), second, 16);
    }
    sum = <u32>i16x8.extract_lane_u(carry, 0);
  }
  for (; at < samples; at++) {
    sum += (<u32>load<u8>(high + at) << 8) | <u32>load<u8>(low + at);
    store<u16>(to + (at << 1), <u16>sum);
  }
}

// @ts-ignore: decorator
@inline
function runningHalves(v: v128): v128 {
  const zero = i16x8.splat(0);
  v = i16x8.add(v, i8x16.shuffle(zero, v, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29));
  v = i16x8.add(v, i8x16.shuffle(zero, v, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27));
  return i16x8.add(v, i8x16.shuffle(zero, v, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23));
}

/** A row of 32-bit samples from four planes of bytes, or from three and a zero. */
function sumWords(top: usize, samples: usize, to: usize, isFloat: bool): void {
  const second = top + samples;
  const third = second + samples;
  const fourth = third + samples;
  let at: usize = 0;
  let sum: u32 = 0;
  if (ASC_FEATURE_SIMD) {
    let carry = i32x4.splat(0);
    const last = i8x16(12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15);
    for (; at + 4 <= samples; at += 4) {
      const lowest = isFloat ? i32x4.splat(0) : v128.load32_zero(fourth + at);
      const highs = i8x16.shuffle(
        v128.load32_zero(second + at),
        v128.load32_zero(top + at),
        0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23,
      );
      const lows = i8x16.shuffle(
        lowest,
        v128.load32_zero(third + at),
        0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23,
      );
      const words = i16x8.shuffle(lows, highs, 0, 8, 1, 9, 2, 10, 3, 11);
      const sums = i32x4.add(runningWords(words), carry);
      carry = i8x16.swizzle(sums, last);
      v128.store(to + (at << 2), sums);
    }
    sum = <u32>i32x4.extract_lane(carry, 0);
  }
  for (; at < samples; at++) {
    sum += (<u32>load<u8>(top + at) << 24) | (<u32>load<u8>(second + at) << 16) | (<u32>load<u8>(third + at) << 8);
    if (!isFloat) sum += <u32>load<u8>(fourth + at);
    store<u32>(to + (at << 2), sum);
  }
}

// @ts-ignore: decorator
@inline
function runningWords(v: v128): v128 {
  const zero = i32x4.splat(0);
  v = i32x4.add(v, i8x16.shuffle(zero, v, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27));
  return i32x4.add(v, i8x16.shuffle(zero, v, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23));
}
