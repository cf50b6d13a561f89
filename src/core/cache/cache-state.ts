import type { Log } from '../base/log.ts';
import type { SeqError } from '../base/seq-error.ts';
import type { TimeSource } from '../base/time-source.ts';
import type { PictureInfo } from '../frame/planes.ts';
import type { CacheSource } from './cache-contract.ts';
import type { JobTiming, PlayerId, PresenterPort, Ticket } from '../presenter/protocol.ts';
import { newCounters, type Counters } from './statistics/counters.ts';
import {
  type HeldFrame,
  type LoadTask,
  type PlayerRecord,
  reservedBytes,
  type SourceRecord,
} from './frames/cache-records.ts';
import { Ledger } from './budget/ledger.ts';
import { LruOrder } from './eviction/lru-order.ts';
import { LoadTimings } from './statistics/load-timings.ts';

/** Where a task's frame goes when it ends without planes. */
export type TaskEnd = { readonly kind: 'cancelled' } | { readonly kind: 'failed'; readonly error: SeqError };

/**
 * Everything that is held, under way and being released, and the moves between them. Each move changes the ledger, the
 * order, the frame's status and what the presenter knows together. Others read the collections and call the methods: no
 * one else adds to them or removes from them. The ledger's limit belongs to the manager, its spare and texture accounts
 * to `TextureAndSpareBudget`.
 */
export class CacheState {
  readonly ledger: Ledger;
  readonly timings = new LoadTimings();
  readonly presenter: PresenterPort;
  readonly time: TimeSource;
  readonly log: Log;
  /** Decode workers that answer now. */
  workers: number;
  readonly #order = new LruOrder();
  readonly #tasks = new Map<Ticket, LoadTask>();
  readonly #releasing = new Map<Ticket, number>();
  readonly #orphaned = new Set<Ticket>();
  readonly #players = new Map<PlayerId, PlayerRecord>();
  readonly #sources = new Set<SourceRecord>();
  readonly #counters = newCounters();
  #lastTicket = 0;
  #epochs = 0;

  constructor(options: { presenter: PresenterPort; time: TimeSource; log: Log; limit: number; workers: number }) {
    this.presenter = options.presenter;
    this.time = options.time;
    this.log = options.log;
    this.ledger = new Ledger(options.limit);
    this.workers = options.workers;
  }

  /** Loads under way. */
  get tasks(): ReadonlyMap<Ticket, LoadTask> {
    return this.#tasks;
  }

  /** Bytes of evicted frames that the presenter has not given back yet. */
  get releasing(): ReadonlyMap<Ticket, number> {
    return this.#releasing;
  }

  get players(): ReadonlyMap<PlayerId, PlayerRecord> {
    return this.#players;
  }

  get sources(): ReadonlySet<SourceRecord> {
    return this.#sources;
  }

  get counters(): Readonly<Counters> {
    return this.#counters;
  }

  /** All players' epoch bumps together. */
  get epochs(): number {
    return this.#epochs;
  }

  /** How many frames are held. */
  get heldCount(): number {
    return this.#order.size;
  }

  /** Held frames, least recently used first. Nothing may be stored, used or evicted during the walk. */
  heldLeastRecentFirst(): Iterable<HeldFrame> {
    return this.#order.leastRecentFirst();
  }

  /** Marks a held frame as just used. */
  touch(held: HeldFrame): void {
    this.#order.touch(held);
  }

  /** Counts events for the statistics. */
  count(counter: keyof Counters, by = 1): void {
    this.#counters[counter] += by;
  }

  addPlayer(player: PlayerRecord): void {
    this.#players.set(player.id, player);
  }

  removePlayer(player: PlayerRecord): void {
    this.#players.delete(player.id);
  }

  bumpEpoch(player: PlayerRecord): void {
    player.epoch += 1;
    this.#epochs += 1;
  }

  addSource(source: SourceRecord): void {
    this.#sources.add(source);
    this.ledger.addLists(source.source.ownBytes ?? 0);
  }

