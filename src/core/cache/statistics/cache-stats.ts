import type { CacheState } from '../cache-state.ts';
import type { CacheStats } from '../cache-contract.ts';
import { playerStats } from './player-stats.ts';

export type WorkerCounts = CacheStats['workers'];

/** The figures of this moment. Walks the players' look-ahead: for read-outs, not for every frame. */
export function cacheStats(state: CacheState, limit: number, { total, busy, dead }: WorkerCounts): CacheStats {
  const { ledger, counters, timings, players } = state;
  const { used, reserved, resident, releasing, spare, textures, claimed, droppable } = ledger;
  const now = state.time.now();
  return {
    limit,
    used,
    reserved,
    resident,
    releasing,
    spare,
    textures,
    beside: claimed + droppable,
    entries: state.heldCount,
    ...counters,
    workers: { total, busy, dead },
    decodeMs: timings.decodeMs,
    trimmed: ledger.limit < limit,
    players: [...players.values()].map((player) => playerStats(player, now)),
  };
}
