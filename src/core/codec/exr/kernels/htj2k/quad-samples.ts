// The second half of the HT clean-up pass: signs and magnitudes, each of as many bits as its quad's exponent bound and
// its known leading bit leave open (ITU-T T.814, 7.3.1 and 7.4).

import { CORRUPT } from '../errors';
import { MAGNITUDES, openMagnitudes, peek } from './bit-streams';
import { QUADS, quadStride } from './quad-codes';

/** Most bit planes with which a sample's bits fit 25. */
export const NARROW_PLANES: i32 = 24;

/** The lower samples of the row above, their sign bits lowest: one word a column, two columns more at both ends. */
const ABOVE: usize = memory.data(4 * 1040, 64);
const BELOW: usize = memory.data(4 * 1040, 64);
const BEFORE: usize = 16;

/** For each set of samples: all ones in the lanes of those in it. */
const LANES: usize = memory.data(256, 16);

let made = false;
function makeLanes(): void {
  if (made) return;
  for (let set = 0; set < 16; set++) {
    for (let lane = 0; lane < 4; lane++) store<i32>(LANES + (set << 4) + (lane << 2), -((set >> lane) & 1));
  }
  made = true;
}

/** The bound on a quad's exponents without u: one less than the largest around it above, if more than one is significant. */
// @ts-ignore: decorator
@inline
function leastBound(quad: u32, around: u32): u32 {
  const set = quad & 15;
  return set & (set - 1) ? 31 - clz(around | 2) : 1;
}

/** Bits of a quad's samples. */
// @ts-ignore: decorator
@inline
function quadBits(quad: u32, bound: u32): u32 {
  return bound * popcnt(quad & 15) - popcnt(quad & 0xf0);
}

