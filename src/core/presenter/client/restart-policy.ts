/** Presenters that die sooner than this after their start count as failing in a row. */
const HEALTHY_MS = 10_000;
/** Wait before a start that follows failures in a row: none after the first, then doubling. */
const BACK_OFF_MS = { first: 250, most: 8000 } as const;
/** First wait before workers are tried again where the presenter had to run in the page; doubles. */
const RETRY_MS = { first: 30_000, most: 600_000 } as const;
/** A lost drawing context has this long to come back. */
const CONTEXT_MS = 6000;

/**
 * When a presenter is started again. What kills it is some input, not the place where it runs: it comes back in a
 * worker, a little later each time. Only where no worker starts does it run in the page, and workers are tried again.
 */
export class RestartPolicy {
  readonly #retryMs: number;
  #deaths = 0;
  #retries = 0;
  /** A worker has run here: that none starts now will pass. */
  #workersRan = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #contextTimer: ReturnType<typeof setTimeout> | undefined;

  /** `retryMs`: first wait before workers are tried again. Default 30 s. */
  constructor(retryMs: number = RETRY_MS.first) {
    this.#retryMs = retryMs;
  }

  /** A presenter runs, in a worker or not. */
  started(inWorker: boolean): void {
    if (!inWorker) return;
    this.#workersRan = true;
    this.#retries = 0;
  }

  /** Calls back when the next presenter should start, after one that lived so long. */
  afterDeath(livedMs: number, start: () => void): void {
    this.stop();
    this.#deaths = livedMs > HEALTHY_MS ? 1 : this.#deaths + 1;
    if (this.#deaths <= 1) return start();
    this.#timer = setTimeout(start, Math.min(BACK_OFF_MS.first * 2 ** (this.#deaths - 2), BACK_OFF_MS.most));
  }

  /**
   * Calls back when workers should be tried again. A page whose policy refuses them is not asked again: each try would
   * be one more report of it.
   */
  afterRefusal(tryAgain: () => void): void {
    if (!this.#workersRan) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(tryAgain, Math.min(this.#retryMs * 2 ** this.#retries++, RETRY_MS.most));
  }

  /** The drawing context was lost, or is back. Calls back where it does not come back while the page can be seen. */
  contextChanged(lost: boolean, gone: () => void): void {
    clearTimeout(this.#contextTimer);
    if (!lost) return;
    const isHidden = (): boolean => globalThis.document?.visibilityState === 'hidden';
    const check = (): void => (isHidden() ? this.contextChanged(true, gone) : gone());
    this.#contextTimer = setTimeout(check, CONTEXT_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#contextTimer);
  }
}
