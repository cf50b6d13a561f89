// A stretch of a bit stream with its bytes in reverse order. The stream is read most significant bit first; from a
// reversed copy one unaligned little-endian load gives the next bits in order.

/** Bytes reversed at a time, and what a load may touch beyond them. */
const WINDOW: i32 = 1 << 16;
const SLACK: i32 = 32;
/** Room a window takes. */
export const WINDOW_BYTES: usize = WINDOW + 2 * SLACK;

/** End of the reversed bytes: the stream's byte `windowStart` is the one before. */
export let windowEnd: usize = 0;
/** First byte of the stream in the window. */
export let windowStart: i32 = 0;
/** Bits of the window that decoding may begin at. */
export let windowBits: i32 = 0;
let source: usize = 0;
let sourceBits: i32 = 0;

/** Opens a stream of `bits` bits at `from`, with its window's room at `work`. */
export function openWindow(from: usize, bits: i32, work: usize): void {
  windowEnd = work + SLACK + WINDOW;
  source = from;
  sourceBits = bits;
  moveWindow(0);
}

/** Brings the part of the stream from byte `start` on into the window. */
export function moveWindow(start: i32): void {
  const bytes = ((sourceBits + 7) >> 3) - start;
  const length = min(bytes, WINDOW);
  windowStart = start;
  // Decoding begins no code in the window's last bytes unless they are the stream's last.
  windowBits = length < bytes ? (length - 16) << 3 : sourceBits - (start << 3);
  reverse(source + start, length);
}

function reverse(from: usize, length: i32): void {
  let i = 0;
  if (ASC_FEATURE_SIMD) {
    for (; i + 16 <= length; i += 16) {
      const v = v128.load(from + i);
      v128.store(
        windowEnd - i - 16,
        i8x16.shuffle(v, v, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0),
      );
    }
  }
  for (; i < length; i++) store<u8>(windowEnd - i - 1, load<u8>(from + i));
  memory.fill(windowEnd - length - SLACK, 0, SLACK);
}

/** At least 57 bits from the window's bit `at`, left-aligned. */
// @ts-ignore: decorator
@inline
export function peek(at: i32): u64 {
  return load<u64>(windowEnd - 8 - (at >> 3), 0, 1) << (at & 7);
}

/** 64 bits from the window's bit `at`. */
// @ts-ignore: decorator
@inline
export function peekAll(at: i32): u64 {
  return peek(at) | (<u64>load<u8>(windowEnd - 9 - (at >> 3)) >> (8 - (at & 7)));
}
