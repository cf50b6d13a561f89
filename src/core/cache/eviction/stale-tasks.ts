import type { CacheState } from '../cache-state.ts';
import type { LoadTask } from '../frames/cache-records.ts';
import { scoreInTable, TIER, TIER_SPAN, tierOf, UNWANTED } from '../priority/score.ts';

/** How far ahead of a playhead a load of an older epoch is still worth finishing. */
const NEAR_SECONDS = 2;

/**
 * Aborts what nobody wants any more: frames no player has on its list, frames at a coarser level than wanted, and, after
 * a jump, frames that lie far from where the playheads are now.
 */
export function abortStaleTasks(state: CacheState, capacity: number): void {
  for (const task of [...state.tasks.values()]) {
    if (task.aborted) continue;
    const reason = staleness(task, capacity);
    if (reason === null) continue;
    if (reason === 'epoch') {
      state.count('stale');
      state.log.debug(`Skipping stale request: epoch ${task.epoch} != ${task.player.epoch}`);
    }
    state.abort(task);
  }
}

function staleness(task: LoadTask, capacity: number): 'epoch' | 'unwanted' | null {
  const { table, index, frame, player } = task;
  let wanted = false;
  for (const other of table.players) {
    const { view } = other;
    if (!view) continue;
    const score = scoreInTable(table, view, index, frame);
    if (score === UNWANTED) continue;
    const isCurrent = view.current !== null && table.originalOf(view.current) === index;
    if (task.level > (isCurrent ? (other.currentLevel ?? Infinity) : table.level)) continue;
    wanted = true;
    if (isCurrent || (other === player && task.epoch === other.epoch)) return null;
    const seconds = score % TIER_SPAN;
    const nearSeconds = tierOf(score) === TIER.playing ? NEAR_SECONDS : capacity / view.slotsPerSecond;
    if (tierOf(score) < TIER.idle && seconds <= nearSeconds) return null;
  }
  if (task.epoch !== player.epoch) return 'epoch';
  return wanted ? null : 'unwanted';
}
