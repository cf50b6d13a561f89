import { next, refill, take, count, buffer } from './bit-reader';
import { CORRUPT, TRUNCATED } from './errors';
import { END_OF_BLOCK, EXCEPTIONAL, INVALID, LITERAL, makeTable } from './huffman-table';

export const LITERAL_BITS: u32 = 11;
export const DISTANCE_BITS: u32 = 8;
export const LITERAL_MASK: u32 = (1 << LITERAL_BITS) - 1;
export const DISTANCE_MASK: u32 = (1 << DISTANCE_BITS) - 1;

// First levels and the most that second levels can add.
export const literalTable: usize = memory.data(4096 * 4, 16);
export const distanceTable: usize = memory.data(1024 * 4, 16);
/** Those of the second stream, where two are decoded side by side. */
export const secondLiteralTable: usize = memory.data(4096 * 4, 16);
export const secondDistanceTable: usize = memory.data(1024 * 4, 16);
const lengthTable: usize = memory.data(128 * 4, 16);
const literalMeanings: usize = memory.data(288 * 4);
const distanceMeanings: usize = memory.data(32 * 4);
const lengthMeanings: usize = memory.data(19 * 4);
const codeLengths: usize = memory.data(512);
let ready = false;

/** RFC 1951, section 3.2.5: bases and extra bits, as entries. */
export function makeMeanings(): void {
  if (ready) return;
  for (let i: u32 = 0; i < 256; i++) store<u32>(literalMeanings + (i << 2), (i << 16) | LITERAL);
  store<u32>(literalMeanings + (256 << 2), EXCEPTIONAL | (END_OF_BLOCK << 16));
  let base: u32 = 3;
  for (let i: u32 = 0; i < 28; i++) {
    const extra: u32 = i < 8 ? 0 : (i >> 2) - 1;
    store<u32>(literalMeanings + ((257 + i) << 2), (base << 16) | extra);
    base += 1 << extra;
  }
  store<u32>(literalMeanings + (285 << 2), 258 << 16);
  store<u32>(literalMeanings + (286 << 2), INVALID);
  store<u32>(literalMeanings + (287 << 2), INVALID);
  base = 1;
  for (let i: u32 = 0; i < 30; i++) {
    const extra: u32 = i < 4 ? 0 : (i >> 1) - 1;
    store<u32>(distanceMeanings + (i << 2), (base << 16) | extra);
    base += 1 << extra;
  }
  store<u32>(distanceMeanings + (30 << 2), INVALID);
  store<u32>(distanceMeanings + (31 << 2), INVALID);
  for (let i: u32 = 0; i < 19; i++) store<u32>(lengthMeanings + (i << 2), i << 16);
  ready = true;
}

/** RFC 1951, section 3.2.7: the code lengths, themselves coded. `end` is the input's. */
export function readDynamicTables(end: usize, literalsAt: usize, distancesAt: usize): i32 {
  refill();
  const literals: u32 = 257 + take(5);
  const distances: u32 = 1 + take(5);
  const lengths: u32 = 4 + take(4);
  if (literals > 286 || distances > 30) return CORRUPT;
  const order = memory.data<u8>([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);
  memory.fill(codeLengths, 0, 19);
  for (let i: u32 = 0; i < lengths; i++) {
    if (count < 3) refill();
    store<u8>(codeLengths + load<u8>(order + i), <u8>take(3));
  }
  if (!makeTable(lengthTable, 7, codeLengths, 19, lengthMeanings)) return CORRUPT;
  const total = literals + distances;
  for (let i: u32 = 0; i < total; ) {
    refill();
    if (next > end + 16) return TRUNCATED;
    const entry = load<u32>(lengthTable + (<usize>(buffer & 127) << 2));
    if (entry & EXCEPTIONAL) return CORRUPT;
    take(entry & 63);
    const symbol = entry >> 16;
    if (symbol < 16) {
      store<u8>(codeLengths + i, <u8>symbol);
      i++;
      continue;
    }
    let value: u8 = 0;
    let times: u32 = 0;
    if (symbol == 16) {
      if (i == 0) return CORRUPT;
      value = load<u8>(codeLengths + i - 1);
      times = 3 + take(2);
    } else if (symbol == 17) times = 3 + take(3);
    else times = 11 + take(7);
    if (i + times > total) return CORRUPT;
    memory.fill(codeLengths + i, value, times);
    i += times;
  }
  if (load<u8>(codeLengths + 256) == 0) return CORRUPT;
  if (!makeTable(distancesAt, DISTANCE_BITS, codeLengths + literals, distances, distanceMeanings)) return CORRUPT;
  if (!makeTable(literalsAt, LITERAL_BITS, codeLengths, literals, literalMeanings)) return CORRUPT;
  return 0;
}

/** RFC 1951, section 3.2.6. */
export function makeFixedTables(literalsAt: usize, distancesAt: usize): void {
  memory.fill(codeLengths, 8, 144);
  memory.fill(codeLengths + 144, 9, 112);
  memory.fill(codeLengths + 256, 7, 24);
  memory.fill(codeLengths + 280, 8, 8);
  memory.fill(codeLengths + 288, 5, 32);
  makeTable(literalsAt, LITERAL_BITS, codeLengths, 288, literalMeanings);
  makeTable(distancesAt, DISTANCE_BITS, codeLengths + 288, 32, distanceMeanings);
}
