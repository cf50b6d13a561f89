import { EventCoalescer } from '../base/event-coalescer.ts';
import type { Log } from '../base/log.ts';
import type { TimeSource } from '../base/time-source.ts';
import type { PresenterPort, PresenterReport } from '../presenter/protocol.ts';
import { makeRoomForClaim } from './eviction/make-room-for-claim.ts';
import { type MemoryClaim, MemoryClaims } from './budget/memory-claims.ts';
import { TextureAndSpareBudget } from './budget/texture-and-spare-budget.ts';
import { CacheState } from './cache-state.ts';
import type { CacheStats, CacheVotes, MemoryLimit, PlayerHandle, PlayerListener } from './cache-contract.ts';
import { cacheStats, type WorkerCounts } from './statistics/cache-stats.ts';
import { ContentGrants } from './loading/content-grants.ts';
import { Dispatcher } from './loading/dispatcher.ts';
import {
  documentVisibility,
  HiddenPageTrim,
  HIDDEN_PAGE_SHARE,
  type PageVisibility,
} from './budget/hidden-page-trim.ts';
import { JobSender } from './loading/job-sender.ts';
import { deviceCapabilities, type DeviceCapabilities } from './budget/memory-limit.ts';
import { browserNetwork, type Network } from './loading/network.ts';
import { SourceRegistry } from './source-registry.ts';
import { OverdueTasks } from './loading/overdue-tasks.ts';
import { PlayerRegistry } from './player-registry.ts';
import { Planner } from './loading/planner.ts';
import { PresenterReports } from './loading/presenter-reports.ts';
import { trimToLimit } from './eviction/trim-to-limit.ts';
import { Votes, type LimitSetter } from './budget/cache-votes.ts';

/** What the manager needs to know of where it runs; taken from the browser where left out. */
export interface CacheEnvironment {
  readonly machine?: DeviceCapabilities;
  readonly visibility?: PageVisibility;
  readonly network?: Network;
}

export interface CacheManagerOptions<Port extends PresenterPort> {
  readonly presenter: Port;
  readonly time: TimeSource;
  readonly log: Log;
  readonly environment?: CacheEnvironment;
}

/** What a page may set beside the limit. */
export interface CacheOptions {
  /** As `setMemoryLimit`; null takes the word back. */
  readonly memory?: MemoryLimit | null;
  /** Decode workers, 1…8; null: the elements' votes decide. */
  readonly workers?: number | null;
}

/** `change` is fired at most this often. */
const CHANGE_MS = 250;

/**
 * The page's cache: one budget, one ledger and one pool for all players. Holds keys and sizes, never pixels. Fires
 * `change` at most four times a second.
 */
