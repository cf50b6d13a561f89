// A packet: one precinct of one resolution of one component, first its header, which tells the lengths of its code
// blocks, then their bytes (ITU-T T.800, B.9 and B.10; T.814, 7.1.1 and B.1 for HT).

import { CORRUPT, SCRATCH_TOO_SMALL, TRUNCATED } from '../errors';
import { mark, release } from '../scratch';
import { Block } from './block';
import { hasEph, mayHaveSop, word16 } from './codestream';
import { Band, Resolution, bandAt, blockAt } from './layout';
import { closePacketBits, openPacketBits, packetBit, packetBits, readBeyond } from './packet-bits';
import { makeTagTree, tagTreeValue } from './tag-tree';

const SOP: u32 = 0xff91;
const SOP_BYTES: usize = 6;
const EPH: u32 = 0xff92;
/** Bits that a length may have. */
const MOST_LENGTH_BITS: i32 = 24;

/** Bytes of the tile part at hand that have not been read. */
export let next: usize = 0;
export let partEnd: usize = 0;

export function openTilePart(from: usize, to: usize): void {
  next = from;
  partEnd = to;
}

// The blocks of a band that the packet at hand is about.
let firstX: i32 = 0;
let firstY: i32 = 0;
let columns: i32 = 0;
let rows: i32 = 0;

function findBlocks(resolution: Resolution, band: Band, precinct: i32): void {
  const halving = resolution.bandCount == 1 ? 0 : 1;
  const width = resolution.precinctWidth - halving;
  const height = resolution.precinctHeight - halving;
  const x = (resolution.x0 >> resolution.precinctWidth) + (precinct % resolution.xPrecincts);
  const y = (resolution.y0 >> resolution.precinctHeight) + precinct / resolution.xPrecincts;
  const x0 = max(band.x0, x << width);
  const y0 = max(band.y0, y << height);
  const x1 = min(band.x1, (x + 1) << width);
  const y1 = min(band.y1, (y + 1) << height);
  columns = 0;
  rows = 0;
  if (x0 >= x1 || y0 >= y1) return;
  firstX = (x0 >> band.blockWidth) - (band.x0 >> band.blockWidth);
  firstY = (y0 >> band.blockHeight) - (band.y0 >> band.blockHeight);
  columns = ((x1 - 1) >> band.blockWidth) - (x0 >> band.blockWidth) + 1;
  rows = ((y1 - 1) >> band.blockHeight) - (y0 >> band.blockHeight) + 1;
}

/** Number of coding passes, ITU-T T.800, Table B.4. */
function readPasses(): i32 {
  if (!packetBit()) return 1;
  if (!packetBit()) return 2;
  const two = packetBits(2);
  if (two < 3) return 3 + two;
  const five = packetBits(5);
  return five < 31 ? 6 + five : 37 + packetBits(7);
}

function readLengths(block: Block, planesAbove: i32): i32 {
  const passes = readPasses();
  // Sets of three before the last are empty: each stands for a bit plane that is skipped.
  const skipped = (passes - 1) / 3;
  block.planesAbove = planesAbove + skipped;
  block.passes = passes - 3 * skipped;
  let bits = 3;
  while (packetBit()) if (++bits > MOST_LENGTH_BITS) return CORRUPT;
  const cleanUpBits = bits + 31 - clz(3 * skipped + 1);
  if (cleanUpBits > MOST_LENGTH_BITS) return CORRUPT;
  block.cleanUpLength = packetBits(cleanUpBits);
  if (block.passes > 1) block.refinementLength = packetBits(bits + (block.passes > 2 ? 1 : 0));
  return block.cleanUpLength < 2 ? CORRUPT : 0;
}

/** What a packet's header says of one band's blocks. */
function readBand(band: Band): i32 {
  const start = mark();
  const included = makeTagTree(columns, rows);
  const planes = makeTagTree(columns, rows);
  if (!included || !planes) return SCRATCH_TOO_SMALL;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      if (tagTreeValue(included, columns, rows, x, y, 1) > 0) continue;
      const above = tagTreeValue(planes, columns, rows, x, y, band.planes + 1);
      if (readBeyond()) return TRUNCATED;
      if (above >= band.planes) return CORRUPT;
      const block = blockAt(band, firstX + x, firstY + y);
      const status = readLengths(block, above);
      if (status < 0) return readBeyond() ? TRUNCATED : status;
      // Where its bytes are is known when the header has been read.
      block.data = 1;
    }
  }
  release(start);
  return 0;
}

/** Places the bytes of one band's blocks. */
function placeBand(band: Band): i32 {
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const block = blockAt(band, firstX + x, firstY + y);
      if (!block.data) continue;
      const length = <usize>block.cleanUpLength + <usize>block.refinementLength;
      if (length > partEnd - next) return TRUNCATED;
      block.data = next;
      next += length;
    }
  }
  return 0;
}

/** Reads the next packet of a resolution. */
export function readPacket(resolution: Resolution): i32 {
  const precinct = resolution.nextPrecinct++;
  if (mayHaveSop && next + SOP_BYTES <= partEnd && word16(next) == SOP) next += SOP_BYTES;
  if (next >= partEnd) return TRUNCATED;
  openPacketBits(next, partEnd);
  const isEmpty = !packetBit();
  for (let i = 0; i < resolution.bandCount && !isEmpty; i++) {
    findBlocks(resolution, bandAt(resolution, i), precinct);
    if (columns == 0) continue;
    const status = readBand(bandAt(resolution, i));
    if (status < 0) return status;
  }
  if (readBeyond()) return TRUNCATED;
  next = closePacketBits();
  if (hasEph && next + 2 <= partEnd && word16(next) == EPH) next += 2;
  for (let i = 0; i < resolution.bandCount && !isEmpty; i++) {
    findBlocks(resolution, bandAt(resolution, i), precinct);
    const status = placeBand(bandAt(resolution, i));
    if (status < 0) return status;
  }
  return 0;
}
