/** Collects reasons to repaint and runs them together, once per animation frame; nothing runs while nothing is asked. */
export class FrameScheduler {
  readonly #run: (reasons: number, at: number) => void;
  #reasons = 0;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `run` takes the reasons, a set of bits, and the time of the animation frame. */
  constructor(run: (reasons: number, at: number) => void) {
    this.#run = run;
  }

  ask(reasons: number): void {
    this.#reasons |= reasons;
    this.#frame ||= requestAnimationFrame((at) => {
      this.#frame = 0;
      const due = this.#reasons;
      this.#reasons = 0;
      if (due !== 0) this.#run(due, at);
    });
  }

  /** Runs some reasons at once, to be painted with the animation frame under way; what else was asked waits its turn. */
  flush(reasons: number): void {
    this.#reasons &= ~reasons;
    this.#run(reasons, performance.now());
  }

  /** Asks after a delay; of several pending delays the first counts for all. */
  askAfter(delayMs: number, reasons: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.ask(reasons);
    }, delayMs);
  }

  /** Forgets everything asked. */
  stop(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#frame = 0;
    this.#reasons = 0;
  }
}
