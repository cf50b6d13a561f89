import { directionAtSlot, frameAtSlot, lastSlot, slotAt, slotTime } from '../../time/playback-clock.ts';
import type { PlaybackPlan } from '../../time/playback-plan.ts';
import { framesPerSecond } from '../../time/rate.ts';

/** A stretch of the plan whose frames follow one another, so that sound runs on through it. */
export interface SoundRun {
  /** When it was asked for, and when it ends, in milliseconds of the plan's clock; Infinity: it goes on. */
  readonly wall: number;
  readonly ends: number;
  /** Seconds of sound at `wall`, counted from its first frame. */
  readonly media: number;
  /** Seconds of sound a second of the clock. */
  readonly rate: number;
}

/** The frame that sound begins with, and its frames a second. */
export interface SoundOrigin {
  readonly frame: number;
  readonly framesPerSecond: number;
}

/** What of the sound is due at a time, and how long it runs on; null where the plan is over, or goes backwards. */
export function soundRun(plan: PlaybackPlan, wall: number, origin: SoundOrigin): SoundRun | null {
  const at = Math.max(wall, plan.t0);
  const slot = slotAt(plan, at);
  if (!plan.playing || slot > lastSlot(plan) || directionAtSlot(plan, slot) < 0) return null;
  const frame = frameAtSlot(plan, slot);
  const through = (at - slotTime(plan, slot)) / (slotTime(plan, slot + 1) - slotTime(plan, slot));
  return {
    wall: at,
    ends: slotTime(plan, slot + framesOnFrom(plan, frame) + 1),
    media: (frame - origin.frame + through) / origin.framesPerSecond,
    rate: framesPerSecond(plan.rate) / origin.framesPerSecond,
  };
}

/** Frames after this one that follow without a jump. */
function framesOnFrom({ listed, range }: PlaybackPlan, frame: number): number {
  const run = listed?.find(({ first, last }) => frame >= first && frame <= last);
  const last = run ? (run.step === 1 ? run.last : frame) : range.out;
  return Math.max(Math.min(last, range.out) - frame, 0);
}
