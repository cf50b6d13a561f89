/** Calls back soon, at most once for each call: an animation frame in a page. */
export type Schedule = (callback: () => void) => void;

/** Collects what changed, by kind, and reports each kind at most once per scheduled turn, in the order of first mark. */
export class EventCoalescer<Kind extends string> {
  readonly #schedule: Schedule;
  readonly #report: (kind: Kind) => void;
  readonly #waiting = new Set<Kind>();
  #scheduled = false;
  #closed = false;

  constructor(schedule: Schedule, report: (kind: Kind) => void) {
    this.#schedule = schedule;
    this.#report = report;
  }

  mark(kind: Kind): void {
    if (this.#closed) return;
    this.#waiting.add(kind);
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule(() => this.#flush());
  }

  /** Stops reporting. */
  close(): void {
    this.#closed = true;
    this.#waiting.clear();
  }

  #flush(): void {
    this.#scheduled = false;
    const kinds = [...this.#waiting];
    this.#waiting.clear();
    for (const kind of kinds) if (!this.#closed) this.#report(kind);
  }
}
