import type { FrameNumber } from '../frame/frame-number.ts';
import type { PlayerId, SourceKey } from '../presenter/protocol.ts';
import type {
  Buffered,
  CacheSource,
  DemandOptions,
  FrameProgress,
  PlayerDemand,
  PlayerHandle,
  PlayerStats,
  StatusView,
} from './cache-contract.ts';
import type { CacheState } from './cache-state.ts';
import type { PlayerRecord } from './frames/cache-records.ts';
import { RemappedStatusView } from './frames/remapped-status-view.ts';
import type { SourceRegistry } from './source-registry.ts';
import { bufferedOf, NOTHING_BUFFERED } from './statistics/buffered.ts';
import { currentTask, playerStats } from './statistics/player-stats.ts';

/** Jumps that follow each other faster than this count as scrubbing, where the caller does not say. */
const SCRUB_MS = 250;
/** While scrubbing, and for this long after its last jump, only the current frame is loaded. */
const SETTLE_MS = 150;

/** How often it is looked how much is buffered, milliseconds. */
const BUFFERED_MS = 100;

/** What a handle needs from the cache that it belongs to. */
export interface HandleHost {
  readonly state: CacheState;
  readonly sources: SourceRegistry;
  /** Schedules a plan. */
  replan(): void;
  /** Schedules a plan, and notifies of a change that statuses or figures show. */
  changed(): void;
}

/** A player's side of the cache: changes its record, and the source that it shows. After `dispose` it does nothing. */
export class CachePlayerHandle implements PlayerHandle {
  readonly #record: PlayerRecord;
  readonly #host: HandleHost;
  #disposed = false;
  #buffered: Buffered = NOTHING_BUFFERED;
  #bufferedAt = -Infinity;
  /** Version of the statuses that `#buffered` was made from. */
  #bufferedVersion = -1;
  #cancelLook: (() => void) | null = null;

  constructor(record: PlayerRecord, host: HandleHost) {
    this.#record = record;
    this.#host = host;
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
    return playerStats(this.#record, this.#host.state.time.now());
  }

  get buffered(): Buffered {
    const { state } = this.#host;
    const now = state.time.now();
    const version = this.#record.table?.version ?? -1;
    if (now - this.#bufferedAt < BUFFERED_MS) {
      if (version !== this.#bufferedVersion) this.#lookAgain(this.#bufferedAt + BUFFERED_MS - now);
      return this.#buffered;
    }
    [this.#bufferedAt, this.#bufferedVersion] = [now, version];
    const { timings, workers } = state;
    return (this.#buffered = bufferedOf(this.#record, timings.known ? timings.serviceMs(Math.max(1, workers)) : null));
  }

  get progress(): FrameProgress | null {
    const transfer = currentTask(this.#record)?.transfer;
    return transfer ? Object.freeze({ loaded: transfer.loaded, total: transfer.total }) : null;
  }

  /** What was just said is not true any more: who listens is told once it may be looked again. */
  #lookAgain(delayMs: number): void {
    this.#cancelLook ??= this.#host.state.time.after(delayMs, () => {
      this.#cancelLook = null;
      this.#record.listener.cacheChanged();
      this.#host.changed();
    });
  }

  setSource(source: CacheSource | null, { reload = false }: { reload?: boolean } = {}): void {
    if (this.#disposed) return;
    const { state, sources } = this.#host;
    const player = this.#record;
    const before = player.source;
    player.list = source?.frames ?? null;
    const next = source && sources.recordFor(source, before, reload);
    if (before !== next) {
      state.bumpEpoch(player);
      player.source = next;
      player.lastCounted = null;
      player.stalledSlot = null;
      this.#attachTable();
      if (before && next?.source.id === before.source.id) sources.dropUnused(before);
      if (next) sources.sendGaps(next);
      if (next?.header) player.listener.header(next.header.facts, next.header.frame);
    }
    this.#host.changed();
  }

  demand(demand: PlayerDemand | null, options: DemandOptions): void {
    if (this.#disposed) return;
    const player = this.#record;
    const before = player.demand;
    if (!demand) return this.#withdraw();
    player.demand = withNewestOrigin(before, demand);
    if (before?.plan.revision !== demand.plan.revision) {
      player.stalledSlot = null;
      player.droppedFrames = 0;
    }
    if (options.jump) this.#jumped(options.scrub);
    if (player.table?.layer !== demand.layer) this.#attachTable();
    this.#host.replan();
  }

  /** It wants nothing any more: what is held for it is the first to go where room is needed. */
  #withdraw(): void {
    if (!this.#record.demand) return;
    this.#record.demand = null;
    this.#record.stalledSlot = null;
    this.#host.replan();
  }

  retry(frame?: FrameNumber): void {
    const { table } = this.#record;
    if (this.#disposed || !table) return;
    const place = frame === undefined ? undefined : table.frames.indexOf(frame);
    if (place === null) return;
    const index = place && table.originalOf(place);
    const { state } = this.#host;
    table.reconsiderTooLarge();
    table.forgetAttempts(index);
    state.evict(table.incompleteFrames().filter((held) => index === undefined || held.index === index));
    const frames = table.clearFailures(() => true, index);
    if (frames.length > 0) state.presenter.commands.setUnavailable({ source: table.source.key, frames, kind: null });
    this.#host.changed();
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#cancelLook?.();
    const { state, sources } = this.#host;
    const player = this.#record;
    const { table } = player;
    state.bumpEpoch(player);
    table?.detach(player);
    player.table = null;
    state.removePlayer(player);
    if (table) sources.dropUnused(table.source);
    this.#host.changed();
  }

  #jumped(scrub: boolean | undefined): void {
    const { state } = this.#host;
    const player = this.#record;
    state.bumpEpoch(player);
    const now = state.time.now();
    const scrubbing = (scrub ?? now - player.jumpedAt < SCRUB_MS) && !player.demand?.plan.playing;
    player.jumpedAt = now;
    player.currentOnlyUntil = scrubbing ? now + SETTLE_MS : -Infinity;
    if (scrubbing) state.time.after(SETTLE_MS, () => this.#host.replan());
  }

  /** Moves the player to the frame table of its source and layer. */
  #attachTable(): void {
    const player = this.#record;
    const table = player.source?.table(player.demand?.layer ?? '') ?? null;
    const before = player.table;
    if (before === table) return;
    before?.detach(player);
    player.table = table;
    table?.attach(player);
    player.statusVersion = -1;
    this.#host.sources.sweep();
  }
}

/** The demand, with the origin that the presenter has moved the same plan to since the session sent it. */
function withNewestOrigin(before: PlayerDemand | null, demand: PlayerDemand): PlayerDemand {
  if (!before || before.plan.revision !== demand.plan.revision || before.plan.t0 <= demand.plan.t0) return demand;
  const { t0, start, direction } = before.plan;
  return { ...demand, plan: { ...demand.plan, t0, start, direction } };
}
