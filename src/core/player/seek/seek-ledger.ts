import type { FrameNumber } from '../../frame/frame-number.ts';

/**
 * How a seek ended: its picture is on the canvas; another command came first; the frame does not exist; it cannot be
 * loaded; or nothing is drawn because the player is not visible.
 */
export type SeekOutcome = 'presented' | 'superseded' | 'missing' | 'error' | 'hidden';

export interface SeekResult {
  /** The frame asked for, clamped to the source. */
  readonly frame: number;
  /** The frame on the canvas; null for a card, black or nothing. */
  readonly shown: number | null;
  /** When, in milliseconds of the document's `performance.now()`. */
  readonly at: number;
  readonly outcome: SeekOutcome;
}

interface PendingSeek {
  readonly frame: FrameNumber;
  /** Plan revision from which on a report answers it. */
  readonly revision: number;
  readonly settle: (result: SeekResult) => void;
}

/** The one seek under way: a newer one supersedes it. Every seek settles exactly once. */
export class SeekLedger {
  readonly #publicTime: (time: number) => number;
  #pending: PendingSeek | null = null;

  /** `publicTime` turns the time source's milliseconds into the document's. */
  constructor(publicTime: (time: number) => number) {
    this.#publicTime = publicTime;
  }

  get pending(): { readonly frame: FrameNumber; readonly revision: number } | null {
    return this.#pending;
  }

  /** Begins a seek; the one before it is superseded with what is shown now. */
  begin(frame: FrameNumber, revision: number, shown: FrameNumber | null, now: number): Promise<SeekResult> {
    this.settle('superseded', shown, now);
    return new Promise((settle) => {
      this.#pending = { frame, revision, settle };
    });
  }

  /** Settles the seek under way, if there is one. */
  settle(outcome: SeekOutcome, shown: FrameNumber | null, now: number): void {
    const seek = this.#pending;
    if (!seek) return;
    this.#pending = null;
    seek.settle({ frame: seek.frame, shown, at: this.#publicTime(now), outcome });
  }
}
