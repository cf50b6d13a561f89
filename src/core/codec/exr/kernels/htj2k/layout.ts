// What a tile consists of: each component's resolutions, their bands, and the bands' code blocks (ITU-T T.800, B.5 to B.7).
// Coordinates are those of the resolution or band, the last ones exclusive.

import { CORRUPT, SCRATCH_TOO_SMALL } from '../errors';
import { takeZeros } from '../scratch';
import { Block } from './block';
import { Component, componentAt, componentCount, tileHeight, tileWidth, xOrigin, xSize, xTiles, yOrigin, ySize } from './codestream';

@unmanaged
export class Band {
  x0: i32;
  y0: i32;
  x1: i32;
  y1: i32;
  /** Bit planes of its samples. */
  planes: i32;
  /** Logarithms of a block's size. */
  blockWidth: i32;
  blockHeight: i32;
  xBlocks: i32;
  yBlocks: i32;
  blocks: usize;
  /** Decoded rows: the first one, bytes from one to the next, the rows at hand. */
  rows: usize;
  pitch: usize;
  first: i32;
  end: i32;
  /** All rows at hand, and what is beside them, are zeros. */
  isClear: i32;
}

@unmanaged
export class Resolution {
  x0: i32;
  y0: i32;
  x1: i32;
  y1: i32;
  /** Logarithms of a precinct's size. */
  precinctWidth: i32;
  precinctHeight: i32;
  xPrecincts: i32;
  yPrecincts: i32;
  /** The one whose packet comes next. */
  nextPrecinct: i32;
  /** One band of the lowest resolution, else three: horizontal, vertical, diagonal detail. */
  bands: usize;
  bandCount: i32;
  /** Bytes of a row of samples. */
  pitch: usize;
  /** The next row to give. */
  next: i32;
  /** Rows at hand: the detail below the last even row, that even row and the one above it; one that is not in use. */
  detail: usize;
  even: usize;
  evenAbove: usize;
  spare: usize;
}

/** A component of the tile at hand. */
@unmanaged
export class TileComponent {
  resolutions: usize;
  /** Resolutions less one. */
  levels: i32;
  xSampling: i32;
  ySampling: i32;
  isCausal: i32;
}

// The tile, in the picture's coordinates.
export let tileX0: i32 = 0;
export let tileY0: i32 = 0;

let tileComponents: usize = 0;

// @ts-ignore: decorator
@inline
export function tileComponentAt(index: i32): TileComponent {
  return changetype<TileComponent>(tileComponents + <usize>index * offsetof<TileComponent>());
}
// @ts-ignore: decorator
@inline
export function resolutionAt(component: TileComponent, index: i32): Resolution {
  return changetype<Resolution>(component.resolutions + <usize>index * offsetof<Resolution>());
}
// @ts-ignore: decorator
@inline
export function bandAt(resolution: Resolution, index: i32): Band {
  return changetype<Band>(resolution.bands + <usize>index * offsetof<Band>());
}
// @ts-ignore: decorator
@inline
export function blockAt(band: Band, x: i32, y: i32): Block {
  return changetype<Block>(band.blocks + <usize>(y * band.xBlocks + x) * offsetof<Block>());
}

/** `value` ÷ 2^`shift`, rounded up; 0 for shifts that leave nothing else. */
// @ts-ignore: decorator
@inline
export function ceilShift(value: i32, shift: i32): i32 {
  return shift > 30 ? (value > 0 ? 1 : 0) : (value + (1 << shift) - 1) >> shift;
}
// @ts-ignore: decorator
@inline
export function ceilDivide(value: i32, divisor: i32): i32 {
  return (value + divisor - 1) / divisor;
}

/** One end of a band: detail is of the odd positions. */
// @ts-ignore: decorator
@inline
function bandEnd(value: i32, isDetail: bool): i32 {
  return isDetail ? value >> 1 : (value + 1) >> 1;
}

/** Number of cells of 2^`size` that a range touches. */
// @ts-ignore: decorator
@inline
function cells(from: i32, to: i32, size: i32): i32 {
  return to > from ? ((to - 1) >> size) - (from >> size) + 1 : 0;
}

