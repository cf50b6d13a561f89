const BASE: u32 = 65521;
/** Most bytes whose sums fit 32 bits before a reduction, in whole vectors. */
const LONGEST: usize = 5536;

/** The checksum at the end of a zlib stream (RFC 1950, section 9). */
export function adler32(at: usize, length: usize): u32 {
  let a: u32 = 1;
  let b: u32 = 0;
  const end = at + length;
  while (at < end) {
    const stop = min(at + LONGEST, end);
    if (ASC_FEATURE_SIMD) {
      const vectors = stop - ((stop - at) & 15);
      if (at < vectors) {
        const count = <u32>(vectors - at);
        let sums = i32x4.splat(0);
        let before = i32x4.splat(0);
        let weighted = i32x4.splat(0);
        const high = i16x8(16, 15, 14, 13, 12, 11, 10, 9);
        const low = i16x8(8, 7, 6, 5, 4, 3, 2, 1);
        for (; at < vectors; at += 16) {
          const bytes = v128.load(at);
          before = i32x4.add(before, sums);
          sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes)));
          weighted = i32x4.add(weighted, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(bytes), high));
          weighted = i32x4.add(weighted, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(bytes), low));
        }
        b += a * count + sumOf(before) * 16 + sumOf(weighted);
        a += sumOf(sums);
      }
    }
    for (; at < stop; at++) {
      a += load<u8>(at);
      b += a;
    }
    a %= BASE;
    b %= BASE;
  }
  return (b << 16) | a;
}

// @ts-ignore: decorator
@inline
function sumOf(v: v128): u32 {
  return (
    <u32>i32x4.extract_lane(v, 0) +
    <u32>i32x4.extract_lane(v, 1) +
    <u32>i32x4.extract_lane(v, 2) +
    <u32>i32x4.extract_lane(v, 3)
  );
}
