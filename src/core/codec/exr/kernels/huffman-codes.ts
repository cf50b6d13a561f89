// The code of one Huffman block: lengths as stored, canonical codes, lookups. See huffman.ts for the format.

import { CORRUPT, TRUNCATED } from './errors';
import { peek, windowBits, WINDOW_BYTES } from './huffman-window';

const MAX_LENGTH: i32 = 58;
/** All 16-bit values and the repeat symbol. */
export const MAX_SYMBOLS: i32 = 65537;
const MAX_LOOKUP: i32 = 12;
/** Codes up to here fit the fast loops, which take two of them from 56 bits. */
const MAX_FAST: i32 = 28;

// Fixed addresses, so that a lookup is one instruction.
/**
 * By the next `lookupBits` bits: (index − code) << 8 | length, where all codes that begin so are equally long; else 0.
 * The value of a code is `SYMBOLS[code + (entry >> 8)]`.
 */
export const RUNS: usize = memory.data((1 << 12) * 4, 64);
/**
 * By the next `lookupBits` bits: up to three whole codes. Bits 0–5 their length in all, 6–7 how many, 16–63 their
 * values. Lower six bits zero: the entry of `RUNS` in the upper half.
 */
export const GROUPS: usize = memory.data((1 << 12) * 8, 64);
/** Values in order of their codes' index, 16 bits each. */
export const SYMBOLS: usize = memory.data(65537 * 2, 64);

// Working memory, relative to the scratch.
const AT_LENGTHS: usize = WINDOW_BYTES;
const AT_FIRST: usize = AT_LENGTHS + 65552;
const AT_COUNT: usize = AT_FIRST + 64 * 8;
const AT_OFFSET: usize = AT_COUNT + 64 * 4;
export const TABLE_END: usize = AT_OFFSET + 64 * 4;

export let lookupBits: i32 = 0;
/** Whether `GROUPS` is filled and pays: few codes are longer than the lookup. */
export let grouped: bool = false;
export let repeatIndex: i32 = 0;
let work: usize = 0;
let shortest: i32 = 0;
let longest: i32 = 0;

/** Puts the tables' memory at `at`. */
export function placeTables(at: usize): void {
  work = at;
}

// @ts-ignore: decorator
@inline
function countOf(length: i32): usize {
  return work + AT_COUNT + (length << 2);
}

// @ts-ignore: decorator
@inline
function offsetOf(length: i32): usize {
  return work + AT_OFFSET + (length << 2);
}

/** The numerically first code of a length. */
// @ts-ignore: decorator
@inline
function firstOf(length: i32): u64 {
  return load<u64>(work + AT_FIRST + (length << 3));
}

/** Unpacks the code lengths of symbols first…last: six bits each, with runs of zeros. Returns the bits read. */
export function readLengths(first: i32, last: i32): i32 {
  const lengths = work + AT_LENGTHS;
  memory.fill(countOf(0), 0, 64 * 4);
  let at = 0;
  let symbol = first;
  while (symbol <= last) {
    if (at > windowBits - 6) return TRUNCATED;
    const bits = <u32>(peek(at) >> 32);
    const value = bits >>> 26;
    at += 6;
    if (value <= <u32>MAX_LENGTH) {
      store<u8>(lengths + symbol, value);
      store<i32>(countOf(value), load<i32>(countOf(value)) + 1);
      symbol++;
      continue;
    }
    let run = value - 59 + 2;
    if (value == 63) {
      if (at > windowBits - 8) return TRUNCATED;
      run = ((bits << 6) >>> 24) + 6;
      at += 8;
    }
    if (<u32>symbol + run > <u32>last + 1) return CORRUPT;
    memory.fill(lengths + symbol, 0, run);
    symbol += run;
  }
  store<i32>(countOf(0), 0);
  return at;
}

