import { count, resumeReader, unread } from './bit-reader';
import { copyMatch } from './copy-match';
import { CORRUPT, TRUNCATED, WRONG_SIZE } from './errors';
import { CODE_BITS_SHIFT, END_OF_BLOCK, EXCEPTIONAL, LINK_BITS_SHIFT, LITERAL } from './huffman-table';
import {
  DISTANCE_BITS,
  DISTANCE_MASK,
  distanceTable,
  LITERAL_BITS,
  LITERAL_MASK,
  literalTable,
  secondDistanceTable,
  secondLiteralTable,
} from './inflate-tables';

/** The block goes on: three literals came one after the other, and the caller wanted to know. */
export const PAUSED: i32 = 1;
/** Where the last call stopped writing. */
export let blockOut: usize = 0;

/**
 * The entry for the next bits. `bits` hold them two places up, where they are an offset into the table, which lies
 * `beyond` the first stream's.
 */
// @ts-ignore: decorator
@inline
function literalAt(bits: u64, beyond: usize): u32 {
  return load<u32>(<usize>(<u32>bits & (LITERAL_MASK << 2)) + beyond, literalTable);
}

/** The value of a length or distance: base and extra bits, which follow the code. */
// @ts-ignore: decorator
@inline
function valueOf(entry: u32, bits: u64): u32 {
  const taken = <u32>(bits >> 2) & ((1 << (entry & 63)) - 1);
  return (entry >> 16) + (taken >> ((entry >> CODE_BITS_SHIFT) & 15));
}

/** The second-level entry that a link leads to, once the link's own bits are gone. */
// @ts-ignore: decorator
@inline
function follow(table: usize, link: u32, bits: u64): u32 {
  const within = <u32>(bits >> 2) & ((1 << ((link >> LINK_BITS_SHIFT) & 15)) - 1);
  return load<u32>(table + (<usize>((link >> 16) + within) << 2));
}

/** One compressed block of a stream that is alone, or of the first one of two; see `inflateSymbols`. */
export function inflateBlock(start: usize, begin: usize, outEnd: usize, inEnd: usize, pauses: bool): i32 {
  return inflateSymbols(0, 0, start, begin, outEnd, inEnd, pauses);
}

/** One of the second stream. */
export function inflateSecondBlock(start: usize, begin: usize, outEnd: usize, inEnd: usize, pauses: bool): i32 {
  const literalsBeyond = secondLiteralTable - literalTable;
  const distancesBeyond = secondDistanceTable - distanceTable;
  return inflateSymbols(literalsBeyond, distancesBeyond, start, begin, outEnd, inEnd, pauses);
}

/**
 * From the bit reader's place to the block's end, or to a place where it `pauses`. `start` is where the stream's output
 * begins, `begin` where it goes on. Returns 0, PAUSED or an error below zero; `blockOut` tells how far it wrote.
 *
 * The bit buffer stands two places up (`bits`), and `have` counts these two, so that masking alone makes a table offset:
 * and, load, shift is the whole way from one literal to the next. A refill leaves 54 bits or more.
 */
// @ts-ignore: decorator
@inline
function inflateSymbols(
  literalsBeyond: usize,
  distancesBeyond: usize,
  start: usize,
  begin: usize,
  outEnd: usize,
  inEnd: usize,
  pauses: bool,
): i32 {
  let status = 0;
  let out = begin;
  let from = unread();
  const used = count & 7;
  let bits: u64 = 0;
  let have: u64 = 2;
  if (used != 0) {
    bits = (<u64>load<u8>(from - 1) << 2) >> (8 - used);
    have += used;
  }
  bits |= load<u64>(from, 0, 1) << have;
  from += <usize>((63 - have) >> 3);
  have |= 56;
  let entry = literalAt(bits, literalsBeyond);
  for (;;) {
    // Here the buffer is full and `entry` is for its next bits.
    if (out > outEnd) return WRONG_SIZE;
    if (from > inEnd + 16) return TRUNCATED;
    if (entry & LITERAL) {
      bits >>= entry;
      have -= entry & 63;
      store<u8>(out, <u8>(entry >> 16));
      entry = literalAt(bits, literalsBeyond);
      if (entry & LITERAL) {
        bits >>= entry;
        have -= entry & 63;
        store<u8>(out, <u8>(entry >> 16), 1);
        entry = literalAt(bits, literalsBeyond);
        if (entry & LITERAL) {
          bits >>= entry;
          have -= entry & 63;
          store<u8>(out, <u8>(entry >> 16), 2);
          out += 3;
          // Three short codes leave enough bits for the next look, so that it need not wait for the refill.
          entry = literalAt(bits, literalsBeyond);
          bits |= load<u64>(from, 0, 1) << have;
          from += <usize>((63 - have) >> 3);
          have |= 56;
          if (pauses) {
            status = PAUSED;
            break;
          }
          continue;
        }
        out += 2;
      } else out += 1;
      bits |= load<u64>(from, 0, 1) << have;
      from += <usize>((63 - have) >> 3);
      have |= 56;
    }
    if (entry & EXCEPTIONAL) {
      if (entry >> 16 < 0xfffe) {
        bits >>= LITERAL_BITS;
        have -= LITERAL_BITS;
        entry = follow(literalTable + literalsBeyond, entry, bits);
        if (entry & LITERAL) {
          bits >>= entry;
          have -= entry & 63;
          store<u8>(out, <u8>(entry >> 16));
          out++;
          bits |= load<u64>(from, 0, 1) << have;
          from += <usize>((63 - have) >> 3);
          have |= 56;
          entry = literalAt(bits, literalsBeyond);
          continue;
        }
      }
      if (entry & EXCEPTIONAL) {
        bits >>= entry;
        have -= entry & 63;
        if (entry >> 16 != END_OF_BLOCK) return CORRUPT;
        break;
      }
    }
    const length = <usize>valueOf(entry, bits);
    bits >>= entry;
    have -= entry & 63;
    entry = load<u32>(<usize>(<u32>bits & (DISTANCE_MASK << 2)) + distancesBeyond, distanceTable);
    if (entry & EXCEPTIONAL) {
      if (entry >> 16 >= 0xfffe) return CORRUPT;
      bits >>= DISTANCE_BITS;
      have -= DISTANCE_BITS;
      entry = follow(distanceTable + distancesBeyond, entry, bits);
      if (entry & EXCEPTIONAL) return CORRUPT;
    }
    const distance = <usize>valueOf(entry, bits);
    bits >>= entry;
    have -= entry & 63;
    if (distance > out - start) return CORRUPT;
    bits |= load<u64>(from, 0, 1) << have;
    from += <usize>((63 - have) >> 3);
    have |= 56;
    entry = literalAt(bits, literalsBeyond);
    copyMatch(out, distance, length);
    out += length;
  }
  resumeReader(from - <usize>((have - 2) >> 3), (have - 2) & 7);
  blockOut = out;
  return status;
}
