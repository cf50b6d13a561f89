import { adler32 } from './adler32';
import { CHECKSUM, CORRUPT, TRUNCATED, WRONG_SIZE } from './errors';
import {
  CODE_BITS_SHIFT,
  END_OF_BLOCK,
  EXCEPTIONAL,
  INVALID,
  LINK_BITS_SHIFT,
  LITERAL,
  makeTable,
} from './huffman-table';

/** Bytes after the output that may be written with rubbish: the longest match and a vector. */
export const INFLATE_SLACK: i32 = 320;

const LITERAL_BITS: u32 = 11;
const DISTANCE_BITS: u32 = 8;
const LITERAL_MASK: u32 = (1 << LITERAL_BITS) - 1;
const DISTANCE_MASK: u32 = (1 << DISTANCE_BITS) - 1;

// First levels and the most that second levels can add.
const literalTable: usize = memory.data(8192 * 4, 16);
const distanceTable: usize = memory.data(1024 * 4, 16);
const lengthTable: usize = memory.data(128 * 4, 16);
const literalMeanings: usize = memory.data(288 * 4);
const distanceMeanings: usize = memory.data(32 * 4);
const lengthMeanings: usize = memory.data(19 * 4);
const codeLengths: usize = memory.data(512);
/** Byte patterns that repeat with a period of 1 to 15: sixteen indices for each. */
const patterns: usize = memory.data(16 * 16, 16);
let ready = false;

/** RFC 1951, section 3.2.5: bases and extra bits, as entries. */
function makeMeanings(): void {
  for (let i: u32 = 0; i < 256; i++) store<u32>(literalMeanings + (i << 2), (i << 16) | LITERAL);
  store<u32>(literalMeanings + (256 << 2), EXCEPTIONAL | (END_OF_BLOCK << 16));
  let base: u32 = 3;
  for (let i: u32 = 0; i < 28; i++) {
    const extra: u32 = i < 8 ? 0 : (i >> 2) - 1;
    store<u32>(literalMeanings + ((257 + i) << 2), (base << 16) | extra);
    base += 1 << extra;
  }
  store<u32>(literalMeanings + (285 << 2), 258 << 16);
  store<u32>(literalMeanings + (286 << 2), INVALID);
  store<u32>(literalMeanings + (287 << 2), INVALID);
  base = 1;
  for (let i: u32 = 0; i < 30; i++) {
    const extra: u32 = i < 4 ? 0 : (i >> 1) - 1;
    store<u32>(distanceMeanings + (i << 2), (base << 16) | extra);
    base += 1 << extra;
  }
  store<u32>(distanceMeanings + (30 << 2), INVALID);
  store<u32>(distanceMeanings + (31 << 2), INVALID);
  for (let i: u32 = 0; i < 19; i++) store<u32>(lengthMeanings + (i << 2), i << 16);
  for (let period: u32 = 1; period < 16; period++) {
    for (let i: u32 = 0; i < 16; i++) store<u8>(patterns + (period << 4) + i, <u8>(i % period));
  }
  ready = true;
}

// The bit reader's state while it is not in registers: next byte, bits at hand and their number.
let next: usize = 0;
let buffer: u64 = 0;
let count: u64 = 0;

/** At least 56 bits at hand afterwards; past the end of the input they are rubbish that `overrun` tells. */
// @ts-ignore: decorator
@inline
function refill(): void {
  buffer |= load<u64>(next) << count;
  next += <usize>((63 - count) >> 3);
  count |= 56;
}

// @ts-ignore: decorator
@inline
function take(bits: u64): u32 {
  const value = <u32>(buffer & ((<u64>1 << bits) - 1));
  buffer >>= bits;
  count -= bits;
  return value;
}

