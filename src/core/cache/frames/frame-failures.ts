import type { SeqError } from '../../base/seq-error.ts';
import type { FrameIndex } from '../../frame/frame-number.ts';

/** Why a frame is not loaded again for now. */
export interface Failure {
  readonly error: SeqError;
  /** A retry is scheduled: not an error yet as far as anyone else is concerned. */
  readonly pending: boolean;
}

/** Frames that must be too large, with none known to fit, before the others are expected to be too large as well. */
const ENOUGH_TOO_LARGE = 3;

/** The frames of a table that could not be loaded: how often each was tried, its error, and those that do not fit. */
export class FrameFailures {
  readonly #failures = new Map<FrameIndex, Failure>();
  readonly #attempts = new Map<FrameIndex, number>();
  readonly #tooLarge = new Set<FrameIndex>();
  #reported = new Set<FrameIndex>();

  get count(): number {
    return this.#failures.size;
  }

  get(index: FrameIndex): Failure | undefined {
    return this.#failures.get(index);
  }

  set(index: FrameIndex, failure: Failure): void {
    this.#failures.set(index, failure);
  }

  delete(index: FrameIndex): void {
    this.#failures.delete(index);
  }

  /** True where nothing is loaded: the frame has failed, waits for a retry, or does not fit. */
  blocks(index: FrameIndex): boolean {
    return this.#failures.has(index) || this.#tooLarge.has(index);
  }

  /** Removes matching failures, of one frame or of all. Returns their indices. */
  clear(matches: (failure: Failure) => boolean, index?: FrameIndex): FrameIndex[] {
    const candidates = index === undefined ? [...this.#failures.keys()] : [index];
    const cleared = candidates.filter((candidate) => {
      const failure = this.#failures.get(candidate);
      return failure !== undefined && matches(failure);
    });
    for (const candidate of cleared) this.#failures.delete(candidate);
    return cleared;
  }

  /** Counts a failed attempt and returns how many there were. */
  countAttempt(index: FrameIndex): number {
    const attempts = (this.#attempts.get(index) ?? 0) + 1;
    this.#attempts.set(index, attempts);
    return attempts;
  }

  /** Of one frame, or of all. */
  forgetAttempts(index?: FrameIndex): void {
    if (index === undefined) this.#attempts.clear();
    else this.#attempts.delete(index);
  }

  /** True on the first call for a frame: each failure is reported once per generation. */
  reportOnce(index: FrameIndex): boolean {
    if (this.#reported.has(index)) return false;
    this.#reported.add(index);
    return true;
  }

  /** The frame does not fit at the wanted level: it is loaded only while it is on screen, coarser. */
  addTooLarge(index: FrameIndex): void {
    this.#tooLarge.add(index);
  }

  isTooLarge(index: FrameIndex): boolean {
    return this.#tooLarge.has(index);
  }

  /** So many frames did not fit that the others will not either. */
  get enoughTooLarge(): boolean {
    return this.#tooLarge.size >= ENOUGH_TOO_LARGE;
  }

  /** Forgets which frames did not fit, with the errors of that. Returns their indices. */
  clearTooLarge(): FrameIndex[] {
    const indices = [...this.#tooLarge];
    this.#tooLarge.clear();
    for (const index of indices) this.clear(({ error }) => error.code === 'frame-too-large', index);
    return indices;
  }

  /** The list grew: what was reported keeps to its frames. Failures and attempts must have been cleared. */
  move(moved: (index: FrameIndex) => FrameIndex): void {
    this.#reported = new Set([...this.#reported].map(moved));
  }
}
