import type { TimeSource } from '../../base/time-source.ts';
import type { PlayerHandle } from '../../cache/cache-contract.ts';

/** How often it is looked, milliseconds. */
const LOOK_MS = 100;
/** Play begins after this long, whatever is there. */
const AT_MOST_MS = 5000;

/**
 * Begins play by itself once one pass through the range is predicted to run without a stall, when memory is full, or
 * after five seconds.
 */
export class BufferedStart {
  readonly #time: TimeSource;
  readonly #handle: Pick<PlayerHandle, 'buffered' | 'stats'>;
  #cancel: (() => void) | null = null;

  constructor(time: TimeSource, handle: Pick<PlayerHandle, 'buffered' | 'stats'>) {
    this.#time = time;
    this.#handle = handle;
  }

  /** Waits for a buffer, then calls `start` once. */
  begin(start: () => void): void {
    this.cancel();
    const until = this.#time.now() + AT_MOST_MS;
    const look = (): void => {
      this.#cancel = null;
      const isEnough = this.#handle.buffered.wait === 0 || this.#handle.stats.blocked === 'budget';
      if (isEnough || this.#time.now() >= until) return start();
      this.#cancel = this.#time.after(LOOK_MS, look);
    };
    look();
  }

  get waiting(): boolean {
    return this.#cancel !== null;
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
