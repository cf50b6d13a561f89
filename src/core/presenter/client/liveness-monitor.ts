import { systemTime, type TimeSource } from '../../base/time-source.ts';

/** A presenter that does not answer for this long is dead. Counted while the page itself runs: see `#check`. */
const SILENCE_MS = 5000;
const PING_MS = 1000;

/** Asks a presenter for signs of life: a terminated worker fires no event at all. */
export class LivenessMonitor {
  readonly #ping: () => void;
  readonly #died: () => void;
  readonly #silenceMs: number;
  readonly #stepMs: number;
  readonly #time: TimeSource;
  #cancel = (): void => {};
  #checkedAt: number;
  #asked = false;
  #silentMs = 0;

  constructor(ping: () => void, died: () => void, silenceMs = SILENCE_MS, time = systemTime) {
    this.#ping = ping;
    this.#died = died;
    this.#silenceMs = silenceMs;
    this.#stepMs = Math.min(PING_MS, silenceMs / 2);
    this.#time = time;
    this.#checkedAt = time.now();
    this.#later();
  }

  received(): void {
    this.#asked = false;
    this.#silentMs = 0;
  }

  stop(): void {
    this.#cancel();
  }

  #later(): void {
    this.#cancel = this.#time.after(this.#stepMs, () => this.#check());
  }

  /**
   * A page that slept, or stood still for seconds, wakes up with its answers unread, and what kept it may have kept the
   * presenter: however late a check comes, it counts as one step.
   */
  #check(): void {
    const now = this.#time.now();
    if (this.#asked) this.#silentMs += Math.min(now - this.#checkedAt, this.#stepMs);
    this.#checkedAt = now;
    if (this.#silentMs >= this.#silenceMs) return this.#died();
    this.#asked = true;
    this.#ping();
    this.#later();
  }
}
