import type { CacheState } from '../cache-state.ts';
import type { CacheStats } from '../cache-contract.ts';
import { playerStats } from './player-stats.ts';

export type WorkerCounts = CacheStats['workers'];

/** The figures of this moment. Walks the players' look-ahead: for read-outs, not for every frame. */
export function cacheStats(state: CacheState, limit: number, { total, busy, dead }: WorkerCounts): CacheStats {
  const { ledger, counters, order, timings, players } = state;
  const { used, reserved, resident, releasing, spare, textures } = ledger;
  const now = state.time.now();
  return {
    limit,
    used,
    reserved,
    resident,
    releasing,
    spare,
    textures,
    entries: order.size,
    ...counters,
    workers: { total, busy, dead },
    decodeMs: timings.decodeMs,
    trimmed: ledger.limit < limit,
    players: [...players.values()].map((player) => playerStats(player, now)),
  };
}

/** What has happened since the page began: figures for `stats()`. */
export interface Counters {
  hits: number;
  misses: number;
  loads: number;
  evictions: number;
  aborted: number;
  stale: number;
  errors: number;
  bytesRead: number;
}

export function newCounters(): Counters {
  return { hits: 0, misses: 0, loads: 0, evictions: 0, aborted: 0, stale: 0, errors: 0, bytesRead: 0 };
}
