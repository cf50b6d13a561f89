// The passes after the clean-up: significance propagation and magnitude refinement, one bit plane below it
// (ITU-T T.814, 7.5 and 7.6). No OpenEXR file needs them for lossless pixels; streams cut to a size have them.

import { openRefinement, openSignificance, peek, REFINEMENT, SIGNIFICANCE } from './bit-streams';

/** Significance by rows with a frame of zeros around: 1 since the clean-up pass, 2 since the propagation. */
const STATES: usize = memory.data(8 * 1024, 16);

// The block at hand.
let width: i32 = 0;
let height: i32 = 0;
let stride: usize = 0;

// @ts-ignore: decorator
@inline
function stateAt(x: i32, y: i32): usize {
  return STATES + <usize>(y + 1) * stride + <usize>(x + 1);
}

/** Whether one of the eight neighbours is significant; with `causal` those of the next stripe do not count. */
function hasNeighbour(x: i32, y: i32, causal: bool): bool {
  const at = stateAt(x, y);
  const row = load<u8>(at - 1) | load<u8>(at + 1);
  const above = load<u8>(at - stride - 1) | load<u8>(at - stride) | load<u8>(at - stride + 1);
  if ((row | above) != 0) return true;
  if (causal && (y & 3) == 3) return false;
  return (load<u8>(at + stride - 1) | load<u8>(at + stride) | load<u8>(at + stride + 1)) != 0;
}

/** Marks what the clean-up pass found. */
function mark<T>(dst: usize, pitch: usize): void {
  stride = <usize>(width + 2);
  memory.fill(STATES, 0, stride * <usize>(height + 2));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = load<T>(dst + <usize>y * pitch + <usize>x * sizeof<T>());
      if (value != 0) store<u8>(stateAt(x, y), 1);
    }
  }
}

/** Four columns of a stripe: first which samples become significant, then their signs. */
function propagate<T>(left: i32, top: i32, at: u32, plane: i32, causal: bool, dst: usize, pitch: usize): u32 {
  const right = min(left + 4, width);
  const bottom = min(top + 4, height);
  let found = 0;
  for (let x = left; x < right; x++) {
    for (let y = top; y < bottom; y++) {
      if (load<u8>(stateAt(x, y)) || !hasNeighbour(x, y, causal)) continue;
      if (peek<u32>(SIGNIFICANCE, at++) & 1) {
        store<u8>(stateAt(x, y), 2);
        found |= 1 << (((x - left) << 2) | (y - top));
      }
    }
  }
  const magnitude = <T>(plane > 1 ? <T>3 << <T>(plane - 2) : <T>1);
  for (let x = left; x < right; x++) {
    for (let y = top; y < bottom; y++) {
      if (!((found >> (((x - left) << 2) | (y - top))) & 1)) continue;
      const negative = peek<u32>(SIGNIFICANCE, at++) & 1;
      store<T>(dst + <usize>y * pitch + <usize>x * sizeof<T>(), negative ? <T>0 - magnitude : magnitude);
    }
  }
  return at;
}

/** One more bit of each sample that the clean-up pass found. */
function refine<T>(plane: i32, dst: usize, pitch: usize): void {
  let bit: u32 = 0;
  const middle = <T>1 << <T>(plane - 1);
  const half = <T>(plane > 1 ? <T>1 << <T>(plane - 2) : <T>0);
  for (let top = 0; top < height; top += 4) {
    for (let x = 0; x < width; x++) {
      for (let y = top; y < min(top + 4, height); y++) {
        if (load<u8>(stateAt(x, y)) != 1) continue;
        const at = dst + <usize>y * pitch + <usize>x * sizeof<T>();
        const value = load<T>(at);
        const magnitude = value < 0 ? <T>0 - value : value;
        const isSet = peek<u32>(REFINEMENT, bit++) & 1;
        const finer = <T>((magnitude & ~middle) | (isSet ? middle : <T>0) | half);
        store<T>(at, value < 0 ? <T>0 - finer : finer);
      }
    }
  }
}

/** Undoes the passes that share `length` bytes at `from`; `plane` is the clean-up pass' bit plane, above 0. */
export function refineSamples<T>(
  from: usize,
  length: i32,
  passes: i32,
  columns: i32,
  rows: i32,
  plane: i32,
  causal: bool,
  dst: usize,
  pitch: usize,
): void {
  width = columns;
  height = rows;
  mark<T>(dst, pitch);
  openSignificance(from, length);
  let at: u32 = 0;
  for (let top = 0; top < height; top += 4) {
    for (let left = 0; left < width; left += 4) at = propagate<T>(left, top, at, plane, causal, dst, pitch);
  }
  if (passes < 3) return;
  openRefinement(from + <usize>length, length);
  refine<T>(plane, dst, pitch);
}