export class CacheManager<Port extends PresenterPort = PresenterPort> extends EventTarget {
  readonly presenter: Port;
  readonly #state: CacheState;
  readonly #votes: Votes;
  readonly #budget: TextureAndSpareBudget;
  readonly #claims: MemoryClaims;
  readonly #planner: Planner;
  readonly #reports: PresenterReports;
  readonly #contents: ContentGrants;
  readonly #players: PlayerRegistry;
  readonly #sources: SourceRegistry;
  readonly #statusNotices = new EventCoalescer<'status'>(
    (flush) => queueMicrotask(flush),
    () => this.#statusChanged(),
  );
  readonly #changeNotices: EventCoalescer<'change'>;
  readonly #hiddenPageTrim: HiddenPageTrim;
  #workers: WorkerCounts = { total: 0, busy: 0, dead: 0 };

  constructor({ presenter, time, log, environment = {} }: CacheManagerOptions<Port>) {
    super();
    const machine = environment.machine ?? deviceCapabilities();
    this.#votes = new Votes(machine, machine.workers);
    const limit = this.#votes.limitBytes;
    this.presenter = presenter;
    this.#state = new CacheState({ presenter, time, log, limit, workers: this.#votes.workers });
    this.#budget = new TextureAndSpareBudget(this.#state);
    this.#claims = new MemoryClaims(this.#state.ledger, (bytes) => makeRoomForClaim(this.#state, bytes));
    const sender = new JobSender(this.#state, this.#budget, (task, error) => {
      this.#reports.fail(task, error);
      this.#changed();
    });
    const overdue = new OverdueTasks(this.#state, (task, error) => this.#reports.fail(task, error));
    this.#contents = new ContentGrants(this.#state);
    const dispatcher = new Dispatcher(this.#state, sender);
    this.#planner = new Planner(this.#state, this.#budget, dispatcher, this.#contents, overdue, () =>
      this.#statusNotices.mark('status'),
    );
    this.#reports = new PresenterReports(
      this.#state,
      this.#budget,
      overdue,
      environment.network ?? browserNetwork(),
      () => this.#changed(),
    );
    this.#sources = new SourceRegistry(this.#state);
    this.#players = new PlayerRegistry({
      state: this.#state,
      sources: this.#sources,
      replan: () => this.#planner.schedule(),
      changed: () => this.#changed(),
    });
    this.#changeNotices = new EventCoalescer(
      (callback) => void time.after(CHANGE_MS, callback),
      (type) => this.dispatchEvent(new Event(type)),
    );
    this.#hiddenPageTrim = new HiddenPageTrim(environment.visibility ?? documentVisibility(), time, () => {
      log.debug(
        this.#hiddenPageTrim.active
          ? 'The page is hidden: the cache limit is a quarter.'
          : 'The page is visible: the cache limit is restored.',
      );
      this.#budgetChanged();
    });
    presenter.connect({
      report: (report) => this.#report(report),
      died: (onPurpose) => this.#died(onPurpose),
      started: () => this.#started(),
    });
  }

  /** The limit in bytes that holds now. */
  get limitBytes(): number {
    return this.#votes.limitBytes;
  }

  /** Bytes held: frames, frames on their way out, spare buffers, textures, sound and thumbnails. */
  get usedBytes(): number {
    return this.#state.ledger.used;
  }

  /** Bytes promised to loads under way and to textures. */
  get reservedBytes(): number {
    return this.#state.ledger.reserved;
  }

  /** All players' epoch bumps together. */
  get epoch(): number {
    return this.#state.epochs;
  }

  get players(): readonly PlayerHandle[] {
    return this.#players.handles;
  }

  stats(): CacheStats {
    const { limitBy, limitTerms, workersBy } = this.#votes;
    return { ...cacheStats(this.#state, this.limitBytes, this.#workers), limitBy, limitTerms, workersBy };
  }

  /** Makes every load under way stale unless it is still worth finishing. */
  incrementEpoch(): void {
    for (const player of this.#state.players.values()) this.#state.bumpEpoch(player);
    this.#changed();
  }

  /**
   * Sets the limit: `{fraction, reserveGB}` of the machine's memory or `{maxBytes}`, at most 12 GB; null takes the word
   * back. The page's word goes before the settings panel's, both before elements' votes. Lowering it takes the victims
   * away at once. Throws TypeError for what is no number above zero.
   */
  setMemoryLimit(limit: MemoryLimit | null, by: LimitSetter = 'page'): void {
    this.#votes.set(by, limit);
    this.#budgetChanged();
  }

  /** The page's own word on budget and workers. Throws TypeError naming the option that is wrong. */
  configure({ memory, workers }: CacheOptions): void {
    if (workers !== undefined && workers !== null && !(Number.isInteger(workers) && workers >= 1 && workers <= 8)) {
      throw new TypeError(`configureCache: workers must be a whole number from 1 to 8, got ${String(workers)}`);
    }
    if (memory !== undefined) this.#votes.set('page', memory);
    if (workers !== undefined) this.#votes.setWorkers(workers);
    this.#budgetChanged();
  }

  /** Counts an element's votes until they are removed; the smallest vote holds where nobody has set a limit. */
  addVotes(votes: CacheVotes): { update(votes: CacheVotes): void; remove(): void } {
    const element = this.#votes.add(votes);
    this.#budgetChanged();
    return {
      update: (next) => {
        this.#votes.update(element, next);
        this.#budgetChanged();
      },
      remove: () => {
        this.#votes.remove(element);
        this.#budgetChanged();
      },
    };
  }

  /** Gives back the frames of one player's source, or all; what is wanted is loaded again. */
  clear(player?: PlayerHandle): void {
    const source = player ? this.#state.players.get(player.id)?.source : undefined;
    if (player && !source) return;
    const held = [...this.#state.heldLeastRecentFirst()];
    this.#state.evict(source ? held.filter((frame) => frame.table.source === source) : held);
    this.#changed();
  }

  /**
   * Counts what the page holds beside frames. `dropped` makes it go first: it is called as soon as anything else needs the
   * bytes. Without it, the claim goes before frames that are not about to be shown.
   */
  addClaim(dropped?: () => void): MemoryClaim {
    const claim = this.#claims.add(dropped);
    return {
      get bytes() {
        return claim.bytes;
      },
      resize: (bytes) => {
        const held = claim.resize(bytes);
        this.#changed();
        return held;
      },
      release: () => {
        claim.release();
        this.#changed();
      },
    };
  }

  addPlayer(listener: PlayerListener): PlayerHandle {
    return this.#players.add(listener);
  }

  #changed(): void {
    this.#planner.schedule();
    this.#statusNotices.mark('status');
    this.#changeNotices.mark('change');
  }

  #budgetChanged(): void {
    const { ledger, presenter } = this.#state;
    const { workers } = this.#votes;
    const limitBytes = Math.floor(this.#votes.limitBytes * (this.#hiddenPageTrim.active ? HIDDEN_PAGE_SHARE : 1));
    if (workers !== this.#state.workers) {
      this.#state.workers = workers;
      if (this.#planner.running) presenter.commands.configure({ workers });
    }
    if (limitBytes !== ledger.limit) {
      ledger.limit = limitBytes;
      this.#planner.updateViewpoints();
      trimToLimit(this.#state);
      if (this.#planner.running) {
        this.#budget.adjustTextures();
        this.#budget.adjustSpare();
      }
      for (const { table } of this.#state.players.values()) table?.reconsiderTooLarge();
      for (const { listener } of this.#state.players.values()) listener.cacheChanged();
    }
    this.#changed();
  }

  #report(report: PresenterReport): void {
    switch (report.kind) {
      case 'header':
        this.#reports.header(report);
        break;
      case 'transfer':
        this.#reports.transfer(report);
        this.#changeNotices.mark('change');
        return;
      case 'needBytes':
        if (report.ticket < 0) this.#contents.asked(report);
        else this.#reports.bytesNeeded(report);
        break;
      case 'stored':
        this.#reports.stored(report);
        break;
      case 'failed':
        this.#reports.failed(report);
        break;
      case 'released':
        this.#reports.released(report);
        break;
      case 'memory':
        this.#budget.report(report);
        this.#contents.ended(report.ended ?? []);
        break;
      case 'workers':
        this.#workers = report;
        break;
      case 'presented':
      case 'announced':
      case 'stall':
      case 'rebased':
      case 'ended':
        this.#players.report(report);
        break;
      case 'lut-failed':
      case 'ocio':
        this.#state.players.get(report.player)?.listener.report(report);
        return;
      case 'context':
        // Canvases that were handed over stay empty for good where the GPU's process has died.
        if (!report.lost) this.#renewCanvases();
        return;
      case 'ready':
      case 'log':
        return;
    }
    this.#changed();
  }

  #started(): void {
    const { workers } = this.#state;
    this.presenter.commands.configure({ workers });
    for (const source of this.#state.sources) this.#sources.sendGaps(source);
    this.#planner.running = true;
    this.#changed();
  }

  /** The presenter is gone: nothing is held any more, every canvas must be replaced, everything is loaded again. */
  #died(onPurpose = false): void {
    this.#planner.running = false;
    this.#reports.lost(onPurpose);
    this.#contents.reset();
    this.#renewCanvases();
    this.#changed();
  }

  #renewCanvases(): void {
    for (const { listener } of this.#state.players.values()) listener.canvasLost();
  }

  #statusChanged(): void {
    for (const player of this.#state.players.values()) {
      const version = player.table?.version ?? -1;
      if (version === player.statusVersion) continue;
      player.statusVersion = version;
      player.listener.statusChanged();
    }
    this.#sources.sweep();
  }
}
