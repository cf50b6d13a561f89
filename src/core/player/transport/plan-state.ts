import { frameNumber, type FrameNumber } from '../../frame/frame-number.ts';
import {
  directionAtSlot,
  dueFrame,
  frameAtSlot,
  lastSlot,
  slotAt,
  slotTime,
  type DueFrame,
} from '../../time/playback-clock.ts';
import type { PlaybackPlan } from '../../time/playback-plan.ts';

/** What of a plan follows from settings and source, rather than from play, pause and seek. */
export type PlanTerms = Pick<PlaybackPlan, 'rate' | 'speed' | 'range' | 'loop' | 'mode' | 'listed'> & {
  /** Which way play sets out; a ping-pong under way keeps its own. */
  readonly direction: 1 | -1;
};

const NO_TERMS: PlanTerms = {
  rate: { numerator: 24, denominator: 1 },
  speed: 1,
  direction: 1,
  range: { in: frameNumber(1), out: frameNumber(1) },
  loop: 'loop',
  mode: 'real-time',
  listed: null,
};

/** The plan in force. Every change is a new plan with the next revision, but for the presenter's own rebasing. */
export class PlanState {
  #plan: PlaybackPlan = { ...NO_TERMS, revision: 1, playing: false, t0: 0, start: frameNumber(1) };
  #terms: PlanTerms = NO_TERMS;
  #stalled = false;

  get plan(): PlaybackPlan {
    return this.#plan;
  }

  get revision(): number {
    return this.#plan.revision;
  }

  get playing(): boolean {
    return this.#plan.playing;
  }

  /** The presenter stands still on `start` and will say when it goes on. */
  get stalled(): boolean {
    return this.#stalled;
  }

  set stalled(stalled: boolean) {
    this.#stalled = stalled && this.#plan.playing;
  }

  due(now: number): DueFrame {
    return this.#stalled ? { slot: 0, frame: this.#plan.start, ended: false } : dueFrame(this.#plan, now);
  }

  /** Stands on a frame. */
  stand(frame: FrameNumber): void {
    this.#replace({ ...this.#terms, playing: false, start: frame });
  }

  /** Plays from a frame, due at `t0`; where `once` has nothing left to play, from the other end of the range. */
  play(start: FrameNumber, t0: number): void {
    const plan = { ...this.#plan, ...this.#terms, playing: true, start, t0 };
    const { in: first, out: last } = plan.range;
    const atEnd = plan.loop === 'once' && lastSlot(plan) === 0;
    const outside = start < first || start > last;
    this.#replace(atEnd || outside ? { ...plan, start: plan.direction === 1 ? first : last } : plan);
  }

  /** Takes over new terms: a running plan goes on from the frame under way, begun when it was begun. */
  setTerms(terms: PlanTerms, now: number): void {
    const before = this.#terms;
    this.#terms = terms;
    if (!this.#plan.playing) {
      this.#replace(terms);
      return;
    }
    const turned = before.direction !== terms.direction;
    const slot = this.#stalled ? 0 : Math.min(slotAt(this.#plan, now), lastSlot(this.#plan));
    const running = directionAtSlot(this.#plan, slot);
    this.#replace({
      ...terms,
      direction: (turned ? -running : running) as 1 | -1,
      start: frameAtSlot(this.#plan, slot),
      t0: slotTime(this.#plan, slot),
    });
  }

  hasTerms(terms: PlanTerms): boolean {
    return JSON.stringify(terms) === JSON.stringify(this.#terms);
  }

  /** The same plan under the next revision. */
  renew(now: number): void {
    this.setTerms(this.#terms, now);
  }

  /** The presenter moved the origin of this very plan: a stall ended, or `every-frame` waited. */
  rebase(origin: Pick<PlaybackPlan, 't0' | 'start' | 'direction'>): void {
    this.#plan = Object.freeze({ ...this.#plan, ...origin });
  }

  /** Takes over a group's plan, numbered as this player's next. */
  adopt(plan: PlaybackPlan): void {
    this.#replace(plan);
  }

  #replace(changes: Partial<PlaybackPlan>): void {
    this.#plan = Object.freeze({ ...this.#plan, ...changes, revision: this.#plan.revision + 1 });
    this.#stalled = false;
  }
}
