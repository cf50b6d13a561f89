import type { PlayerDemand } from '../../../src/core/cache/cache-contract.ts';
import type { FrameNumber } from '../../../src/core/frame/frame-number.ts';
import { dueFrame, frameAtSlot } from '../../../src/core/time/playback-clock.ts';
import { framesPerSecond } from '../../../src/core/time/rate.ts';

/** What DESIGN says a frame is worth, written a second time and as plainly as can be: [tier, seconds], smaller first. */
export type Worth = readonly [tier: number, seconds: number];

const WORTHLESS: Worth = [Infinity, Infinity];

/** `frames` are the listed frame numbers of the source, ascending. Walks the play path slot by slot. */
export function worthTo(demand: PlayerDemand, now: number, frames: readonly number[], frame: number): Worth {
  const { plan, visible } = demand;
  const { slot } = dueFrame(plan, now);
  const current = frameAtSlot(plan, slot);
  const perSecond = framesPerSecond(plan.rate) * plan.speed;
  if (frame === current) return [visible ? 0 : 3, 0];
  if (plan.playing) {
    const seconds = playingSeconds(demand, slot, frame, perSecond);
    if (seconds < Infinity) return [visible ? 1 : 3, seconds];
  }
  if (!demand.preload) return WORTHLESS;
  const distance = frames.indexOf(frame) - indexOf(frames, current);
  const inRange = frame >= plan.range.in && frame <= plan.range.out;
  if (!plan.playing && inRange && (demand.order === 'spiral' || distance > 0)) {
    const bias = demand.order === 'spiral' && distance * demand.direction > 0 ? 0.25 : 0;
    return [visible ? 2 : 3, (Math.abs(distance) - bias) / perSecond];
  }
  return [3, 1e6 + Math.abs(distance) / perSecond];
}

export function compareWorth(a: Worth, b: Worth): number {
  if (a[0] !== b[0]) return a[0] - b[0];
  return a[1] === b[1] ? 0 : a[1] - b[1];
}

function playingSeconds({ plan }: PlayerDemand, slot: number, frame: number, perSecond: number): number {
  let seconds = Infinity;
  const path = 2 * (plan.range.out - plan.range.in + 1);
  for (let ahead = 1; ahead <= path && seconds === Infinity; ahead++) {
    const last = frameAtSlot(plan, slot + ahead);
    if (last === frame) seconds = ahead / perSecond;
    if (plan.loop === 'once' && last === endOf(plan)) break;
  }
  const kept = plan.loop === 'loop' ? 0.1 : 0.5;
  for (let behind = 1; behind / perSecond <= kept && behind <= path; behind++) {
    if (!beforeStart(plan, slot - behind) && frameAtSlot(plan, slot - behind) === frame) {
      return Math.min(seconds, (3 * behind) / perSecond);
    }
  }
  return seconds;
}

function endOf({ direction, range }: PlayerDemand['plan']): FrameNumber {
  return direction === 1 ? range.out : range.in;
}

/** A `once` path has no slots before its range. */
function beforeStart(plan: PlayerDemand['plan'], slot: number): boolean {
  if (plan.loop !== 'once') return false;
  const position = plan.direction === 1 ? plan.start - plan.range.in : plan.range.out - plan.start;
  return position + slot < 0;
}

/** Index of a frame number, half way between two for a gap. */
function indexOf(frames: readonly number[], frame: number): number {
  const index = frames.indexOf(frame);
  return index >= 0 ? index : frames.filter((other) => other < frame).length - 0.5;
}
