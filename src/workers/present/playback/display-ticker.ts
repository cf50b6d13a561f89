import type { TimeSource } from '../../../core/base/time-source.ts';

/** Display frames of the thread; a thread without a display may answer never, which the ticker survives. */
export interface DisplayFrames {
  request(callback: () => void): void;
}

/** A display that shows nothing (a hidden page) still ticks this often, so that clocks end and reports go out. */
const SLOWEST_MS = 200;

/** Calls `tick` once per display frame for as long as it answers true; `wake` starts it again. */
export class DisplayTicker {
  readonly #frames: DisplayFrames;
  readonly #time: TimeSource;
  readonly #tick: () => boolean;
  /** Distinguishes this request's two answers, by display and by timer, from those of earlier ones. */
  #round = 0;
  #waiting = false;

  constructor(frames: DisplayFrames, time: TimeSource, tick: () => boolean) {
    this.#frames = frames;
    this.#time = time;
    this.#tick = tick;
  }

  wake(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    const round = ++this.#round;
    let cancel = (): void => {};
    const run = (): void => {
      if (!this.#waiting || this.#round !== round) return;
      cancel();
      this.#waiting = false;
      if (this.#tick()) this.wake();
    };
    cancel = this.#time.after(SLOWEST_MS, run);
    this.#frames.request(run);
  }
}
