import { frameIndex, type FrameIndex } from '../../frame/frame-number.ts';
import { FrameStatus } from '../../frame/frame-status.ts';
import { abortWorse } from '../eviction/preempt-worst.ts';
import { chooseVictims, frameAboveShare } from '../eviction/victims.ts';
import type { Books } from '../cache-state.ts';
import { mustHurry } from '../priority/forestall.ts';
import type { FrameTable } from '../frames/frame-table.ts';
import type { JobSender } from './job-sender.ts';
import type { LoadTask } from '../frames/load-task.ts';
import { nextMissing } from '../priority/next-missing.ts';
import type { PlayerRecord, Viewpoint } from '../frames/player-record.ts';
import { SCORE_EPSILON, TIER, TIER_SPAN, tierOf } from '../priority/score.ts';

/** A worker decodes one frame and fetches the next. */
const JOBS_PER_WORKER = 2;
/** With so many workers or more one place is kept for the current frame. */
const WORKERS_TO_KEEP_ONE = 3;
/** Frames that must be ready ahead of their time before a full cache may wait. */
const MARGIN_SLOTS = 4;

/** Share of the limit that a job may reserve for a file of which nothing is known. */
const PROBE_SHARE = 1 / 16;

/** What a player would have loaded now. */
interface Wish {
  readonly player: PlayerRecord;
  readonly view: Viewpoint;
  readonly index: FrameIndex;
  readonly level: number;
  readonly score: number;
}

type Outcome = 'started' | 'waits' | 'refused';

/**
 * Gives idle workers the best frame there is now. Nothing is queued: what does not start now is chosen again, with the
 * playheads of then, when a worker answers or bytes come back.
 */
export class Dispatcher {
  readonly #books: Books;
  readonly #sender: JobSender;
  #served = 0;
  /** So many bytes could not be had in this plan, not even for a better frame. */
  #hopelessBytes = Infinity;

  constructor(books: Books, sender: JobSender) {
    this.#books = books;
    this.#sender = sender;
  }

  /** Jobs that may be under way at a time. */
  get capacity(): number {
    return this.#books.workers * JOBS_PER_WORKER;
  }

  /**
   * Starts what can be started now. Every player must have its present viewpoint. `waitingScore` is the score of the best
   * job that waits for bytes: what is worse does not take them away.
   */
  run(now: number, waitingScore: number): void {
    const wishes = new Map<PlayerRecord, Wish>();
    for (const player of this.#books.players.values()) {
      player.blocked = null;
      this.#renew(wishes, player, now);
    }
    this.#hopelessBytes = Infinity;
    for (;;) {
      const wish = bestOf(wishes.values());
      if (!wish || wish.score >= waitingScore) break;
      if (!this.#slotFree(wish)) {
        wish.player.blocked = this.#busyWith();
        this.#preempt(wish);
        break;
      }
      const outcome = this.#tryStart(wish, now);
      if (outcome === 'waits') break;
      if (outcome === 'refused') wishes.delete(wish.player);
      else for (const player of wish.player.table?.players ?? []) this.#renew(wishes, player, now, wishes.has(player));
    }
    this.#sender.send();
  }

