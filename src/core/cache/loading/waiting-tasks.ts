import { SeqError } from '../../base/seq-error.ts';
import { abortWorse } from '../eviction/preempt-worst.ts';
import type { Books } from '../cache-state.ts';
import { COPIES_ON_SCREEN } from '../budget/current-levels.ts';
import { reservedBytes, type LoadTask } from '../frames/load-task.ts';
import { scoreOf, UNWANTED } from '../priority/score.ts';
import { chooseVictims } from '../eviction/victims.ts';

/**
 * Serves jobs that hold still because they need more bytes than they were granted, best first. Never a deadlock: a job
 * that gets nothing waits only while bytes are on their way back or another job still runs; else the worst one waiting
 * is cancelled, and started again later with what is known by then. Returns the best score that goes on waiting.
 */
export function serveWaitingTasks(books: Books): number {
  const waiting = [...books.tasks.values()]
    .filter((task) => task.want && !task.aborted)
    .map((task) => ({ task, score: scoreOf(task.table, task.index, task.frame) }))
    .sort((a, b) => a.score - b.score);
  let best = UNWANTED;
  for (const { task, score } of waiting) {
    if (!task.want || task.aborted) continue;
    if (serve(books, task, score)) continue;
    best = Math.min(best, score);
    if (!hopeFor(books, task)) books.abort(waiting.findLast((other) => !other.task.aborted)?.task ?? task);
  }
  return best;
}

/** True where the job goes on, or never will. */
function serve(books: Books, task: LoadTask, score: number): boolean {
  const { want } = task;
  const { ledger, order } = books;
  if (!want) return true;
  const total = want.encodedBytes + want.decodedBytes;
  if (isTooLarge(books, want.encodedBytes, want.decodedBytes)) {
    condemn(books, task, want);
    return true;
  }
  const more = total - reservedBytes(task);
  if (more <= ledger.free) {
    books.regrant(task, want.encodedBytes, want.decodedBytes);
    task.want = null;
    books.presenter.commands.grant(task.ticket, task.encodedBytes, task.decodedBytes);
    return true;
  }
  const missing = more - ledger.free - ledger.releasing;
  if (missing <= 0) return false;
  const victims = chooseVictims(order.leastRecentFirst(), missing, score);
  if (victims) books.evict(victims);
  else abortWorse(books, score);
  return false;
}

/** Whether a frame of these sizes fits the limit beside the texture it needs on screen. */
export function isTooLarge({ ledger }: Books, encodedBytes: number, decodedBytes: number): boolean {
  return encodedBytes + decodedBytes * COPIES_ON_SCREEN > ledger.limit;
}

/** Cancels a job whose frame cannot be kept at this level, and remembers its size. */
export function condemn(books: Books, task: LoadTask, want: NonNullable<LoadTask['want']>): void {
  const { table, index, frame, level } = task;
  const { encodedBytes, decodedBytes } = want;
  table.sizes.learnOversize(index, decodedBytes, level, encodedBytes);
  table.markTooLarge(index);
  const limitMB = Math.floor(books.ledger.limit / 2 ** 20);
  const message = `Frame ${frame} needs ${Math.ceil((encodedBytes + decodedBytes) / 2 ** 20)} MB, more than fits the limit of ${limitMB} MB.`;
  task.fate = new SeqError('frame-too-large', message);
  task.want = null;
  books.abort(task);
}

function hopeFor({ ledger, tasks }: Books, task: LoadTask): boolean {
  if (task.aborted || ledger.releasing > 0) return true;
  for (const other of tasks.values()) if (other.aborted || !other.want) return true;
  return false;
}
