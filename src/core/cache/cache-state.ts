import type { Log } from '../base/log.ts';
import type { SeqError } from '../base/seq-error.ts';
import type { TimeSource } from '../base/time-source.ts';
import type { PictureInfo } from '../frame/planes.ts';
import type { JobTiming, PresenterPort, Ticket } from '../presenter/protocol.ts';
import { newCounters } from './statistics/cache-stats.ts';
import type { HeldFrame } from './frames/held-frame.ts';
import { Ledger } from './budget/ledger.ts';
import { reservedBytes, type LoadTask } from './frames/load-task.ts';
import { LruOrder } from './eviction/lru-order.ts';
import { LoadTimings } from './statistics/load-timings.ts';
import type { PlayerRecord } from './frames/player-record.ts';
import type { SourceRecord } from './frames/source-record.ts';

/** Where a task's frame goes when it ends without planes. */
export type TaskEnd = { readonly kind: 'cancelled' } | { readonly kind: 'failed'; readonly error: SeqError };

/**
 * All that is held, under way and on its way out, and the moves between them. Every move changes the ledger, the order,
 * the frame's status and what the presenter is told together: nobody else does any of these.
 */
export class CacheState {
  readonly ledger: Ledger;
  readonly order = new LruOrder();
  readonly tasks = new Map<Ticket, LoadTask>();
  readonly releasing = new Map<Ticket, number>();
  /** Tickets given up while nothing was heard of them: should their planes come after all, they go back at once. */
  readonly orphaned = new Set<Ticket>();
  readonly players = new Map<number, PlayerRecord>();
  readonly sources = new Set<SourceRecord>();
  readonly counters = newCounters();
  readonly timings = new LoadTimings();
  readonly presenter: PresenterPort;
  readonly time: TimeSource;
  readonly log: Log;
  /** Decode workers that answer now. */
  workers: number;
  #lastTicket = 0;

  constructor(options: { presenter: PresenterPort; time: TimeSource; log: Log; limit: number; workers: number }) {
    this.presenter = options.presenter;
    this.time = options.time;
    this.log = options.log;
    this.ledger = new Ledger(options.limit);
    this.workers = options.workers;
  }

  /** A number no job has had before. */
  nextTicket(): Ticket {
    return ++this.#lastTicket;
  }

  /** Takes a task's bytes before anything is sent. */
  start(task: LoadTask): void {
    this.ledger.reserve(reservedBytes(task));
    this.tasks.set(task.ticket, task);
    task.table.taskStarted(task);
    this.counters.loads += 1;
  }

  /** Changes what a task has reserved; throws nothing away. */
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
      this.counters.aborted += 1;
      this.end(task, { kind: 'cancelled' });
    } else {
      this.presenter.commands.abort([task.ticket]);
    }
  }

  /** Ends a task that brought no planes, and gives its reservation back. */
  end(task: LoadTask, end: TaskEnd): void {
    if (!this.tasks.delete(task.ticket)) return;
    this.ledger.unreserve(reservedBytes(task));
    if (end.kind === 'failed') task.table.taskFailed(task, end.error);
    else task.table.taskEnded(task);
  }

  /** The task's planes are in the presenter's store. Returns the frame as held. */
  stored(task: LoadTask, bytes: number, { level, complete }: PictureInfo, timing: JobTiming): HeldFrame {
    this.tasks.delete(task.ticket);
    this.ledger.unreserve(reservedBytes(task));
    this.ledger.store(bytes);
    const { ticket, table, index, frame } = task;
    const held: HeldFrame = { ticket, table, index, frame, level: Math.min(level, task.level), bytes, complete };
    this.order.add(held);
    const replaced = table.taskStored(task, held);
    this.timings.add(timing);
    this.counters.bytesRead += timing.bytesRead;
    if (replaced) this.evict([replaced]);
    return held;
  }

  /** Planes of a job that was given up long ago: they exist, so they count until they are back. */
  storedTooLate(ticket: Ticket, bytes: number): void {
    if (!this.orphaned.delete(ticket)) return;
    this.ledger.store(bytes);
    this.ledger.evict(bytes);
    this.releasing.set(ticket, bytes);
    this.presenter.commands.release([ticket]);
  }

  /** Gives frames back in one batch; their bytes count until {@link released}. */
  evict(victims: readonly HeldFrame[]): void {
    if (victims.length === 0) return;
    for (const held of victims) {
      this.order.remove(held);
      this.ledger.evict(held.bytes);
      this.releasing.set(held.ticket, held.bytes);
      held.table.evicted(held);
      this.counters.evictions += 1;
    }
    this.presenter.commands.release(victims.map((held) => held.ticket));
  }

  /** The presenter has the buffers back. Tickets it has answered for already are nothing new. */
  released(tickets: readonly Ticket[]): void {
    for (const ticket of tickets) {
      const bytes = this.releasing.get(ticket);
      if (bytes === undefined) continue;
      this.releasing.delete(ticket);
      this.ledger.release(bytes);
    }
  }

  /** The presenter is gone and every buffer with it: all tickets settle now. Returns what was under way. */
  presenterLost(): LoadTask[] {
    const tasks = [...this.tasks.values()];
    for (const task of tasks) {
      task.resolving?.abort();
      this.end(task, { kind: 'cancelled' });
    }
    for (const held of [...this.order.leastRecentFirst()]) {
      this.order.remove(held);
      held.table.evicted(held);
    }
    this.releasing.clear();
    this.orphaned.clear();
    this.ledger.reset();
    return tasks;
  }
}
