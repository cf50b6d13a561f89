import { LRUCache } from 'lru-cache';
import type { HeldFrame } from '../frames/cache-records.ts';

/**
 * Held frames in the order of their last use. Order only: it has no limit of its own, the ledger counts the bytes and
 * the scheduler names the victims.
 */
export class LruOrder {
  readonly #cache = new LRUCache<number, HeldFrame>({
    maxSize: Number.MAX_SAFE_INTEGER,
    sizeCalculation: (held) => Math.max(1, held.bytes),
    dispose: (held, _ticket, reason) => {
      if (reason === 'evict') throw new Error(`frame ${held.frame} was evicted by order instead of by score`);
    },
  });

  get size(): number {
    return this.#cache.size;
  }

  add(held: HeldFrame): void {
    this.#cache.set(held.ticket, held);
  }

  remove(held: HeldFrame): void {
    this.#cache.delete(held.ticket);
  }

  /** Marks a frame as just used. */
  touch(held: HeldFrame): void {
    this.#cache.get(held.ticket);
  }

  /** Least recently used first. The order must not be changed during the walk. */
  *leastRecentFirst(): Generator<HeldFrame, void, undefined> {
    for (const held of this.#cache.rvalues()) if (held) yield held;
  }
}
