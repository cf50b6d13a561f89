/** The resolution level of a job that was sent without one: the page decides it when it has the header. */
export class AwaitedLevel {
  #level: number | null = null;
  #given = (): void => {};

  give(level: number): void {
    this.#level = level;
    this.#given();
  }

  /** Resolves once it is decided; rejects with the signal's reason. */
  async wait(signal: AbortSignal): Promise<number> {
    signal.throwIfAborted();
    if (this.#level !== null) return this.#level;
    await new Promise<void>((resolve, reject) => {
      const stop = (): void => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      this.#given = () => {
        signal.removeEventListener('abort', stop);
        resolve();
      };
    });
    return this.#level ?? 0;
  }
}
