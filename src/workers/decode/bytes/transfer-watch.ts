import type { TimeSource } from '../../../core/base/time-source.ts';
import { TransientFailure } from './fetch-failure.ts';
import type { TransferProgress } from './transfer-progress.ts';

/** After so long without an answer the attempt counts as a network error: some servers make a file when it is asked for. */
const NO_ANSWER_MS = 30_000;
/** After so long without a byte in the middle of a transfer it does: a server that sends goes on, or has gone. */
const NO_BYTES_MS = 10_000;

interface WatchOptions {
  readonly time: TimeSource;
  /** The job's own. */
  readonly signal: AbortSignal;
  readonly progress: TransferProgress | undefined;
}

/** One attempt at a transfer: ended with the job, or when the server is silent for too long. Its owner ends it. */
export class TransferWatch {
  readonly #controller = new AbortController();
  readonly #options: WatchOptions;
  readonly #follow = (): void => this.#controller.abort(this.#options.signal.reason);
  #patienceMs = NO_ANSWER_MS;
  #failure: TransientFailure | null = null;
  #cancel = (): void => {};

  constructor(options: WatchOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', this.#follow);
    options.progress?.begin();
    this.#wait();
  }

  /** Aborts with the job, or when the server is silent too long. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why it was given up; null where the job was aborted, or nothing was. */
  get failure(): TransientFailure | null {
    return this.#failure;
  }

  /** The server has answered, and said how long the file is, in bytes; NaN where it did not. */
  answered(length: number): void {
    this.#patienceMs = NO_BYTES_MS;
    this.#options.progress?.expect(length);
    this.received(0);
  }

  received(bytes: number): void {
    this.#options.progress?.add(bytes);
    this.#wait();
  }

  /** Waiting for memory is no silence of the server's. */
  async suspended(wait: Promise<void>): Promise<void> {
    this.#cancel();
    this.#options.progress?.pause();
    await wait;
    this.received(0);
  }

  end(): void {
    this.#cancel();
    // Of a server that was given up as silent the next attempt awaits the same bytes.
    if (!this.#failure) this.#options.progress?.pause();
    this.#options.signal.removeEventListener('abort', this.#follow);
  }

  #wait(): void {
    this.#cancel();
    const patienceMs = this.#patienceMs;
    this.#cancel = this.#options.time.after(patienceMs, () => {
      this.#failure = new TransientFailure(`the server sent nothing for ${patienceMs / 1000} s`);
      this.#controller.abort(this.#failure);
    });
  }
}
