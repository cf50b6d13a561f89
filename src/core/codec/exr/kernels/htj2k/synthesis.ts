// Rows of a component, top to bottom: each resolution merges rows of the one below it with rows of its detail bands, and
// bands decode their blocks when a row of them is asked for. So only a row of blocks of each band is ever held.

import { SCRATCH_TOO_SMALL } from '../errors';
import { take } from '../scratch';
import { decodeBlock } from './block';
import { Band, Resolution, TileComponent, bandAt, blockAt, resolutionAt } from './layout';
import { halveRow, liftEven, liftLastOdd, liftPair, mergeRow } from './lifting';

/** Room left of a row for what is mirrored, in bytes; right of it in samples, for blocks' last vectors too. */
const LEFT: usize = 16;
const RIGHT: i32 = 8;

/** What was wrong with the first block that did not decode; 0: nothing. */
export let failure: i32 = 0;

// @ts-ignore: decorator
@inline
function pitchOf<T>(width: i32): usize {
  return (LEFT + <usize>(width + RIGHT) * sizeof<T>() + 15) & ~15;
}

/** Rows of a band that are held: a row of blocks, and one that blocks may write below it. */
// @ts-ignore: decorator
@inline
function rowsHeld(band: Band): i32 {
  return min(band.y1 - band.y0, 1 << band.blockHeight) + 1;
}

/** Whether a row of blocks has no samples but zeros. */
function isEmptyRow(band: Band, row: i32): bool {
  for (let i = 0; i < band.xBlocks; i++) if (blockAt(band, i, row).data) return false;
  return true;
}

function openBand<T>(band: Band): i32 {
  band.pitch = pitchOf<T>(band.x1 - band.x0);
  band.first = band.y0;
  band.end = band.y0;
  band.isClear = 0;
  const bytes = <f64>band.pitch * rowsHeld(band);
  const at = bytes < 1073741824 ? take(<i32>bytes) : 0;
  band.rows = at + LEFT;
  return at ? 0 : SCRATCH_TOO_SMALL;
}

function openResolution<T>(resolution: Resolution): i32 {
  resolution.next = resolution.y0;
  resolution.pitch = pitchOf<T>(resolution.x1 - resolution.x0);
  const at = resolution.bandCount == 1 ? LEFT : take(<i32>(resolution.pitch * 4));
  if (!at) return SCRATCH_TOO_SMALL;
  resolution.detail = at + LEFT;
  resolution.spare = resolution.detail + resolution.pitch;
  resolution.even = resolution.spare + resolution.pitch;
  resolution.evenAbove = resolution.even + resolution.pitch;
  return 0;
}

/** Prepares a component's rows; `T` is i32 or i64. */
export function openRows<T>(component: TileComponent): i32 {
  failure = 0;
  for (let r = 0; r <= component.levels; r++) {
    const resolution = resolutionAt(component, r);
    let status = openResolution<T>(resolution);
    for (let i = 0; i < resolution.bandCount && status == 0; i++) status = openBand<T>(bandAt(resolution, i));
    if (status < 0) return status;
  }
  return 0;
}

/** Decodes the row of blocks that has the band's row `y`. */
function decodeBlockRow<T>(band: Band, y: i32, isCausal: bool): void {
  const size = band.blockHeight;
  const top = max(band.y0, (y >> size) << size);
  const bottom = min(band.y1, ((y >> size) + 1) << size);
  band.first = top;
  band.end = bottom;
  const row = (y >> size) - (band.y0 >> size);
  if (isEmptyRow(band, row)) {
    // Where there is no detail there is none for long.
    if (!band.isClear) memory.fill(band.rows - LEFT, 0, band.pitch * <usize>rowsHeld(band));
    band.isClear = 1;
    return;
  }
  band.isClear = 0;
  const firstCell = band.x0 >> band.blockWidth;
  for (let i = 0; i < band.xBlocks; i++) {
    const left = max(band.x0, (firstCell + i) << band.blockWidth);
    const right = min(band.x1, (firstCell + i + 1) << band.blockWidth);
    const dst = band.rows + <usize>(left - band.x0) * sizeof<T>();
    const block = blockAt(band, i, row);
    if (block.data) {
      const status = decodeBlock<T>(block, right - left, bottom - top, band.planes, isCausal, dst, band.pitch);
      if (status == 0) continue;
      if (failure == 0) failure = status;
    }
    for (let line = 0; line < bottom - top; line++) {
      memory.fill(dst + <usize>line * band.pitch, 0, <usize>(right - left) * sizeof<T>());
    }
  }
}

