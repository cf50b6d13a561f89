import type { CacheStats, MemoryLimit } from '../../core/cache/cache-contract.ts';
import { pageCache } from '../../core/cache/page-cache.ts';

/** The page's cache manager as hosts see it. It is made when it is first used, not when the library is imported. */
class PageCacheManager extends EventTarget {
  /** The most the cache may hold, bytes. */
  get limitBytes(): number {
    return pageCache().limitBytes;
  }

  /** Resident, releasing and spare bytes. */
  get usedBytes(): number {
    return pageCache().usedBytes;
  }

  /** Bytes promised to loads under way. */
  get reservedBytes(): number {
    return pageCache().reservedBytes;
  }

  /** Counts all players' epochs. */
  get epoch(): number {
    return pageCache().epoch;
  }

  /** Players connected now. */
  get players(): readonly unknown[] {
    return pageCache().players;
  }

  /** Bumps every player's epoch: what is under way is judged anew. */
  incrementEpoch(): void {
    pageCache().incrementEpoch();
  }

  stats(): CacheStats {
    return pageCache().stats();
  }

  /** Sets the limit at once, in this task. Throws TypeError naming the option that is out of range. */
  setMemoryLimit(limit: MemoryLimit): void {
    pageCache().setMemoryLimit(limit);
  }

  /** Drops the frames of one player that nobody else wants, or all. */
  clear(player?: { readonly playerId: number | null }): void {
    const cache = pageCache();
    if (!player) return cache.clear();
    const handle = cache.players.find(({ id }) => id === player.playerId);
    if (handle) cache.clear(handle);
  }

  override addEventListener(...listener: Parameters<EventTarget['addEventListener']>): void {
    pageCache().addEventListener(...listener);
  }

  override removeEventListener(...listener: Parameters<EventTarget['removeEventListener']>): void {
    pageCache().removeEventListener(...listener);
  }

  override dispatchEvent(event: Event): boolean {
    return pageCache().dispatchEvent(event);
  }
}

/** The one cache manager of the page. Event `change` comes at most four times a second. */
export const cacheManager = new PageCacheManager();
