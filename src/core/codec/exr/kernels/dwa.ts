// DWAA and DWAB (OpenEXR File Layout, DWA data). A chunk holds up to four packed parts: channels that are merely
// deflated, the AC and the DC coefficients of channels that went through a cosine transform, and channels packed by
// byte runs.

import {
  bytesPerSampleOf,
  channelAt,
  destinationOf,
  rowsOf,
  samplesPerRowOf,
} from './channel-table';
import {
  LOSSY,
  RECORD_BYTES,
  RUNS,
  UNKNOWN,
  blue,
  classify,
  green,
  nextColourSet,
  red,
  schemeOf,
  setScheme,
} from './dwa-channels';
import { makeCurve } from './dwa-curve';
import { LOSSY_BYTES, blocksOf, decodeSet, openHuffmanValues, openValues } from './dwa-lossy';
import { CORRUPT, SCRATCH_TOO_SMALL, TRUNCATED, WRONG_SIZE } from './errors';
import { HUFFMAN_SCRATCH, huffmanOpen } from './huffman';
import { INFLATE_SLACK, inflate } from './inflate';
import { reconstruct } from './reconstruct';
import { RLE_SLACK, unRle } from './rle';

const HEADER_BYTES: i32 = 88;
const MAX_SIZE: u64 = 1 << 30;
/** A channel that was dealt with. */
const DONE: i32 = -1;

// The chunk at hand.
let table: usize = 0;
let channels: i32 = 0;
/** Scratch not in use: its start and the end of all of it. */
let free: usize = 0;
let freeEnd: usize = 0;

/** Sets `bytes` of scratch aside at an address that is a multiple of 16; 0 when there is not enough. */
function take(bytes: i32): usize {
  const at = (free + 15) & ~15;
  if (at + bytes > freeEnd) return 0;
  free = at + bytes;
  return at;
}

/** Bytes of all channels of a scheme; −1 − bytes when none of them is wanted. */
function bytesOf(scheme: i32): i32 {
  let bytes = 0;
  let wanted = false;
  for (let i = 0; i < channels; i++) {
    if (schemeOf(i) != scheme) continue;
    const channel = channelAt(table, i);
    bytes += samplesPerRowOf(channel) * rowsOf(channel) * bytesPerSampleOf(channel);
    if (destinationOf(channel)) wanted = true;
  }
  return wanted ? bytes : -1 - bytes;
}

/** Inflates exactly `size` bytes to new scratch; returns where, or an error. */
function inflated(src: usize, length: i32, size: i32): i32 {
  const at = take(size + INFLATE_SLACK);
  if (!at) return SCRATCH_TOO_SMALL;
  const written = inflate(src, length, at, size);
  if (written < 0) return written;
  return written == size ? <i32>at : WRONG_SIZE;
}

/** Channels that are only deflated, one after the other. */
function decodeUnknown(src: usize, length: i32, size: i32): i32 {
  const bytes = bytesOf(UNKNOWN);
  if (bytes < 0) return 0;
  if (bytes != size) return WRONG_SIZE;
  let from = inflated(src, length, size);
  if (from < 0) return from;
  for (let i = 0; i < channels; i++) {
    if (schemeOf(i) != UNKNOWN) continue;
    const channel = channelAt(table, i);
    const own = samplesPerRowOf(channel) * rowsOf(channel) * bytesPerSampleOf(channel);
    const dst = destinationOf(channel);
    if (dst) memory.copy(dst, from, own);
    from += own;
  }
  return 0;
}

