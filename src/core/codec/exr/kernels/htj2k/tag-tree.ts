// Tag trees: for each code block of a precinct a number, known to be at least what the tree above says
// (ITU-T T.800, B.10.2).

import { takeZeros } from '../scratch';
import { packetBit, readBeyond } from './packet-bits';

/** The least that a number can be so far, one more than it where it is known for good. */
const KNOWN: i32 = 128;

/** Bytes of a tree of `width` × `height` leaves. */
function nodeCount(width: i32, height: i32): i32 {
  let count = width * height;
  while (width > 1 || height > 1) {
    width = (width + 1) >> 1;
    height = (height + 1) >> 1;
    count += width * height;
  }
  return count;
}

/** A new tree of unknown numbers; 0 where there is no memory for it. */
export function makeTagTree(width: i32, height: i32): usize {
  return takeZeros(nodeCount(width, height));
}

/** Reads until the number at `x`, `y` is known or at least `limit` (at most 127); returns whichever is less. */
export function tagTreeValue(tree: usize, width: i32, height: i32, x: i32, y: i32, limit: i32): i32 {
  let levels = 0;
  while ((width - 1) >> levels || (height - 1) >> levels) levels++;
  let least = 0;
  for (let level = levels; level >= 0; level--) {
    let from = tree;
    for (let finer = 0; finer < level; finer++) {
      from += <usize>((((width - 1) >> finer) + 1) * (((height - 1) >> finer) + 1));
    }
    const node = from + <usize>((y >> level) * (((width - 1) >> level) + 1) + (x >> level));
    const state = <i32>load<u8>(node);
    let value = max(state & (KNOWN - 1), least);
    let known = state & KNOWN;
    while (!known && value < limit && !readBeyond()) {
      if (packetBit()) known = KNOWN;
      else value++;
    }
    store<u8>(node, value | known);
    least = value;
  }
  return min(least, limit);
}
