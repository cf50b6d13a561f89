import { LITERAL } from './huffman-table';
import { LITERAL_MASK, literalTable, secondLiteralTable } from './inflate-tables';
import { AT, BITS_LEFT, FIRST, IN_END, OUT, OUT_END, SECOND } from './inflate-stream';

/** Which of the two streams has something else than a literal next, or is near an end. */
export const FIRST_STOPPED: i32 = 1;
export const SECOND_STOPPED: i32 = 2;

/** Bytes that a turn may write, and read, of each stream. */
const MOST_OUT: i32 = 3;
const MOST_IN: i32 = 5;

/** Bits for the buffer, as in inflate-block.ts, of the byte that is not used up. */
// @ts-ignore: decorator
@inline
function bitsLeft(stream: usize): u64 {
  // Rubbish in the two places below the bits does no harm.
  return (<u64>load<u8>(load<usize>(stream, AT) - 1) << 2) >> (8 - load<u32>(stream, BITS_LEFT));
}

// @ts-ignore: decorator
@inline
function firstAt(bits: u64): u32 {
  return load<u32>(<usize>(<u32>bits & (LITERAL_MASK << 2)), literalTable);
}

// @ts-ignore: decorator
@inline
function secondAt(bits: u64): u32 {
  return load<u32>(<usize>(<u32>bits & (LITERAL_MASK << 2)), secondLiteralTable);
}

/** Bytes of the input that a refill of a buffer of `have` bits moves on by; only the lower six bits of it count. */
// @ts-ignore: decorator
@inline
function refillBytes(have: u32): usize {
  return <usize>((~have & 63) >> 3);
}

/** Keeps where a stream stands. */
// @ts-ignore: decorator
@inline
function leave(stream: usize, from: usize, have: u32, out: usize): void {
  const left = (have & 63) - 2;
  store<usize>(stream, from - <usize>(left >> 3), AT);
  store<u32>(stream, left & 7, BITS_LEFT);
  store<usize>(stream, out, OUT);
}

/**
 * Writes literals of both streams in turn, until one of them stops; returns which. Of `have`, only the lower six bits
 * are the number of bits at hand: whole entries are subtracted from it.
 */
export function inflateLiterals(): i32 {
  let fromA = load<usize>(FIRST, AT);
  let fromB = load<usize>(SECOND, AT);
  let outA = load<usize>(FIRST, OUT);
  let outB = load<usize>(SECOND, OUT);
  let haveA = load<u32>(FIRST, BITS_LEFT) + 2;
  let haveB = load<u32>(SECOND, BITS_LEFT) + 2;
  let bitsA = bitsLeft(FIRST) | (load<u64>(fromA, 0, 1) << haveA);
  let bitsB = bitsLeft(SECOND) | (load<u64>(fromB, 0, 1) << haveB);
  fromA += refillBytes(haveA);
  fromB += refillBytes(haveB);
  haveA |= 56;
  haveB |= 56;
  let entryA = firstAt(bitsA);
  let entryB = secondAt(bitsB);
  let stopped = 0;
  do {
    const room = min(<i32>(load<usize>(FIRST, OUT_END) - outA), <i32>(load<usize>(SECOND, OUT_END) - outB));
    const more = min(<i32>(load<usize>(FIRST, IN_END) - fromA), <i32>(load<usize>(SECOND, IN_END) - fromB));
    let turns = min(room / MOST_OUT, more / MOST_IN);
    if (turns <= 0) {
      stopped = FIRST_STOPPED | SECOND_STOPPED;
      break;
    }
    for (; turns > 0; turns--) {
      // Here both buffers are full, and the entries are for their next bits.
      if (!(entryA & entryB & LITERAL)) break;
      bitsA >>= entryA;
      bitsB >>= entryB;
      haveA -= entryA;
      haveB -= entryB;
      store<u8>(outA, <u8>(entryA >> 16));
      store<u8>(outB, <u8>(entryB >> 16));
      entryA = firstAt(bitsA);
      entryB = secondAt(bitsB);
      let step: usize = 1;
      if (entryA & entryB & LITERAL) {
        bitsA >>= entryA;
        bitsB >>= entryB;
        haveA -= entryA;
        haveB -= entryB;
        store<u8>(outA, <u8>(entryA >> 16), 1);
        store<u8>(outB, <u8>(entryB >> 16), 1);
        entryA = firstAt(bitsA);
        entryB = secondAt(bitsB);
        step = 2;
        if (entryA & entryB & LITERAL) {
          bitsA >>= entryA;
          bitsB >>= entryB;
          haveA -= entryA;
          haveB -= entryB;
          store<u8>(outA, <u8>(entryA >> 16), 2);
          store<u8>(outB, <u8>(entryB >> 16), 2);
          entryA = firstAt(bitsA);
          entryB = secondAt(bitsB);
          step = 3;
        }
      }
      outA += step;
      outB += step;
      bitsA |= load<u64>(fromA, 0, 1) << haveA;
      bitsB |= load<u64>(fromB, 0, 1) << haveB;
      fromA += refillBytes(haveA);
      fromB += refillBytes(haveB);
      haveA |= 56;
      haveB |= 56;
    }
    stopped = (entryA & LITERAL ? 0 : FIRST_STOPPED) | (entryB & LITERAL ? 0 : SECOND_STOPPED);
  } while (!stopped);
  leave(FIRST, fromA, haveA, outA);
  leave(SECOND, fromB, haveB, outB);
  return stopped;
}
