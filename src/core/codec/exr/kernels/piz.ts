// PIZ ("Technical Introduction to OpenEXR", PIZ; "OpenEXR file layout", PIZ data): a bitmap of the 16-bit values that
// occur, then one Huffman stream of all channels, each a plane of wavelet coefficients of positions in that list.
//
// Every channel is decoded where it is wanted: the coefficients of a chunk's rows take exactly the room of its samples.

import {
  bytesPerSampleOf,
  channelAt,
  chunkBytes,
  destinationOf,
  rowsOf,
  samplesPerRowOf,
} from './channel-table';
import { CORRUPT, SCRATCH_TOO_SMALL, TRUNCATED } from './errors';
import { HUFFMAN_SCRATCH, huffmanOpen, huffmanRead } from './huffman';
import { waveletDecode } from './wavelet';

/** The values that occur, by position; zeros behind them. */
const VALUES: usize = memory.data(65536 * 2, 64);
/** Values of a channel nobody wants that are decoded at a time. */
const SKIPPED: i32 = 4096;

/** Bytes of scratch `decodePiz` needs, whatever the chunk. */
export const PIZ_SCRATCH: i32 = HUFFMAN_SCRATCH + SKIPPED * 2 + 16;

/** Lists zero and the values whose bits are set, in order; returns the position of the last one. */
function listValues(bitmap: usize, first: i32, last: i32): i32 {
  store<u16>(VALUES, 0);
  let count = 1;
  for (let byte = first; byte <= last; byte++) {
    let bits = <u32>load<u8>(bitmap + (byte - first));
    if (byte == 0) bits &= ~1;
    while (bits) {
      store<u16>(count << 1, (byte << 3) + ctz(bits), VALUES);
      count++;
      bits &= bits - 1;
    }
  }
  memory.fill(VALUES + (count << 1), 0, (65536 - count) << 1);
  return count - 1;
}

/** Replaces positions in the list by the values themselves. */
function lookUp(data: usize, count: i32): void {
  let at = data;
  const end = data + (count << 1);
  if (ASC_FEATURE_SIMD) {
    for (; at + 8 <= end; at += 8) {
      const four = load<u64>(at, 0, 1);
      const a = <u64>load<u16>(<usize>((four << 1) & 0x1fffe), VALUES);
      const b = <u64>load<u16>(<usize>((four >> 15) & 0x1fffe), VALUES);
      const c = <u64>load<u16>(<usize>((four >> 31) & 0x1fffe), VALUES);
      const d = <u64>load<u16>(<usize>((four >> 47) & 0x1fffe), VALUES);
      store<u64>(at, a | (b << 16) | (c << 32) | (d << 48), 0, 1);
    }
  }
  for (; at < end; at += 2) store<u16>(at, load<u16>(<usize>load<u16>(at) << 1, VALUES));
}

/** Decodes one PIZ chunk; the contract of all chunk decoders. */
export function decodePiz(
  src: usize,
  srcLength: i32,
  table: usize,
  channelCount: i32,
  firstRow: i32,
  rowCount: i32,
  scratch: usize,
  scratchLength: i32,
): i32 {
  if (scratchLength < PIZ_SCRATCH) return SCRATCH_TOO_SMALL;
  const work = (scratch + 15) & ~15;
  // What follows the last wanted channel is not decoded.
  let wanted = channelCount;
  while (wanted > 0 && !destinationOf(channelAt(table, wanted - 1))) wanted--;
  if (srcLength < 4) return TRUNCATED;
  const first = <i32>load<u16>(src, 0, 1);
  const last = <i32>load<u16>(src, 2, 1);
  let at = 4;
  if (last >= 8192) return CORRUPT;
  if (first <= last) {
    at += last - first + 1;
    if (at > srcLength) return TRUNCATED;
  }
  const maximum = listValues(src + 4, first, last);
  if (at + 4 > srcLength) return TRUNCATED;
  const length = load<i32>(src + at, 0, 1);
  at += 4;
  if (length < 0 || length > srcLength - at) return TRUNCATED;
  const status = huffmanOpen(src + at, length, chunkBytes(table, wanted) >> 1, work + SKIPPED * 2);
  if (status < 0) return status;
  for (let i = 0; i < wanted; i++) {
    const channel = channelAt(table, i);
    const columns = samplesPerRowOf(channel);
    const rows = rowsOf(channel);
    const unit = bytesPerSampleOf(channel) >> 1;
    const dst = destinationOf(channel);
    let count = columns * rows * unit;
    if (dst) {
      const outcome = huffmanRead(dst, count);
      if (outcome < 0) return outcome;
      waveletDecode(dst, columns, rows, unit, maximum);
      lookUp(dst, count);
      continue;
    }
    while (count > 0) {
      const part = min(count, SKIPPED);
      const outcome = huffmanRead(work, part);
      if (outcome < 0) return outcome;
      count -= part;
    }
  }
  return 0;
}
