import { adler32 } from './adler32';
import { refill, startReader, take, unread } from './bit-reader';
import { makePatterns } from './copy-match';
import { CHECKSUM, CORRUPT, TRUNCATED, WRONG_SIZE } from './errors';
import { inflateBlock } from './inflate-block';
import { inflateBlockNarrow } from './inflate-block-narrow';
import { makeFixedTables, makeMeanings, readDynamicTables } from './inflate-tables';

/** Bytes after the output that may be written with rubbish: the longest match and a vector. */
export const INFLATE_SLACK: i32 = 320;

/** A stored block (RFC 1951, section 3.2.4). */
function copyStored(out: usize, outEnd: usize, inEnd: usize): i32 {
  // From the first whole byte on: what is at hand of it has not been used.
  const at = unread();
  if (at + 4 > inEnd) return TRUNCATED;
  const length = <usize>load<u16>(at, 0, 1);
  if (length != <usize>(load<u16>(at, 2, 1) ^ 0xffff)) return CORRUPT;
  if (at + 4 + length > inEnd) return TRUNCATED;
  if (out + length > outEnd) return WRONG_SIZE;
  memory.copy(out, at + 4, length);
  startReader(at + 4 + length);
  return <i32>length;
}

/**
 * Decodes a zlib stream (RFC 1950) and checks its checksum. Returns the bytes written, or an error below zero. May
 * write rubbish up to INFLATE_SLACK bytes beyond the output and read up to 24 bytes beyond the input.
 */
export function inflate(src: usize, srcLength: i32, dst: usize, dstLength: i32): i32 {
  makeMeanings();
  makePatterns();
  if (srcLength < 6) return TRUNCATED;
  const head = <u32>load<u8>(src) * 256 + <u32>load<u8>(src, 1);
  if ((head & 0x0f20) != 0x0800 || head % 31 != 0) return CORRUPT;
  const inEnd = src + <usize>srcLength;
  const outEnd = dst + <usize>dstLength;
  let out = dst;
  startReader(src + 2);
  let last: u32 = 0;
  do {
    refill();
    if (unread() > inEnd) return TRUNCATED;
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
      if (ASC_FEATURE_SIMD) written = inflateBlock(dst, out, outEnd, inEnd);
      else written = inflateBlockNarrow(dst, out, outEnd, inEnd);
    }
    if (written < 0) return written;
    out += <usize>written;
    if (out > outEnd) return WRONG_SIZE;
  } while (!last);
  const at = unread();
  if (at + 4 > inEnd) return TRUNCATED;
  const sum = bswap<u32>(load<u32>(at, 0, 1));
  if (sum != adler32(dst, out - dst)) return CHECKSUM;
  return <i32>(out - dst);
}
