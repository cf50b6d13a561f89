// The first half of the HT clean-up pass: for each quad (2×2 samples) which samples are significant, what is known of
// their leading bits, and how far its exponent bound is above the least possible (ITU-T T.814, 7.3).

import { CODES, openCodes, peek } from './bit-streams';
import { melEvent, openMel } from './mel';
import { FIRST_ROW_CODES, OTHER_ROW_CODES, makeVlcCodes } from './vlc-codes';

/**
 * Quads by rows, each row one quad longer at both ends. The lower half of a word is the entry of vlc-codes.ts (rho, e_k,
 * e_1 in its lower 12 bits), the upper half u.
 */
export const QUADS: usize = memory.data(4 * 2600, 64);

/** Words from one row of quads to the next. */
// @ts-ignore: decorator
@inline
export function quadStride(width: i32): i32 {
  // Quads come in pairs.
  return (((width + 3) >> 2) << 1) + 2;
}

/** By the two u_off, or that both have a u above 2, and the next 6 bits; see `uEntry`. */
const U_CODES: usize = memory.data(4 * 5 * 64, 16);
/** The first row's pairs of which both have a u: where the first takes three bits, the second takes one. */
const U_FIRST_ROW: usize = memory.data(4 * 64, 16);
const BOTH_LARGE: u32 = 4 << 6;
const BOTH: u32 = 3 << 6;

let made = false;

/** Length of a u's prefix by its first three bits. */
// @ts-ignore: decorator
@inline
function prefixLength(bits: u32): u32 {
  return bits & 1 ? 1 : bits & 2 ? 2 : 3;
}
// @ts-ignore: decorator
@inline
function suffixLength(bits: u32): u32 {
  return bits & 3 ? 0 : bits & 4 ? 1 : 5;
}
// @ts-ignore: decorator
@inline
function leastU(bits: u32): u32 {
  return bits & 1 ? 1 : bits & 2 ? 2 : bits & 4 ? 3 : 5;
}

/** Bits of all (5), of both prefixes (3), of the first suffix (4) and the second (4), the least u of both (8 and 8). */
function uEntry(mode: u32, bits: u32): u32 {
  let prefixes: u32 = 0;
  let suffix0: u32 = 0;
  let suffix1: u32 = 0;
  let least0: u32 = 0;
  let least1: u32 = 0;
  const more: u32 = mode == 4 ? 2 : 0;
  if (mode & 1 || mode == 4) {
    prefixes = prefixLength(bits);
    suffix0 = suffixLength(bits);
    least0 = leastU(bits) + more;
  }
  if (mode & 2 || mode >= 4) {
    const rest = bits >>> prefixes;
    if (mode == 5 && prefixes == 3) {
      prefixes++;
      least1 = 1 + (rest & 1);
    } else {
      prefixes += prefixLength(rest);
      suffix1 = suffixLength(rest);
      least1 = leastU(rest) + more;
    }
  }
  const all = prefixes + suffix0 + suffix1;
  return all | (prefixes << 5) | (suffix0 << 8) | (suffix1 << 12) | (least0 << 16) | (least1 << 24);
}

function makeCodes(): void {
  makeVlcCodes();
  if (made) return;
  for (let i: u32 = 0; i < 5 * 64; i++) store<u32>(U_CODES + (<usize>i << 2), uEntry(i >>> 6, i & 63));
  for (let i: u32 = 0; i < 64; i++) store<u32>(U_FIRST_ROW + (<usize>i << 2), uEntry(5, i));
  made = true;
}

/** Reads position and pair of the row at hand. */
let position: u32 = 0;

/** Decodes the u of a pair from `bits` on and stores it above the entries. Returns the bits beyond the usual ones. */
// @ts-ignore: decorator
@inline
function storePair<T>(bits: T, entry: u32, to: usize, first: u32, second: u32): u32 {
  bits >>= <T>((entry >>> 5) & 7);
  const length0 = (entry >>> 8) & 15;
  const length1 = (entry >>> 12) & 15;
  const suffix0 = <u32>bits & ((1 << length0) - 1);
  bits >>= <T>length0;
  const suffix1 = <u32>bits & ((1 << length1) - 1);
  let u0 = ((entry >>> 16) & 255) + suffix0;
  let u1 = (entry >>> 24) + suffix1;
  let extended: u32 = 0;
  // A suffix of 28 and above has four bits more.
  if (max(suffix0, suffix1) > 27) {
    bits >>= <T>length1;
    if (suffix0 > 27) {
      u0 += (<u32>bits & 15) << 2;
      bits >>= 4;
      extended = 4;
    }
    if (suffix1 > 27) {
      u1 += (<u32>bits & 15) << 2;
      extended += 4;
    }
  }
  store<u32>(to, first | (u0 << 16));
  store<u32>(to, second | (u1 << 16), 4);
  return extended;
}

