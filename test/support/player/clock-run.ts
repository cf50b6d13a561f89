import { frameNumber, type FrameNumber } from '../../../src/core/frame/frame-number.ts';
import type { PlaybackPlan } from '../../../src/core/time/playback-plan.ts';
import { PlayerClock } from '../../../src/workers/present/playback/player-clock.ts';

export const START = 1_795_000_000_000;

export function playingPlan(changes: Partial<PlaybackPlan> = {}): PlaybackPlan {
  return {
    revision: 1,
    playing: true,
    t0: START,
    start: frameNumber(1001),
    rate: { numerator: 24, denominator: 1 },
    direction: 1,
    speed: 1,
    range: { in: frameNumber(1001), out: frameNumber(1100) },
    loop: 'loop',
    mode: 'real-time',
    listed: null,
    ...changes,
  };
}

export type ClockWord =
  | { readonly kind: 'rebased'; readonly t0: number; readonly start: number; readonly at: number }
  | { readonly kind: 'stall'; readonly active: boolean; readonly at: number }
  | { readonly kind: 'ended'; readonly frame: number; readonly at: number };

/** One presented picture of a run. */
export interface ShownAt {
  readonly frame: number;
  readonly at: number;
}

/** A clock on a fake display: every ready frame is shown at once, as the presenter does. */
export class ClockRun {
  readonly clock: PlayerClock;
  readonly words: ClockWord[] = [];
  /** Changes of the picture. */
  readonly shown: ShownAt[] = [];
  /** What is due at each display frame. */
  readonly due: ShownAt[] = [];
  ready: (frame: number) => boolean = () => true;
  absent: (frame: number) => boolean = () => false;
  loading = true;
  #now = START;

  constructor(plan: PlaybackPlan) {
    this.clock = new PlayerClock({
      rebased: ({ t0, start }) => this.words.push({ kind: 'rebased', t0, start, at: this.elapsed }),
      stall: (active) => this.words.push({ kind: 'stall', active, at: this.elapsed }),
      ended: (frame) => this.words.push({ kind: 'ended', frame, at: this.elapsed }),
    });
    this.clock.setPlan(plan, this.#now);
  }

  get elapsed(): number {
    return this.#now - START;
  }

  /** Runs the display for a while; returns itself. */
  run(milliseconds: number, hertz = 60): this {
    const start = this.#now;
    for (let tick = 0; tick * 1000 < milliseconds * hertz; tick++) {
      this.#now = start + (tick * 1000) / hertz;
      this.#tick();
    }
    this.#now = start + milliseconds;
    return this;
  }

  #tick(): void {
    const due = this.clock.step(this.#now, {
      ready: (frame: FrameNumber) => this.ready(frame),
      unavailable: (frame: FrameNumber) => this.absent(frame),
      loading: this.loading,
    });
    if (due === null) return;
    this.due.push({ frame: due, at: this.elapsed });
    if (!this.ready(due)) return;
    this.clock.serve(this.#now);
    if (this.shown.at(-1)?.frame !== due) this.shown.push({ frame: due, at: this.elapsed });
  }
}
