// Static Huffman coding of 16-bit values as PIZ and DWA use it (OpenEXR File Layout, PIZ data).
//
// A header of five words (first and last symbol, unused, bits, unused), the packed code lengths, the codes: canonical,
// 1 to 58 bits, most significant bit first; within the code space longer codes come first. The last symbol of the
// alphabet stands for "repeat the previous value", followed by an eight-bit count.
//
// The fast loops keep 56 bits or more of the stream in a register and never learn a code bit by bit: the next bits
// select either up to three whole codes, or the length and place in the value list of all codes that begin so. The
// careful way, one code at a time, takes repeats, ends of windows and what the lookups leave out.

import { CORRUPT, TRUNCATED } from './errors';
import {
  MAX_SYMBOLS,
  TABLE_END,
  buildTables,
  findCode,
  grouped,
  GROUPS,
  lookupBits,
  placeTables,
  readLengths,
  repeatIndex,
  RUNS,
  SYMBOLS,
} from './huffman-codes';
import { moveWindow, openWindow, peek, peekAll, windowBits, windowEnd, windowStart } from './huffman-window';

/** Bytes of scratch `huffmanOpen` needs. */
export const HUFFMAN_SCRATCH: i32 = <i32>TABLE_END;

// The one open stream: kernels run one chunk at a time.
let streamBits: i32 = 0;
let position: i32 = 0;
let repeats: i32 = 0;
let lastValue: i32 = -1;
/** Where the fast loops stopped writing. */
let reached: usize = 0;

/** Starts on a compressed block of about `values` values. Returns 0 or an error. */
export function huffmanOpen(src: usize, srcLength: i32, values: i32, scratch: usize): i32 {
  if (srcLength < 20 || srcLength > 0x0fffffff) return TRUNCATED;
  const first = load<i32>(src, 0, 1);
  const last = load<i32>(src, 4, 1);
  const bits = load<u32>(src, 12, 1);
  if (first < 0 || last < first || last >= MAX_SYMBOLS) return CORRUPT;
  placeTables(scratch);
  openWindow(src + 20, (srcLength - 20) << 3, scratch);
  const tableBits = readLengths(first, last);
  if (tableBits < 0) return tableBits;
  const tableEnd = 20 + ((tableBits + 7) >> 3);
  if (bits > <u32>((srcLength - tableEnd) << 3)) return TRUNCATED;
  const status = buildTables(first, last, values);
  if (status < 0) return status;
  streamBits = bits;
  position = 0;
  repeats = 0;
  lastValue = -1;
  openWindow(src + tableEnd, bits, scratch);
  return 0;
}

/** Decodes up to three codes a lookup from bit `at` to [out, limit]; returns the bit it stopped at. */
function readGroups(start: i32, out: usize, limit: usize): i32 {
  const stop = windowEnd - (windowBits >> 3);
  const shift: u64 = 64 - 3 - lookupBits;
  const mask = ((1 << lookupBits) - 1) << 3;
  let next = windowEnd - 15 - (start >> 3);
  let have: u64 = 56 - (start & 7);
  let bits = peek(start);
  while (next >= stop && out <= limit) {
    bits |= load<u64>(next, 0, 1) >> have;
    next -= <usize>((63 - have) >> 3);
    have |= 56;
    let entry = load<u64>(<usize>(bits >> shift) & mask, GROUPS);
    if (entry & 63) {
      store<u64>(out, entry >> 16, 0, 1);
      out += <usize>(entry >> 5) & 6;
      have -= entry & 63;
      bits <<= entry;
      entry = load<u64>(<usize>(bits >> shift) & mask, GROUPS);
      if (entry & 63) {
        store<u64>(out, entry >> 16, 0, 1);
        out += <usize>(entry >> 5) & 6;
        have -= entry & 63;
        bits <<= entry;
        entry = load<u64>(<usize>(bits >> shift) & mask, GROUPS);
        if (entry & 63) {
          store<u64>(out, entry >> 16, 0, 1);
          out += <usize>(entry >> 5) & 6;
          have -= entry & 63;
          bits <<= entry;
          entry = load<u64>(<usize>(bits >> shift) & mask, GROUPS);
          if (entry & 63) {
            store<u64>(out, entry >> 16, 0, 1);
            out += <usize>(entry >> 5) & 6;
            have -= entry & 63;
            bits <<= entry;
            continue;
          }
        }
      }
    }
    const run = entry >> 32;
    if (!run) break;
    bits |= load<u64>(next, 0, 1) >> have;
    next -= <usize>((63 - have) >> 3);
    have |= 56;
    store<u16>(out, load<u16>((<usize>(bits >> (0 - run)) + <usize>(run >> 8)) << 1, SYMBOLS));
    out += 2;
    have -= run & 63;
    bits <<= run;
  }
  reached = out;
  return (<i32>(windowEnd - 8 - next) << 3) - <i32>have;
}

