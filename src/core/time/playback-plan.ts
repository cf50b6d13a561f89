import { type FrameNumber, frameNumber } from '../frame/frame-number.ts';
import type { FrameRun } from '../sequence/frames/frame-list.ts';
import type { Rate } from './rate.ts';
import { makeRun } from '../sequence/frames/merge-frame-runs.ts';

export type LoopMode = 'loop' | 'ping-pong' | 'once';
/** `real-time` keeps its clock through late frames and drops them; `every-frame` waits for each. */
export type PlaybackMode = 'real-time' | 'every-frame';

/** Inclusive in and out points, as frame numbers. */
export interface FrameRange {
  readonly in: FrameNumber;
  readonly out: FrameNumber;
}

/**
 * What is due when. Immutable: any change is a new plan with a higher revision. Session and presenter evaluate the same
 * pure function of it (`dueFrame`), so both know the due frame without talking.
 */
export interface PlaybackPlan {
  /** Rises by one with each plan of a player; reports name the revision they belong to. */
  readonly revision: number;
  readonly playing: boolean;
  /** When `start` is due: milliseconds of `performance.timeOrigin + performance.now()`, the same in every thread. */
  readonly t0: number;
  /** Frame due at `t0`; the one due always while not playing. */
  readonly start: FrameNumber;
  readonly rate: Rate;
  readonly direction: 1 | -1;
  /** Multiplies the rate; above 0, at most 8. */
  readonly speed: number;
  readonly range: FrameRange;
  readonly loop: LoopMode;
  readonly mode: PlaybackMode;
  /**
   * Runs of the frames that play time covers where gaps are skipped, as a frame list holds them; null where it covers
   * every integer of the range (the default: gaps take their time and are shown as `missing` says).
   */
  readonly listed: readonly FrameRun[] | null;
}

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
