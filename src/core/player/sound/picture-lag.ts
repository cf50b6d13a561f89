import { frameAtSlot, slotAt, slotTime } from '../../time/playback-clock.ts';
import type { PlaybackPlan } from '../../time/playback-plan.ts';

/** Pictures that count: the newest. */
const PICTURES = 25;
/** Before any was seen: half a period of a display at 60 Hz. */
const FIRST_MS = 8;
/** Milliseconds it changes by from one picture to the next: sound that follows is not bent more than 0.5 %. */
const STEP_MS = 0.2;

/**
 * By how much pictures come after they are due: half a display period and what drawing takes. Sound that is to be in step
 * with pictures comes as much later.
 */
export class PictureLag {
  readonly #lags: number[] = [];
  #value = FIRST_MS;

  /** Milliseconds. */
  get value(): number {
    return this.#value;
  }

  /** A frame was on the canvas at a time of the plan's clock. Later than its slot it was a drop, and tells nothing. */
  note(plan: PlaybackPlan, frame: number, at: number): void {
    const slot = slotAt(plan, at);
    if (!plan.playing || slot < 1 || frameAtSlot(plan, slot) !== frame) return;
    this.#lags.push(at - slotTime(plan, slot));
    if (this.#lags.length > PICTURES) this.#lags.shift();
    const middle = [...this.#lags].sort((a, b) => a - b)[this.#lags.length >> 1] ?? 0;
    this.#value += Math.min(Math.max(middle - this.#value, -STEP_MS), STEP_MS);
  }
}
