/** Bytes one job may hold. Where it needs more it asks and holds still until the page's ledger grants them. */
export class ByteGrant {
  #encodedBytes: number;
  #decodedBytes: number;
  readonly #ask: (encodedBytes: number, decodedBytes: number) => void;
  readonly #waiting = new Set<() => void>();

  constructor(encodedBytes: number, decodedBytes: number, ask: (encodedBytes: number, decodedBytes: number) => void) {
    this.#encodedBytes = encodedBytes;
    this.#decodedBytes = decodedBytes;
    this.#ask = ask;
  }

  get encodedBytes(): number {
    return this.#encodedBytes;
  }

  /** New totals from the page. */
  grant(encodedBytes: number, decodedBytes: number): void {
    this.#encodedBytes = encodedBytes;
    this.#decodedBytes = decodedBytes;
    for (const wake of [...this.#waiting]) wake();
  }

  /** Resolves once this many encoded bytes may be held; rejects with the signal's reason. */
  async encoded(bytes: number, signal: AbortSignal): Promise<void> {
    await this.#until(() => this.#encodedBytes >= bytes, bytes, this.#decodedBytes, signal);
  }

  /** Resolves once this many decoded bytes may be allocated; rejects with the signal's reason. */
  async decoded(bytes: number, signal: AbortSignal): Promise<void> {
    await this.#until(() => this.#decodedBytes >= bytes, this.#encodedBytes, bytes, signal);
  }

  async #until(holds: () => boolean, encodedBytes: number, decodedBytes: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (holds()) return;
    this.#ask(encodedBytes, decodedBytes);
    await new Promise<void>((resolve, reject) => {
      const settle = (): void => {
        if (!signal.aborted && !holds()) return;
        this.#waiting.delete(settle);
        signal.removeEventListener('abort', settle);
        if (signal.aborted) reject(signal.reason);
        else resolve();
      };
      this.#waiting.add(settle);
      signal.addEventListener('abort', settle);
    });
  }
}