/** The samples of a quad in four lanes, each with its sign lowest and its magnitude less one above it. */
// @ts-ignore: decorator
@inline
function quadLanes(at: u32, quad: u32, bound: u32): v128 {
  const zero = i32x4.splat(0);
  const significant = v128.load(LANES + <usize>((quad & 15) << 4));
  const known = v128.load(LANES + <usize>(quad & 0xf0));
  const leading = v128.load(LANES + <usize>((quad >>> 4) & 0xf0));
  const lengths = i32x4.add(v128.and(i32x4.splat(bound), significant), known);
  let ends = i32x4.add(lengths, i8x16.shuffle(zero, lengths, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27));
  ends = i32x4.add(ends, i8x16.shuffle(zero, ends, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23));
  const starts = i32x4.add(i32x4.sub(ends, lengths), i32x4.splat(at & 7));
  // The four bytes from each start on, moved up to drop the bits before it, then down to where they belong.
  const first = i32x4.shr_u(starts, 3);
  const bytes = i8x16.add(
    i8x16.shuffle(first, first, 0, 0, 0, 0, 4, 4, 4, 4, 8, 8, 8, 8, 12, 12, 12, 12),
    i8x16(0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3),
  );
  const words = i8x16.swizzle(v128.load(MAGNITUDES + <usize>(at >>> 3)), bytes);
  const powers = i8x16.swizzle(
    i8x16(-128, 64, 32, 16, 8, 4, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    v128.or(v128.and(starts, i32x4.splat(7)), i32x4.splat(0xffffff00)),
  );
  const bits = i32x4.shr_u(i32x4.mul(words, powers), 7);
  const top: u32 = 1 << (bound - 1);
  const tops = i32x4.splat(top);
  const mask = v128.xor(i32x4.splat((top << 1) - 1), v128.and(tops, known));
  return v128.and(v128.or(v128.and(bits, mask), v128.and(tops, leading)), significant);
}

/** Signed values: the magnitude's lowest bit is bit plane `plane`; half of what is below it is added. */
// @ts-ignore: decorator
@inline
function signedLanes(samples: v128, quad: u32, plane: i32, exact: bool): v128 {
  const sign = i32x4.shr_s(i32x4.shl(samples, 31), 31);
  let magnitude: v128;
  if (exact) magnitude = i32x4.add(i32x4.shr_u(samples, 1), i32x4.splat(1));
  else {
    const twice = i32x4.add(v128.or(samples, i32x4.splat(1)), i32x4.splat(2));
    magnitude = i32x4.shr_u(i32x4.shl(twice, plane), 1);
  }
  const value = i32x4.sub(v128.xor(magnitude, sign), sign);
  return v128.and(value, v128.load(LANES + <usize>((quad & 15) << 4)));
}

/** A row of quads in vectors; returns the position behind it, or ~0 where an exponent bound is above `most`. */
// @ts-ignore: decorator
@inline
function rowLanes(
  isFirst: bool,
  exact: bool,
  quads: usize,
  width: i32,
  at: u32,
  most: u32,
  plane: i32,
  above: usize,
  below: usize,
  top: usize,
  bottom: usize,
): u32 {
  for (let x = 0; x < width; x += 4) {
    const entry0 = load<u32>(quads);
    const entry1 = load<u32>(quads, 4);
    quads += 8;
    let lower = i32x4.splat(0);
    let upperRow = lower;
    let lowerRow = lower;
    if ((entry0 | entry1) & 15) {
      let bound0 = (entry0 >>> 16) + 1;
      let bound1 = (entry1 >>> 16) + 1;
      if (!isFirst) {
        const middle = load<u64>(above, 4, 1);
        const around0 = load<u64>(above - 4, 0, 1) | middle;
        const around1 = load<u64>(above, 12, 1) | middle;
        bound0 += leastBound(entry0, <u32>(around0 | (around0 >> 32))) - 1;
        bound1 += leastBound(entry1, <u32>(around1 | (around1 >> 32))) - 1;
      }
      if (max(bound0, bound1) > most) return ~0;
      const a = quadLanes(at, entry0, bound0);
      at += quadBits(entry0, bound0);
      const b = quadLanes(at, entry1, bound1);
      at += quadBits(entry1, bound1);
      lower = i32x4.shuffle(a, b, 1, 3, 5, 7);
      const signedA = signedLanes(a, entry0, plane, exact);
      const signedB = signedLanes(b, entry1, plane, exact);
      upperRow = i32x4.shuffle(signedA, signedB, 0, 2, 4, 6);
      lowerRow = i32x4.shuffle(signedA, signedB, 1, 3, 5, 7);
    }
    v128.store(below, lower);
    v128.store(top, upperRow);
    v128.store(bottom, lowerRow);
    above += 16;
    below += 16;
    top += 16;
    bottom += 16;
  }
  // Nothing is significant right of the last column.
  v128.store(below, i32x4.splat(0));
  return at;
}

/** One sample at `at`; what follows its quad's entry as in `quadLanes`. */
// @ts-ignore: decorator
@inline
function sampleAt<T>(at: u32, entry: u32, bound: u32, lane: u32): T {
  const length = bound - ((entry >>> (4 + lane)) & 1);
  const leading = <T>((entry >>> (8 + lane)) & 1);
  return <T>(peek<T>(MAGNITUDES, at) & ((<T>1 << <T>length) - 1)) | (leading << <T>length);
}

/** Exponent of a sample: bits of twice its magnitude less one. */
// @ts-ignore: decorator
@inline
function exponentOf<T>(sample: T): u32 {
  return <u32>(sizeof<T>() * 8) - <u32>clz<T>(sample | 1);
}

// @ts-ignore: decorator
@inline
function signedValue<T>(sample: T, plane: i32): T {
  const magnitude = <T>((((sample | 1) + 2) << <T>plane) >> 1);
  return sample & 1 ? <T>0 - magnitude : magnitude;
}

/** The same one by one, for signed values of T; words above and below hold exponents, not samples. */
// @ts-ignore: decorator
@inline
function rowByOne<T>(
  isFirst: bool,
  quads: usize,
  width: i32,
  at: u32,
  most: u32,
  plane: i32,
  above: usize,
  below: usize,
  top: usize,
  bottom: usize,
): u32 {
  for (let x = 0; x < width; x += 2) {
    const entry = load<u32>(quads);
    quads += 4;
    let bound = entry >>> 16;
    const set = entry & 15;
    if (set == 0) {
      store<u32>(below, 0);
      store<u32>(below, 0, 4);
      store<T>(top, 0);
      store<T>(top + sizeof<T>(), 0);
      store<T>(bottom, 0);
      store<T>(bottom + sizeof<T>(), 0);
      above += 8;
      below += 8;
      top += 2 * sizeof<T>();
      bottom += 2 * sizeof<T>();
      continue;
    }
    let least: u32 = 1;
    if (!isFirst && set & (set - 1)) {
      const left = max(load<u32>(above - 4), load<u32>(above));
      least = max(max(left, max(load<u32>(above, 4), load<u32>(above, 8))), 2) - 1;
    }
    bound += least;
    if (bound > most) return ~0;
    for (let lane: u32 = 0; lane < 4; lane++) {
      let value: T = 0;
      let exponent: u32 = 0;
      if ((set >>> lane) & 1) {
        const sample = sampleAt<T>(at, entry, bound, lane);
        at += bound - ((entry >>> (4 + lane)) & 1);
        exponent = exponentOf<T>(sample);
        value = signedValue<T>(sample, plane);
      }
      const offset = <usize>(lane >> 1);
      if (lane & 1) {
        store<u32>(below + (offset << 2), exponent);
        store<T>(bottom + offset * sizeof<T>(), value);
      } else store<T>(top + offset * sizeof<T>(), value);
    }
    above += 8;
    below += 8;
    top += 2 * sizeof<T>();
    bottom += 2 * sizeof<T>();
  }
  store<u32>(below, 0);
  store<u32>(below, 0, 4);
  return at;
}

/**
 * Decodes a block's samples to signed values of T at `dst`, rows `pitch` bytes apart. The first `length` bytes at `from`
 * are theirs. Writes up to four values right of the block and a row below it.
 */
export function decodeSamples<T>(
  from: usize,
  length: i32,
  width: i32,
  height: i32,
  most: u32,
  plane: i32,
  dst: usize,
  pitch: usize,
): i32 {
  const bits = <u32>openMagnitudes(from, length);
  makeLanes();
  const stride = <usize>quadStride(width) << 2;
  let quads = QUADS + 4;
  let above = ABOVE + BEFORE;
  let below = BELOW + BEFORE;
  store<u32>(above - 4, 0);
  store<u32>(below - 4, 0);
  let at: u32 = 0;
  for (let y = 0; y < height; y += 2) {
    // Beyond the end are ones, wherever one reads them.
    at = min(at, bits);
    const bottom = dst + pitch;
    if (ASC_FEATURE_SIMD && sizeof<T>() == 4) {
      if (y == 0) at = rowLanes(true, false, quads, width, at, most, plane, above, below, dst, bottom);
      else if (plane == 0) at = rowLanes(false, true, quads, width, at, most, 0, above, below, dst, bottom);
      else at = rowLanes(false, false, quads, width, at, most, plane, above, below, dst, bottom);
    } else if (y == 0) {
      at = rowByOne<T>(true, quads, width, at, most, plane, above, below, dst, bottom);
    } else at = rowByOne<T>(false, quads, width, at, most, plane, above, below, dst, bottom);
    if (at == ~0) return CORRUPT;
    quads += stride;
    dst += pitch << 1;
    const done = above;
    above = below;
    below = done;
  }
  return 0;
}
