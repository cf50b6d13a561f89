import { SeqError } from '../../base/seq-error.ts';
import type { Books } from '../cache-state.ts';
import type { LoadTask } from '../frames/load-task.ts';

/** Silence after which a job is cancelled. Longer than the presenter's own watchdogs: this is for answers that got lost. */
const SILENT_MS = 300_000;
/** Silence after the cancellation after which its ticket is given back; asked again as often. */
const FORSAKEN_MS = 30_000;
const LOOK_EVERY_MS = 10_000;

/**
 * Settles jobs that nothing is heard of: cancelled first; if that is not answered either, their tickets are released,
 * which the presenter answers whatever has become of them. Until then slot and bytes stay theirs.
 */
export class OverdueTasks {
  readonly #books: Books;
  readonly #failed: (task: LoadTask, error: SeqError) => void;
  #cancelLook: (() => void) | null = null;

  constructor(books: Books, failed: (task: LoadTask, error: SeqError) => void) {
    this.#books = books;
    this.#failed = failed;
  }

  /** Goes on looking as long as there are jobs. */
  watch(): void {
    if (this.#cancelLook || this.#books.tasks.size === 0) return;
    this.#cancelLook = this.#books.time.after(LOOK_EVERY_MS, () => {
      this.#cancelLook = null;
      this.#look();
      this.watch();
    });
  }

  /** The presenter answered for tickets that were given back while their jobs had not been heard of. */
  released(tickets: readonly number[]): void {
    for (const ticket of tickets) {
      const task = this.#books.tasks.get(ticket);
      if (!task?.forsaken) continue;
      this.#books.forsaken.add(ticket);
      const message = `Nothing was heard of frame ${task.frame} for ${SILENT_MS / 1000} s.`;
      this.#failed(task, task.fate ?? new SeqError('worker-crashed', message));
    }
  }

  #look(): void {
    const now = this.#books.time.now();
    for (const task of [...this.#books.tasks.values()]) {
      const silentMs = now - task.heardAt;
      if (!task.aborted && !task.want && silentMs >= SILENT_MS) {
        task.heardAt = now;
        this.#books.abort(task);
      } else if (task.aborted && silentMs >= FORSAKEN_MS) {
        task.heardAt = now;
        task.forsaken = true;
        this.#books.presenter.commands.release([task.ticket]);
      }
    }
  }
}
