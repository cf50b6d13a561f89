import { SeqError } from '../../base/seq-error.ts';
import type { CacheState } from '../cache-state.ts';
import type { LoadTask } from '../frames/cache-records.ts';

/** Silence after which a job is cancelled. Longer than the presenter's own watchdogs: this is for answers that got lost. */
const SILENT_MS = 300_000;
/** Silence after the cancellation after which its ticket is given back; asked again as often. */
const ORPHANED_MS = 30_000;
const CHECK_EVERY_MS = 10_000;

/**
 * Settles jobs that nothing is heard of: cancelled first; if that is not answered either, their tickets are released,
 * which the presenter answers whatever has become of them. Until then slot and bytes stay theirs.
 */
export class OverdueTasks {
  readonly #state: CacheState;
  readonly #failed: (task: LoadTask, error: SeqError) => void;
  #cancelCheck: (() => void) | null = null;

  constructor(state: CacheState, failed: (task: LoadTask, error: SeqError) => void) {
    this.#state = state;
    this.#failed = failed;
  }

  /** Goes on looking as long as there are jobs. */
  watch(): void {
    if (this.#cancelCheck || this.#state.tasks.size === 0) return;
    this.#cancelCheck = this.#state.time.after(CHECK_EVERY_MS, () => {
      this.#cancelCheck = null;
      this.#check();
      this.watch();
    });
  }

  /** The presenter answered for tickets that were given back while their jobs had not been heard of. */
  released(tickets: readonly number[]): void {
    for (const ticket of tickets) {
      const task = this.#state.tasks.get(ticket);
      if (!task?.orphaned) continue;
      this.#state.orphanTicket(ticket);
      const message = `Frame ${task.frame}: the decoder has not reported for ${SILENT_MS / 1000} s. Retry the frame.`;
      this.#failed(task, task.pendingError ?? new SeqError('worker-crashed', message));
    }
  }

  #check(): void {
    const now = this.#state.time.now();
    for (const task of [...this.#state.tasks.values()]) {
      const silentMs = now - task.lastReportAt;
      if (!task.aborted && !task.neededBytes && silentMs >= SILENT_MS) {
        this.#state.abort(task);
      } else if (task.aborted && silentMs >= ORPHANED_MS) {
        this.#state.releaseUnanswered(task);
      }
    }
  }
}