  removeSource(source: SourceRecord): void {
    if (this.#sources.delete(source)) this.ledger.addLists(-(source.source.ownBytes ?? 0));
  }

  /** Puts a longer list of the same source in place of the one before. */
  replaceSource(record: SourceRecord, source: CacheSource): void {
    this.ledger.addLists((source.ownBytes ?? 0) - (record.source.ownBytes ?? 0));
    record.source = source;
  }

  /** A number no job has had before. */
  nextTicket(): Ticket {
    return ++this.#lastTicket;
  }

  /** Reserves a task's bytes, before anything is sent. */
  start(task: LoadTask): void {
    this.ledger.reserve(reservedBytes(task));
    this.#tasks.set(task.ticket, task);
    task.table.taskStarted(task);
    this.count('loads');
  }

  /** Changes what a task has reserved. */
  setReservation(task: LoadTask, encodedBytes: number, decodedBytes: number): void {
    this.ledger.unreserve(reservedBytes(task));
    task.encodedBytes = encodedBytes;
    task.decodedBytes = decodedBytes;
    this.ledger.reserve(reservedBytes(task));
  }

  /** Cancels a task: at once while its address is being resolved, else its slot and bytes stay until the answer. */
  abort(task: LoadTask): void {
    if (task.aborted) return;
    task.aborted = true;
    task.lastReportAt = this.time.now();
    if (task.resolving) {
      task.resolving.abort();
      this.count('aborted');
      this.end(task, { kind: 'cancelled' });
    } else {
      this.presenter.commands.abort([task.ticket]);
    }
  }

  /** Ends a task that brought no planes, and gives its reservation back. */
  end(task: LoadTask, end: TaskEnd): void {
    if (!this.#tasks.delete(task.ticket)) return;
    this.ledger.unreserve(reservedBytes(task));
    if (end.kind === 'failed') task.table.taskFailed(task, end.error);
    else task.table.taskEnded(task);
  }

  /** The task's planes are in the presenter's store. Returns the frame as held. */
  stored(task: LoadTask, bytes: number, { level, complete }: PictureInfo, timing: JobTiming): HeldFrame {
    this.#tasks.delete(task.ticket);
    this.ledger.unreserve(reservedBytes(task));
    this.ledger.store(bytes);
    const { ticket, table, index, frame } = task;
    const held: HeldFrame = { ticket, table, index, frame, level: Math.min(level, task.level), bytes, complete };
    this.#order.add(held);
    const replaced = table.taskStored(task, held);
    this.timings.add(timing);
    this.count('bytesRead', timing.bytesRead);
    if (replaced) this.evict([replaced]);
    return held;
  }

  /** Releases the ticket of a job that the presenter stopped reporting on; it answers whatever became of the job. */
  releaseUnanswered(task: LoadTask): void {
    task.lastReportAt = this.time.now();
    task.orphaned = true;
    this.presenter.commands.release([task.ticket]);
  }

  /** An orphaned task's ticket was answered: planes that arrive for it later are released at once. */
  orphanTicket(ticket: Ticket): void {
    this.#orphaned.add(ticket);
  }

  /** The presenter reported the end of a job: no planes arrive for its ticket any more. */
  forgetOrphan(ticket: Ticket): void {
    this.#orphaned.delete(ticket);
  }

  /** Planes of a job that was given up: they exist, so they count until they are released. */
  storedTooLate(ticket: Ticket, bytes: number): void {
    if (!this.#orphaned.delete(ticket)) return;
    this.ledger.store(bytes);
    this.ledger.evict(bytes);
    this.#releasing.set(ticket, bytes);
    this.presenter.commands.release([ticket]);
  }

  /** Releases frames in one batch; their bytes count until {@link released}. */
  evict(victims: readonly HeldFrame[]): void {
    if (victims.length === 0) return;
    for (const held of victims) {
      this.#order.remove(held);
      this.ledger.evict(held.bytes);
      this.#releasing.set(held.ticket, held.bytes);
      held.table.evicted(held);
      this.count('evictions');
    }
    this.presenter.commands.release(victims.map((held) => held.ticket));
  }

  /** The presenter has the buffers back. A ticket that it reported before changes nothing. */
  released(tickets: readonly Ticket[]): void {
    for (const ticket of tickets) {
      const bytes = this.#releasing.get(ticket);
      if (bytes === undefined) continue;
      this.#releasing.delete(ticket);
      this.ledger.release(bytes);
    }
  }

  /** The presenter died and every buffer with it: all tickets end now. Returns the loads that were under way. */
  presenterLost(): LoadTask[] {
    const tasks = [...this.#tasks.values()];
    for (const task of tasks) {
      task.resolving?.abort();
      this.end(task, { kind: 'cancelled' });
    }
    for (const held of [...this.#order.leastRecentFirst()]) {
      this.#order.remove(held);
      held.table.evicted(held);
    }
    this.#releasing.clear();
    this.#orphaned.clear();
    this.ledger.reset();
    return tasks;
  }
}
