import type { FrameNumber } from '../frame/frame-number.ts';
import { isGrown } from '../sequence/frames/frame-list-growth.ts';
import type { CacheState } from './cache-state.ts';
import type { CacheSource, PlayerDemand, PlayerListener, PlayerStats } from './cache-contract.ts';
import type { FrameTable } from './frames/frame-table.ts';
import { listGaps } from './frames/gaps.ts';
import { growSource } from './frames/grow-source.ts';
import type { Planner } from './loading/planner.ts';
import type { PlayerActions } from './player-handle.ts';
import { PlayerRecord } from './frames/player-record.ts';
import { playerStats } from './statistics/player-stats.ts';
import { SourceRecord } from './frames/source-record.ts';

type PlayerReport = Exclude<Parameters<PlayerListener['report']>[0], { kind: 'lut-failed' }>;

/** Jumps that follow each other faster than this are scrubbing … */
const SCRUB_MS = 250;
/** … and until this long after the last one only the current frame is loaded. */
const SETTLE_MS = 150;

/** Where players and their sources come and go, and where their wishes change. */
export class PlayerRegistry implements PlayerActions {
  readonly #state: CacheState;
  readonly #planner: Planner;
  readonly #generations = new Map<string, number>();
  /** The generation of each source that new players get. */
  readonly #newest = new Map<string, SourceRecord>();
  #lastPlayer = 0;
  #epochs = 0;

  constructor(state: CacheState, planner: Planner) {
    this.#state = state;
    this.#planner = planner;
  }

  /** All players' epoch bumps together. */
  get epochs(): number {
    return this.#epochs;
  }

