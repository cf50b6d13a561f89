import type { HeldFrame } from './held-frame.ts';
import type { PlayerRecord } from './player-record.ts';

/**
 * A picture on screen that is held finer than its player's share of the limit allows: it makes way where another
 * picture on screen has no room, and comes back coarser. null where there is none.
 */
export function frameAboveShare(players: Iterable<PlayerRecord>): HeldFrame | null {
  for (const { table, view, currentLevel } of players) {
    if (!table || !view?.demand.visible || view.current === null || currentLevel === null) continue;
    const held = table.held.get(view.current);
    if (held && held.level < currentLevel) return held;
  }
  return null;
}
