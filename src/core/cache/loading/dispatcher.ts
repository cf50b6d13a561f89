import type { FrameIndex } from '../../frame/frame-number.ts';
import { FrameStatus } from '../../frame/frame-status.ts';
import { preemptWorst } from '../eviction/preempt-worst.ts';
import { chooseVictims, frameAboveShare } from '../eviction/victims.ts';
import type { CacheState } from '../cache-state.ts';
import { mustPrefetchNow } from '../priority/forestall.ts';
import type { FrameTable, LoadTask, PlayerRecord } from '../frames/cache-records.ts';
import type { JobSender } from './job-sender.ts';
import { type MissingFrame, nextMissing } from '../priority/next-missing.ts';
import { isTooLarge } from './waiting-tasks.ts';
import type { Viewpoint } from '../priority/viewpoint.ts';
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
interface LoadCandidate {
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
  readonly #state: CacheState;
  readonly #sender: JobSender;
  #served = 0;
  /** So many bytes could not be had in this plan, not even for a better frame. */
  #unavailableBytes = Infinity;

  constructor(state: CacheState, sender: JobSender) {
    this.#state = state;
    this.#sender = sender;
  }

  /** Jobs that may be under way at a time. */
  get capacity(): number {
    return this.#state.workers * JOBS_PER_WORKER;
  }

