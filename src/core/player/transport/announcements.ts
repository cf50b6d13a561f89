import type { PresenterReport } from '../../presenter/protocol.ts';

export type Announcement = Extract<PresenterReport, { kind: 'announced' }>;

/** What was announced longer ago than this, milliseconds, says nothing of what is seen now. */
const CURRENT_MS = 100;

/** What the presenter says a player's canvas will show, held until the page is to name it. */
export class Announcements {
  readonly #revision: () => number;
  #waiting: Announcement[] = [];
  #taken: Announcement | null = null;

  /** `revision` is the plan in force: what was announced for an earlier one is void. */
  constructor(revision: () => number) {
    this.#revision = revision;
  }

  get waiting(): boolean {
    return this.#waiting.length > 0;
  }

  add(announcement: Announcement): void {
    this.#waiting.push(announcement);
  }

  /** The announcement in force from an animation frame on, where it is a new one. */
  take(time: number): Announcement | null {
    const revision = this.#revision();
    const known = this.#waiting.filter((one) => one.revision === revision);
    const due = known.filter(({ from }) => from <= time).at(-1) ?? null;
    this.#waiting = known.filter(({ from }) => from > time);
    if (due) this.#taken = due;
    return due;
  }

  /** Whether what was taken last is of the plan in force and recent. */
  isCurrent(now: number): boolean {
    const taken = this.#taken;
    return taken !== null && taken.revision === this.#revision() && Math.abs(now - taken.from) < CURRENT_MS;
  }
}
