// The order of a tile's packets (ITU-T T.800, B.12), which its tile parts go through without a break.

import { CORRUPT } from '../errors';
import { componentCount, progression } from './codestream';
import { Resolution, TileComponent, resolutionAt, tileComponentAt, tileX0, tileY0 } from './layout';

const LRCP: i32 = 0;
const RLCP: i32 = 1;
const RPCL: i32 = 2;
const PCRL: i32 = 3;
/** Most resolutions that are looked at before all packets are found: a picture of tiny precincts takes too long. */
const MOST_STEPS: f64 = 134217728;

/** Where the order is now: only what is outside of the position. */
let resolution: i32 = 0;
let component: i32 = 0;
let mostLevels: i32 = 0;

// @ts-ignore: decorator
@inline
function isDone(at: Resolution): bool {
  return at.nextPrecinct >= at.xPrecincts * at.yPrecincts;
}

/** Begins a tile that has been laid out. */
export function openProgression(): i32 {
  resolution = 0;
  component = 0;
  mostLevels = 0;
  let packets: f64 = 0;
  for (let c = 0; c < componentCount; c++) {
    const tile = tileComponentAt(c);
    mostLevels = max(mostLevels, tile.levels);
    for (let r = 0; r <= tile.levels; r++) {
      packets += <f64>resolutionAt(tile, r).xPrecincts * resolutionAt(tile, r).yPrecincts;
    }
  }
  const looks: f64 = progression < RPCL ? 1 : progression == RPCL ? componentCount : progression == PCRL ? componentCount * (mostLevels + 1) : mostLevels + 1;
  return packets * looks > MOST_STEPS ? CORRUPT : 0;
}

/** Where a resolution's next precinct begins, in the picture's coordinates, along one axis. */
// @ts-ignore: decorator
@inline
function precinctStart(first: i32, size: i32, index: i32, levelsBelow: i32, sampling: i32, tileStart: i32): f64 {
  const cell = <f64>((first >> size) + index);
  let scale: f64 = sampling;
  for (let i = 0; i < size + levelsBelow; i++) scale *= 2;
  return max(cell * scale, <f64>tileStart);
}

// The position that was found first so far, and whose it is.
let foundY: f64 = 0;
let foundX: f64 = 0;
let found: usize = 0;

/** Takes a resolution as the next one where it comes before what was found. */
function consider(tile: TileComponent, r: i32): void {
  if (r > tile.levels) return;
  const candidate = resolutionAt(tile, r);
  if (isDone(candidate)) return;
  const below = tile.levels - r;
  const column = candidate.nextPrecinct % candidate.xPrecincts;
  const row = candidate.nextPrecinct / candidate.xPrecincts;
  const y = precinctStart(candidate.y0, candidate.precinctHeight, row, below, tile.ySampling, tileY0);
  const x = precinctStart(candidate.x0, candidate.precinctWidth, column, below, tile.xSampling, tileX0);
  if (found && (y > foundY || (y == foundY && x >= foundX))) return;
  foundY = y;
  foundX = x;
  found = changetype<usize>(candidate);
}

/** Resolution by resolution, component by component. */
function nextByResolution(): usize {
  for (; resolution <= mostLevels; resolution++, component = 0) {
    for (; component < componentCount; component++) {
      const tile = tileComponentAt(component);
      if (resolution <= tile.levels && !isDone(resolutionAt(tile, resolution))) {
        return changetype<usize>(resolutionAt(tile, resolution));
      }
    }
  }
  return 0;
}

/** The resolution whose packet comes next; 0 after the last. */
export function nextResolution(): usize {
  if (progression == LRCP || progression == RLCP) return nextByResolution();
  found = 0;
  if (progression == RPCL) {
    for (; resolution <= mostLevels; resolution++) {
      for (let c = 0; c < componentCount; c++) consider(tileComponentAt(c), resolution);
      if (found) return found;
    }
  } else if (progression == PCRL) {
    for (let c = 0; c < componentCount; c++) {
      for (let r = 0; r <= tileComponentAt(c).levels; r++) consider(tileComponentAt(c), r);
    }
  } else {
    for (; component < componentCount && !found; component++) {
      for (let r = 0; r <= tileComponentAt(component).levels; r++) consider(tileComponentAt(component), r);
      if (found) break;
    }
  }
  return found;
}
