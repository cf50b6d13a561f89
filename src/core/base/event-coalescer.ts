/** Calls back soon, at most once for each call: an animation frame in a page. */
export type Schedule = (callback: () => void) => void;

/** Gathers what changed, by kind, and tells each kind at most once per scheduled turn, in the order of first mention. */
export class EventCoalescer<Kind extends string> {
  readonly #schedule: Schedule;
  readonly #tell: (kind: Kind) => void;
  readonly #waiting = new Set<Kind>();
  #scheduled = false;
  #closed = false;

  constructor(schedule: Schedule, tell: (kind: Kind) => void) {
    this.#schedule = schedule;
    this.#tell = tell;
  }

  mark(kind: Kind): void {
    if (this.#closed) return;
    this.#waiting.add(kind);
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule(() => this.#flush());
  }

  /** Tells nothing any more. */
  close(): void {
    this.#closed = true;
    this.#waiting.clear();
  }

  #flush(): void {
    this.#scheduled = false;
    const kinds = [...this.#waiting];
    this.#waiting.clear();
    for (const kind of kinds) if (!this.#closed) this.#tell(kind);
  }
}
