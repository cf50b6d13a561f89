import type { TimeSource } from '../../base/time-source.ts';
import type { Allowances } from '../budget/texture-and-spare-budget.ts';
import type { Books } from '../cache-state.ts';
import { chooseCurrentLevels } from '../budget/current-levels.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { FrameTable } from '../frames/frame-table.ts';
import type { OverdueTasks } from './overdue-tasks.ts';
import type { PlayerRecord } from '../frames/player-record.ts';
import { shed } from '../eviction/trim-to-limit.ts';
import { abortStaleTasks } from '../eviction/stale-tasks.ts';
import { viewpoint } from '../priority/viewpoint.ts';
import { serveWaitingTasks } from './waiting-tasks.ts';

/** While something plays, plans are made at least this often, whether or not anything is heard of it. */
const TICK_MS = 250;

/** Decides, with the playheads of this very moment, what to cancel, grant, evict and start. */
export class Planner {
  readonly #books: Books;
  readonly #allowances: Allowances;
  readonly #dispatcher: Dispatcher;
  readonly #overdue: OverdueTasks;
  readonly #time: TimeSource;
  #asked = false;
  #cancelTick: (() => void) | null = null;
  /** False while there is no presenter to give work to. */
  running = false;

  constructor(books: Books, allowances: Allowances, dispatcher: Dispatcher, overdue: OverdueTasks) {
    this.#books = books;
    this.#allowances = allowances;
    this.#dispatcher = dispatcher;
    this.#overdue = overdue;
    this.#time = books.time;
  }

  /** Plans at the end of this task: changes of one task make one plan. */
  soon(): void {
    if (this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      if (this.#asked) this.plan();
    });
  }

  /** Plans now. */
  plan(): void {
    this.#asked = false;
    this.look();
    if (!this.running) return;
    const books = this.#books;
    abortStaleTasks(books, this.#dispatcher.capacity);
    shed(books);
    this.#allowances.tuneTextures();
    const waiting = serveWaitingTasks(books);
    this.#dispatcher.run(this.#time.now(), waiting);
    this.#overdue.watch();
    this.#tick();
  }

  /** Brings every player's viewpoint and wanted level up to now. */
  look(): void {
    const now = this.#time.now();
    const tables = new Set<FrameTable>();
    for (const player of this.#books.players.values()) {
      player.view = viewpoint(player, now);
      if (player.table) tables.add(player.table);
      this.#count(player);
    }
    for (const table of tables) table.setLevel(wantedLevel(table));
    chooseCurrentLevels(this.#books.players.values(), this.#books.ledger);
  }

  /** A frame that comes due while nothing plays is a hit where it is there already. */
  #count(player: PlayerRecord): void {
    const { view, table } = player;
    if (!view || !table || view.demand.plan.playing || view.current === null || player.counted === view.frame) return;
    player.counted = view.frame;
    const held = table.held.get(view.current);
    if (held) {
      this.#books.counters.hits += 1;
      this.#books.order.touch(held);
    } else {
      this.#books.counters.misses += 1;
    }
  }

  #tick(): void {
    let playing = false;
    for (const { demand, table } of this.#books.players.values())
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

/** Visible players share the finest level any of them wants; hidden ones count only among themselves. */
function wantedLevel(table: FrameTable): number {
  let visible = Infinity;
  let any = Infinity;
  for (const { demand } of table.players) {
    if (!demand) continue;
    any = Math.min(any, demand.level);
    if (demand.visible) visible = Math.min(visible, demand.level);
  }
  if (visible < Infinity) return visible;
  return any < Infinity ? any : table.level;
}
