// DWA's lossy channels: one flat run of AC coefficients and one of DC coefficients for all of them, block after block
// of 8×8 values, alone or in colour sets of three (OpenEXR File Layout, DWA data).

import { channelAt, destinationOf, isLinear, rowsOf, samplesPerRowOf, typeOf } from './channel-table';
import { CURVE } from './dwa-curve';
import { flatTransform, inverseColour, inverseTransform } from './dwa-transform';
import { TRUNCATED } from './errors';
import { floatToHalf, floatsToHalves, halfToFloat, halfToFloatLanes } from './half';
import { huffmanRead } from './huffman';

/** AC values of Huffman data that are decoded at a time, and most of one block. */
const BATCH: i32 = 8192;
const MOST: i32 = 63;
const END_OF_BLOCK: u32 = 0xff00;

// Working memory, relative to `work`.
const AT_FLOATS: usize = 0;
const AT_SPARE: usize = AT_FLOATS + 3 * 256;
const AT_HALVES: usize = AT_SPARE + 256;
const AT_ROW: usize = AT_HALVES + 128;
const AT_BATCH: usize = AT_ROW + 64;
/** Bytes of working memory. */
export const LOSSY_BYTES: i32 = <i32>AT_BATCH + (BATCH + MOST + 1) * 2;

/** Twice the place of each coefficient of the zigzag in a block with columns first. */
const PLACES: usize = memory.data<u8>([
  0, 16, 2, 4, 18, 32, 48, 34, 20, 6, 8, 22, 36, 50, 64, 80, 66, 52, 38, 24, 10, 12, 26, 40, 54, 68, 82, 96, 112, 98,
  84, 70, 56, 42, 28, 14, 30, 44, 58, 72, 86, 100, 114, 116, 102, 88, 74, 60, 46, 62, 76, 90, 104, 118, 120, 106, 92,
  78, 94, 108, 122, 124, 110, 126,
]);
/** Coefficients of the zigzag that lie in the 4×4 corner, from the start. */
const CORNER: i32 = 10;

let work: usize = 0;
let next: usize = 0;
let end: usize = 0;
/** Huffman-coded values not decoded yet. */
let waiting: i32 = 0;

/** AC values are in memory: `count` of them at `at`. */
export function openValues(workAt: usize, at: usize, count: i32): void {
  work = workAt;
  next = at;
  end = at + (count << 1);
  waiting = 0;
}

/** AC values come from the Huffman stream that is open, `count` of them. */
export function openHuffmanValues(workAt: usize, count: i32): void {
  work = workAt;
  next = end = work + AT_BATCH;
  waiting = count;
}

/** Moves what is left to the front and decodes more behind it. */
function refill(): i32 {
  const left = <i32>(end - next);
  memory.copy(work + AT_BATCH, next, left);
  next = work + AT_BATCH;
  const count = min(waiting, BATCH);
  waiting -= count;
  end = next + left + (count << 1);
  return huffmanRead(next + left, count);
}

/**
 * Reads one block's AC values into `halves`, whose rest is zero. Returns the zigzag place of the last one that was not
 * zero, 0 for none, or an error.
 */
function readBlock(halves: usize): i32 {
  if (<i32>(end - next) < MOST << 1 && waiting) {
    const status = refill();
    if (status < 0) return status;
  }
  // Every value moves on by one place at least, so a block takes 63 at most.
  const stop = end;
  let at = next;
  let last = 0;
  for (let place = 1; place < 64; ) {
    if (at >= stop) return TRUNCATED;
    const value = <u32>load<u16>(at);
    at += 2;
    if (value < END_OF_BLOCK) {
      store<u16>(halves + load<u8>(PLACES + place), value);
      last = place++;
    } else if (value == END_OF_BLOCK) {
      break;
    } else {
      place += value & 0xff;
    }
  }
  next = at;
  return last;
}

/** Zeroes 64 halves; a call of `memory.fill` would take longer than that. */
// @ts-ignore: decorator
@inline
function clearBlock(halves: usize): void {
  if (ASC_FEATURE_SIMD) {
    const zero = i64x2.splat(0);
    v128.store(halves, zero);
    v128.store(halves, zero, 16);
    v128.store(halves, zero, 32);
    v128.store(halves, zero, 48);
    v128.store(halves, zero, 64);
    v128.store(halves, zero, 80);
    v128.store(halves, zero, 96);
    v128.store(halves, zero, 112);
  } else memory.fill(halves, 0, 128);
}

