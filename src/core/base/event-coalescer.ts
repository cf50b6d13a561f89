/**
 * Calls back soon, at most once for each call: in an animation frame of a page, with the frame's time where there is one
 * (milliseconds since the epoch).
 */
export type Schedule = (callback: (time?: number) => void) => void;

/** Collects what changed, by kind, and reports each kind at most once per scheduled turn, in the order of first mark. */
export class EventCoalescer<Kind extends string> {
  readonly #schedule: Schedule;
  readonly #report: (kind: Kind) => void;
  readonly #before: (time?: number) => boolean;
  readonly #waiting = new Set<Kind>();
  #scheduled = false;
  #closed = false;

  /** `before` is called first in each turn, and may mark; where it answers true, another turn is taken. */
  constructor(schedule: Schedule, report: (kind: Kind) => void, before: (time?: number) => boolean = () => false) {
    this.#schedule = schedule;
    this.#report = report;
    this.#before = before;
  }

  mark(kind: Kind): void {
    if (this.#closed) return;
    this.#waiting.add(kind);
    this.wake();
  }

  /** Takes a turn soon, whether or not anything is marked. */
  wake(): void {
    if (this.#scheduled || this.#closed) return;
    this.#scheduled = true;
    this.#schedule((time) => this.#flush(time));
  }

  /** Stops reporting. */
  close(): void {
    this.#closed = true;
    this.#waiting.clear();
  }

  #flush(time?: number): void {
    if (this.#closed) return;
    const again = this.#before(time);
    this.#scheduled = false;
    const kinds = [...this.#waiting];
    this.#waiting.clear();
    if (again) this.wake();
    for (const kind of kinds) if (!this.#closed) this.#report(kind);
  }
}
