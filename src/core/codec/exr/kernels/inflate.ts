import { PAUSED } from './inflate-block';
import { FIRST_STOPPED, SECOND_STOPPED, inflateLiterals } from './inflate-literals';
import { FIRST, SECOND, advanceStream, openStream, writtenBy } from './inflate-stream';

/** Bytes after the output that may be written with rubbish: the longest match and a vector. */
export const INFLATE_SLACK: i32 = 320;

/**
 * Decodes a zlib stream (RFC 1950) and checks its checksum. Returns the bytes written, or an error below zero. May
 * write rubbish up to INFLATE_SLACK bytes beyond the output and read up to 24 bytes beyond the input.
 */
export function inflate(src: usize, srcLength: i32, dst: usize, dstLength: i32): i32 {
  const status = openStream(FIRST, src, srcLength, dst, dstLength);
  return finish(FIRST, status < 0 ? status : PAUSED);
}

/** What `inflate` would have answered for the streams of the last `inflatePair`. */
export let firstWritten: i32 = 0;
export let secondWritten: i32 = 0;

/**
 * Decodes two streams side by side: while both have literals, each in turn, so that one's table lookup, which its next
 * code waits for, is hidden behind the other's. What lies beyond their ends as for `inflate`.
 */
export function inflatePair(
  src: usize,
  srcLength: i32,
  dst: usize,
  dstLength: i32,
  secondSrc: usize,
  secondSrcLength: i32,
  secondDst: usize,
  secondDstLength: i32,
): void {
  let first = openStream(FIRST, src, srcLength, dst, dstLength);
  let second = openStream(SECOND, secondSrc, secondSrcLength, secondDst, secondDstLength);
  if (first == 0) first = ASC_FEATURE_SIMD ? advanceStream(FIRST, true) : PAUSED;
  if (second == 0) second = ASC_FEATURE_SIMD ? advanceStream(SECOND, true) : PAUSED;
  if (ASC_FEATURE_SIMD) {
    while (first == PAUSED && second == PAUSED) {
      const stopped = inflateLiterals();
      if (stopped & FIRST_STOPPED) first = advanceStream(FIRST, true);
      if (stopped & SECOND_STOPPED) second = advanceStream(SECOND, true);
    }
  }
  firstWritten = finish(FIRST, first);
  secondWritten = finish(SECOND, second);
}

/** Brings a stream of this state to its end; returns the bytes written or an error below zero. */
function finish(stream: usize, state: i32): i32 {
  const status = state == PAUSED ? advanceStream(stream, false) : state;
  return status < 0 ? status : writtenBy(stream);
}
