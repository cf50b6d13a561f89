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
} from './inflate-tables';

/** Where the last call stopped writing. */
export let narrowBlockOut: usize = 0;

/** `inflateBlock` with a buffer of 32 bits, for where 64-bit integers are made of two. It never pauses. */
export function inflateBlockNarrow(start: usize, begin: usize, outEnd: usize, inEnd: usize): i32 {
  let out = begin;
  let from = unread();
  let have = <u32>count & 7;
  let bits: u32 = have == 0 ? 0 : <u32>load<u8>(from - 1) >> (8 - have);
  for (;;) {
    if (out > outEnd) return WRONG_SIZE;
    if (from > inEnd + 16) return TRUNCATED;
    if (have < 15) {
      bits |= <u32>load<u16>(from, 0, 1) << have;
      from += 2;
      have += 16;
    }
    let entry = load<u32>(literalTable + <usize>((bits & LITERAL_MASK) << 2));
    if (entry & EXCEPTIONAL && entry >> 16 < 0xfffe) {
      bits >>= LITERAL_BITS;
      have -= LITERAL_BITS;
      const within = bits & ((1 << ((entry >> LINK_BITS_SHIFT) & 15)) - 1);
      entry = load<u32>(literalTable + (<usize>((entry >> 16) + within) << 2));
    }
    let code = (entry >> CODE_BITS_SHIFT) & 15;
    bits >>= code;
    have -= code;
    if (entry & LITERAL) {
      store<u8>(out, <u8>(entry >> 16));
      out++;
      continue;
    }
    if (entry & EXCEPTIONAL) {
      if (entry >> 16 != END_OF_BLOCK) return CORRUPT;
      break;
    }
    if (have < 15) {
      bits |= <u32>load<u16>(from, 0, 1) << have;
      from += 2;
      have += 16;
    }
    let extra = (entry & 63) - code;
    const length = <usize>((entry >> 16) + (bits & ((1 << extra) - 1)));
    bits >>= extra;
    have -= extra;
    if (have < 15) {
      bits |= <u32>load<u16>(from, 0, 1) << have;
      from += 2;
      have += 16;
    }
    entry = load<u32>(distanceTable + <usize>((bits & DISTANCE_MASK) << 2));
    if (entry & EXCEPTIONAL) {
      if (entry >> 16 >= 0xfffe) return CORRUPT;
      bits >>= DISTANCE_BITS;
      have -= DISTANCE_BITS;
      const within = bits & ((1 << ((entry >> LINK_BITS_SHIFT) & 15)) - 1);
      entry = load<u32>(distanceTable + (<usize>((entry >> 16) + within) << 2));
      if (entry & EXCEPTIONAL) return CORRUPT;
    }
    code = (entry >> CODE_BITS_SHIFT) & 15;
    bits >>= code;
    have -= code;
    if (have < 15) {
      bits |= <u32>load<u16>(from, 0, 1) << have;
      from += 2;
      have += 16;
    }
    extra = (entry & 63) - code;
    const distance = <usize>((entry >> 16) + (bits & ((1 << extra) - 1)));
    bits >>= extra;
    have -= extra;
    if (distance > out - start) return CORRUPT;
    copyMatch(out, distance, length);
    out += length;
  }
  resumeReader(from - <usize>(have >> 3), <u64>(have & 7));
  narrowBlockOut = out;
  return 0;
}
