import type { CacheState } from '../cache-state.ts';
import { type HeldFrame, type LoadTask, reservedBytes } from '../frames/cache-records.ts';
import { scoreOf } from '../priority/score.ts';

/**
 * Brings what is held and reserved under the limit again, worst first, in one batch: frames are given back, jobs are
 * cancelled and their reservations counted as gone, since nothing is reserved until they have answered.
 */
export function trimToLimit(state: CacheState): void {
  let excess = state.ledger.excess;
  if (excess <= 0) return;
  for (const task of state.tasks.values()) if (task.aborted) excess -= reservedBytes(task);
  if (excess <= 0) return;
  const victims: HeldFrame[] = [];
  for (const { item, bytes } of worstFirst(state)) {
    if (excess <= 0) break;
    excess -= bytes;
    if ('bytes' in item) victims.push(item);
    else state.abort(item);
  }
  state.evict(victims);
}

function worstFirst(state: CacheState): { item: HeldFrame | LoadTask; bytes: number }[] {
  const items: { item: HeldFrame | LoadTask; bytes: number; score: number }[] = [];
  for (const held of state.heldLeastRecentFirst()) {
    items.push({ item: held, bytes: held.bytes, score: scoreOf(held.table, held.index, held.frame) });
  }
  for (const task of state.tasks.values()) {
    if (task.aborted) continue;
    items.push({ item: task, bytes: reservedBytes(task), score: scoreOf(task.table, task.index, task.frame) });
  }
  // Not subtracted: two unwanted frames have infinite scores.
  return items.sort((a, b) => (a.score === b.score ? 0 : a.score < b.score ? 1 : -1));
}
