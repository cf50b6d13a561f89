import type { TimeSource } from '../../../src/core/base/time-source.ts';

/** Time that stands still until it is advanced; timers fire in order of their times. */
export class ManualTime implements TimeSource {
  #now: number;
  #timers: { at: number; callback: () => void }[] = [];

  constructor(start = 1_795_000_000_000) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, callback: () => void): () => void {
    const timer = { at: this.#now + delayMs, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** How many timers wait: none should be left by what was closed. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** Time passes while nothing can run, as in a page that stands still; what came due fires late. */
  standStill(milliseconds: number): void {
    this.#now += milliseconds;
    this.advance(0);
  }

  /** Lets time pass, firing what comes due; what fires may set new timers. */
  advance(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#now = Math.max(this.#now, due.at);
      due.callback();
    }
    this.#now = until;
  }
}
