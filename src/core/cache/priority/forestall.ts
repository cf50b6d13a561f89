import { frameIndex } from '../../frame/frame-number.ts';
import { directionAtSlot, slotsUntil } from '../../time/playback-clock.ts';
import type { FrameTable } from '../frames/cache-records.ts';
import type { Viewpoint } from './viewpoint.ts';

export interface PrefetchTimings {
  /** Slots of the player's clock that one more frame takes with all workers busy. */
  readonly slotsPerFrame: number;
  /** Frames under way already. */
  readonly underWay: number;
  /** Slots to be ready ahead of time. */
  readonly marginSlots: number;
}

/** Frames ahead that are considered; later ones are considered later. */
const WINDOW_FRAMES = 4096;

/**
 * Whether waiting would make some missing frame of the play path late: the k-th missing frame, `a` slots ahead, is late
 * when `a − k × slotsPerFrame` falls to the margin. Only the ends of each run of missing frames can be the tightest, so
 * the cost is the number of runs, which the frames held bound. While it is false, a full cache evicts nothing for a
 * prefetch: looping a range larger than the cache then costs the minimum, 1 − cache ÷ range loads per frame.
 *
 * After the forestall algorithm: T. Kimbrel et al., "A Trace-Driven Comparison of Algorithms for Parallel Prefetching and
 * Caching", OSDI 1996.
 */
export function mustPrefetchNow(table: FrameTable, view: Viewpoint, pace: PrefetchTimings): boolean {
  const { plan } = view.demand;
  const { slotsPerFrame, marginSlots } = pace;
  let missing = pace.underWay;
  const late = (index: number): boolean => {
    const ahead = slotsUntil(plan, view.slot, table.frames.frameAt(frameIndex(index)));
    return ahead - missing * slotsPerFrame <= marginSlots;
  };
  for (const stretch of pathStretches(view)) {
    for (const [start, end] of missingRuns(table, stretch)) {
      for (const { first, last, count } of freshPictures(table, stretch, start, end)) {
        missing += 1;
        if (late(first)) return true;
        missing += count - 1;
        if (late(last)) return true;
      }
    }
  }
  return false;
}

/** A stretch of indices in the order they are played; empty where `to` lies behind `from`. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly step: 1 | -1;
}

/** The play path ahead, each frame at its first turn. */
function pathStretches({ demand: { plan }, position, first, last, slot }: Viewpoint): Stretch[] {
  const up: Stretch = { from: Math.max(Math.floor(position) + 1, first), to: last, step: 1 };
  const down: Stretch = { from: Math.min(Math.ceil(position) - 1, last), to: first, step: -1 };
  const forwards = directionAtSlot(plan, slot) === 1;
  if (plan.loop === 'once') return [forwards ? up : down];
  if (plan.loop === 'ping-pong') return forwards ? [up, down] : [down, up];
  return forwards ? [up, { from: first, to: down.from, step: 1 }] : [down, { from: last, to: up.from, step: -1 }];
}

/** A run of missing frames without what shows pictures that were met before on its stretch: each is loaded once. */
function* freshPictures(
  table: FrameTable,
  { from, step }: Stretch,
  start: number,
  end: number,
): Generator<{ readonly first: number; readonly last: number; readonly count: number }> {
  if (!table.hasRepeats) return yield { first: start, last: end, count: Math.abs(end - start) + 1 };
  const pieces = [...table.picturesWithin(frameIndex(Math.min(start, end)), frameIndex(Math.max(start, end)))];
  for (const piece of step === 1 ? pieces : pieces.reverse()) {
    const [first, last] = step === 1 ? [piece.from, piece.to] : [piece.to, piece.from];
    const { original, count } = piece;
    const isKnown = original !== null && step * (original - from) >= 0 && step * (first - original) > 0;
    if (!isKnown) yield { first, last, count };
  }
}

function* missingRuns({ needsNoLoad }: FrameTable, { from, to, step }: Stretch): Generator<[number, number]> {
  const stop = step === 1 ? Math.min(to, from + WINDOW_FRAMES) : Math.max(to, from - WINDOW_FRAMES);
  for (let at = from; step * (stop - at) >= 0;) {
    const start = step === 1 ? needsNoLoad.nextClear(at, stop) : needsNoLoad.previousClear(at, stop);
    if (start < 0) return;
    const next = step === 1 ? needsNoLoad.nextSet(start, stop) : needsNoLoad.previousSet(start, stop);
    const end = next < 0 ? stop : next - step;
    yield [start, end];
    at = end + step;
  }
}
