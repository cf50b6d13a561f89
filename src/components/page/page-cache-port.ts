import type { CacheStats, CacheVotes, MemoryLimit } from '../../core/cache/cache-contract.ts';
import type { SessionCache } from '../../core/player/attached-player-options.ts';
import type { CanvasPresenter } from '../player/stage/player-surface.ts';

/** What elements use of the page's cache manager. */
export interface PageCachePort extends EventTarget, SessionCache {
  readonly presenter: CanvasPresenter;
  readonly epoch: number;
  stats(): CacheStats;
  /** Drops the frames of one player, or all. */
  clear(): void;
  /** What the settings panel says; null takes it back. */
  setMemoryLimit(limit: MemoryLimit | null, by: 'panel'): void;
  /** An element's votes on memory and workers; they end with `remove`. */
  addVotes(votes: CacheVotes): { update(votes: CacheVotes): void; remove(): void };
}
