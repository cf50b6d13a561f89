import { frameIndex, type FrameIndex } from '../../frame/frame-number.ts';
import type { MissingFrames } from '../../sequence/frames/missing-frames.ts';
import type { FrameTable } from '../frames/cache-records.ts';
import type { Viewpoint } from './viewpoint.ts';
import { scoreFor, UNWANTED } from './score.ts';

/** What of a table is searched. */
interface SearchedTable {
  readonly frames: FrameTable['frames'];
  readonly needsNoLoad: MissingFrames;
}

/** A frame to load and what it is worth. */
export interface MissingFrame {
  readonly index: FrameIndex;
  readonly score: number;
}

/**
 * The best frame of a table that is neither held nor under way, as one player sees it; null where it wants nothing. Every
 * order (spiral, forward, play path, idle filling) is monotonic on each side of the playhead and of the range's ends, so
 * only the first missing frame from each of six places can be the best: nothing is sorted, nothing is remembered.
 */
export function nextMissing(table: SearchedTable, view: Viewpoint): MissingFrame | null {
  const bits = table.needsNoLoad;
  const above = Math.floor(view.position) + 1;
  const below = Math.ceil(view.position) - 1;
  const { first, last } = view;
  let best: FrameIndex | null = null;
  let bestScore = UNWANTED;
  const consider = (bit: number): void => {
    if (bit < 0) return;
    const index = frameIndex(bit);
    const score = scoreFor(view, index, table.frames.frameAt(index));
    if (score >= bestScore) return;
    best = index;
    bestScore = score;
  };
  if (view.current !== null && !bits.has(view.current)) consider(view.current);
  consider(bits.nextClear(Math.max(above, first), last));
  consider(bits.previousClear(Math.min(below, last), first));
  if (view.demand.plan.playing) {
    consider(bits.nextClear(first, Math.min(below, last)));
    consider(bits.previousClear(last, Math.max(above, first)));
  }
  if (view.demand.preload) {
    const end = table.frames.length - 1;
    consider(bits.nextClear(Math.max(above, last + 1), end));
    consider(bits.previousClear(Math.min(end, Math.max(below, last)), last + 1));
    consider(bits.nextClear(Math.max(above, 0), Math.min(end, first - 1)));
    consider(bits.previousClear(Math.min(below, first - 1), 0));
  }
  return best === null ? null : { index: best, score: bestScore };
}
