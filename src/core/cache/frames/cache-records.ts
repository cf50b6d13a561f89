import type { SeqError } from '../../base/seq-error.ts';
import type { FrameIndex, FrameNumber } from '../../frame/frame-number.ts';
import type { FrameList } from '../../sequence/frames/frame-list.ts';
import type { BlockedReason, CacheSource, PlayerDemand, PlayerListener } from '../cache-contract.ts';
import { FrameEntries } from './frame-entries.ts';
import type { FrameHeader, PlayerId, SourceKey, Ticket } from '../../presenter/protocol.ts';
import type { TransferState } from '../../frame/transfer-state.ts';
import { ShownRate } from '../statistics/shown-rate.ts';
import type { Viewpoint } from '../priority/viewpoint.ts';

/*
 * The records of the cache refer to one another, so they are declared together: a source has a table per layer, a table
 * has held frames, tasks and players, and each of those knows its table.
 */

/** A frame whose planes are in the presenter's store. */
export interface HeldFrame {
  readonly ticket: Ticket;
  readonly table: FrameTable;
  /** Moves when the source's list grows. */
  index: FrameIndex;
  readonly frame: FrameNumber;
  /** Resolution level: reduced by 2^level. */
  readonly level: number;
  readonly bytes: number;
  /** False where the file ended early. */
  readonly complete: boolean;
}

/** One load under way, from its reservation to the presenter's answer. */
export interface LoadTask {
  readonly ticket: Ticket;
  readonly table: FrameTable;
  /** Moves when the source's list grows. */
  index: FrameIndex;
  readonly frame: FrameNumber;
  level: number;
  /** Its level is decided when its header has been read. */
  readonly levelOpen: boolean;
  levelDecided?: boolean;
  readonly tier: number;
  /** The player it was started for, and that player's epoch at the time. */
  readonly player: PlayerRecord;
  readonly epoch: number;
  readonly startedAt: number;
  /** Bytes reserved. */
  encodedBytes: number;
  decodedBytes: number;
  /** Totals that the job waits for; null while it runs. */
  neededBytes: { readonly encodedBytes: number; readonly decodedBytes: number } | null;
  /** Cancels an address that is still being resolved; null once the presenter has the job. */
  resolving: AbortController | null;
  /** Its file is on this device: the network does not matter. */
  local: boolean;
  /** The abort has been sent; slot and reservation stay until the answer. */
  aborted: boolean;
  /** The header has been read: decoding, no more waiting for the network. */
  headerSeen: boolean;
  /** How far its file has come; null where it came at once, or nothing of it has. */
  transfer: TransferState | null;
  /** Time of the last report about it, or of its abort, in milliseconds. */
  lastReportAt: number;
  /** Its ticket has been released because the presenter stopped reporting on it. */
  orphaned: boolean;
  /** The error that it ends with once its abort is answered; null: it ends as if it had never started. */
  pendingError: SeqError | null;
}

/** Bytes reserved for a job. */
export function reservedBytes(task: LoadTask): number {
  return task.encodedBytes + task.decodedBytes;
}

/** The cache's record of one player. */
export class PlayerRecord {
  readonly id: PlayerId;
  readonly listener: PlayerListener;
  source: SourceRecord | null = null;
  /** The list it was given. The source may have more frames by now, added by another player. */
  list: FrameList | null = null;
  table: FrameTable | null = null;
  demand: PlayerDemand | null = null;
  view: Viewpoint | null = null;
  epoch = 0;
  /** Number of the last job started for it: among equals the least recently served player goes first. */
  lastServed = 0;
  /** Slot in which playback stands while the presenter stalls; null while it runs. */
  stalledSlot: number | null = null;
  /** Time of the last jump, milliseconds. */
  jumpedAt = -Infinity;
  /** Until this time only the current frame is loaded, because the player is being scrubbed. */
  currentOnlyUntil = -Infinity;
  /** Level at which the current frame fits beside the others; null where no level does. */
  currentLevel: number | null = 0;
  blocked: BlockedReason = null;
  droppedFrames = 0;
  /** The frame last counted as hit or miss. */
  lastCounted: FrameNumber | null = null;
  statusVersion = -1;
  readonly shownRate = new ShownRate();

  constructor(id: PlayerId, listener: PlayerListener) {
    this.id = id;
    this.listener = listener;
  }
}

/** One source at one generation: its frames, and a table of them for each requested layer. */
export class SourceRecord {
  readonly key: SourceKey;
  /** The source as last requested: the same files, perhaps more of them than at first. */
  source: CacheSource;
  readonly generation: number;
  /** Made by a reload: requests revalidate what the HTTP cache holds. */
  readonly revalidate: boolean;
  readonly #tables = new Map<string, FrameTable>();
  /** The last header that differed from the one before, and its frame; null before the first. */
  header: { readonly facts: FrameHeader; readonly frame: FrameNumber } | null = null;
  /** The presenter knows the gaps. */
  gapsSent = false;
  /** Its frames are not needed any more: a newer generation replaced it, or its last player left. */
  dropped = false;

  constructor(source: CacheSource, generation: number, fresh = false) {
    this.source = source;
    this.revalidate = fresh;
    this.generation = generation;
    this.key = `${source.id}@${generation}`;
  }

  /** One table per layer requested so far. */
  get tables(): ReadonlyMap<string, FrameTable> {
    return this.#tables;
  }

  /** The table of a layer, created on first use. */
  table(layer: string): FrameTable {
    let table = this.#tables.get(layer);
    if (!table) this.#tables.set(layer, (table = new FrameTable(this, layer)));
    return table;
  }

  /** True while any player shows it. */
  get inUse(): boolean {
    for (const table of this.#tables.values()) if (table.players.size > 0) return true;
    return false;
  }
}

/** The frames of one source, generation and layer, and the players that show them. */
export class FrameTable extends FrameEntries<HeldFrame, LoadTask> {
  readonly source: SourceRecord;
  readonly layer: string;
  readonly #players = new Set<PlayerRecord>();

  constructor(source: SourceRecord, layer: string) {
    const { frames, repeats = null } = source.source;
    super(frames, {
      repeats,
      sizeGroup: source.source.sizeGroup ? (frame) => source.source.sizeGroup?.(frame) ?? 0 : null,
    });
    this.source = source;
    this.layer = layer;
    if (layer === '') this.sizes.learnDecoded(null, source.source.decodedBytes ?? 0, 0);
  }

  /** Players that show this source and layer. */
  get players(): ReadonlySet<PlayerRecord> {
    return this.#players;
  }

  attach(player: PlayerRecord): void {
    this.#players.add(player);
  }

  detach(player: PlayerRecord): void {
    this.#players.delete(player);
  }
}