/** Canonical codes of the lengths read before, and the lookups, sized for a block of `values` values. */
export function buildTables(first: i32, last: i32, values: i32): i32 {
  let code: u64 = 0;
  let offset = 0;
  shortest = 0;
  longest = 0;
  for (let length = MAX_LENGTH; length > 0; length--) {
    const count = load<i32>(countOf(length));
    store<u64>(work + AT_FIRST + (length << 3), code);
    store<i32>(offsetOf(length), offset);
    if (count) {
      if (!longest) longest = length;
      shortest = length;
    }
    code += count;
    offset += count;
    if (code > (<u64>1) << length) return CORRUPT;
    code >>= 1;
  }
  if (!longest) return CORRUPT;
  for (let symbol = first; symbol <= last; symbol++) {
    const length = <i32>load<u8>(work + AT_LENGTHS + symbol);
    if (!length) continue;
    const index = load<i32>(offsetOf(length));
    store<i32>(offsetOf(length), index + 1);
    store<u16>(SYMBOLS + (index << 1), symbol);
    if (symbol == last) repeatIndex = index;
  }
  if (!load<u8>(work + AT_LENGTHS + last)) repeatIndex = -1;
  for (let length = longest; length >= shortest; length--) {
    store<i32>(offsetOf(length), load<i32>(offsetOf(length)) - load<i32>(countOf(length)));
  }
  lookupBits = values > 32768 ? MAX_LOOKUP : 10;
  const long = fillRuns(last);
  if (ASC_FEATURE_SIMD) {
    // An unforeseen long code costs about as much as two groups save.
    grouped = long * 16 < 1 << lookupBits;
    if (grouped) fillGroups();
  }
  return 0;
}

/** Returns how many entries are no code within the lookup. */
function fillRuns(last: i32): i32 {
  const size = 1 << lookupBits;
  memory.fill(RUNS, 0, size << 2);
  let short = 0;
  for (let length = min(longest, MAX_FAST); length >= shortest; length--) {
    const count = load<i32>(countOf(length));
    if (!count) continue;
    const firstCode = <u32>firstOf(length);
    const endCode = firstCode + count;
    const entry = ((<u32>load<i32>(offsetOf(length)) - firstCode) << 8) | length;
    let from: u32;
    let to: u32;
    if (length <= lookupBits) {
      from = firstCode << (lookupBits - length);
      to = endCode << (lookupBits - length);
      short += to - from;
    } else {
      const spare = length - lookupBits;
      from = (firstCode + ((1 << spare) - 1)) >>> spare;
      to = endCode >>> spare;
    }
    for (let i = from; i < to; i++) store<u32>(RUNS + (i << 2), entry);
  }
  excludeRepeat(<i32>load<u8>(work + AT_LENGTHS + last));
  return size - short;
}

/** Clears the entries that may lead to the repeat symbol: it is the last of its length. */
function excludeRepeat(length: i32): void {
  if (!length || length > MAX_FAST) return;
  const code = <u32>firstOf(length) + load<i32>(countOf(length)) - 1;
  if (length > lookupBits) {
    store<u32>(RUNS + ((code >>> (length - lookupBits)) << 2), 0);
  } else {
    memory.fill(RUNS + ((code << (lookupBits - length)) << 2), 0, 4 << (lookupBits - length));
  }
}

function fillGroups(): void {
  const size = 1 << lookupBits;
  for (let i = 0; i < size; i++) {
    let entry = <u64>load<u32>(RUNS + (i << 2)) << 32;
    let used = 0;
    let rest = i;
    let values: u64 = 0;
    let count = 0;
    for (; count < 3; count++) {
      const run = load<u32>(RUNS + (rest << 2));
      const length = run & 63;
      if (!length || used + length > lookupBits) break;
      const value = load<u16>(SYMBOLS + (((rest >> (lookupBits - length)) + (run >>> 8)) << 1));
      values |= <u64>value << (16 + (count << 4));
      used += length;
      rest = (rest << length) & (size - 1);
    }
    if (count) entry = values | used | (count << 6);
    store<u64>(GROUPS + (i << 3), entry);
  }
}

/**
 * The code at the top of `bits`, whatever its length: index << 8 | length, or an error below zero.
 */
export function findCode(bits: u64): i32 {
  let length = shortest;
  while (length <= longest && bits < firstOf(length) << (64 - length)) length++;
  if (length > longest) return CORRUPT;
  const index = (bits >> (64 - length)) - firstOf(length);
  if (index >= load<u32>(countOf(length))) return CORRUPT;
  return ((load<i32>(offsetOf(length)) + <i32>index) << 8) | length;
}

