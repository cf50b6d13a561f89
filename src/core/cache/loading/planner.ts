import type { TimeSource } from '../../base/time-source.ts';
import type { TextureAndSpareBudget } from '../budget/texture-and-spare-budget.ts';
import type { CacheState } from '../cache-state.ts';
import type { ContentGrants } from './content-grants.ts';
import { chooseCurrentLevels } from '../budget/current-levels.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { FrameTable, PlayerRecord } from '../frames/cache-records.ts';
import type { OverdueTasks } from './overdue-tasks.ts';
import { trimToLimit } from '../eviction/trim-to-limit.ts';
import { abortStaleTasks } from '../eviction/stale-tasks.ts';
import { TIER, TIER_SPAN } from '../priority/score.ts';
import { viewpoint } from '../priority/viewpoint.ts';
import { wantedLevel } from '../priority/wanted-level.ts';
import { serveWaitingTasks } from './waiting-tasks.ts';

/** While something plays, plans are made at least this often, whether or not anything is heard of it. */
const TICK_MS = 250;

/** Decides, with the playheads of this very moment, what to cancel, grant, evict and start. */
export class Planner {
  readonly #state: CacheState;
  readonly #budget: TextureAndSpareBudget;
  readonly #dispatcher: Dispatcher;
  readonly #contents: ContentGrants;
  readonly #overdue: OverdueTasks;
  readonly #time: TimeSource;
  readonly #planned: () => void;
  #scheduled = false;
  #cancelTick: (() => void) | null = null;
  /** False while there is no presenter to give work to. */
  running = false;

  /** `planned` is called after each plan. */
  constructor(
    state: CacheState,
    budget: TextureAndSpareBudget,
    dispatcher: Dispatcher,
    contents: ContentGrants,
    overdue: OverdueTasks,
    planned: () => void,
  ) {
    this.#state = state;
    this.#budget = budget;
    this.#dispatcher = dispatcher;
    this.#contents = contents;
    this.#overdue = overdue;
    this.#time = state.time;
    this.#planned = planned;
  }

  /** Plans at the end of this task: changes of one task make one plan. */
  schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      if (this.#scheduled) this.plan();
    });
  }

  /** Plans now. */
  plan(): void {
    this.#scheduled = false;
    this.updateViewpoints();
    if (!this.running) return;
    const state = this.#state;
    abortStaleTasks(state, this.#dispatcher.capacity);
    trimToLimit(state);
    this.#budget.adjustTextures();
    // While a colour table waits for bytes, only pictures on screen are loaded beside it.
    const tables = this.#contents.serve() ? TIER.playing * TIER_SPAN : Infinity;
    const waiting = Math.min(serveWaitingTasks(state), tables);
    this.#dispatcher.run(this.#time.now(), waiting);
    this.#overdue.watch();
    this.#tick();
    this.#planned();
  }

  /** Brings every player's viewpoint and wanted level up to now. */
  updateViewpoints(): void {
    const now = this.#time.now();
    const tables = new Set<FrameTable>();
    for (const player of this.#state.players.values()) {
      const { table, demand, stalledSlot } = player;
      player.view = table && demand ? viewpoint(table.frames, demand, now, stalledSlot) : null;
      if (player.table) tables.add(player.table);
      this.#countDue(player);
    }
    for (const table of tables) table.setLevel(wantedLevel(table));
    chooseCurrentLevels(this.#state.players.values(), this.#state.ledger);
  }

  /** A frame that comes due while nothing plays is a hit where it is there already. */
  #countDue(player: PlayerRecord): void {
    const { view, table } = player;
    if (
      !view ||
      !table ||
      view.demand.background ||
      view.demand.plan.playing ||
      view.current === null ||
      player.lastCounted === view.frame
    )
      return;
    player.lastCounted = view.frame;
    const held = table.heldAt(view.current);
    if (held) {
      this.#state.count('hits');
      this.#state.touch(held);
    } else {
      this.#state.count('misses');
    }
  }

  #tick(): void {
    let playing = false;
    for (const { demand, table } of this.#state.players.values())
      playing ||= (demand?.plan.playing ?? false) && !!table;
    if (!playing) {
      this.#cancelTick?.();
      this.#cancelTick = null;
    } else {
      this.#cancelTick ??= this.#time.after(TICK_MS, () => {
        this.#cancelTick = null;
        this.plan();
      });
    }
  }
}