// @ts-ignore: decorator
@inline
function codeAt(codes: usize, context: u32, bits: u32): u32 {
  return <u32>load<u16>(codes + <usize>(((context << 7) | (bits & 127)) << 1));
}

/** Two quads: the first row has contexts from the left alone, the others from the row above too. */
// @ts-ignore: decorator
@inline
function decodeRow<T>(isFirst: bool, width: i32, row: usize, above: usize): void {
  let left: u32 = 0;
  let at = position;
  const codes = isFirst ? FIRST_ROW_CODES : OTHER_ROW_CODES;
  for (let x = 0; x < width; x += 4) {
    let bits = peek<T>(CODES, at);
    let context = left;
    let a: u32 = 0;
    let b: u32 = 0;
    let c: u32 = 0;
    if (!isFirst) {
      // The lower samples above: of the quad to the left, of these two, of the one to the right.
      a = load<u32>(above);
      b = load<u32>(above, 4);
      c = load<u32>(above, 8);
      const before = load<u32>(above - 4);
      context |= ((before >>> 3) | (a >>> 1)) & 1;
      context |= ((a >>> 1) | (b << 1)) & 4;
    }
    let first = codeAt(codes, context, <u32>bits);
    if (context == 0) {
      if (!melEvent()) first = 0;
    }
    let length = (first >>> 12) & 7;
    bits >>= <T>length;
    at += length;
    if (isFirst) {
      context = ((first | (first >>> 1)) & 1) | ((first >>> 1) & 6);
    } else {
      context = ((first >>> 1) | (first >>> 2)) & 2;
      context |= ((a >>> 3) | (b >>> 1)) & 1;
      context |= ((b >>> 1) | (c << 1)) & 4;
    }
    let second: u32 = 0;
    if (x + 2 < width) {
      second = codeAt(codes, context, <u32>bits);
      if (context == 0) {
        if (!melEvent()) second = 0;
      }
      length = (second >>> 12) & 7;
      bits >>= <T>length;
      at += length;
    }
    if (isFirst) left = ((second | (second >>> 1)) & 1) | ((second >>> 1) & 6);
    else left = ((second >>> 1) | (second >>> 2)) & 2;
    let mode = ((first & 0x8000) >>> 9) | ((second & 0x8000) >>> 8);
    let table = U_CODES;
    if (isFirst && mode == BOTH) {
      if (melEvent()) mode = BOTH_LARGE;
      else {
        mode = 0;
        table = U_FIRST_ROW;
      }
    }
    // 25 bits are not enough for what may follow the two codes.
    if (sizeof<T>() == 4) bits = peek<T>(CODES, at);
    const entry = load<u32>(table + <usize>((mode | (<u32>bits & 63)) << 2));
    at += entry & 31;
    at += storePair<T>(bits, entry, row, first, second);
    row += 8;
    above += 8;
  }
  position = at;
}

/** Two insignificant quads: right of this row, left of the next. */
// @ts-ignore: decorator
@inline
function endRow(next: usize): void {
  store<u32>(next - 8, 0);
  store<u32>(next - 4, 0);
}

/** Decodes all quads of a block. `from` and `length` are where MEL and the codes share their bytes. */
export function decodeQuads<T>(from: usize, length: i32, width: i32, height: i32): void {
  makeCodes();
  const bits = <u32>openCodes(from + <usize>length, length);
  openMel(from, length);
  const stride = <usize>quadStride(width) << 2;
  let row = QUADS + 4;
  position = 0;
  decodeRow<T>(true, width, row, row);
  store<u32>(row - 4, 0);
  endRow(row + stride);
  for (let y = 2; y < height; y += 2) {
    const above = row;
    row += stride;
    position = min(position, bits);
    decodeRow<T>(false, width, row, above);
    endRow(row + stride);
  }
}
