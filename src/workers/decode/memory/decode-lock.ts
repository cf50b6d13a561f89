interface Waiting {
  readonly tier: number;
  readonly order: number;
  readonly start: () => void;
}

/**
 * One decode at a time in a thread; of those that wait, the lowest tier goes first, then the oldest. While it is held for
 * the frame on screen only tier 0 gets a turn.
 */
export class DecodeLock {
  #taken = false;
  #held = false;
  #order = 0;
  readonly #waiting = new Set<Waiting>();

  /** Resolves with the function that ends the turn; rejects with the signal's reason. */
  async take(tier: number, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#taken || !this.#mayStart(tier)) await this.#wait(tier, signal);
    this.#taken = true;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#next();
    };
  }

  hold(on: boolean): void {
    this.#held = on;
    if (!this.#taken) this.#next();
  }

  #mayStart(tier: number): boolean {
    return !this.#held || tier === 0;
  }

  #wait(tier: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const give = (): void => {
        this.#waiting.delete(waiting);
        reject(signal.reason);
      };
      const start = (): void => {
        this.#waiting.delete(waiting);
        signal.removeEventListener('abort', give);
        resolve();
      };
      const waiting: Waiting = { tier, order: this.#order++, start };
      this.#waiting.add(waiting);
      signal.addEventListener('abort', give, { once: true });
    });
  }

  /** The turn passes directly: it is never free while somebody waits, so nobody slips in between. */
  #next(): void {
    let best: Waiting | undefined;
    for (const waiting of this.#waiting) {
      if (!this.#mayStart(waiting.tier)) continue;
      if (!best || waiting.tier < best.tier || (waiting.tier === best.tier && waiting.order < best.order)) {
        best = waiting;
      }
    }
    this.#taken = best !== undefined;
    best?.start();
  }
}