  /** A player that was refused once is not asked again in the same plan. */
  #renew(wishes: Map<PlayerRecord, Wish>, player: PlayerRecord, now: number, asked = true): void {
    const wish = asked ? this.#wishOf(player, now) : null;
    if (wish) wishes.set(player, wish);
    else wishes.delete(player);
  }

  #wishOf(player: PlayerRecord, now: number): Wish | null {
    const { table, view } = player;
    if (!table || !view) return null;
    const { current } = view;
    if (current !== null && view.demand.visible && player.currentLevel !== null) {
      const held = table.held.get(current);
      const failure = table.failure(current);
      const waits = table.tasks.has(current) || (failure !== undefined && !table.isTooLarge(current));
      if (!waits && (held === undefined || held.level > player.currentLevel)) {
        return { player, view, index: current, level: player.currentLevel, score: 0 };
      }
    }
    if (now < player.quietUntil) return null;
    if (table.allTooLarge) {
      player.blocked = 'too-large';
      return null;
    }
    if (!table.sizes.known && table.tasks.size > 0) return null;
    const next = nextMissing(table, view);
    if (!next || (next.index === current && view.demand.visible)) return null;
    return { player, view, index: next.index, level: table.level, score: next.score };
  }

  #slotFree({ score, player }: Wish): boolean {
    const isCurrent = tierOf(score) === TIER.current;
    const keep = isCurrent || this.#books.workers < WORKERS_TO_KEEP_ONE ? 0 : 1;
    const { places, own } = placesTaken(this.#books.tasks.values(), player.table?.source);
    const { atATime } = player.table?.source.source ?? {};
    if (atATime !== undefined && own > 0) return isCurrent || own < atATime;
    return places < this.capacity - keep;
  }

  #tryStart(wish: Wish, now: number): Outcome {
    const { ledger, order } = this.#books;
    const { player, view, index, score } = wish;
    const { sizes } = player.table ?? {};
    if (!sizes) return 'refused';
    const decodedBytes = sizes.known ? sizes.decodedBytes(index, wish.level) : 0;
    const encodedBytes = this.#fileBytes(player, index) ?? sizes.encodedBytes(ledger.limit * PROBE_SHARE);
    const need = decodedBytes + encodedBytes;
    if (need > ledger.limit - ledger.textures) {
      player.blocked = 'too-large';
      return 'refused';
    }
    if (need <= ledger.free) {
      this.#start(wish, encodedBytes, decodedBytes, now);
      return 'started';
    }
    if (tierOf(score) === TIER.playing && !this.#hurry(player, view)) return this.#refuse(player);
    const missing = need - ledger.free - ledger.releasing;
    if (missing <= 0) return 'waits';
    // Wishes come best first: where a better one found no victims for fewer bytes, this one finds none either.
    const victims = missing >= this.#hopelessBytes ? null : chooseVictims(order.leastRecentFirst(), missing, score);
    if (victims) {
      this.#books.evict(victims);
      return 'waits';
    }
    this.#hopelessBytes = Math.min(this.#hopelessBytes, missing);
    if (tierOf(score) === TIER.current && (this.#abortWorse(score) || this.#evictAboveShare())) return 'waits';
    return this.#refuse(player);
  }

  /** The length of a frame's file, where its source knows it. */
  #fileBytes({ table }: PlayerRecord, index: FrameIndex): number | undefined {
    return table?.source.source.fileBytes?.(table.frames.frameAt(index));
  }

  #refuse(player: PlayerRecord): Outcome {
    player.blocked = 'budget';
    return 'refused';
  }

  #hurry({ table }: PlayerRecord, view: Viewpoint): boolean {
    const { pace, workers, tasks } = this.#books;
    if (!table || !pace.known) return true;
    if (tasks.size >= (table.source.source.atATime ?? pace.jobsToKeepBusy(workers))) return false;
    const slotsPerFrame = (pace.serviceMs(workers) / 1000) * view.slotsPerSecond;
    const latencySlots = (pace.latencyMs / 1000) * view.slotsPerSecond;
    return mustHurry(table, view, { slotsPerFrame, underWay: tasks.size, marginSlots: MARGIN_SLOTS + latencySlots });
  }

  #start({ player, index, level, score }: Wish, encodedBytes: number, decodedBytes: number, now: number): void {
    const { table } = player;
    if (!table) return;
    const task: LoadTask = {
      ticket: this.#books.nextTicket(),
      table,
      index,
      frame: table.frames.frameAt(frameIndex(index)),
      level,
      tier: tierOf(score),
      player,
      epoch: player.epoch,
      startedAt: now,
      encodedBytes,
      decodedBytes,
      want: null,
      resolving: null,
      local: false,
      aborted: false,
      headerSeen: table.statusAt(index) === FrameStatus.Header,
      heardAt: now,
      forsaken: false,
      fate: null,
    };
    player.served = ++this.#served;
    this.#books.start(task);
    this.#sender.add(task);
  }

  /** Why no slot is free: the network where most jobs still wait for their header, else the workers. */
  #busyWith(): 'workers' | 'network' {
    let waiting = 0;
    for (const task of this.#books.tasks.values()) if (!task.headerSeen) waiting += 1;
    return waiting * 2 > this.#books.tasks.size && this.#books.pace.fetchMs > this.#books.pace.decodeMs
      ? 'network'
      : 'workers';
  }

  /** A current frame finds every slot taken: the worst job that is not about to be shown makes way. */
  #preempt({ score }: Wish): void {
    if (tierOf(score) !== TIER.current) return;
    this.#sender.send();
    abortWorse(this.#books, TIER.near * TIER_SPAN);
  }

  /** Only what was sent can be cancelled. */
  #abortWorse(score: number): boolean {
    this.#sender.send();
    return abortWorse(this.#books, score);
  }

  #evictAboveShare(): boolean {
    const held = frameAboveShare(this.#books.players.values());
    if (held) this.#books.evict([held]);
    return held !== null;
  }
}

/**
 * Places that tasks take of those there are: one each, but the frames of a file that one decoder stays with take one
 * together. `own` counts the tasks of one source.
 */
function placesTaken(
  tasks: Iterable<LoadTask>,
  source: FrameTable['source'] | undefined,
): { readonly places: number; readonly own: number } {
  const together = new Map<FrameTable['source'], number>();
  let places = 0;
  let own = 0;
  for (const { table } of tasks) {
    if (table.source === source) own += 1;
    const count = (together.get(table.source) ?? 0) + 1;
    together.set(table.source, count);
    if (table.source.source.atATime === undefined || count === 1) places += 1;
  }
  return { places, own };
}

/** Lowest score first; among equals the least recently served player. */
function bestOf(wishes: Iterable<Wish>): Wish | null {
  let best: Wish | null = null;
  for (const wish of wishes) {
    const closer = best === null ? Infinity : best.score - wish.score;
    const isFairer = best !== null && Math.abs(closer) <= SCORE_EPSILON && wish.player.served < best.player.served;
    if (closer > SCORE_EPSILON || isFairer) best = wish;
  }
  return best;
}
