import type { CacheStats, CacheVotes } from '../core/cache/cache-contract.ts';

/** What elements use of the page's cache manager. */
export interface PageCachePort extends EventTarget {
  stats(): CacheStats;
  /** Drops the frames of one player, or all. */
  clear(player?: unknown): void;
  readonly epoch: number;
  addVotes(votes: CacheVotes): { update(votes: CacheVotes): void; remove(): void };
}
