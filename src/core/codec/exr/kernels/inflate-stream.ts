// Where one or two zlib streams (RFC 1950) stand between the calls of their decoders.

import { adler32 } from './adler32';
import { count, refill, resumeReader, startReader, take, unread } from './bit-reader';
import { makePatterns } from './copy-match';
import { CHECKSUM, CORRUPT, TRUNCATED, WRONG_SIZE } from './errors';
import { PAUSED, blockOut, inflateBlock, inflateSecondBlock } from './inflate-block';
import { inflateBlockNarrow, narrowBlockOut } from './inflate-block-narrow';
import {
  distanceTable,
  literalTable,
  makeFixedTables,
  makeMeanings,
  readDynamicTables,
  secondDistanceTable,
  secondLiteralTable,
} from './inflate-tables';

const STREAM_BYTES = 32;
export const FIRST: usize = memory.data(STREAM_BYTES * 2, 16);
export const SECOND: usize = FIRST + STREAM_BYTES;

// Fields of a stream, 32 bits each, relative to FIRST or SECOND.
/** The bit reader's place: the first byte of which no bit has been used … */
export const AT: usize = 0;
/** … and how many bits of the byte before it are left. */
export const BITS_LEFT: usize = 4;
export const OUT: usize = 8;
const START: usize = 12;
export const OUT_END: usize = 16;
export const IN_END: usize = 20;
/** Whether the block at hand is the last one, and whether it has begun. */
const LAST: usize = 24;
const IN_BLOCK: usize = 28;

/** Begins a stream; returns 0, or an error for a header that is not zlib's. */
export function openStream(stream: usize, src: usize, srcLength: i32, dst: usize, dstLength: i32): i32 {
  makeMeanings();
  makePatterns();
  if (srcLength < 6) return TRUNCATED;
  const head = <u32>load<u8>(src) * 256 + <u32>load<u8>(src, 1);
  if ((head & 0x0f20) != 0x0800 || head % 31 != 0) return CORRUPT;
  store<usize>(stream, src + 2, AT);
  store<u32>(stream, 0, BITS_LEFT);
  store<usize>(stream, dst, OUT);
  store<usize>(stream, dst, START);
  store<usize>(stream, dst + <usize>dstLength, OUT_END);
  store<usize>(stream, src + <usize>srcLength, IN_END);
  store<u32>(stream, 0, LAST);
  store<u32>(stream, 0, IN_BLOCK);
  return 0;
}

/**
 * Decodes on to the stream's end, or, where it `pauses`, to a place in a block where literals follow each other. Returns
 * PAUSED, 0 at the end, where the checksum fits, or an error below zero.
 */
export function advanceStream(stream: usize, pauses: bool): i32 {
  const inEnd = load<usize>(stream, IN_END);
  const outEnd = load<usize>(stream, OUT_END);
  resumeReader(load<usize>(stream, AT), load<u32>(stream, BITS_LEFT));
  let status = 0;
  while (status == 0) {
    if (!load<u32>(stream, IN_BLOCK)) {
      const kind = load<u32>(stream, LAST) ? END : beginBlock(stream, inEnd);
      if (kind < 0) return kind;
      if (kind == END) break;
      if (kind == STORED) {
        status = copyStored(stream, outEnd, inEnd);
        continue;
      }
      store<u32>(stream, 1, IN_BLOCK);
    }
    status = decodeBlock(stream, outEnd, inEnd, pauses);
    if (status == PAUSED) continue;
    store<u32>(stream, 0, IN_BLOCK);
    if (status == 0 && load<usize>(stream, OUT) > outEnd) return WRONG_SIZE;
  }
  if (status < 0) return status;
  store<usize>(stream, unread(), AT);
  store<u32>(stream, <u32>count & 7, BITS_LEFT);
  return status == PAUSED ? PAUSED : checkSum(stream, inEnd);
}

/** Bytes that a stream has written. */
export function writtenBy(stream: usize): i32 {
  return <i32>(load<usize>(stream, OUT) - load<usize>(stream, START));
}

// Kinds of blocks (RFC 1951, section 3.2.3), and what follows the last one.
const STORED: i32 = 0;
const DYNAMIC: i32 = 2;
const END: i32 = 4;

/** Reads a block's header with its tables; returns its kind or an error below zero. */
function beginBlock(stream: usize, inEnd: usize): i32 {
  refill();
  if (unread() > inEnd) return TRUNCATED;
  store<u32>(stream, take(1), LAST);
  const kind = <i32>take(2);
  if (kind > DYNAMIC) return CORRUPT;
  if (kind == STORED) return kind;
  const literals = stream == FIRST ? literalTable : secondLiteralTable;
  const distances = stream == FIRST ? distanceTable : secondDistanceTable;
  if (kind == DYNAMIC) {
    const error = readDynamicTables(inEnd, literals, distances);
    if (error) return error;
  } else makeFixedTables(literals, distances);
  return kind;
}

function decodeBlock(stream: usize, outEnd: usize, inEnd: usize, pauses: bool): i32 {
  const start = load<usize>(stream, START);
  const begin = load<usize>(stream, OUT);
  if (!ASC_FEATURE_SIMD) {
    const narrow = inflateBlockNarrow(start, begin, outEnd, inEnd);
    store<usize>(stream, narrowBlockOut, OUT);
    return narrow;
  }
  const status =
    stream == FIRST
      ? inflateBlock(start, begin, outEnd, inEnd, pauses)
      : inflateSecondBlock(start, begin, outEnd, inEnd, pauses);
  store<usize>(stream, blockOut, OUT);
  return status;
}

/** A stored block (RFC 1951, section 3.2.4). */
function copyStored(stream: usize, outEnd: usize, inEnd: usize): i32 {
  const out = load<usize>(stream, OUT);
  // From the first whole byte on: what is at hand of it has not been used.
  const at = unread();
  if (at + 4 > inEnd) return TRUNCATED;
  const length = <usize>load<u16>(at, 0, 1);
  if (length != <usize>(load<u16>(at, 2, 1) ^ 0xffff)) return CORRUPT;
  if (at + 4 + length > inEnd) return TRUNCATED;
  if (out + length > outEnd) return WRONG_SIZE;
  memory.copy(out, at + 4, length);
  startReader(at + 4 + length);
  store<usize>(stream, out + length, OUT);
  return 0;
}

/** The checksum behind the last block (RFC 1950, section 2.2). */
function checkSum(stream: usize, inEnd: usize): i32 {
  const at = unread();
  if (at + 4 > inEnd) return TRUNCATED;
  const start = load<usize>(stream, START);
  const sum = bswap<u32>(load<u32>(at, 0, 1));
  return sum == adler32(start, load<usize>(stream, OUT) - start) ? 0 : CHECKSUM;
}
