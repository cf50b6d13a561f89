import { CORRUPT } from '../errors';
import { decodeQuads } from './quad-codes';
import { decodeSamples } from './quad-samples';
import { refineSamples } from './refinement';

/** A code block of a band as its packet lists it. */
@unmanaged
export class Block {
  /** Where its bytes begin; 0: it has none, and all its samples are zero. */
  data: usize;
  cleanUpLength: i32;
  refinementLength: i32;
  /** 1 to 3: clean-up, significance propagation, magnitude refinement. */
  passes: i32;
  /** Bit planes above that of the clean-up pass' lowest bit. */
  planesAbove: i32;
}

/** Most bytes of what MEL and the variable length codes share. */
const MOST_CODES: i32 = 4079;

/**
 * Decodes a block to signed values of T (i32 or i64) at `dst`, rows `pitch` bytes apart; `planes` are its band's bit
 * planes. May write up to four values to the right of it and a row below it (ITU-T T.814, 7.1).
 */
export function decodeBlock<T>(
  block: Block,
  width: i32,
  height: i32,
  planes: i32,
  causal: bool,
  dst: usize,
  pitch: usize,
): i32 {
  const length = block.cleanUpLength;
  const data = block.data;
  const plane = planes - 1 - block.planesAbove;
  if (length < 2 || plane < 0) return CORRUPT;
  const codes = (<i32>load<u8>(data + length - 1) << 4) | (<i32>load<u8>(data + length - 2) & 15);
  if (codes < 2 || codes > length || codes > MOST_CODES) return CORRUPT;
  const magnitudes = length - codes;
  if (ASC_FEATURE_SIMD) decodeQuads<u64>(data + magnitudes, codes, width, height);
  else decodeQuads<u32>(data + magnitudes, codes, width, height);
  const most = <u32>(block.planesAbove + 2);
  const status = decodeSamples<T>(data, magnitudes, width, height, most, plane, dst, pitch);
  if (status < 0 || block.passes < 2) return status;
  if (plane < 1 || block.refinementLength < 1) return CORRUPT;
  refineSamples<T>(data + length, block.refinementLength, block.passes, width, height, plane, causal, dst, pitch);
  return 0;
}
