// The reversible 5/3 wavelet, inverse, by lifting (ITU-T T.800, F.3.8): even samples are low ones less a quarter of the
// detail beside them, odd samples are detail plus half of the even ones beside them. Beyond the ends it is mirrored.

// @ts-ignore: decorator
@inline
function evenOf<T>(low: T, before: T, behind: T): T {
  return low - ((before + behind + 2) >> 2);
}

// @ts-ignore: decorator
@inline
function evenLanes<T>(low: v128, before: v128, behind: v128): v128 {
  if (sizeof<T>() == 8) {
    return i64x2.sub(low, i64x2.shr_s(i64x2.add(i64x2.add(before, behind), i64x2.splat(2)), 2));
  }
  return i32x4.sub(low, i32x4.shr_s(i32x4.add(i32x4.add(before, behind), i32x4.splat(2)), 2));
}

// @ts-ignore: decorator
@inline
function oddLanes<T>(detail: v128, before: v128, behind: v128): v128 {
  if (sizeof<T>() == 8) return i64x2.add(detail, i64x2.shr_s(i64x2.add(before, behind), 1));
  return i32x4.add(detail, i32x4.shr_s(i32x4.add(before, behind), 1));
}

/** Pairs of an even and an odd sample of which all neighbours exist, a vector at a time; returns how many are done. */
function mergeLanes<T>(low: usize, detail: usize, dst: usize, lows: i32): i32 {
  const size = sizeof<T>();
  const lanes = 16 / <i32>size;
  let i = 0;
  if (lows < 2 * lanes) return 0;
  let even = evenLanes<T>(v128.load(low), v128.load(detail - size), v128.load(detail));
  for (; i + 2 * lanes <= lows; i += lanes) {
    const next = evenLanes<T>(v128.load(low, 16), v128.load(detail + 16 - size), v128.load(detail, 16));
    const behind = size == 8 ? i64x2.shuffle(even, next, 1, 2) : i32x4.shuffle(even, next, 1, 2, 3, 4);
    const odd = oddLanes<T>(v128.load(detail), even, behind);
    v128.store(dst, size == 8 ? i64x2.shuffle(even, odd, 0, 2) : i32x4.shuffle(even, odd, 0, 4, 1, 5));
    v128.store(dst, size == 8 ? i64x2.shuffle(even, odd, 1, 3) : i32x4.shuffle(even, odd, 2, 6, 3, 7), 16);
    even = next;
    low += 16;
    detail += 16;
    dst += 32;
  }
  return i;
}

/**
 * Merges a row of low samples and a row of details; `startsOdd`: the first sample is of an odd position. Writes to one
 * place before and behind the details.
 */
export function mergeRow<T>(low: usize, detail: usize, dst: usize, lows: i32, details: i32, startsOdd: bool): void {
  const size = sizeof<T>();
  if (lows + details < 2) {
    if (lows + details == 0) return;
    store<T>(dst, startsOdd ? load<T>(detail) >> 1 : load<T>(low));
    return;
  }
  const from = dst;
  const first = load<T>(detail);
  if (startsOdd) {
    // The same from the second sample on.
    detail += size;
    details--;
    dst += size;
  } else store<T>(detail - size, first);
  if (lows > details) {
    const end = detail + <usize>details * size;
    store<T>(end, load<T>(end - size));
  }
  let i = 0;
  if (ASC_FEATURE_SIMD) i = mergeLanes<T>(low, detail, dst, lows);
  low += <usize>i * size;
  detail += <usize>i * size;
  dst += <usize>(2 * i) * size;
  let even = evenOf<T>(load<T>(low), load<T>(detail - size), load<T>(detail));
  for (; i < lows; i++) {
    store<T>(dst, even);
    if (i >= details) break;
    low += size;
    const behind = detail + size;
    const next = i + 1 < lows ? evenOf<T>(load<T>(low), load<T>(detail), load<T>(behind)) : even;
    store<T>(dst + size, load<T>(detail) + ((even + next) >> 1));
    even = next;
    detail = behind;
    dst += 2 * size;
  }
  if (startsOdd) store<T>(from, load<T>(from + size) + first);
}

/** Makes a low row even, in place, by the details of the rows above and below. */
export function liftEven<T>(row: usize, above: usize, below: usize, count: i32): void {
  const end = row + <usize>count * sizeof<T>();
  if (ASC_FEATURE_SIMD) {
    for (; row < end; row += 16, above += 16, below += 16) {
      v128.store(row, evenLanes<T>(v128.load(row), v128.load(above), v128.load(below)));
    }
    return;
  }
  for (; row < end; row += sizeof<T>(), above += sizeof<T>(), below += sizeof<T>()) {
    store<T>(row, evenOf<T>(load<T>(row), load<T>(above), load<T>(below)));
  }
}

/** Makes a detail row odd, in place, where there is an even row on one side only. */
export function liftLastOdd<T>(row: usize, even: usize, count: i32): void {
  const end = row + <usize>count * sizeof<T>();
  for (; row < end; row += sizeof<T>(), even += sizeof<T>()) store<T>(row, load<T>(row) + load<T>(even));
}

/**
 * Makes a low row even and the detail row above it odd, both in place; `below` is the next row of detail, `evenAbove` the
 * even row before that detail.
 */
export function liftPair<T>(detail: usize, row: usize, below: usize, evenAbove: usize, count: i32): void {
  const end = row + <usize>count * sizeof<T>();
  if (ASC_FEATURE_SIMD) {
    for (; row < end; row += 16, detail += 16, below += 16, evenAbove += 16) {
      const above = v128.load(detail);
      const even = evenLanes<T>(v128.load(row), above, v128.load(below));
      v128.store(row, even);
      v128.store(detail, oddLanes<T>(above, v128.load(evenAbove), even));
    }
    return;
  }
  for (; row < end; row += sizeof<T>(), detail += sizeof<T>(), below += sizeof<T>(), evenAbove += sizeof<T>()) {
    const above = load<T>(detail);
    const even = evenOf<T>(load<T>(row), above, load<T>(below));
    store<T>(row, even);
    store<T>(detail, above + ((load<T>(evenAbove) + even) >> 1));
  }
}

/** Halves a row: the only one of its resolution, at an odd position. */
export function halveRow<T>(row: usize, count: i32): void {
  for (let i = 0; i < count; i++) store<T>(row + <usize>i * sizeof<T>(), load<T>(row + <usize>i * sizeof<T>()) >> 1);
}
