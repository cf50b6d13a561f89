/** A presenter that is silent for this long after a question is asked once more … */
const SILENCE_MS = 4000;
/** … and dead if it does not answer within this: a page that slept wakes up with its answers unread. */
const LAST_CHANCE_MS = 1000;
const PING_MS = 1000;

/** Asks a presenter for signs of life: a terminated worker fires no event at all. */
export class LivenessMonitor {
  readonly #ping: () => void;
  readonly #died: () => void;
  readonly #silenceMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askedAt: number | null = null;

  constructor(ping: () => void, died: () => void, silenceMs = SILENCE_MS) {
    this.#ping = ping;
    this.#died = died;
    this.#silenceMs = silenceMs;
    this.#later();
  }

  received(): void {
    this.#askedAt = null;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #later(): void {
    this.#timer = setTimeout(() => this.#check(), Math.min(PING_MS, this.#silenceMs / 2));
  }

  #check(): void {
    const now = performance.now();
    if (this.#askedAt === null) {
      this.#askedAt = now;
      this.#ping();
    } else if (now - this.#askedAt >= this.#silenceMs) {
      this.#ping();
      this.#timer = setTimeout(
        () => {
          if (this.#askedAt === null) this.#later();
          else this.#died();
        },
        Math.min(LAST_CHANCE_MS, this.#silenceMs),
      );
      return;
    }
    this.#later();
  }
}
