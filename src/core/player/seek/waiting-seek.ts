import type { SeekOutcome, SeekResult } from './seek-ledger.ts';

/** The seek that waits for its source to be opened: a newer one supersedes it. */
export class WaitingSeek {
  readonly #publicNow: () => number;
  #waiting: { readonly frame: number; readonly settle: (result: SeekResult | Promise<SeekResult>) => void } | null =
    null;

  /** `publicNow` gives the document's `performance.now()`. */
  constructor(publicNow: () => number) {
    this.#publicNow = publicNow;
  }

  begin(frame: number): Promise<SeekResult> {
    this.end('superseded');
    return new Promise((settle) => {
      this.#waiting = { frame, settle };
    });
  }

  /** The source is there: the seek goes on as one of its own. */
  goOn(seek: (frame: number) => Promise<SeekResult>): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.settle(seek(waiting.frame));
  }

  /** The source will not come. */
  end(outcome: SeekOutcome): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.settle(this.unseen(waiting.frame, outcome));
  }

  /** The result of a seek that showed nothing. */
  unseen(frame: number, outcome: SeekOutcome): SeekResult {
    return { frame, shown: null, at: this.#publicNow(), outcome };
  }
}
