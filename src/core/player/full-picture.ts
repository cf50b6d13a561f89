import type { TimeSource } from '../base/time-source.ts';

/** A probe of a frame that cannot be had in full reads what there is after this long. */
const AT_MOST_MS = 2000;

/** Waits until the picture on the canvas is at full resolution. */
export class FullPicture {
  readonly #time: TimeSource;
  readonly #level: () => number;
  #waiting: (() => void)[] = [];

  /** `level` tells the resolution level on the canvas now. */
  constructor(time: TimeSource, level: () => number) {
    this.#time = time;
    this.#level = level;
  }

  /** Resolves once the level is 0, or cannot be had. */
  wait(): Promise<void> {
    if (this.#level() === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#time.after(AT_MOST_MS, resolve);
      this.#waiting.push(() => {
        cancel();
        resolve();
      });
    });
  }

  /** Something was presented. */
  presented(): void {
    if (this.#level() === 0) this.release();
  }

  /** Nobody waits any longer. */
  release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