  add(listener: PlayerListener): PlayerRecord {
    const player = new PlayerRecord(++this.#lastPlayer, listener);
    this.#state.players.set(player.id, player);
    return player;
  }

  bumpEpoch(player: PlayerRecord): void {
    player.epoch += 1;
    this.#epochs += 1;
  }

  setSource(player: PlayerRecord, source: CacheSource | null, reload: boolean): void {
    const before = player.source;
    player.list = source?.frames ?? null;
    const grown = before && source && !reload ? this.#grown(before, source) : null;
    const next = grown ?? (source ? this.#record(source, reload) : null);
    if (before === next) return;
    this.bumpEpoch(player);
    player.source = next;
    player.lastCounted = null;
    player.stalledSlot = null;
    this.#seat(player);
    if (before && next?.source.id === before.source.id) this.#dropUnused(before);
    if (next) this.tellGaps(next);
    if (next?.header) player.listener.header(next.header.facts, next.header.frame);
    this.#planner.schedule();
  }

  demand(player: PlayerRecord, demand: PlayerDemand, jump: boolean): void {
    const before = player.demand;
    player.demand = sameOrigin(before, demand);
    if (before?.plan.revision !== demand.plan.revision) {
      player.stalledSlot = null;
      player.droppedFrames = 0;
    }
    if (jump) this.#jumped(player);
    if (player.table?.layer !== demand.layer) this.#seat(player);
    this.#planner.schedule();
  }

  retry(player: PlayerRecord, frame: FrameNumber | undefined): void {
    const { table } = player;
    if (!table) return;
    const index = frame === undefined ? undefined : table.frames.indexOf(frame);
    if (index === null) return;
    table.reconsiderTooLarge();
    table.forgetAttempts(index);
    this.#state.evict(table.incompleteFrames().filter((held) => index === undefined || held.index === index));
    const frames = table.clearFailures(() => true, index);
    if (frames.length > 0)
      this.#state.presenter.commands.setUnavailable({ source: table.source.key, frames, kind: null });
    this.#planner.schedule();
  }

  /** Its frames go where no other player has them. */
  dispose(player: PlayerRecord): void {
    const { table } = player;
    this.bumpEpoch(player);
    table?.players.delete(player);
    player.table = null;
    this.#state.players.delete(player.id);
    if (table) this.#dropUnused(table.source);
    this.#planner.schedule();
  }

  stats(player: PlayerRecord): PlayerStats {
    return playerStats(player, this.#state.time.now());
  }

  /** What the presenter says of a player; told to its session after the state know. */
  report(report: PlayerReport): void {
    const player = this.#state.players.get(report.player);
    if (!player) return;
    const isPresent = report.revision === player.demand?.plan.revision;
    if (report.kind === 'presented') this.#presented(player, report.frames);
    if (report.kind === 'presented' && isPresent) player.droppedFrames = report.dropped;
    if (report.kind === 'stall' && isPresent) player.stalledSlot = report.active ? 0 : null;
    if (report.kind === 'rebased' && isPresent && player.demand) {
      const { t0, start, direction } = report;
      player.demand = { ...player.demand, plan: { ...player.demand.plan, t0, start, direction } };
    }
    player.listener.report(report);
  }

  #presented(player: PlayerRecord, frames: Extract<PlayerReport, { kind: 'presented' }>['frames']): void {
    const { counters, order } = this.#state;
    for (const picture of frames) {
      player.shownRate.add(picture);
      const index = player.table?.frames.indexOf(picture.frame) ?? null;
      const held = index === null ? undefined : player.table?.held.get(index);
      if (held) order.touch(held);
      if (index === null || !player.demand?.plan.playing || picture.frame === player.lastCounted) continue;
      player.lastCounted = picture.frame;
      if (picture.shown === picture.frame) counters.hits += 1;
      else counters.misses += 1;
    }
  }

  /** Tells the presenter which frames there is nothing to wait for. */
  tellGaps(source: SourceRecord): void {
    if (source.gapsSent) return;
    source.gapsSent = true;
    const frames = listGaps(source.source.frames);
    if (frames.length > 0)
      this.#state.presenter.commands.setUnavailable({ source: source.key, frames, kind: 'missing' });
  }

  /** Forgets sources that nobody plays and nothing is held of. */
  sweep(): void {
    for (const source of this.#state.sources) {
      const busy = [...source.tables.values()].some((table) => table.held.size > 0 || table.tasks.size > 0);
      if (busy || source.inUse) continue;
      this.#state.sources.delete(source);
      if (this.#newest.get(source.source.id) === source) this.#newest.delete(source.source.id);
    }
  }

  #jumped(player: PlayerRecord): void {
    this.bumpEpoch(player);
    const now = this.#state.time.now();
    const scrubbing = now - player.jumpedAt < SCRUB_MS && !player.demand?.plan.playing;
    player.jumpedAt = now;
    player.currentOnlyUntil = scrubbing ? now + SETTLE_MS : -Infinity;
    if (scrubbing) this.#state.time.after(SETTLE_MS, () => this.#planner.schedule());
  }

  /** The newest generation of a source, made longer where that is all that changes; null where it is not. */
  #grown(before: SourceRecord, source: CacheSource): SourceRecord | null {
    const { id } = before.source;
    const record = this.#newest.get(id);
    if (!record || this.#newest.has(source.id) || !isGrown(source, record.source)) return null;
    this.#newest.delete(id);
    this.#newest.set(source.id, record);
    growSource(this.#state, record, source);
    this.#planner.schedule();
    return record;
  }

  /** The source's present generation, or a new one. */
  #record(source: CacheSource, reload: boolean): SourceRecord {
    const known = this.#newest.get(source.id);
    if (known && !reload) return known;
    const generation = (this.#generations.get(source.id) ?? 0) + 1;
    this.#generations.set(source.id, generation);
    const record = new SourceRecord(source, generation, reload);
    this.#newest.set(source.id, record);
    this.#state.sources.add(record);
    return record;
  }

  /** Puts a player at the table of its source and layer. */
  #seat(player: PlayerRecord): void {
    const table: FrameTable | null = player.source?.table(player.demand?.layer ?? '') ?? null;
    const before = player.table;
    if (before === table) return;
    before?.players.delete(player);
    player.table = table;
    table?.players.add(player);
    player.statusVersion = -1;
    this.sweep();
  }

  #dropUnused(source: SourceRecord): void {
    if (source.inUse) return;
    source.dropped = true;
    if (this.#newest.get(source.source.id) === source) this.#newest.delete(source.source.id);
    for (const table of source.tables.values()) {
      for (const task of table.tasks.values()) this.#state.abort(task);
      this.#state.evict([...table.held.values()]);
    }
    this.sweep();
  }
}

/** The presenter may have moved a plan's origin since the session sent it: the same revision keeps the newer origin. */
function sameOrigin(before: PlayerDemand | null, demand: PlayerDemand): PlayerDemand {
  if (!before || before.plan.revision !== demand.plan.revision || before.plan.t0 <= demand.plan.t0) return demand;
  const { t0, start, direction } = before.plan;
  return { ...demand, plan: { ...demand.plan, t0, start, direction } };
}
