import type { CacheState } from '../cache-state.ts';
import type { LoadTask } from '../frames/cache-records.ts';
import { SCORE_EPSILON, scoreOf } from '../priority/score.ts';

/**
 * Cancels the worst job that is worth less than `score`, one at a time: while one is being cancelled no other is. True
 * where bytes will come back.
 */
export function preemptWorst(state: CacheState, score: number): boolean {
  for (const task of state.tasks.values()) if (task.aborted) return true;
  const worst = worstTask(state, score + SCORE_EPSILON);
  if (worst) state.abort(worst);
  return worst !== null;
}

/** The worst job whose score is above `above` and that is not being cancelled yet; null where there is none. */
function worstTask(state: CacheState, above: number): LoadTask | null {
  let worst: LoadTask | null = null;
  let worstScore = above;
  for (const task of state.tasks.values()) {
    const score = scoreOf(task.table, task.index, task.frame);
    if (task.aborted || score <= worstScore) continue;
    worst = task;
    worstScore = score;
  }
  return worst;
}
