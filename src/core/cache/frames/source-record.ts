import type { FrameNumber } from '../../frame/frame-number.ts';
import type { FrameHeader, SourceKey } from '../../presenter/protocol.ts';
import type { CacheSource } from '../cache-contract.ts';
import { FrameTable } from './frame-table.ts';

/** One source at one generation: what its frames are, and a table of them for each layer anyone asked for. */
export class SourceRecord {
  readonly key: SourceKey;
  /** What it was last asked for as: the same files, perhaps more of them than at first. */
  source: CacheSource;
  readonly generation: number;
  /** Made by a reload: servers are asked whether what the HTTP cache holds still holds. */
  readonly revalidate: boolean;
  readonly tables = new Map<string, FrameTable>();
  /** The last header that told something new, and its frame; null before the first. */
  header: { readonly facts: FrameHeader; readonly frame: FrameNumber } | null = null;
  /** The presenter has been told of the gaps. */
  gapsSent = false;
  /** Nobody will ask for its frames again: replaced by a newer generation, or its last player is gone. */
  dropped = false;

  constructor(source: CacheSource, generation: number, fresh = false) {
    this.source = source;
    this.revalidate = fresh;
    this.generation = generation;
    this.key = `${source.id}@${generation}`;
  }

  table(layer: string): FrameTable {
    let table = this.tables.get(layer);
    if (!table) this.tables.set(layer, (table = new FrameTable(this, layer)));
    return table;
  }

  get inUse(): boolean {
    for (const table of this.tables.values()) if (table.players.size > 0) return true;
    return false;
  }
}
