import type { TimeSource } from '../../base/time-source.ts';

/** Silence longer than this, milliseconds, counts as a hold: several display frames, less than an eye calls late. */
const PATIENCE_MS = 150;

/**
 * Whether the presenter has yet to say what it drew for the due frame: a display frame or two after each move. Moves
 * alone do not lengthen the wait, so that a presenter which says nothing is not excused for ever.
 */
export class PresenterResponseTimer {
  readonly #time: TimeSource;
  readonly #overdue: () => void;
  #state: 'answered' | 'waiting' | 'overdue' = 'answered';
  #cancel: () => void = () => {};

  constructor(time: TimeSource, overdue: () => void) {
    this.#time = time;
    this.#overdue = overdue;
  }

  get waiting(): boolean {
    return this.#state === 'waiting';
  }

  /** The due frame moved. */
  ask(): void {
    if (this.#state === 'answered') this.#wait();
  }

  /** An earlier move was answered, by its own picture: the presenter is under way to the latest one. */
  follow(): void {
    if (this.#state !== 'answered') this.#wait();
  }

  /** The presenter said what it drew for the due frame, or nobody asks any more. */
  settle(): void {
    this.#cancel();
    this.#state = 'answered';
  }

  #wait(): void {
    this.#cancel();
    this.#state = 'waiting';
    this.#cancel = this.#time.after(PATIENCE_MS, () => {
      this.#state = 'overdue';
      this.#overdue();
    });
  }
}
