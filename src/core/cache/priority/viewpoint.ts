import { frameIndex, type FrameIndex, type FrameNumber } from '../../frame/frame-number.ts';
import type { FrameList } from '../../sequence/frames/frame-list.ts';
import { dueFrame, frameAtSlot } from '../../time/playback-clock.ts';
import { framesPerSecond } from '../../time/rate.ts';
import type { PlayerDemand } from '../cache-contract.ts';

/** Where a player stands at one moment: what scores are computed from. */
export interface Viewpoint {
  readonly demand: PlayerDemand;
  /** Slots since the plan's origin. */
  readonly slot: number;
  /** The due frame, listed or not. */
  readonly frame: FrameNumber;
  /** Its index; null for a gap. */
  readonly current: FrameIndex | null;
  /** The index, or half way between two for a gap. */
  readonly position: number;
  /** Slots per second. */
  readonly slotsPerSecond: number;
  /** Indices of the first and last listed frame of the range; `first > last` where it has none. */
  readonly first: number;
  readonly last: number;
}

/** Where a player with this demand stands at `now`; `stalledSlot` is the slot it stands still in, null while it runs. */
export function viewpoint(
  frames: FrameList,
  demand: PlayerDemand,
  now: number,
  stalledSlot: number | null = null,
): Viewpoint {
  const { plan } = demand;
  const slot = stalledSlot ?? dueFrame(plan, now).slot;
  const frame = frameAtSlot(plan, slot);
  const current = frames.indexOf(frame);
  return {
    demand,
    slot,
    frame,
    current,
    position: current ?? positionOfGap(frames, frame),
    slotsPerSecond: framesPerSecond(plan.rate) * plan.speed,
    first: indexFrom(frames, plan.range.in, 1) ?? frames.length,
    last: indexFrom(frames, plan.range.out, -1) ?? -1,
  };
}

function positionOfGap(frames: FrameList, frame: FrameNumber): number {
  const before = indexFrom(frames, frame, -1);
  return before === null ? -0.5 : before + 0.5;
}

function indexFrom(frames: FrameList, frame: FrameNumber, side: -1 | 1): FrameIndex | null {
  const listed = frames.nearest(frame, side);
  if (listed === null) return null;
  return frames.indexOf(listed) ?? frameIndex(0);
}
