// DEFLATE's bit reader (RFC 1951, section 3.1.1) while it is not in a decoder's registers.

/** Next byte that has not been loaded. */
export let next: usize = 0;
/** Bits at hand, the next one lowest. */
export let buffer: u64 = 0;
/** Number of bits at hand. */
export let count: u64 = 0;

export function startReader(at: usize): void {
  next = at;
  buffer = 0;
  count = 0;
}

/** First byte of which no bit has been used, when whole bytes at hand are given back. */
// @ts-ignore: decorator
@inline
export function unread(): usize {
  return next - <usize>(count >> 3);
}

/** Goes on at bit `bits` (0 to 7) of the byte before `at`, or at `at` itself. */
export function resumeReader(at: usize, bits: u64): void {
  startReader(at);
  if (bits == 0) return;
  buffer = <u64>load<u8>(at - 1) >> (8 - bits);
  count = bits;
}

/** At least 56 bits at hand afterwards; those past the end of the input are rubbish, which `unread` tells. */
// @ts-ignore: decorator
@inline
export function refill(): void {
  buffer |= load<u64>(next, 0, 1) << count;
  next += <usize>((63 - count) >> 3);
  count |= 56;
}

// @ts-ignore: decorator
@inline
export function take(bits: u64): u32 {
  const value = <u32>(buffer & ((<u64>1 << bits) - 1));
  buffer >>= bits;
  count -= bits;
  return value;
}