/** A band's row `y`; rows are asked for in order. */
// @ts-ignore: decorator
@inline
function bandRow<T>(band: Band, y: i32, isCausal: bool): usize {
  if (y >= band.end) decodeBlockRow<T>(band, y, isCausal);
  return band.rows + <usize>(y - band.first) * band.pitch;
}

/** The low row of an even position, merged with its horizontal detail. */
function mergeLow<T>(component: TileComponent, r: i32, resolution: Resolution, y: i32, dst: usize): void {
  const isCausal = component.isCausal != 0;
  const lower = resolutionAt(component, r - 1);
  const band = bandAt(resolution, 0);
  const lows = lower.x1 - lower.x0;
  const details = band.x1 - band.x0;
  const low = nextRow<T>(component, r - 1);
  const detail = details ? bandRow<T>(band, y >> 1, isCausal) : 0;
  mergeRow<T>(low, detail, dst, lows, details, (resolution.x0 & 1) != 0);
}

/** The detail row of an odd position. */
function mergeDetail<T>(component: TileComponent, resolution: Resolution, y: i32, dst: usize): void {
  const isCausal = component.isCausal != 0;
  const vertical = bandAt(resolution, 1);
  const diagonal = bandAt(resolution, 2);
  const lows = vertical.x1 - vertical.x0;
  const details = diagonal.x1 - diagonal.x0;
  const low = lows ? bandRow<T>(vertical, y >> 1, isCausal) : 0;
  const detail = details ? bandRow<T>(diagonal, y >> 1, isCausal) : 0;
  mergeRow<T>(low, detail, dst, lows, details, (resolution.x0 & 1) != 0);
}

/** The odd row `y`; the even row below it is made on the way. */
function oddRow<T>(component: TileComponent, r: i32, resolution: Resolution, y: i32): usize {
  const width = resolution.x1 - resolution.x0;
  const isFirst = y == resolution.y0;
  const row = resolution.detail;
  if (isFirst) mergeDetail<T>(component, resolution, y, row);
  if (y + 1 == resolution.y1) {
    liftLastOdd<T>(row, resolution.even, width);
    return row;
  }
  const even = resolution.evenAbove;
  resolution.evenAbove = resolution.even;
  resolution.even = even;
  mergeLow<T>(component, r, resolution, y + 1, even);
  let below = row;
  if (y + 2 < resolution.y1) {
    below = resolution.spare;
    mergeDetail<T>(component, resolution, y + 2, below);
  }
  resolution.spare = row;
  resolution.detail = below;
  if (isFirst) {
    liftEven<T>(even, row, below, width);
    liftLastOdd<T>(row, even, width);
  } else liftPair<T>(row, even, below, resolution.evenAbove, width);
  return row;
}

/** The only row of a resolution. */
function onlyRow<T>(component: TileComponent, r: i32, resolution: Resolution, y: i32): usize {
  const row = resolution.even;
  if (y & 1) {
    mergeDetail<T>(component, resolution, y, row);
    halveRow<T>(row, resolution.x1 - resolution.x0);
  } else mergeLow<T>(component, r, resolution, y, row);
  return row;
}

/** The next row of a component's resolution, as values of T; it stays until the next one is asked for. */
export function nextRow<T>(component: TileComponent, r: i32): usize {
  const resolution = resolutionAt(component, r);
  const y = resolution.next++;
  if (r == 0) return bandRow<T>(bandAt(resolution, 0), y, component.isCausal != 0);
  if (resolution.y1 - resolution.y0 == 1) return onlyRow<T>(component, r, resolution, y);
  if (y & 1) return oddRow<T>(component, r, resolution, y);
  if (y == resolution.y0) {
    mergeDetail<T>(component, resolution, y + 1, resolution.detail);
    mergeLow<T>(component, r, resolution, y, resolution.even);
    liftEven<T>(resolution.even, resolution.detail, resolution.detail, resolution.x1 - resolution.x0);
  }
  return resolution.even;
}