/** Planes of bytes, lowest first, to samples. */
function mergeBytes(from: usize, count: i32, bytes: i32, dst: usize): void {
  let i = 0;
  if (ASC_FEATURE_SIMD) {
    if (bytes == 2) {
      for (; i + 16 <= count; i += 16) {
        const low = v128.load(from + i);
        const high = v128.load(from + count + i);
        v128.store(dst + 2 * i, i8x16.shuffle(low, high, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
        v128.store(
          dst + 2 * i,
          i8x16.shuffle(low, high, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31),
          16,
        );
      }
    }
  }
  for (; i < count; i++) {
    for (let byte = 0; byte < bytes; byte++) {
      store<u8>(dst + i * bytes + byte, load<u8>(from + byte * count + i));
    }
  }
}

/** Channels split into planes of bytes, packed by runs and deflated. */
function decodeRuns(src: usize, length: i32, packedSize: i32, size: i32): i32 {
  const bytes = bytesOf(RUNS);
  if (bytes < 0) return 0;
  if (bytes != size) return WRONG_SIZE;
  const packed = inflated(src, length, packedSize);
  if (packed < 0) return packed;
  let from = take(size + RLE_SLACK);
  if (!from) return SCRATCH_TOO_SMALL;
  const written = unRle(packed, packedSize, from, size);
  if (written < 0) return written;
  if (written != size) return WRONG_SIZE;
  for (let i = 0; i < channels; i++) {
    if (schemeOf(i) != RUNS) continue;
    const channel = channelAt(table, i);
    const count = samplesPerRowOf(channel) * rowsOf(channel);
    const dst = destinationOf(channel);
    if (dst) mergeBytes(from, count, bytesPerSampleOf(channel), dst);
    from += count * bytesPerSampleOf(channel);
  }
  return 0;
}

/** DC coefficients: deflated like a ZIP chunk of one channel of `count` halves. Returns where they are, or an error. */
function decodeDc(src: usize, length: i32, count: i32): i32 {
  const packed = inflated(src, length, count << 1);
  if (packed < 0) return packed;
  const values = take((count << 1) + 64);
  const channel = take(32);
  if (!values || !channel) return SCRATCH_TOO_SMALL;
  store<i32>(channel, 1);
  store<i32>(channel, 1, 4);
  store<i32>(channel, 1, 8);
  store<i32>(channel, count, 12);
  store<i32>(channel, 1, 16);
  store<i32>(channel, 2, 20);
  store<u32>(channel, <u32>values, 24);
  reconstruct(packed, count << 1, channel, 1, 0, 1);
  return <i32>values;
}

/** Colour sets first, in the order of their prefixes, then single channels in the file's order. */
function decodeLossy(values: usize, dcCount: i32): i32 {
  makeCurve();
  let dc = values;
  const end = dc + (dcCount << 1);
  while (nextColourSet()) {
    const blocks = blocksOf(channelAt(table, red));
    if (dc + 6 * blocks > end) return TRUNCATED;
    const status = decodeSet(table, red, green, blue, dc);
    if (status < 0) return status;
    dc += 6 * blocks;
    setScheme(red, DONE);
    setScheme(green, DONE);
    setScheme(blue, DONE);
    if (bytesOf(LOSSY) < 0) return 0;
  }
  for (let i = 0; i < channels; i++) {
    if (schemeOf(i) != LOSSY) continue;
    if (bytesOf(LOSSY) < 0) return 0;
    const blocks = blocksOf(channelAt(table, i));
    if (dc + 2 * blocks > end) return TRUNCATED;
    const status = decodeSet(table, i, -1, -1, dc);
    if (status < 0) return status;
    dc += 2 * blocks;
    setScheme(i, DONE);
  }
  return 0;
}

/** Decodes one DWAA or DWAB chunk; the contract of all chunk decoders, with the channels' names behind the table. */
export function decodeDwa(
  src: usize,
  srcLength: i32,
  tableAt: usize,
  channelCount: i32,
  firstRow: i32,
  rowCount: i32,
  scratch: usize,
  scratchLength: i32,
): i32 {
  if (srcLength < HEADER_BYTES) return TRUNCATED;
  for (let i = 0; i < HEADER_BYTES; i += 8) if (load<u64>(src + i, 0, 1) >= MAX_SIZE) return CORRUPT;
  const version = load<i32>(src, 0, 1);
  const unknownSize = load<i32>(src, 8, 1);
  const unknownPacked = load<i32>(src, 16, 1);
  const acPacked = load<i32>(src, 24, 1);
  const dcPacked = load<i32>(src, 32, 1);
  const runsPacked = load<i32>(src, 40, 1);
  const runsMiddle = load<i32>(src, 48, 1);
  const runsSize = load<i32>(src, 56, 1);
  const acCount = load<i32>(src, 64, 1);
  const dcCount = load<i32>(src, 72, 1);
  const acDeflated = load<i32>(src, 80, 1);
  if (version > 2 || acDeflated > 1) return CORRUPT;
  let at = HEADER_BYTES;
  let rulesLength = 0;
  if (version == 2) {
    if (srcLength < at + 2) return TRUNCATED;
    rulesLength = <i32>load<u16>(src + at, 0, 1) - 2;
    at += 2;
    if (rulesLength < 0) return CORRUPT;
    if (rulesLength > srcLength - at) return TRUNCATED;
  }
  const rules = src + at;
  at += rulesLength;
  // Each below 2^30, the sum may need 33 bits.
  if (<i64>unknownPacked + acPacked + dcPacked + runsPacked > srcLength - at) return TRUNCATED;
  const unknownAt = src + at;
  const acAt = unknownAt + unknownPacked;
  const dcAt = acAt + acPacked;
  const runsAt = dcAt + dcPacked;

  table = tableAt;
  channels = channelCount;
  free = scratch;
  freeEnd = scratch + scratchLength;
  const records = take(channelCount * RECORD_BYTES);
  if (!records) return SCRATCH_TOO_SMALL;
  // An empty list of rules leaves every channel unknown; the old rules are for the old versions.
  let status = classify(records, table, channelCount, rules, version == 2 ? rulesLength : -1);
  if (status < 0) return status;
  const start = free;
  status = decodeUnknown(unknownAt, unknownPacked, unknownSize);
  if (status < 0) return status;
  free = start;
  status = decodeRuns(runsAt, runsPacked, runsMiddle, runsSize);
  if (status < 0) return status;
  free = start;
  if (bytesOf(LOSSY) < 0) return 0;
  const dc = decodeDc(dcAt, dcPacked, dcCount);
  if (dc < 0) return dc;
  const work = take(LOSSY_BYTES);
  if (!work) return SCRATCH_TOO_SMALL;
  if (acDeflated) {
    const values = inflated(acAt, acPacked, acCount << 1);
    if (values < 0) return values;
    openValues(work, values, acCount);
  } else {
    const tables = take(HUFFMAN_SCRATCH);
    if (!tables) return SCRATCH_TOO_SMALL;
    if (acCount) {
      status = huffmanOpen(acAt, acPacked, acCount, tables);
      if (status < 0) return status;
    }
    openHuffmanValues(work, acCount);
  }
  return decodeLossy(dc, dcCount);
}
