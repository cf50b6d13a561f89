import type { PlayerId, SourceKey } from '../presenter/protocol.ts';
import type { FrameNumber } from '../frame/frame-number.ts';
import type { CacheSource, PlayerDemand, PlayerHandle, PlayerStats, StatusView } from './cache-contract.ts';
import { RemappedStatusView } from './frames/remapped-status-view.ts';
import type { PlayerRecord } from './frames/player-record.ts';

/** What a player's handle asks of the manager. */
export interface PlayerActions {
  setSource(player: PlayerRecord, source: CacheSource | null, reload: boolean): void;
  demand(player: PlayerRecord, demand: PlayerDemand, jump: boolean): void;
  retry(player: PlayerRecord, frame: FrameNumber | undefined): void;
  dispose(player: PlayerRecord): void;
  stats(player: PlayerRecord): PlayerStats;
}

/** A player's end of the manager. After `dispose` it does nothing. */
export class CachePlayerHandle implements PlayerHandle {
  readonly #record: PlayerRecord;
  readonly #actions: PlayerActions;
  #disposed = false;

  constructor(record: PlayerRecord, actions: PlayerActions) {
    this.#record = record;
    this.#actions = actions;
  }

  get id(): PlayerId {
    return this.#record.id;
  }

  get epoch(): number {
    return this.#record.epoch;
  }

  get sourceKey(): SourceKey | null {
    return this.#record.source?.key ?? null;
  }

  get status(): StatusView | null {
    const { table, list } = this.#record;
    if (!table || !list || list.length === table.frames.length) return table;
    return new RemappedStatusView(table, list, table.frames);
  }

  get stats(): PlayerStats {
    return this.#actions.stats(this.#record);
  }

  setSource(source: CacheSource | null, options: { reload?: boolean } = {}): void {
    if (!this.#disposed) this.#actions.setSource(this.#record, source, options.reload ?? false);
  }

  demand(demand: PlayerDemand, options: { jump: boolean }): void {
    if (!this.#disposed) this.#actions.demand(this.#record, demand, options.jump);
  }

  retry(frame?: FrameNumber): void {
    if (!this.#disposed) this.#actions.retry(this.#record, frame);
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#actions.dispose(this.#record);
  }
}
