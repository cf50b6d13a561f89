// Tile parts: pieces of the codestream, each with packets of one tile (ITU-T T.800, A.4.2).

import { CORRUPT, TRUNCATED, UNSUPPORTED } from '../errors';
import { tileParts, word16, word32, xTiles, yTiles } from './codestream';
import { next, openTilePart, partEnd, readPacket } from './packets';
import { nextResolution, openProgression } from './progression';
import { Resolution } from './layout';

const SOT: u32 = 0xff90;
const SOD: u32 = 0xff93;
const EOC: u32 = 0xffd9;
const PLT: u32 = 0xff58;
const COM: u32 = 0xff64;
/** Length of SOT, marker included. */
const SOT_BYTES: usize = 12;
/** Tiles times tile parts that are looked through. */
const MOST_STEPS: i32 = 1 << 24;

let end: usize = 0;
/** The next tile part, whichever tile it is of. */
let at: usize = 0;

/** Begins a codestream that ends at `to`. */
export function openTileParts(to: usize): i32 {
  end = to;
  at = tileParts;
  let parts = 0;
  for (; step() >= 0; parts++);
  return <f64>parts * xTiles * yTiles > MOST_STEPS ? CORRUPT : 0;
}

/** Goes on to the next tile part; returns the tile of the one that was next, −1 at the end. */
function step(): i32 {
  if (at + SOT_BYTES > end || word16(at) != SOT) return -1;
  const tile = <i32>word16(at + 4);
  const length = <usize>word32(at + 6);
  at = length == 0 ? end : length < SOT_BYTES || length > end - at ? end : at + length;
  return tile;
}

/** Opens the next tile part of a tile for its packets. */
function openNext(tile: i32): i32 {
  let from = at;
  for (let found = step(); found != tile; found = step()) {
    if (found < 0) return TRUNCATED;
    from = at;
  }
  const isLast = word32(from + 6) == 0;
  const to = isLast && at - from > SOT_BYTES + 2 && word16(at - 2) == EOC ? at - 2 : at;
  if (!isLast && <usize>word32(from + 6) != to - from) return TRUNCATED;
  from += SOT_BYTES;
  while (from + 2 <= to) {
    const marker = word16(from);
    if (marker == SOD) {
      openTilePart(from + 2, to);
      return 0;
    }
    if (from + 4 > to || marker < 0xff01) return CORRUPT;
    // What a tile may have otherwise than the others is not known here.
    if (marker != PLT && marker != COM) return UNSUPPORTED;
    from += 2 + <usize>word16(from + 2);
  }
  return TRUNCATED;
}

/** Reads all packets of a tile that has been laid out. */
export function readTile(tile: i32): i32 {
  at = tileParts;
  let status = openProgression();
  if (status < 0) return status;
  openTilePart(0, 0);
  for (let resolution = nextResolution(); resolution; resolution = nextResolution()) {
    while (next >= partEnd) {
      status = openNext(tile);
      if (status < 0) return status;
    }
    status = readPacket(changetype<Resolution>(resolution));
    if (status < 0) return status;
  }
  return 0;
}