/** RFC 1951, section 3.2.7: the code lengths, themselves coded. */
function readDynamicTables(end: usize): i32 {
  refill();
  const literals: u32 = 257 + take(5);
  const distances: u32 = 1 + take(5);
  const lengths: u32 = 4 + take(4);
  if (literals > 286 || distances > 30) return CORRUPT;
  const order = memory.data<u8>([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);
  memory.fill(codeLengths, 0, 19);
  for (let i: u32 = 0; i < lengths; i++) {
    if (count < 3) refill();
    store<u8>(codeLengths + load<u8>(order + i), <u8>take(3));
  }
  if (!makeTable(lengthTable, 7, codeLengths, 19, lengthMeanings)) return CORRUPT;
  const total = literals + distances;
  for (let i: u32 = 0; i < total; ) {
    refill();
    if (next > end + 16) return TRUNCATED;
    const entry = load<u32>(lengthTable + (<usize>(buffer & 127) << 2));
    if (entry & EXCEPTIONAL) return CORRUPT;
    take(entry & 63);
    const symbol = entry >> 16;
    if (symbol < 16) {
      store<u8>(codeLengths + i, <u8>symbol);
      i++;
      continue;
    }
    let value: u8 = 0;
    let times: u32 = 0;
    if (symbol == 16) {
      if (i == 0) return CORRUPT;
      value = load<u8>(codeLengths + i - 1);
      times = 3 + take(2);
    } else if (symbol == 17) times = 3 + take(3);
    else times = 11 + take(7);
    if (i + times > total) return CORRUPT;
    memory.fill(codeLengths + i, value, times);
    i += times;
  }
  if (load<u8>(codeLengths + 256) == 0) return CORRUPT;
  if (!makeTable(distanceTable, DISTANCE_BITS, codeLengths + literals, distances, distanceMeanings)) return CORRUPT;
  if (!makeTable(literalTable, LITERAL_BITS, codeLengths, literals, literalMeanings)) return CORRUPT;
  return 0;
}

function makeFixedTables(): void {
  memory.fill(codeLengths, 8, 144);
  memory.fill(codeLengths + 144, 9, 112);
  memory.fill(codeLengths + 256, 7, 24);
  memory.fill(codeLengths + 280, 8, 8);
  memory.fill(codeLengths + 288, 5, 32);
  makeTable(literalTable, LITERAL_BITS, codeLengths, 288, literalMeanings);
  makeTable(distanceTable, DISTANCE_BITS, codeLengths + 288, 32, distanceMeanings);
}

/** Copies a match of `length` bytes that lies `distance` back, in vectors: up to 31 bytes beyond its end are rubbish. */
// @ts-ignore: decorator
@inline
function copyMatch(to: usize, distance: usize, length: usize): void {
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
/** The longest multiple of a period that fits a vector. */
const patternSteps: usize = memory.data<u8>([0, 16, 16, 15, 16, 15, 12, 14, 16, 9, 10, 11, 12, 13, 14, 15]);

/** The entry for the next bits. `bits` hold them two places up, where they are an offset into the table. */
// @ts-ignore: decorator
@inline
function literalAt(bits: u64): u32 {
  return load<u32>(literalTable + <usize>(<u32>bits & (LITERAL_MASK << 2)));
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

/**
 * One compressed block: returns the bytes written, or an error below zero.
 *
 * The bit buffer stands two places up (`bits`), and `have` counts these two, so that masking alone makes a table offset:
 * and, load, shift is the whole way from one literal to the next. A refill leaves 54 bits or more.
 */
function inflateBlock(start: usize, begin: usize, outEnd: usize, inEnd: usize): i32 {
  let out = begin;
  let from = next - <usize>(count >> 3);
  // Bits of the byte that is partly used: bring the reader back to it and drop them again.
  let bits: u64 = 0;
  let have: u64 = 2;
  const used = count & 7;
  if (used != 0) {
    from--;
    bits = load<u64>(from) << 2;
    from += 7;
    have = 58;
    bits >>= 8 - used;
    have -= 8 - used;
  }
  for (;;) {
    bits |= load<u64>(from) << have;
    from += <usize>((63 - have) >> 3);
    have |= 56;
    if (out > outEnd) return WRONG_SIZE;
    if (from > inEnd + 16) return TRUNCATED;
    let entry = literalAt(bits);
    if (entry & LITERAL) {
      bits >>= entry;
      have -= entry & 63;
      store<u8>(out, <u8>(entry >> 16));
      entry = literalAt(bits);
      if (entry & LITERAL) {
        bits >>= entry;
        have -= entry & 63;
        store<u8>(out, <u8>(entry >> 16), 1);
        entry = literalAt(bits);
        if (entry & LITERAL) {
          bits >>= entry;
          have -= entry & 63;
          store<u8>(out, <u8>(entry >> 16), 2);
          entry = literalAt(bits);
          if (entry & LITERAL) {
            bits >>= entry;
            have -= entry & 63;
            store<u8>(out, <u8>(entry >> 16), 3);
            out += 4;
            continue;
          }
          out += 3;
        } else out += 2;
      } else out += 1;
      bits |= load<u64>(from) << have;
      from += <usize>((63 - have) >> 3);
      have |= 56;
    }
    if (entry & EXCEPTIONAL) {
      if (entry >> 16 < 0xfffe) {
        bits >>= LITERAL_BITS;
        have -= LITERAL_BITS;
        entry = follow(literalTable, entry, bits);
        if (entry & LITERAL) {
          bits >>= entry;
          have -= entry & 63;
          store<u8>(out, <u8>(entry >> 16));
          out++;
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
    entry = load<u32>(distanceTable + <usize>(<u32>bits & (DISTANCE_MASK << 2)));
    if (entry & EXCEPTIONAL) {
      if (entry >> 16 >= 0xfffe) return CORRUPT;
      bits >>= DISTANCE_BITS;
      have -= DISTANCE_BITS;
      entry = follow(distanceTable, entry, bits);
      if (entry & EXCEPTIONAL) return CORRUPT;
    }
    const distance = <usize>valueOf(entry, bits);
    bits >>= entry;
    have -= entry & 63;
    if (distance > out - start) return CORRUPT;
    copyMatch(out, distance, length);
    out += length;
  }
  buffer = bits >> 2;
  count = have - 2;
  next = from;
  return <i32>(out - begin);
}

/** A stored block (RFC 1951, section 3.2.4). */
function copyStored(out: usize, outEnd: usize, inEnd: usize): i32 {
  // Back to the byte after the block's header: what is in the buffer has not been used.
  next -= <usize>(count >> 3);
  buffer = 0;
  count = 0;
  if (next + 4 > inEnd) return TRUNCATED;
  const length = <usize>load<u16>(next);
  if (length != <usize>(load<u16>(next, 2) ^ 0xffff)) return CORRUPT;
  next += 4;
  if (next + length > inEnd) return TRUNCATED;
  if (out + length > outEnd) return WRONG_SIZE;
  memory.copy(out, next, length);
  next += length;
  return <i32>length;
}

/**
 * Decodes a zlib stream (RFC 1950) and checks its checksum. Returns the bytes written, or an error below zero. May
 * write rubbish up to INFLATE_SLACK bytes beyond the output and read up to 24 bytes beyond the input.
 */
export function inflate(src: usize, srcLength: i32, dst: usize, dstLength: i32): i32 {
  if (!ready) makeMeanings();
  if (srcLength < 6) return TRUNCATED;
  const head = <u32>load<u8>(src) * 256 + <u32>load<u8>(src, 1);
  if ((head & 0x0f20) != 0x0800 || head % 31 != 0) return CORRUPT;
  const inEnd = src + <usize>srcLength;
  const outEnd = dst + <usize>dstLength;
  let out = dst;
  next = src + 2;
  buffer = 0;
  count = 0;
  let last: u32 = 0;
  do {
    refill();
    if (next - <usize>(count >> 3) > inEnd) return TRUNCATED;
    last = take(1);
    const kind = take(2);
    let written: i32;
    if (kind == 0) written = copyStored(out, outEnd, inEnd);
    else if (kind == 3) return CORRUPT;
    else {
      if (kind == 2) {
        const error = readDynamicTables(inEnd);
        if (error) return error;
      } else makeFixedTables();
      written = inflateBlock(dst, out, outEnd, inEnd);
    }
    if (written < 0) return written;
    out += <usize>written;
    if (out > outEnd) return WRONG_SIZE;
  } while (!last);
  next -= <usize>(count >> 3);
  if (next + 4 > inEnd) return TRUNCATED;
  const sum = bswap<u32>(load<u32>(next));
  if (sum != adler32(dst, out - dst)) return CHECKSUM;
  return <i32>(out - dst);
}
