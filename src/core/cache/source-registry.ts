import { isGrown } from '../sequence/frames/frame-list-growth.ts';
import type { CacheSource } from './cache-contract.ts';
import type { CacheState } from './cache-state.ts';
import { SourceRecord } from './frames/cache-records.ts';
import { listGaps } from './frames/gaps.ts';
import { growSource } from './frames/grow-source.ts';

/** The generations of each source: finds or creates the one that a player shows, and drops those that nobody shows. */
export class SourceRegistry {
  readonly #state: CacheState;
  readonly #generations = new Map<string, number>();
  /** The generation of each source that new players get. */
  readonly #newest = new Map<string, SourceRecord>();

  constructor(state: CacheState) {
    this.#state = state;
  }

  /**
   * The record for a source: the present generation, or a new one where there is none or `reload` is set. A longer list
   * of the source in `before` extends its record.
   */
  recordFor(source: CacheSource, before: SourceRecord | null, reload: boolean): SourceRecord {
    const grown = before && !reload ? this.#grow(before, source) : null;
    if (grown) return grown;
    const known = this.#newest.get(source.id);
    if (known && !reload) return known;
    const generation = (this.#generations.get(source.id) ?? 0) + 1;
    this.#generations.set(source.id, generation);
    const record = new SourceRecord(source, generation, reload);
    this.#newest.set(source.id, record);
    this.#state.addSource(record);
    return record;
  }

  /** Tells the presenter which frame numbers have no file and which show the same picture, once per presenter. */
  sendGaps(source: SourceRecord): void {
    if (source.gapsSent) return;
    source.gapsSent = true;
    const { commands } = this.#state.presenter;
    const { frames: list, repeats } = source.source;
    if (repeats) commands.setRepeats(source.key, repeats.runs);
    const frames = listGaps(list);
    if (frames.length > 0) commands.setUnavailable({ source: source.key, frames, kind: 'missing' });
  }

  /** Aborts and evicts what a source has, unless a player still shows it. */
  dropUnused(source: SourceRecord): void {
    if (source.inUse) return;
    source.dropped = true;
    if (this.#newest.get(source.source.id) === source) this.#newest.delete(source.source.id);
    for (const table of source.tables.values()) {
      for (const task of table.tasks.values()) this.#state.abort(task);
      this.#state.evict([...table.held.values()]);
    }
    this.sweep();
  }

  /** Forgets sources that no player shows and that hold nothing. */
  sweep(): void {
    for (const source of this.#state.sources) {
      if (source.inUse) continue;
      if ([...source.tables.values()].some((table) => table.held.size > 0 || table.tasks.size > 0)) continue;
      this.#state.removeSource(source);
      if (source.source.repeats && source.gapsSent) this.#state.presenter.commands.setRepeats(source.key, []);
      if (this.#newest.get(source.source.id) === source) this.#newest.delete(source.source.id);
    }
  }

  /** The newest generation of a source, extended where the new list only adds frames; null otherwise. */
  #grow(before: SourceRecord, source: CacheSource): SourceRecord | null {
    const { id } = before.source;
    const record = this.#newest.get(id);
    if (!record || this.#newest.has(source.id) || !isGrown(source, record.source)) return null;
    this.#newest.delete(id);
    this.#newest.set(source.id, record);
    growSource(this.#state, record, source);
    return record;
  }
}
