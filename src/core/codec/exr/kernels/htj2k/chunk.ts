// HTJ2K256 and HTJ2K32: a chunk is a map of channels and a JPEG 2000 codestream of all of them, coded by the high
// throughput block coder without loss (OpenEXR, internal_ht_common.h; ITU-T T.800 and T.814).

import { bytesPerSampleOf, channelAt, destinationOf, rowsOf, samplesPerRowOf } from '../channel-table';
import { CORRUPT, SCRATCH_TOO_SMALL, TRUNCATED, WRONG_SIZE } from '../errors';
import { mark, openScratch, release, take } from '../scratch';
import {
  Component,
  componentAt,
  componentCount,
  hasColourTransform,
  readMainHeader,
  word16,
  word32,
  xOrigin,
  xSize,
  xTiles,
  yOrigin,
  ySize,
  yTiles,
} from './codestream';
import { bandAt, ceilDivide, layTile, resolutionAt, tileComponentAt } from './layout';
import { NARROW_PLANES } from './quad-samples';
import { blue, green, openColours, red, storeSamples, unmixColours } from './samples';
import { failure, nextRow, openRows } from './synthesis';
import { openTileParts, readTile } from './tile-parts';

/** "HT", before the map. */
const MAGIC: u32 = 0x4854;
const MAP_AT: i32 = 6;

let table: usize = 0;
/** Channel by component, 16 bits each. */
let map: usize = 0;

/** The record of a component's channel. */
// @ts-ignore: decorator
@inline
function channelOf(component: i32): usize {
  return channelAt(table, <i32>load<u16>(map + (<usize>component << 1)));
}

/** Reads the map, in which each channel stands once; returns the bytes before the codestream. */
function readMap(src: usize, srcLength: i32, channelCount: i32): i32 {
  if (srcLength < MAP_AT + 2) return TRUNCATED;
  if (word16(src) != MAGIC) return CORRUPT;
  const length = word32(src + 2);
  if (length > <u32>(srcLength - MAP_AT)) return TRUNCATED;
  if (<i32>word16(src + MAP_AT) != channelCount || length < <u32>(2 + 2 * channelCount)) return CORRUPT;
  map = take(3 * channelCount);
  if (!map) return SCRATCH_TOO_SMALL;
  const seen = map + <usize>(2 * channelCount);
  memory.fill(seen, 0, channelCount);
  for (let i = 0; i < channelCount; i++) {
    const channel = word16(src + MAP_AT + 2 + <usize>(2 * i));
    if (channel >= <u32>channelCount || load<u8>(seen + channel)) return CORRUPT;
    store<u8>(seen + channel, 1);
    store<u16>(map + (<usize>i << 1), channel);
  }
  return MAP_AT + <i32>length;
}

/** Finds that the components are the channels: as large, as deep. */
function checkSizes(): i32 {
  for (let i = 0; i < componentCount; i++) {
    const component = componentAt(i);
    const channel = channelOf(i);
    const xSampling = component.xSampling;
    const ySampling = component.ySampling;
    const width = ceilDivide(xSize, xSampling) - ceilDivide(xOrigin, xSampling);
    const height = ceilDivide(ySize, ySampling) - ceilDivide(yOrigin, ySampling);
    if (width != samplesPerRowOf(channel) || height != rowsOf(channel)) return WRONG_SIZE;
    if (component.depth != 8 * bytesPerSampleOf(channel)) return CORRUPT;
  }
  if (!hasColourTransform) return 0;
  if (componentCount < 3) return CORRUPT;
  for (let i = 1; i < 3; i++) {
    if (componentAt(i).xSampling != componentAt(0).xSampling) return CORRUPT;
    if (componentAt(i).ySampling != componentAt(0).ySampling) return CORRUPT;
    if (componentAt(i).depth != componentAt(0).depth) return CORRUPT;
  }
  return 0;
}