/** One code a lookup, of any usual length without a branch. */
function readSingles(start: i32, out: usize, limit: usize): i32 {
  const stop = windowEnd - (windowBits >> 3);
  const shift: u64 = 64 - 2 - lookupBits;
  const mask = ((1 << lookupBits) - 1) << 2;
  let next = windowEnd - 15 - (start >> 3);
  let have: u64 = 56 - (start & 7);
  let bits = peek(start);
  while (next >= stop && out <= limit) {
    bits |= load<u64>(next, 0, 1) >> have;
    next -= <usize>((63 - have) >> 3);
    have |= 56;
    let run = <u64>load<u32>(<usize>(bits >> shift) & mask, RUNS);
    if (!run) break;
    store<u16>(out, load<u16>((<usize>(bits >> (0 - run)) + <usize>(run >> 8)) << 1, SYMBOLS));
    out += 2;
    have -= run & 63;
    bits <<= run;
    run = <u64>load<u32>(<usize>(bits >> shift) & mask, RUNS);
    if (!run) break;
    store<u16>(out, load<u16>((<usize>(bits >> (0 - run)) + <usize>(run >> 8)) << 1, SYMBOLS));
    out += 2;
    have -= run & 63;
    bits <<= run;
  }
  reached = out;
  return (<i32>(windowEnd - 8 - next) << 3) - <i32>have;
}

/** The same with 32-bit words, for engines where 64-bit ones are slow. */
function readSinglesNarrow(start: i32, out: usize, limit: usize): i32 {
  const shift = 32 - lookupBits;
  const stop = windowBits - 64;
  let at = start;
  while (at <= stop && out <= limit) {
    const bits = load<u32>(windowEnd - 4 - (at >> 3), 0, 1) << (at & 7);
    const run = load<u32>(RUNS + ((bits >>> shift) << 2));
    const length = run & 63;
    // Of 32 bits loaded, 25 are certain.
    if (!length || length > 25) break;
    store<u16>(out, load<u16>(SYMBOLS + (((bits >>> (32 - length)) + (run >>> 8)) << 1)));
    out += 2;
    at += length;
  }
  reached = out;
  return at;
}

/** Writes `count` times the same value. */
function repeat(out: usize, count: i32, value: i32): void {
  let i = 0;
  if (ASC_FEATURE_SIMD) {
    const lanes = i16x8.splat(<i16>value);
    for (; i + 8 <= count; i += 8) v128.store(out + (i << 1), lanes);
  }
  for (; i < count; i++) store<u16>(out + (i << 1), value);
}

/** Decodes the next `count` values of the open stream to `dst`. Returns 0 or an error. */
export function huffmanRead(dst: usize, count: i32): i32 {
  const end = dst + (count << 1);
  // Room for the widest store of a fast loop's turn.
  const limit = count > 16 ? end - 32 : 0;
  let out = dst;
  let at = position - (windowStart << 3);
  while (out < end) {
    if (repeats) {
      const run = min(repeats, <i32>((end - out) >> 1));
      repeat(out, run, lastValue);
      out += run << 1;
      repeats -= run;
      continue;
    }
    if (out <= limit && at < windowBits - 128) {
      if (!ASC_FEATURE_SIMD) at = readSinglesNarrow(at, out, limit);
      else if (grouped) at = readGroups(at, out, limit);
      else at = readSingles(at, out, limit);
      out = reached;
    }
    if (at >= windowBits) {
      const absolute = at + (windowStart << 3);
      if (absolute >= streamBits) return TRUNCATED;
      moveWindow(absolute >> 3);
      at = absolute & 7;
      continue;
    }
    const code = findCode(peekAll(at));
    if (code < 0) return code;
    at += code & 63;
    if (code >> 8 != repeatIndex) {
      store<u16>(out, load<u16>(SYMBOLS + ((code >> 8) << 1)));
      out += 2;
    } else {
      if (out > dst) lastValue = load<u16>(out - 2);
      if (lastValue < 0) return CORRUPT;
      repeats = <i32>(peek(at) >> 56);
      at += 8;
    }
    if (at > windowBits && at + (windowStart << 3) > streamBits) return TRUNCATED;
  }
  position = at + (windowStart << 3);
  if (count > 0) lastValue = load<u16>(end - 2);
  return 0;
}
