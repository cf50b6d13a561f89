import { frameNumber, type FrameNumber } from '../frame/frame-number.ts';
import { countBefore, frameAtPosition, positionOf } from '../sequence/frames/frame-runs.ts';
import type { PlaybackPlan } from './playback-plan.ts';

/** Position on the play path that stands for "this frame is not on it". */
export const NOWHERE = -1;

/** How many positions play time covers in the plan's range: every integer, or the listed frames in it. */
export function pathPositions(plan: PlaybackPlan): number {
  if (!plan.listed) return plan.range.out - plan.range.in + 1;
  return countBefore(plan.listed, plan.range.out + 1) - countBefore(plan.listed, plan.range.in);
}

export function frameAtPathPosition(plan: PlaybackPlan, position: number): FrameNumber {
  if (!plan.listed) return frameNumber(plan.range.in + position);
  return frameAtPosition(plan.listed, countBefore(plan.listed, plan.range.in) + position);
}

/** Position 0…n−1 of a frame on the play path, or {@link NOWHERE}. */
export function pathPositionOf(plan: PlaybackPlan, frame: FrameNumber): number {
  if (frame < plan.range.in || frame > plan.range.out || !Number.isInteger(frame)) return NOWHERE;
  if (!plan.listed) return frame - plan.range.in;
  const position = positionOf(plan.listed, frame);
  return position === null ? NOWHERE : position - countBefore(plan.listed, plan.range.in);
}

/** Where play begins: the position of `start`, or of the nearest frame of the path ahead of it, else behind it. */
export function startPosition(plan: PlaybackPlan, positions: number): number {
  const { in: first, out: last } = plan.range;
  const frame = Math.min(Math.max(plan.start, first), last);
  if (!plan.listed) return frame - first;
  const before = countBefore(plan.listed, frame) - countBefore(plan.listed, first);
  const isListed = positionOf(plan.listed, frame) !== null;
  const position = isListed || plan.direction === 1 ? before : before - 1;
  return Math.min(Math.max(position, 0), positions - 1);
}