  /** Places kept for the current frame. */
  get #kept(): number {
    return this.#state.workers < WORKERS_TO_KEEP_ONE ? 0 : 1;
  }

  /**
   * Starts what can be started now. Every player must have its present viewpoint. `waitingScore` is the score of the best
   * job that waits for bytes: what is worse does not take them away.
   */
  run(now: number, waitingScore: number): void {
    const candidates = new Map<PlayerRecord, LoadCandidate>();
    for (const player of this.#state.players.values()) {
      player.blocked = null;
      this.#refresh(candidates, player, now);
    }
    this.#unavailableBytes = Infinity;
    for (;;) {
      const candidate = bestOf(candidates.values());
      if (!candidate || candidate.score >= waitingScore) break;
      if (this.#waitsForHost(candidate)) {
        candidates.delete(candidate.player);
        continue;
      }
      if (!this.#slotFree(candidate)) {
        candidate.player.blocked = this.#busyWith();
        this.#preempt(candidate);
        break;
      }
      const outcome = this.#tryStart(candidate, now);
      if (outcome === 'waits') break;
      if (outcome === 'refused') candidates.delete(candidate.player);
      else
        for (const player of candidate.player.table?.players ?? [])
          this.#refresh(candidates, player, now, candidates.has(player));
    }
    this.#sender.send();
  }

  /** A player that was refused once is not asked again in the same plan. */
  #refresh(candidates: Map<PlayerRecord, LoadCandidate>, player: PlayerRecord, now: number, asked = true): void {
    const candidate = asked ? this.#candidateOf(player, now) : null;
    if (candidate) candidates.set(player, candidate);
    else candidates.delete(player);
  }

  #candidateOf(player: PlayerRecord, now: number): LoadCandidate | null {
    const { table, view } = player;
    if (!table || !view) return null;
    const { current } = view;
    if (current !== null && view.demand.visible && player.currentLevel !== null) {
      const held = table.heldAt(current);
      const failure = table.failure(current);
      const waits = table.isLoading(current) || (failure !== undefined && !table.isTooLarge(current));
      if (!waits && (held === undefined || held.level > player.currentLevel)) {
        return { player, view, index: table.originalOf(current), level: player.currentLevel, score: 0 };
      }
    }
    if (now < player.currentOnlyUntil) return null;
    if (table.allTooLarge) {
      player.blocked = 'too-large';
      return null;
    }
    if (!table.sizes.known && table.tasks.size > 0) return null;
    const next = this.#nextOf(table, view);
    if (!next || (next.index === current && view.demand.visible)) return null;
    return { player, view, index: table.originalOf(next.index), level: table.level, score: next.score };
  }

  /** The best missing frame; where all places but one wait for one host, of another one that has some of the same tier. */
  #nextOf(table: FrameTable, view: Viewpoint): MissingFrame | null {
    const next = nextMissing(table, view);
    const { besidesCrowd } = table.source.source;
    if (!next || !besidesCrowd) return next;
    const waiting = [...table.tasks.values()].flatMap(({ headerSeen, frame }) => (headerSeen ? [] : frame));
    const needsNoLoad = besidesCrowd(table.needsNoLoad, waiting, this.capacity - this.#kept - 1);
    const other = needsNoLoad && nextMissing({ frames: table.frames, needsNoLoad }, view);
    return other && tierOf(other.score) === tierOf(next.score) ? other : next;
  }

  /** A page that does not answer is not asked for everything at once, and keeps no decoder from others. */
  #waitsForHost({ score, player }: LoadCandidate): boolean {
    const source = player.table?.source;
    if (!source?.source.byHost || tierOf(score) === TIER.current) return false;
    let asked = 0;
    for (const { table, resolving } of this.#state.tasks.values())
      if (table.source === source && resolving !== null) asked += 1;
    return asked >= this.capacity;
  }

  #slotFree({ score, player }: LoadCandidate): boolean {
    const isCurrent = tierOf(score) === TIER.current;
    const keep = isCurrent ? 0 : this.#kept;
    const { places, own } = placesTaken(this.#state.tasks.values(), player.table?.source);
    const { maxConcurrentLoads } = player.table?.source.source ?? {};
    if (maxConcurrentLoads !== undefined && own > 0) return isCurrent || own < maxConcurrentLoads;
    return places < this.capacity - keep;
  }

  #tryStart(candidate: LoadCandidate, now: number): Outcome {
    const { ledger } = this.#state;
    const { player, view, index, score } = candidate;
    const { sizes } = player.table ?? {};
    if (!sizes) return 'refused';
    const decodedBytes = sizes.known ? sizes.decodedBytes(index, candidate.level) : 0;
    const encodedBytes = this.#fileBytes(player, index) ?? sizes.encodedBytes(index, ledger.limit * PROBE_SHARE);
    const need = decodedBytes + encodedBytes;
    if (need > ledger.limitForFrames - ledger.textures) {
      player.blocked = 'too-large';
      return 'refused';
    }
    if (need <= ledger.free) {
      this.#start(candidate, encodedBytes, decodedBytes, now);
      return 'started';
    }
    if (tierOf(score) === TIER.playing && !this.#mustPrefetchNow(player, view)) return this.#refuse(player);
    const missing = need - ledger.free - ledger.releasing;
    if (missing <= 0) return 'waits';
    // Candidates come best first: where a better one found no victims for fewer bytes, this one finds none either.
    const victims =
      missing >= this.#unavailableBytes ? null : chooseVictims(this.#state.heldLeastRecentFirst(), missing, score);
    if (victims) {
      this.#state.evict(victims);
      return 'waits';
    }
    this.#unavailableBytes = Math.min(this.#unavailableBytes, missing);
    if (tierOf(score) === TIER.current && (this.#preemptWorse(score) || this.#evictAboveShare())) return 'waits';
    return this.#refuse(player);
  }

  /** The length of a frame's file, where its source says one that can be: the file itself has the last word. */
  #fileBytes({ table }: PlayerRecord, index: FrameIndex): number | undefined {
    const bytes = table?.source.source.fileBytes?.(table.frames.frameAt(index));
    return bytes === undefined || isTooLarge(this.#state, bytes, 0) ? undefined : bytes;
  }

  #refuse(player: PlayerRecord): Outcome {
    player.blocked = 'budget';
    return 'refused';
  }

  #mustPrefetchNow({ table }: PlayerRecord, view: Viewpoint): boolean {
    const { timings, workers, tasks } = this.#state;
    if (!table || !timings.known) return true;
    if (tasks.size >= (table.source.source.maxConcurrentLoads ?? timings.jobsToKeepBusy(workers))) return false;
    const slotsPerFrame = (timings.serviceMs(workers) / 1000) * view.slotsPerSecond;
    const latencySlots = (timings.latencyMs / 1000) * view.slotsPerSecond;
    return mustPrefetchNow(table, view, {
      slotsPerFrame,
      underWay: tasks.size,
      marginSlots: MARGIN_SLOTS + latencySlots,
    });
  }

  #start(
    { player, index, level, score }: LoadCandidate,
    encodedBytes: number,
    decodedBytes: number,
    now: number,
  ): void {
    const { table } = player;
    if (!table) return;
    const task: LoadTask = {
      ticket: this.#state.nextTicket(),
      table,
      index,
      frame: table.frames.frameAt(index),
      level,
      levelOpen: player.demand?.levelOpen === true && table.source.header === null,
      tier: tierOf(score),
      player,
      epoch: player.epoch,
      startedAt: now,
      encodedBytes,
      decodedBytes,
      neededBytes: null,
      resolving: null,
      local: false,
      aborted: false,
      headerSeen: table.statusAt(index) === FrameStatus.Header,
      transfer: null,
      lastReportAt: now,
      orphaned: false,
      pendingError: null,
    };
    player.lastServed = ++this.#served;
    this.#state.start(task);
    this.#sender.add(task);
  }

  /** Why no slot is free: the network where most jobs still wait for their header, else the workers. */
  #busyWith(): 'workers' | 'network' {
    let waiting = 0;
    for (const task of this.#state.tasks.values()) if (!task.headerSeen) waiting += 1;
    return waiting * 2 > this.#state.tasks.size && this.#state.timings.fetchMs > this.#state.timings.decodeMs
      ? 'network'
      : 'workers';
  }

  /** A current frame finds every slot taken: the worst job that is not about to be shown makes way. */
  #preempt({ score }: LoadCandidate): void {
    if (tierOf(score) !== TIER.current) return;
    this.#sender.send();
    preemptWorst(this.#state, TIER.near * TIER_SPAN);
  }

  /** Only what was sent can be cancelled. */
  #preemptWorse(score: number): boolean {
    this.#sender.send();
    return preemptWorst(this.#state, score);
  }

  #evictAboveShare(): boolean {
    const held = frameAboveShare(this.#state.players.values());
    if (held) this.#state.evict([held]);
    return held !== null;
  }
}

