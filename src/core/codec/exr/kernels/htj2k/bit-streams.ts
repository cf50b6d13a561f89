// The byte streams of an HT block, written out as plain bits (ITU-T T.814, 7.1): in each a bit is stuffed where a marker
// could begin, 0xFF and a byte above 0x8F. Without those a decoder may read bits at any position, not only the next.
//
// Bits are lowest first; `peek` takes them from where they lie.

/** Bits of samples: 4,096 of at most 39 bits, and a row of quads read beyond the end. */
const MAGNITUDE_BYTES: i32 = 20480;
const ROW_SLACK: i32 = 10240;
export const MAGNITUDES: usize = memory.data(20480 + 10240 + 64, 64);
/** Variable length codes: at most 4,079 bytes, and as much beyond as a row of quads may read. */
const CODE_BYTES: i32 = 4096;
const CODE_SLACK: i32 = 1536;
export const CODES: usize = memory.data(4096 + 1536 + 64, 64);

/** Which byte values make the next one lose a bit, in streams that run forwards. */
const STUFFED: u32 = 0xff;

/** The next bits from position `at` on: 57 of a u64, 25 of a u32. */
// @ts-ignore: decorator
@inline
export function peek<T>(bits: usize, at: u32): T {
  return <T>(load<T>(bits + <usize>(at >>> 3), 0, 1) >> <T>(at & 7));
}

/** Writes bits that run forwards from `from` on, then `fill`, 0 or 0xFF, over the slack. Returns their number. */
function writeForward(from: usize, length: i32, to: usize, fill: u32, slack: i32): i32 {
  let at = from;
  const end = from + <usize>length;
  let out = to;
  let held: u32 = 0;
  let count: u32 = 0;
  let last: u32 = 0;
  while (at < end) {
    if (ASC_FEATURE_SIMD) {
      if (last != STUFFED) {
        while (at + 8 <= end) {
          const word = load<u64>(at, 0, 1);
          // A byte of eight ones?
          if ((~word - 0x0101010101010101) & word & 0x8080808080808080) break;
          store<u64>(out, <u64>held | (word << <u64>count), 0, 1);
          held = <u32>((word >> 1) >> <u64>(63 - count));
          out += 8;
          at += 8;
        }
      }
      if (at >= end) break;
    }
    // A few by themselves: among them is a 0xFF, or the stream ends.
    for (let left = 9; left > 0 && at < end; left--) {
      const byte = <u32>load<u8>(at++);
      const bits: u32 = last == STUFFED ? 7 : 8;
      held |= (byte & ((1 << bits) - 1)) << count;
      count += bits;
      last = byte;
      if (count < 8) continue;
      store<u8>(out++, held);
      held >>= 8;
      count -= 8;
    }
  }
  const total = (<i32>(out - to) << 3) + <i32>count;
  store<u8>(out, held | (fill << count));
  memory.fill(out + 1, <u8>fill, slack);
  return total;
}

/**
 * Writes bits that run backwards from the byte before `end`; a byte above 0x8F takes the next one's highest bit if its
 * other seven are ones. `held`, `count` and `last` are what came before. Zeros follow. Returns the number of bits.
 */
function writeBackward(end: usize, length: i32, to: usize, held: u32, count: u32, last: u32, slack: i32): i32 {
  let at = end;
  const start = end - <usize>length;
  let out = to;
  while (at > start) {
    if (ASC_FEATURE_SIMD) {
      while (at >= start + 16) {
        const bytes = v128.load(at - 16);
        const ones = i8x16.splat(0x7f);
        if (v128.any_true(i8x16.eq(v128.and(bytes, ones), ones))) break;
        const turned = i8x16.shuffle(bytes, bytes, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
        const low = <u64>i64x2.extract_lane(turned, 0);
        const high = <u64>i64x2.extract_lane(turned, 1);
        store<u64>(out, <u64>held | (low << <u64>count), 0, 1);
        store<u64>(out, ((low >> 1) >> <u64>(63 - count)) | (high << <u64>count), 8, 1);
        held = <u32>((high >> 1) >> <u64>(63 - count));
        out += 16;
        at -= 16;
        last = <u32>load<u8>(at);
      }
    }
    for (let left = 16; left > 0 && at > start; left--) {
      const byte = <u32>load<u8>(--at);
      const bits: u32 = last > 0x8f && (byte & 0x7f) == 0x7f ? 7 : 8;
      held |= (byte & ((1 << bits) - 1)) << count;
      count += bits;
      last = byte;
      if (count < 8) continue;
      store<u8>(out++, held);
      held >>= 8;
      count -= 8;
    }
  }
  const total = (<i32>(out - to) << 3) + <i32>count;
  store<u8>(out, held);
  memory.fill(out + 1, 0, slack);
  return total;
}

/** The samples' signs and magnitudes: the clean-up pass' first `length` bytes; ones follow. */
export function openMagnitudes(from: usize, length: i32): i32 {
  return writeForward(from, min(length, MAGNITUDE_BYTES), MAGNITUDES, 0xff, ROW_SLACK);
}

/**
 * The variable length codes, backwards from the end of the clean-up pass. Its last 12 bits, the length of this part,
 * count as ones: the first code begins above them.
 */
export function openCodes(end: usize, length: i32): i32 {
  const first = <u32>load<u8>(end - 2);
  const bits = first >>> 4;
  const stuffed: u32 = (bits & 7) == 7 ? 1 : 0;
  const held = stuffed ? bits & 7 : bits;
  return writeBackward(end - 2, min(length - 2, CODE_BYTES), CODES, held, 4 - stuffed, first | 15, CODE_SLACK);
}

/** Bits of the refinement passes: at most two a sample. */
const REFINEMENT_BYTES: i32 = 1024 + 128;
/** They take the place of the samples, which are decoded then. */
export const SIGNIFICANCE: usize = MAGNITUDES;
export const REFINEMENT: usize = MAGNITUDES + 4096;

/** Bits of the significance propagation pass; zeros follow. */
export function openSignificance(from: usize, length: i32): void {
  writeForward(from, min(length, REFINEMENT_BYTES), SIGNIFICANCE, 0, REFINEMENT_BYTES);
}

/** Bits of the magnitude refinement pass, backwards from the end of what they share; zeros follow. */
export function openRefinement(end: usize, length: i32): void {
  writeBackward(end, min(length, REFINEMENT_BYTES), REFINEMENT, 0, 0, 0xff, REFINEMENT_BYTES);
}