/** Whether a component's samples need more than 32 bits on the way. */
function isWide(index: i32): bool {
  const component = tileComponentAt(index);
  if (componentAt(index).depth > NARROW_PLANES) return true;
  for (let r = 0; r <= component.levels; r++) {
    const resolution = resolutionAt(component, r);
    for (let i = 0; i < resolution.bandCount; i++) if (bandAt(resolution, i).planes > NARROW_PLANES) return true;
  }
  return false;
}

/** Where a tile's row of a component goes. */
// @ts-ignore: decorator
@inline
function placeOf(component: Component, channel: usize, x: i32, y: i32): usize {
  const column = x - ceilDivide(xOrigin, component.xSampling);
  const row = y - ceilDivide(yOrigin, component.ySampling);
  return destinationOf(channel) + <usize>(row * samplesPerRowOf(channel) + column) * <usize>bytesPerSampleOf(channel);
}

/** Decodes `count` components from `first` on, of one size, side by side: three that were mixed, or one. */
function decodeTogether<T>(first: i32, count: i32): i32 {
  for (let i = first; i < first + count; i++) {
    const status = openRows<T>(tileComponentAt(i));
    if (status < 0) return status;
  }
  const top = resolutionAt(tileComponentAt(first), tileComponentAt(first).levels);
  const width = top.x1 - top.x0;
  if (count == 3 && !openColours<T>(width)) return SCRATCH_TOO_SMALL;
  for (let y = top.y0; y < top.y1 && width > 0; y++) {
    const row = nextRow<T>(tileComponentAt(first), tileComponentAt(first).levels);
    if (count == 3) {
      const second = nextRow<T>(tileComponentAt(first + 1), tileComponentAt(first + 1).levels);
      unmixColours<T>(row, second, nextRow<T>(tileComponentAt(first + 2), tileComponentAt(first + 2).levels), width);
    }
    if (failure < 0) return failure;
    for (let i = 0; i < count; i++) {
      const channel = channelOf(first + i);
      if (!destinationOf(channel)) continue;
      const component = componentAt(first + i);
      const samples = count == 1 ? row : i == 0 ? red : i == 1 ? green : blue;
      storeSamples<T>(component, samples, width, bytesPerSampleOf(channel), placeOf(component, channel, top.x0, y));
    }
  }
  return 0;
}

function isWanted(first: i32, count: i32): bool {
  for (let i = first; i < first + count; i++) if (destinationOf(channelOf(i))) return true;
  return false;
}

function decodeTile(index: i32): i32 {
  let status = layTile(index);
  if (status == 0) status = readTile(index);
  if (status < 0) return status;
  const start = mark();
  for (let i = 0; i < componentCount;) {
    const count = i == 0 && hasColourTransform ? 3 : 1;
    if (isWanted(i, count)) {
      const wide = isWide(i) || (count == 3 && (isWide(1) || isWide(2)));
      status = wide ? decodeTogether<i64>(i, count) : decodeTogether<i32>(i, count);
      if (status < 0) return status;
      release(start);
    }
    i += count;
  }
  return 0;
}

/** Decodes one HTJ2K chunk; the contract of all chunk decoders. */
export function decodeHtj2k(
  src: usize,
  srcLength: i32,
  tableAt: usize,
  channelCount: i32,
  firstRow: i32,
  rowCount: i32,
  scratch: usize,
  scratchLength: i32,
): i32 {
  table = tableAt;
  openScratch(scratch, scratchLength);
  const from = readMap(src, srcLength, channelCount);
  if (from < 0) return from;
  const end = src + <usize>srcLength;
  let status = readMainHeader(src + <usize>from, end, channelCount);
  if (status == 0) status = checkSizes();
  if (status == 0) status = openTileParts(end);
  if (status < 0) return status;
  const start = mark();
  for (let tile = 0; tile < xTiles * yTiles; tile++) {
    status = decodeTile(tile);
    if (status < 0) return status;
    release(start);
  }
  return 0;
}
