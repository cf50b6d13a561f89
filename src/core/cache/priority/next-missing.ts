import { frameIndex, type FrameIndex, type FrameNumber } from '../../frame/frame-number.ts';
import type { FrameStretch } from '../../sequence/frames/frame-repeats.ts';
import type { FrameTable } from '../frames/cache-records.ts';
import type { Viewpoint } from './viewpoint.ts';
import { scoreFor, UNWANTED } from './score.ts';

/** A frame to load and what it is worth. */
export interface MissingFrame {
  readonly index: FrameIndex;
  readonly score: number;
}

/**
 * The best frame of a table that is neither held nor under way, as one player sees it; null where it wants nothing. Every
 * order (spiral, forward, play path, idle filling) is monotonic on each side of the playhead and of the range's ends, so
 * only the first missing frame from each of six places can be the best: nothing is sorted, nothing is remembered.
 * `passOver` tells which stretch around a frame is not looked at; null: it is.
 */
export function nextMissing(
  table: FrameTable,
  view: Viewpoint,
  passOver?: ((frame: FrameNumber) => FrameStretch | null) | null,
): MissingFrame | null {
  const bits = table.needsNoLoad;
  const above = Math.floor(view.position) + 1;
  const below = Math.ceil(view.position) - 1;
  const { first, last } = view;
  let best: FrameIndex | null = null;
  let bestScore = UNWANTED;
  const stretchAt = (bit: number): FrameStretch | null =>
    (bit >= 0 && passOver?.(table.frames.frameAt(frameIndex(bit)))) || null;
  const up = (from: number, to: number): void => {
    let bit = bits.nextClear(from, to);
    for (let over = stretchAt(bit); over; over = stretchAt(bit))
      bit = bits.nextClear((table.frames.indexOf(over.last) ?? bit) + 1, to);
    consider(bit);
  };
  const down = (from: number, to: number): void => {
    let bit = bits.previousClear(from, to);
    for (let over = stretchAt(bit); over; over = stretchAt(bit))
      bit = bits.previousClear((table.frames.indexOf(over.first) ?? bit) - 1, to);
    consider(bit);
  };
  const consider = (bit: number): void => {
    if (bit < 0) return;
    const index = frameIndex(bit);
    const score = scoreFor(view, index, table.frames.frameAt(index));
    if (score >= bestScore) return;
    best = index;
    bestScore = score;
  };
  if (view.current !== null && !bits.has(view.current) && !stretchAt(view.current)) consider(view.current);
  up(Math.max(above, first), last);
  down(Math.min(below, last), first);
  if (view.demand.plan.playing) {
    up(first, Math.min(below, last));
    down(last, Math.max(above, first));
  }
  if (view.demand.preload) {
    const end = table.frames.length - 1;
    up(Math.max(above, last + 1), end);
    down(Math.min(end, Math.max(below, last)), last + 1);
    up(Math.max(above, 0), Math.min(end, first - 1));
    down(Math.min(below, first - 1), 0);
  }
  return best === null ? null : { index: best, score: bestScore };
}
