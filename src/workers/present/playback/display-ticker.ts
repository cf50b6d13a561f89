import type { TimeSource } from '../../../core/base/time-source.ts';

/** Display frames of the thread; a thread without a display may answer never, which the ticker survives. */
export interface DisplayFrames {
  /** Calls back at the next one, with its time where there is one: milliseconds since the epoch. */
  request(callback: (time?: number) => void): void;
}

/** A display that shows nothing (a hidden page) still ticks this often, so that clocks end and reports go out. */
const SLOWEST_MS = 200;

/** Calls `tick` once per display frame, with its time, for as long as it answers true; `wake` starts it again. */
export class DisplayTicker {
  readonly #frames: DisplayFrames;
  readonly #time: TimeSource;
  readonly #tick: (time: number | null) => boolean;
  /** Distinguishes this request's two answers, by display and by timer, from those of earlier ones. */
  #round = 0;
  #waiting = false;

  constructor(frames: DisplayFrames, time: TimeSource, tick: (time: number | null) => boolean) {
    this.#frames = frames;
    this.#time = time;
    this.#tick = tick;
  }

  wake(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    const round = ++this.#round;
    let cancel = (): void => {};
    const run = (time: number | null): void => {
      if (!this.#waiting || this.#round !== round) return;
      cancel();
      this.#waiting = false;
      if (this.#tick(time)) this.wake();
    };
    cancel = this.#time.after(SLOWEST_MS, () => run(null));
    this.#frames.request((time) => run(typeof time === 'number' ? time : null));
  }
}