/** Eight floats through the curve (or not) to a channel of halves or floats. */
// @ts-ignore: decorator
@inline
function putRow(from: usize, to: usize, curve: bool, float: bool): void {
  if (ASC_FEATURE_SIMD) {
    let halves = floatsToHalves(v128.load(from), v128.load(from, 16));
    if (curve) {
      const a = i32x4.shl(i32x4.extend_low_i16x8_u(halves), 1);
      const b = i32x4.shl(i32x4.extend_high_i16x8_u(halves), 1);
      halves = i64x2(
        <u64>lookUp(i64x2.extract_lane(a, 0)) | (<u64>lookUp(i64x2.extract_lane(a, 1)) << 32),
        <u64>lookUp(i64x2.extract_lane(b, 0)) | (<u64>lookUp(i64x2.extract_lane(b, 1)) << 32),
      );
    }
    if (!float) {
      v128.store(to, halves);
      return;
    }
    v128.store(to, halfToFloatLanes(i32x4.extend_low_i16x8_u(halves)));
    v128.store(to, halfToFloatLanes(i32x4.extend_high_i16x8_u(halves)), 16);
    return;
  }
  for (let i: usize = 0; i < 8; i++) {
    let half = floatToHalf(load<f32>(from + (i << 2)));
    if (curve) half = load<u16>(CURVE + (half << 1));
    if (float) store<f32>(to + (i << 2), halfToFloat(half));
    else store<u16>(to + (i << 1), half);
  }
}

/** Two halves through the curve, given twice their bits, in 32 bits each. */
// @ts-ignore: decorator
@inline
function lookUp(two: u64): u32 {
  return load<u16>(<usize>two, CURVE) | (<u32>load<u16>(<usize>(two >> 32), CURVE) << 16);
}

/** One block to a channel's rows, cut at the channel's edges. */
function putBlock(floats: usize, channel: usize, x: i32, y: i32, curve: bool): void {
  const dst = destinationOf(channel);
  if (!dst) return;
  const float = typeOf(channel) == 2;
  const shift = float ? 2 : 1;
  const columns = samplesPerRowOf(channel);
  const pitch = columns << shift;
  const rows = min(rowsOf(channel) - y, 8);
  let to = dst + y * pitch + (x << shift);
  if (columns - x >= 8) {
    for (let row = 0; row < rows; row++) {
      putRow(floats + (row << 5), to, curve, float);
      to += pitch;
    }
    return;
  }
  const bytes = (columns - x) << shift;
  for (let row = 0; row < rows; row++) {
    putRow(floats + (row << 5), work + AT_ROW, curve, float);
    memory.copy(to, work + AT_ROW, bytes);
    to += pitch;
  }
}

/** Number of blocks of a channel in this chunk. */
export function blocksOf(channel: usize): i32 {
  return ((samplesPerRowOf(channel) + 7) >> 3) * ((rowsOf(channel) + 7) >> 3);
}

/**
 * Decodes one channel, or three as a colour set (`second` ≥ 0), whose DC values begin at `dc`, each channel's after
 * the one before. Returns 0 or an error.
 */
export function decodeSet(table: usize, first: i32, second: i32, third: i32, dc: usize): i32 {
  const channel = channelAt(table, first);
  const set = second >= 0;
  const parts = set ? 3 : 1;
  const plane = blocksOf(channel) << 1;
  const wide = samplesPerRowOf(channel);
  const high = rowsOf(channel);
  const curve = set || !isLinear(channel);
  const two = channelAt(table, max(second, 0));
  const three = channelAt(table, max(third, 0));
  const wanted = destinationOf(channel) || (set && (destinationOf(two) || destinationOf(three)));
  const halves = work + AT_HALVES;
  const floats = work + AT_FLOATS;
  for (let y = 0; y < high; y += 8) {
    for (let x = 0; x < wide; x += 8) {
      for (let part = 0; part < parts; part++) {
        clearBlock(halves);
        const mean = <u32>load<u16>(dc + part * plane);
        store<u16>(halves, mean);
        const last = readBlock(halves);
        if (last < 0) return last;
        if (!wanted) continue;
        const to = floats + (part << 8);
        if (last) inverseTransform(halves, last < CORNER, work + AT_SPARE, to);
        else flatTransform(mean, to);
      }
      dc += 2;
      if (!wanted) continue;
      if (set) {
        inverseColour(floats);
        putBlock(floats + 256, two, x, y, curve);
        putBlock(floats + 512, three, x, y, curve);
      }
      putBlock(floats, channel, x, y, curve);
    }
  }
  return 0;
}
