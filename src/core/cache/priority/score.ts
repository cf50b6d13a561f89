import { frameIndex, type FrameIndex, type FrameNumber } from '../../frame/frame-number.ts';
import { slotsSince, slotsUntil } from '../../time/playback-clock.ts';
import type { FrameTable } from '../frames/cache-records.ts';
import { forwardDistance, spiralDistance } from './preload-order.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What a frame is worth, by tier: 0 on screen now, 1 about to be, 2 near a paused playhead, 3 the rest, 4 thumbnails. */
export const TIER = { current: 0, playing: 1, near: 2, idle: 3, background: 4 } as const;
/** A score is tier × TIER_SPAN + seconds; no wait is as long as a tier is wide. */
export const TIER_SPAN = 1e7;
/** Scores closer than this are equal: nothing is evicted for so small a difference. */
export const SCORE_EPSILON = 1e-6;
/** Nobody wants the frame. */
export const UNWANTED = Infinity;
/** Idle filling comes after what hidden players are about to show. */
const FILL = TIER_SPAN / 10;
/**
 * How long a frame stays dear after it was shown, and by how much dearer the frames ahead are. In a loop each frame comes
 * again by itself, and every frame kept behind is one more to load in each turn.
 */
const BEHIND_SECONDS = { once: 0.5, 'ping-pong': 0.5, loop: 0.1 } as const;
const BEHIND_WEIGHT = 3;

export function tierOf(score: number): number {
  return score === UNWANTED ? UNWANTED : Math.floor(score / TIER_SPAN);
}

/** A frame's score for one player; lower is better. `index` and `frame` name the same listed frame. */
export function scoreFor(view: Viewpoint, index: FrameIndex, frame: FrameNumber): number {
  const { demand } = view;
  if (demand.background) return index === view.current ? TIER.background * TIER_SPAN : UNWANTED;
  if (index === view.current) return (demand.visible ? TIER.current : TIER.idle) * TIER_SPAN;
  if (demand.plan.playing) {
    const seconds = playingSeconds(view, frame);
    if (seconds < Infinity) return (demand.visible ? TIER.playing : TIER.idle) * TIER_SPAN + seconds;
  }
  if (!demand.preload) return UNWANTED;
  const distance = index - view.position;
  const inRange = index >= view.first && index <= view.last;
  if (inRange && !demand.plan.playing) {
    const ordered = demand.order === 'forward' ? forwardDistance(distance) : spiralDistance(distance, demand.direction);
    if (ordered < Infinity) {
      return (demand.visible ? TIER.near : TIER.idle) * TIER_SPAN + ordered / view.slotsPerSecond;
    }
  }
  return TIER.idle * TIER_SPAN + FILL + Math.abs(distance) / view.slotsPerSecond;
}

/** A frame's score for all players of its table: the best any of them gives it. */
export function scoreOf(table: FrameTable, index: FrameIndex, frame: FrameNumber): number {
  let best = UNWANTED;
  for (const { view } of table.players) {
    if (view) best = Math.min(best, scoreInTable(table, view, index, frame));
  }
  return best;
}

/** An original's score for one player: the best of all places where its picture is shown. */
export function scoreInTable(table: FrameTable, view: Viewpoint, index: FrameIndex, frame: FrameNumber): number {
  if (!table.hasRepeats) return scoreFor(view, index, frame);
  let best = UNWANTED;
  for (const { from, to, frame: first } of table.placesOf(index)) {
    if (from === to) best = Math.min(best, scoreFor(view, from, first));
    else best = Math.min(best, scoreOfStretch(table, view, from, to));
  }
  return best;
}

/** Scores rise with the distance from the playhead and from the range's ends: the best stands next to one of those. */
function scoreOfStretch({ frames }: FrameTable, view: Viewpoint, from: number, to: number): number {
  const { position, first, last } = view;
  const turns = [from, to, Math.floor(position), Math.floor(position) + 1, Math.ceil(position) - 1, first, last];
  return turns.reduce((best, turn) => {
    const index = frameIndex(Math.min(Math.max(turn, from), to));
    return Math.min(best, scoreFor(view, index, frames.frameAt(index)));
  }, UNWANTED);
}

/** Whether every player gives a frame a score strictly worse than `score`. Cheaper than {@link scoreOf} where one does not. */
export function isWorseThan(table: FrameTable, index: FrameIndex, frame: FrameNumber, score: number): boolean {
  for (const { view } of table.players) {
    if (view && scoreInTable(table, view, index, frame) <= score + SCORE_EPSILON) return false;
  }
  return true;
}

/** Seconds until a frame is due on the play path; frames just behind count as if they were due later again. */
function playingSeconds({ demand: { plan }, slot, slotsPerSecond }: Viewpoint, frame: FrameNumber): number {
  const ahead = slotsUntil(plan, slot, frame) / slotsPerSecond;
  const behind = slotsSince(plan, slot, frame) / slotsPerSecond;
  return behind <= BEHIND_SECONDS[plan.loop] ? Math.min(ahead, BEHIND_WEIGHT * behind) : ahead;
}
