import { chunkBytes } from './channel-table';
import { SCRATCH_TOO_SMALL, TRUNCATED, WRONG_SIZE } from './errors';
import { reconstruct } from './reconstruct';

/** Bytes after the output that may be written with rubbish: the longest run and a vector. */
export const RLE_SLACK: i32 = 160;

/**
 * Expands runs: a count n of 0 to 127 repeats the next byte n + 1 times, −n copies the next n bytes. Returns the bytes
 * written, or an error below zero. May write rubbish up to RLE_SLACK bytes beyond the output and read as many beyond
 * the input. Technical Introduction to OpenEXR, "Data Compression".
 */
export function unRle(src: usize, srcLength: i32, dst: usize, dstLength: i32): i32 {
  const inEnd = src + <usize>srcLength;
  const outEnd = dst + <usize>dstLength;
  let out = dst;
  while (src < inEnd) {
    const count = <i32>load<i8>(src);
    const copies = count >> 31;
    const length = <usize>((count ^ copies) + 1);
    src++;
    if (ASC_FEATURE_SIMD) {
      // Both kinds go the same way, so that nothing depends on guessing which comes next.
      const kind = i32x4.splat(copies);
      const value = v128.load8_splat(src);
      v128.store(out, v128.bitselect(v128.load(src), value, kind));
      v128.store(out, v128.bitselect(v128.load(src, 16), value, kind), 16);
      for (let at: usize = 32; at < length; at += 16) {
        v128.store(out + at, v128.bitselect(v128.load(src + at), value, kind));
      }
    } else if (copies) memory.copy(out, src, length);
    else memory.fill(out, load<u8>(src), length);
    out += length;
    src += copies ? length : 1;
    if (out > outEnd) return WRONG_SIZE;
  }
  if (src > inEnd) return TRUNCATED;
  return <i32>(out - dst);
}

/** RLE: Technical Introduction to OpenEXR, "Data Compression". */
export function decodeRle(
  src: usize,
  srcLength: i32,
  table: usize,
  channelCount: i32,
  firstRow: i32,
  rowCount: i32,
  scratch: usize,
  scratchLength: i32,
): i32 {
  const length = chunkBytes(table, channelCount);
  if (scratchLength < length + RLE_SLACK) return SCRATCH_TOO_SMALL;
  const written = unRle(src, srcLength, scratch, length);
  if (written < 0) return written;
  if (written != length) return WRONG_SIZE;
  reconstruct(scratch, length, table, channelCount, firstRow, rowCount);
  return 0;
}
