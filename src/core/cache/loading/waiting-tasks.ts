import { SeqError } from '../../base/seq-error.ts';
import { preemptWorst } from '../eviction/preempt-worst.ts';
import type { CacheState } from '../cache-state.ts';
import { COPIES_ON_SCREEN } from '../budget/current-levels.ts';
import { reservedBytes, type LoadTask } from '../frames/cache-records.ts';
import { scoreOf, UNWANTED } from '../priority/score.ts';
import { chooseVictims } from '../eviction/victims.ts';

/**
 * Serves jobs that hold still because they need more bytes than they were granted, best first. Never a deadlock: a job
 * that gets nothing waits only while bytes are on their way back or another job still runs; else the worst one waiting
 * is cancelled, and started again later with what is known by then. Returns the best score that goes on waiting.
 */
export function serveWaitingTasks(state: CacheState): number {
  const waiting = [...state.tasks.values()]
    .filter((task) => task.neededBytes && !task.aborted)
    .map((task) => ({ task, score: scoreOf(task.table, task.index, task.frame) }))
    .sort((a, b) => a.score - b.score);
  let best = UNWANTED;
  for (const { task, score } of waiting) {
    if (!task.neededBytes || task.aborted) continue;
    if (tryGrant(state, task, score)) continue;
    best = Math.min(best, score);
    if (!canMakeProgress(state, task)) state.abort(waiting.findLast((other) => !other.task.aborted)?.task ?? task);
  }
  return best;
}

/** True where the job goes on, or never will. */
function tryGrant(state: CacheState, task: LoadTask, score: number): boolean {
  const { neededBytes } = task;
  const { ledger } = state;
  if (!neededBytes) return true;
  const total = neededBytes.encodedBytes + neededBytes.decodedBytes;
  if (isTooLarge(state, neededBytes.encodedBytes, neededBytes.decodedBytes)) {
    rejectTooLarge(state, task, neededBytes);
    return true;
  }
  const more = total - reservedBytes(task);
  if (more <= ledger.free) {
    state.setReservation(task, neededBytes.encodedBytes, neededBytes.decodedBytes);
    task.neededBytes = null;
    state.presenter.commands.grant(task.ticket, task.encodedBytes, task.decodedBytes);
    return true;
  }
  const missing = more - ledger.free - ledger.releasing;
  if (missing <= 0) return false;
  const victims = chooseVictims(state.heldLeastRecentFirst(), missing, score);
  if (victims) state.evict(victims);
  else preemptWorst(state, score);
  return false;
}

/** Whether a frame of these sizes fits the limit beside the texture it needs on screen. */
export function isTooLarge({ ledger }: CacheState, encodedBytes: number, decodedBytes: number): boolean {
  return encodedBytes + decodedBytes * COPIES_ON_SCREEN > ledger.limitForFrames;
}

/** Cancels a job whose frame cannot be kept at this level, and remembers its size. */
export function rejectTooLarge(
  state: CacheState,
  task: LoadTask,
  neededBytes: NonNullable<LoadTask['neededBytes']>,
): void {
  const { table, index, frame, level } = task;
  const { encodedBytes, decodedBytes } = neededBytes;
  table.sizes.learnOversize(index, decodedBytes, level, encodedBytes);
  table.markTooLarge(index);
  const limitMB = Math.floor(state.ledger.limit / 2 ** 20);
  const message = `Frame ${frame} needs ${Math.ceil((encodedBytes + decodedBytes) / 2 ** 20)} MB, more than fits the limit of ${limitMB} MB.`;
  task.pendingError = new SeqError('frame-too-large', message);
  task.neededBytes = null;
  state.abort(task);
}

function canMakeProgress({ ledger, tasks }: CacheState, task: LoadTask): boolean {
  if (task.aborted || ledger.releasing > 0) return true;
  for (const other of tasks.values()) if (other.aborted || !other.neededBytes) return true;
  return false;
}
