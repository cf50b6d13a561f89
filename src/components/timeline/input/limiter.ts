/** Runs an action when it is asked to, at most once per interval; what is asked in between runs once when that is over. */
export class Limiter {
  readonly #intervalMs: number;
  readonly #run: () => void;
  #asked = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(intervalMs: number, run: () => void) {
    this.#intervalMs = intervalMs;
    this.#run = run;
  }

  ask(): void {
    this.#asked = true;
    if (this.#timer === undefined) this.#act();
  }

  /** Forgets what was asked. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#asked = false;
  }

  #act(): void {
    this.#timer = undefined;
    if (!this.#asked) return;
    this.#asked = false;
    this.#run();
    this.#timer = setTimeout(() => this.#act(), this.#intervalMs);
  }
}
