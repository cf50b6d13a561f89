import type { PresenterReport, Ticket } from '../../presenter/protocol.ts';
import { chooseVictims } from '../eviction/victims.ts';
import { preemptWorst } from '../eviction/preempt-worst.ts';
import type { CacheState } from '../cache-state.ts';

/** What a job has, and what it waits for, in bytes. */
interface ContentJob {
  granted: number;
  waitsFor: { readonly encodedBytes: number; readonly decodedBytes: number } | null;
}

/**
 * Bytes of jobs that load no frame (colour tables, whose tickets are below zero): reserved in the ledger before a decoder
 * allocates them, until the presenter counts what came of the job. A table counts as much as a picture on screen: frames
 * that are not make way. One that cannot be had is cancelled, never left waiting.
 */
export class ContentGrants {
  readonly #state: CacheState;
  readonly #jobs = new Map<Ticket, ContentJob>();

  constructor(state: CacheState) {
    this.#state = state;
  }

  /** A job needs more than it has; `serve()` answers. */
  asked({ ticket, encodedBytes, decodedBytes }: Extract<PresenterReport, { kind: 'needBytes' }>): void {
    const job = this.#jobs.get(ticket) ?? { granted: 0, waitsFor: null };
    job.waitsFor = { encodedBytes, decodedBytes };
    this.#jobs.set(ticket, job);
  }

  /** Grants what can be granted now, makes room for the rest. True where a job goes on waiting. */
  serve(): boolean {
    let waits = false;
    for (const [ticket, job] of this.#jobs) {
      if (!job.waitsFor || this.#grant(ticket, job)) continue;
      if (this.#makesRoom(job)) waits = true;
      else this.#refuse(ticket, job);
    }
    return waits;
  }

  /** Jobs have ended: what came of them is counted elsewhere, or is gone. */
  ended(tickets: readonly Ticket[]): void {
    for (const ticket of tickets) {
      const job = this.#jobs.get(ticket);
      if (!job) continue;
      this.#jobs.delete(ticket);
      this.#state.ledger.unreserve(job.granted);
    }
  }

  /** The presenter died, and its jobs with it; the ledger has forgotten them. */
  reset(): void {
    this.#jobs.clear();
  }

  #grant(ticket: Ticket, job: ContentJob): boolean {
    const { waitsFor } = job;
    const { ledger, presenter } = this.#state;
    if (!waitsFor) return true;
    const more = totalOf(waitsFor) - job.granted;
    if (more > ledger.free) return false;
    if (more > 0) ledger.reserve(more);
    job.granted += Math.max(0, more);
    job.waitsFor = null;
    presenter.commands.grant(ticket, waitsFor.encodedBytes, waitsFor.decodedBytes);
    return true;
  }

  /** Whether bytes are on their way back, or can be had from what is worth less. */
  #makesRoom({ granted, waitsFor }: ContentJob): boolean {
    const { ledger } = this.#state;
    const total = waitsFor ? totalOf(waitsFor) : 0;
    if (total > ledger.limit - ledger.lists) return false;
    const missing = total - granted - ledger.free - ledger.releasing;
    if (missing <= 0) return true;
    const victims = chooseVictims(this.#state.heldLeastRecentFirst(), missing, 0);
    if (victims) this.#state.evict(victims);
    return victims !== null || preemptWorst(this.#state, 0) || ledger.releasing > 0 || this.#state.tasks.size > 0;
  }

  /** It answers as cancelled; what it had comes back when it has. */
  #refuse(ticket: Ticket, job: ContentJob): void {
    job.waitsFor = null;
    this.#state.presenter.commands.abort([ticket]);
  }
}

function totalOf({ encodedBytes, decodedBytes }: NonNullable<ContentJob['waitsFor']>): number {
  return encodedBytes + decodedBytes;
}
