import type { SourceSound } from '../../sequence/sound/source-sound.ts';
import { directionAtSlot, frameAtSlot, lastSlot, slotAt, slotTime } from '../../time/playback-clock.ts';
import type { PlaybackPlan } from '../../time/playback-plan.ts';
import { framesPerSecond } from '../../time/rate.ts';

/** A stretch of the plan whose frames follow one another, so that sound runs on through it. */
export interface SoundRun {
  /** When it was asked for, and when it ends, in milliseconds of the plan's clock; Infinity: it goes on. */
  readonly wall: number;
  readonly ends: number;
  /** Seconds of sound at `wall`, counted from its beginning; negative before that. */
  readonly media: number;
  /** Seconds of sound a second of the clock. */
  readonly rate: number;
}

/** Where sound begins: a frame, and seconds later than that; and the frames a second that it goes with. */
export interface SoundOrigin {
  readonly frame: number;
  readonly delaySeconds?: number;
  readonly framesPerSecond: number;
}

/** Where a sound begins, beside pictures of a rate. */
export function originOf(sound: SourceSound, { rate }: Pick<PlaybackPlan, 'rate'>): SoundOrigin {
  const { frame, delaySeconds = 0, rate: own } = sound;
  return { frame, delaySeconds, framesPerSecond: own ? own[0] / own[1] : framesPerSecond(rate) };
}

/** Seconds of sound at a frame, which may be between two. */
export function soundAt(frame: number, { frame: first, delaySeconds = 0, framesPerSecond: rate }: SoundOrigin): number {
  return (frame - first) / rate - delaySeconds;
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
    media: soundAt(frame + through, origin),
    rate: framesPerSecond(plan.rate) / origin.framesPerSecond,
  };
}

/** Frames after this one that follow without a jump. */
function framesOnFrom({ listed, range }: PlaybackPlan, frame: number): number {
  const run = listed?.find(({ first, last }) => frame >= first && frame <= last);
  const last = run ? (run.step === 1 ? run.last : frame) : range.out;
  return Math.max(Math.min(last, range.out) - frame, 0);
}
