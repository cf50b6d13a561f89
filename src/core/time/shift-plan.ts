import { frameNumber } from '../frame/frame-number.ts';
import { makeRun } from '../sequence/frames/merge-frame-runs.ts';
import type { PlaybackPlan } from './playback-plan.ts';

/** The same plan in frame numbers that are `by` higher. */
export function shiftPlan(plan: PlaybackPlan, by: number): PlaybackPlan {
  if (by === 0) return plan;
  return {
    ...plan,
    start: frameNumber(plan.start + by),
    range: { in: frameNumber(plan.range.in + by), out: frameNumber(plan.range.out + by) },
    listed: plan.listed?.map(({ first, last, step }) => makeRun(first + by, last + by, step)) ?? null,
  };
}
