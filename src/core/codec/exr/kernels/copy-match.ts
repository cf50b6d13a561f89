/** Byte patterns that repeat with a period of 1 to 15: sixteen indices for each. */
const patterns: usize = memory.data(16 * 16, 16);
/** The longest multiple of a period that fits a vector. */
const patternSteps: usize = memory.data<u8>([0, 16, 16, 15, 16, 15, 12, 14, 16, 9, 10, 11, 12, 13, 14, 15]);
let ready = false;

export function makePatterns(): void {
  if (ready) return;
  for (let period: u32 = 1; period < 16; period++) {
    for (let i: u32 = 0; i < 16; i++) store<u8>(patterns + (period << 4) + i, <u8>(i % period));
  }
  ready = true;
}

/** Copies a match of `length` bytes that lies `distance` back, in vectors: up to 31 bytes beyond its end are rubbish. */
// @ts-ignore: decorator
@inline
export function copyMatch(to: usize, distance: usize, length: usize): void {
  const end = to + length;
  if (ASC_FEATURE_SIMD) {
    let from = to - distance;
    if (distance >= 16) {
      do {
        v128.store(to, v128.load(from));
        to += 16;
        from += 16;
      } while (to < end);
      return;
    }
    const pattern = i8x16.swizzle(v128.load(from), v128.load(patterns + (distance << 4)));
    const step = <usize>load<u8>(patternSteps + distance);
    do {
      v128.store(to, pattern);
      to += step;
    } while (to < end);
  } else {
    for (; to < end; to++) store<u8>(to, load<u8>(to - distance));
  }
}
