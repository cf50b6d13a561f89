import { MEGABYTE } from '../../base/byte-size.ts';
import type { CacheVotes, MemoryLimit, SettingSource } from '../cache-contract.ts';
import { limitInBytes, type DeviceMemory } from './memory-limit.ts';

/** Who may set the limit outright; the page goes before the panel, both before any vote. */
export type LimitSetter = 'page' | 'panel';

/** Everything said about the budget and the workers, and what follows from it. */
export class Votes {
  readonly #machine: DeviceMemory;
  readonly #defaultWorkers: number;
  readonly #set = new Map<LimitSetter, MemoryLimit>();
  readonly #elements = new Set<{ votes: CacheVotes }>();
  #workers: number | null = null;

  constructor(machine: DeviceMemory, defaultWorkers: number) {
    this.#machine = machine;
    this.#defaultWorkers = defaultWorkers;
  }

  /** The limit in bytes that holds now: the page's word, else the panel's, else the smallest vote, else the default. */
  get limitBytes(): number {
    const set = this.#set.get('page') ?? this.#set.get('panel');
    if (set) return limitInBytes(set, this.#machine);
    const votes = [...this.#elements].flatMap(({ votes }) => this.#votedBytes(votes));
    return votes.length > 0 ? Math.min(...votes) : limitInBytes({}, this.#machine);
  }

  /** Whose word the limit is. */
  get limitBy(): SettingSource {
    if (this.#set.has('page')) return 'page';
    if (this.#set.has('panel')) return 'panel';
    return [...this.#elements].some(({ votes }) => this.#votedBytes(votes).length > 0) ? 'vote' : 'default';
  }

  /** Whose word the number of workers is. */
  get workersBy(): SettingSource {
    if (this.#workers !== null) return 'page';
    return [...this.#elements].some(({ votes }) => votes.workers !== undefined) ? 'vote' : 'default';
  }

  /** Decode workers to keep: the page's word, else the smallest vote, else one fewer than the machine has threads. */
  get workers(): number {
    const votes = [...this.#elements].flatMap(({ votes }) => (votes.workers === undefined ? [] : [votes.workers]));
    const workers = this.#workers ?? (votes.length > 0 ? Math.min(...votes) : this.#defaultWorkers);
    return Math.min(Math.max(Math.round(workers), 1), 8);
  }

  /** Throws TypeError for an invalid limit; null clears the setting. */
  set(setter: LimitSetter, limit: MemoryLimit | null): void {
    if (!limit) {
      this.#set.delete(setter);
      return;
    }
    limitInBytes(limit, this.#machine);
    this.#set.set(setter, limit);
  }

  setWorkers(workers: number | null): void {
    this.#workers = workers;
  }

  /** Adds one element's votes; they count until removed. Votes that are not numbers above zero are ignored. */
  add(votes: CacheVotes): { votes: CacheVotes } {
    const element = { votes: validVotes(votes) };
    this.#elements.add(element);
    return element;
  }

  update(element: { votes: CacheVotes }, votes: CacheVotes): void {
    element.votes = validVotes(votes);
  }

  remove(element: { votes: CacheVotes }): void {
    this.#elements.delete(element);
  }

  #votedBytes({ percent, reserveGB, maxMB }: CacheVotes): number[] {
    const bytes: number[] = [];
    if (maxMB !== undefined) bytes.push(limitInBytes({ maxBytes: maxMB * MEGABYTE }, this.#machine));
    if (percent !== undefined || reserveGB !== undefined) {
      const relative = {
        ...(percent !== undefined && { fraction: percent / 100 }),
        ...(reserveGB !== undefined && { reserveGB }),
      };
      bytes.push(limitInBytes(relative, this.#machine));
    }
    return bytes;
  }
}

function validVotes(votes: CacheVotes): CacheVotes {
  const usable = Object.entries(votes).filter(
    ([, value]) => typeof value === 'number' && value > 0 && value < Infinity,
  );
  return Object.fromEntries(usable) as CacheVotes;
}
