import {
  bytesPerSampleOf,
  channelAt,
  destinationOf,
  hasRowAt,
  samplesPerRowOf,
  setDestination,
} from './channel-table';

// ZIP and RLE store a chunk as two halves (even bytes, then odd bytes), each byte as the difference to the one before
// plus 128 (Technical Introduction to OpenEXR, "Data Compression"). Both are undone together, row by row, straight to
// where the row goes: the sum up to here is carried along for both halves.

/** The sum of `length` bytes, modulo 256, each less 128. */
function sumOf(at: usize, length: usize): u32 {
  let sum: u32 = <u32>length * 128;
  const end = at + length;
  if (ASC_FEATURE_SIMD) {
    const vectors = at + (length & ~15);
    let lanes = i8x16.splat(0);
    for (; at < vectors; at += 16) lanes = i8x16.add(lanes, v128.load(at));
    const wide = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(lanes));
    sum += i32x4.extract_lane(wide, 0) + i32x4.extract_lane(wide, 1);
    sum += i32x4.extract_lane(wide, 2) + i32x4.extract_lane(wide, 3);
  }
  for (; at < end; at++) sum += load<u8>(at);
  return sum & 255;
}

/**
 * Eight pairs of bytes: each byte becomes the sum of itself and those of its kind before it, each less 128. Shuffles
 * take consecutive bytes, of the zeros as well: engines make one byte shift of such a one and five operations of others.
 */
// @ts-ignore: decorator
@inline
function runningPairs(pairs: v128, carry: v128): v128 {
  const zero = i8x16.splat(0);
  let sum = v128.xor(pairs, i8x16.splat(-128));
  sum = i8x16.add(sum, i8x16.shuffle(zero, sum, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29));
  sum = i8x16.add(sum, i8x16.shuffle(zero, sum, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27));
  sum = i8x16.add(sum, i8x16.shuffle(zero, sum, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23));
  return i8x16.add(sum, carry);
}

/**
 * Undoes predictor and byte split of `length` bytes at `packed` and puts the wanted channels' rows to their places.
 * May write rubbish up to 32 bytes beyond a channel's rows and read 16 beyond `packed`.
 */
export function reconstruct(
  packed: usize,
  length: i32,
  table: usize,
  channelCount: i32,
  firstRow: i32,
  rowCount: i32,
): void {
  const half = <usize>((length + 1) >> 1);
  let even = packed;
  let odd = packed + half;
  let evenSum: u32 = 128;
  let oddSum: u32 = (128 + sumOf(packed, half)) & 255;
  for (let y = firstRow; y < firstRow + rowCount; y++) {
    for (let c = 0; c < channelCount; c++) {
      const channel = channelAt(table, c);
      if (!hasRowAt(channel, y)) continue;
      const pairs = <usize>(samplesPerRowOf(channel) * bytesPerSampleOf(channel)) >> 1;
      let to = destinationOf(channel);
      if (to == 0) {
        evenSum = (evenSum + sumOf(even, pairs)) & 255;
        oddSum = (oddSum + sumOf(odd, pairs)) & 255;
        even += pairs;
        odd += pairs;
        continue;
      }
      setDestination(channel, to + 2 * pairs);
      const end = even + pairs;
      if (ASC_FEATURE_SIMD) {
        let carry = i16x8.splat(<i16>(evenSum | (oddSum << 8)));
        const last = i8x16(14, 15, 14, 15, 14, 15, 14, 15, 14, 15, 14, 15, 14, 15, 14, 15);
        const vectors = even + (pairs & ~15);
        for (; even < vectors; even += 16, odd += 16, to += 32) {
          const evens = v128.load(even);
          const odds = v128.load(odd);
          const low = runningPairs(
            i8x16.shuffle(evens, odds, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23),
            carry,
          );
          const high = runningPairs(
            i8x16.shuffle(evens, odds, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31),
            i8x16.swizzle(low, last),
          );
          carry = i8x16.swizzle(high, last);
          v128.store(to, low);
          v128.store(to, high, 16);
        }
        evenSum = <u32>i8x16.extract_lane_u(carry, 0);
        oddSum = <u32>i8x16.extract_lane_u(carry, 1);
      }
      for (; even < end; even++, odd++, to += 2) {
        evenSum = (evenSum + load<u8>(even) + 128) & 255;
        oddSum = (oddSum + load<u8>(odd) + 128) & 255;
        store<u8>(to, <u8>evenSum);
        store<u8>(to, <u8>oddSum, 1);
      }
    }
  }
}