function layBand(component: Component, resolution: Resolution, number: i32, index: i32, isLowest: bool): i32 {
  const band = bandAt(resolution, index);
  const xDetail = !isLowest && index != 1;
  const yDetail = !isLowest && index != 0;
  band.x0 = isLowest ? resolution.x0 : bandEnd(resolution.x0, xDetail);
  band.x1 = isLowest ? resolution.x1 : bandEnd(resolution.x1, xDetail);
  band.y0 = isLowest ? resolution.y0 : bandEnd(resolution.y0, yDetail);
  band.y1 = isLowest ? resolution.y1 : bandEnd(resolution.y1, yDetail);
  const exponent = <i32>(load<u8>(component.exponents + number) >>> 3);
  band.planes = max(exponent + component.guardBits - 1, 0);
  // A precinct of a resolution is half as wide and high in its bands.
  const halving = isLowest ? 0 : 1;
  band.blockWidth = min(component.blockWidth, resolution.precinctWidth - halving);
  band.blockHeight = min(component.blockHeight, resolution.precinctHeight - halving);
  if (band.blockWidth < 0 || band.blockHeight < 0) return CORRUPT;
  band.xBlocks = cells(band.x0, band.x1, band.blockWidth);
  band.yBlocks = cells(band.y0, band.y1, band.blockHeight);
  const bytes = <f64>band.xBlocks * band.yBlocks * offsetof<Block>();
  if (bytes > 536870912) return SCRATCH_TOO_SMALL;
  band.blocks = takeZeros(<i32>bytes);
  return band.blocks ? 0 : SCRATCH_TOO_SMALL;
}

function layResolution(component: Component, tile: TileComponent, r: i32, x0: i32, y0: i32, x1: i32, y1: i32): i32 {
  const resolution = resolutionAt(tile, r);
  const shift = component.levels - r;
  resolution.x0 = ceilShift(x0, shift);
  resolution.y0 = ceilShift(y0, shift);
  resolution.x1 = ceilShift(x1, shift);
  resolution.y1 = ceilShift(y1, shift);
  const sizes = component.precincts ? <i32>load<u8>(component.precincts + r) : 255;
  resolution.precinctWidth = sizes & 15;
  resolution.precinctHeight = sizes >>> 4;
  const isEmpty = resolution.x1 <= resolution.x0 || resolution.y1 <= resolution.y0;
  resolution.xPrecincts = isEmpty ? 0 : cells(resolution.x0, resolution.x1, resolution.precinctWidth);
  resolution.yPrecincts = isEmpty ? 0 : cells(resolution.y0, resolution.y1, resolution.precinctHeight);
  resolution.bandCount = r == 0 ? 1 : 3;
  resolution.bands = takeZeros(resolution.bandCount * offsetof<Band>());
  if (!resolution.bands) return SCRATCH_TOO_SMALL;
  for (let i = 0; i < resolution.bandCount; i++) {
    const status = layBand(component, resolution, r == 0 ? 0 : 3 * r - 2 + i, i, r == 0);
    if (status < 0) return status;
  }
  return 0;
}

/** Lays out a tile of the picture. */
export function layTile(index: i32): i32 {
  const x = xOrigin + (index % xTiles) * tileWidth;
  const y = yOrigin + (index / xTiles) * tileHeight;
  tileX0 = x;
  tileY0 = y;
  const right = min(x + tileWidth, xSize);
  const bottom = min(y + tileHeight, ySize);
  tileComponents = takeZeros(componentCount * offsetof<TileComponent>());
  if (!tileComponents) return SCRATCH_TOO_SMALL;
  for (let c = 0; c < componentCount; c++) {
    const component = componentAt(c);
    const tile = tileComponentAt(c);
    tile.xSampling = component.xSampling;
    tile.ySampling = component.ySampling;
    tile.levels = component.levels;
    tile.isCausal = component.isCausal;
    tile.resolutions = takeZeros((component.levels + 1) * offsetof<Resolution>());
    if (!tile.resolutions) return SCRATCH_TOO_SMALL;
    const x0 = ceilDivide(x, component.xSampling);
    const y0 = ceilDivide(y, component.ySampling);
    const x1 = ceilDivide(right, component.xSampling);
    const y1 = ceilDivide(bottom, component.ySampling);
    for (let r = 0; r <= component.levels; r++) {
      const status = layResolution(component, tile, r, x0, y0, x1, y1);
      if (status < 0) return status;
    }
  }
  return 0;
}
