import '../player/load-element-parts.ts';
import type { CacheStats, CacheVotes, MemoryLimit } from '../../../src/core/cache/cache-contract.ts';
import { FakeSessionCache } from './fake-session-cache.ts';
import { ManualTime } from '../player/manual-time.ts';

const KEY = Symbol.for('seq-viewer/cache@1');
const MB = 2 ** 20;

export const STATS: CacheStats = {
  limit: 2048 * MB,
  used: 512 * MB,
  reserved: 0,
  resident: 512 * MB,
  releasing: 0,
  spare: 0,
  textures: 0,
  beside: 0,
  entries: 10,
  hits: 90,
  misses: 10,
  loads: 10,
  evictions: 0,
  aborted: 0,
  stale: 0,
  errors: 0,
  workers: { total: 2, busy: 1, dead: 0 },
  decodeMs: 40,
  bytesRead: 0,
  players: [],
};

/** The page's cache without an engine, put where the elements look for it. */
export class FakePageCache extends EventTarget {
  readonly sessions = new FakeSessionCache(new ManualTime(performance.timeOrigin + performance.now()));
  readonly votes: CacheVotes[] = [];
  readonly attached: { player: number; canvas: HTMLCanvasElement }[] = [];
  readonly limits: (MemoryLimit | null)[] = [];
  cleared = 0;
  epoch = 3;
  facts: CacheStats = STATS;
  #before: unknown;

  readonly presenter = {
    ...this.sessions.presenter,
    attachCanvas: (player: number, canvas: HTMLCanvasElement): boolean => {
      this.attached.push({ player, canvas });
      return true;
    },
  };

  addClaim: FakeSessionCache['addClaim'] = () => this.sessions.addClaim();
  addPlayer: FakeSessionCache['addPlayer'] = (listener) => this.sessions.addPlayer(listener);

  stats(): CacheStats {
    return this.facts;
  }

  clear(): void {
    this.cleared += 1;
  }

  setMemoryLimit(limit: MemoryLimit | null): void {
    this.limits.push(limit);
  }

  addVotes(votes: CacheVotes): { update(votes: CacheVotes): void; remove(): void } {
    let current = votes;
    this.votes.push(current);
    const remove = (): void => void this.votes.splice(this.votes.indexOf(current), 1);
    return {
      update: (next) => {
        remove();
        this.votes.push((current = next));
      },
      remove,
    };
  }

  install(): this {
    const globals = globalThis as Record<symbol, unknown>;
    this.#before = globals[KEY];
    globals[KEY] = this;
    return this;
  }

  uninstall(): void {
    (globalThis as Record<symbol, unknown>)[KEY] = this.#before;
  }
}
