import type { PlaybackPlan } from '../../time/playback-plan.ts';
import { framesPerSecond } from '../../time/rate.ts';

/** Why sound is silent though there is some and nobody muted it. */
export type SilenceReason = 'paused' | 'stalled' | 'backwards' | 'speed' | 'rate' | 'hidden' | 'waiting' | 'behind';

export interface PictureSituation {
  readonly plan: PlaybackPlan;
  readonly stalled: boolean;
  /** Which way the path runs now: ping-pong turns. */
  readonly direction: 1 | -1;
  readonly visible: boolean;
  /** Frames a second that the sound was made for. */
  readonly soundRate: number;
  /** The plan's pictures come when they are due. */
  readonly pictured: boolean;
  /** `every-frame` was late a moment ago. */
  readonly behind: boolean;
}

/** Sound is played faster or slower than it was made by no more than this share: 24 for 23.976 is 0.1 %. */
export const RATE_TOLERANCE = 0.005;

/** Sound goes with pictures that run forwards, at their own rate, on time, where they can be seen; null: it does now. */
export function silenceReason(now: PictureSituation): SilenceReason | null {
  const { plan, stalled, direction, visible, soundRate, pictured, behind } = now;
  if (!plan.playing) return 'paused';
  if (stalled) return 'stalled';
  if (direction < 0) return 'backwards';
  if (plan.speed !== 1) return 'speed';
  if (Math.abs(framesPerSecond(plan.rate) / soundRate - 1) > RATE_TOLERANCE) return 'rate';
  if (!visible) return 'hidden';
  if (!pictured) return 'waiting';
  return behind ? 'behind' : null;
}
