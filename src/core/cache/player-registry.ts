import type { PlayerListener } from './cache-contract.ts';
import { PlayerRecord } from './frames/cache-records.ts';
import { CachePlayerHandle, type HandleHost } from './player-handle.ts';

type PlayerReport = Exclude<Parameters<PlayerListener['report']>[0], { kind: 'lut-failed' | 'ocio' }>;

/** The players of the page: their handles, and the presenter's reports about them. */
export class PlayerRegistry {
  readonly #host: HandleHost;
  readonly #handles = new WeakMap<PlayerRecord, CachePlayerHandle>();
  #lastId = 0;

  constructor(host: HandleHost) {
    this.#host = host;
  }

  /** Handles of the players that are not disposed, in the order in which they were added. */
  get handles(): readonly CachePlayerHandle[] {
    return [...this.#host.state.players.values()].flatMap((player) => this.#handles.get(player) ?? []);
  }

  add(listener: PlayerListener): CachePlayerHandle {
    const player = new PlayerRecord(++this.#lastId, listener);
    const handle = new CachePlayerHandle(player, this.#host);
    this.#handles.set(player, handle);
    this.#host.state.addPlayer(player);
    return handle;
  }

  /** Applies what the presenter reports about a player, then passes it on to the player's session. */
  report(report: PlayerReport): void {
    const player = this.#host.state.players.get(report.player);
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
    const { state } = this.#host;
    for (const picture of frames) {
      player.shownRate.add(picture);
      const index = player.table?.frames.indexOf(picture.frame) ?? null;
      const held = index === null ? undefined : player.table?.heldAt(index);
      if (held) state.touch(held);
      if (index === null || !player.demand?.plan.playing || picture.frame === player.lastCounted) continue;
      player.lastCounted = picture.frame;
      state.count(picture.shown === picture.frame ? 'hits' : 'misses');
    }
  }
}