/**
 * Places that tasks take of those there are: one each, but the frames of a file that one decoder stays with take one
 * together, and those whose address the page is asked for none. `own` counts the tasks of one source.
 */
function placesTaken(
  tasks: Iterable<LoadTask>,
  source: FrameTable['source'] | undefined,
): { readonly places: number; readonly own: number } {
  const together = new Map<FrameTable['source'], number>();
  let places = 0;
  let own = 0;
  for (const { table, resolving } of tasks) {
    if (table.source === source) own += 1;
    if (resolving !== null && table.source.source.byHost) continue;
    const count = (together.get(table.source) ?? 0) + 1;
    together.set(table.source, count);
    if (table.source.source.maxConcurrentLoads === undefined || count === 1) places += 1;
  }
  return { places, own };
}

/** Lowest score first; among equals the least recently served player. */
function bestOf(candidates: Iterable<LoadCandidate>): LoadCandidate | null {
  let best: LoadCandidate | null = null;
  for (const candidate of candidates) {
    const closer = best === null ? Infinity : best.score - candidate.score;
    const isFairer =
      best !== null && Math.abs(closer) <= SCORE_EPSILON && candidate.player.lastServed < best.player.lastServed;
    if (closer > SCORE_EPSILON || isFairer) best = candidate;
  }
  return best;
}
