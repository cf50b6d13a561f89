import { MEGABYTE } from '../../base/byte-size.ts';
import type { CacheVotes, LimitTerm, LimitTerms, MemoryLimit, SettingSource } from '../cache-contract.ts';
import { type DeviceMemory, type GivenLimit, limitInBytes, limitValues } from './memory-limit.ts';

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
    return limitInBytes(this.#inForce.limit, this.#machine);
  }

  /** Whose word the limit is. */
  get limitBy(): SettingSource {
    return this.#inForce.by;
  }

  /** What the limit is made of. */
  get limitTerms(): LimitTerms {
    const { limit, by } = this.#inForce;
    const { maxBytes, fraction, reserveGB } = limitValues(limit, this.#machine);
    if (maxBytes !== null) return { fraction: null, reserveGB: null, maxBytes: { value: maxBytes, by } };
    const term = (name: 'fraction' | 'reserveGB', value: number): LimitTerm => ({
      value,
      by: name in limit ? by : 'default',
    });
    return { fraction: term('fraction', fraction), reserveGB: term('reserveGB', reserveGB), maxBytes: null };
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

  /** The page's word, else the panel's, else the smallest vote, else nobody's. */
  get #inForce(): { readonly limit: GivenLimit; readonly by: SettingSource } {
    for (const by of ['page', 'panel'] as const) {
      const limit = this.#set.get(by);
      if (limit) return { limit, by };
    }
    const bytes = (limit: GivenLimit): number => limitInBytes(limit, this.#machine);
    const [smallest] = [...this.#elements]
      .flatMap(({ votes }) => votedLimits(votes))
      .sort((a, b) => bytes(a) - bytes(b));
    return smallest ? { limit: smallest, by: 'vote' } : { limit: {}, by: 'default' };
  }
}

/** What one element asks for: an absolute limit, a share with its reserve, or both. */
function votedLimits({ percent, reserveGB, maxMB }: CacheVotes): GivenLimit[] {
  const limits: GivenLimit[] = [];
  if (maxMB !== undefined) limits.push({ maxBytes: maxMB * MEGABYTE });
  if (percent !== undefined || reserveGB !== undefined) {
    limits.push({
      ...(percent !== undefined && { fraction: percent / 100 }),
      ...(reserveGB !== undefined && { reserveGB }),
    });
  }
  return limits;
}

function validVotes(votes: CacheVotes): CacheVotes {
  const usable = Object.entries(votes).filter(
    ([, value]) => typeof value === 'number' && value > 0 && value < Infinity,
  );
  return Object.fromEntries(usable) as CacheVotes;
}
