import type { LoadJob, Ticket } from '../../../src/core/presenter/protocol.ts';
import { FakePresenter } from '../presenter/fake-presenter.ts';
import type { ManualTime } from '../player/manual-time.ts';

/** How fast the simulated pool is. Milliseconds. */
export interface SimulatedPace {
  readonly workers: number;
  fetchMs(job: LoadJob): number;
  decodeMs(job: LoadJob): number;
  /** How long a decode goes on after an abort: to the end of its chunk. */
  readonly chunkMs: number;
}

interface SimulatedJob {
  readonly job: LoadJob;
  readonly fetchMs: number;
  stage: 'fetching' | 'fetched' | 'decoding';
  cancel: () => void;
}

interface SimulatedWorker {
  readonly jobs: SimulatedJob[];
}

/** A presenter whose workers take their time: each decodes one frame, lowest tier first, while it fetches another. */
export class SimulatedPresenter extends FakePresenter {
  /** Decodes begun and not used, because they were aborted. */
  wastedDecodes = 0;
  decodesStarted = 0;
  readonly #time: ManualTime;
  readonly #pace: SimulatedPace;
  readonly #workers: SimulatedWorker[];
  readonly #queue: LoadJob[] = [];

  constructor(time: ManualTime, pace: SimulatedPace) {
    super();
    this.#time = time;
    this.#pace = pace;
    this.#workers = Array.from({ length: pace.workers }, () => ({ jobs: [] }));
    this.onLoad = (job) => {
      this.#queue.push(job);
      queueMicrotask(() => this.#assign());
    };
    const { abort } = this.commands;
    this.commands.abort = (tickets) => {
      abort(tickets);
      for (const ticket of tickets) this.#abort(ticket);
    };
    const { grant } = this.commands;
    this.commands.grant = (ticket, encodedBytes, decodedBytes) => {
      grant(ticket, encodedBytes, decodedBytes);
      queueMicrotask(() => this.#decodeNext());
    };
  }

  #assign(): void {
    while (this.#queue.length > 0) {
      const worker = this.#workers.reduce((best, one) => (one.jobs.length < best.jobs.length ? one : best));
      if (worker.jobs.length >= 2) return;
      const job = this.#queue.shift();
      if (!job) return;
      const fetchMs = this.#pace.fetchMs(job);
      const simulated: SimulatedJob = { job, fetchMs, stage: 'fetching', cancel: () => {} };
      simulated.cancel = this.#time.after(fetchMs, () => {
        simulated.stage = 'fetched';
        this.#decodeNext();
      });
      worker.jobs.push(simulated);
    }
  }

  #decodeNext(): void {
    for (const worker of this.#workers) {
      if (worker.jobs.some(({ stage }) => stage === 'decoding')) continue;
      const ready = worker.jobs.filter(({ stage, job }) => stage === 'fetched' && !this.job(job.ticket)?.waiting);
      const [next] = ready.sort((a, b) => a.job.tier - b.job.tier);
      if (!next || !this.#mayDecode(next)) continue;
      next.stage = 'decoding';
      this.decodesStarted += 1;
      const decodeMs = this.#pace.decodeMs(next.job);
      next.cancel = this.#time.after(decodeMs, () => {
        this.#leave(next.job.ticket);
        this.fetchMs = next.fetchMs;
        this.decodeMs = decodeMs;
        this.step(next.job.ticket);
        this.#assign();
        this.#decodeNext();
      });
    }
  }

  /** Asks for more bytes before it decodes, as a real decoder does when the header tells more than was granted. */
  #mayDecode({ job }: SimulatedJob): boolean {
    const held = this.job(job.ticket);
    const { encodedBytes, decodedBytes } = this.file(job);
    if (!held || (held.grantedDecoded >= decodedBytes && held.grantedEncoded >= encodedBytes)) return true;
    this.step(job.ticket);
    return false;
  }

  #abort(ticket: Ticket): void {
    const queued = this.#queue.findIndex((job) => job.ticket === ticket);
    if (queued >= 0) this.#queue.splice(queued, 1);
    const simulated = this.#workers.flatMap(({ jobs }) => jobs).find(({ job }) => job.ticket === ticket);
    if (simulated?.stage === 'decoding') this.wastedDecodes += 1;
    simulated?.cancel();
    const answer = (): void => {
      this.#leave(ticket);
      this.fail(ticket, null);
      this.#assign();
      this.#decodeNext();
    };
    if (simulated?.stage === 'decoding') this.#time.after(this.#pace.chunkMs, answer);
    else queueMicrotask(answer);
  }

  #leave(ticket: Ticket): void {
    for (const { jobs } of this.#workers) {
      const position = jobs.findIndex(({ job }) => job.ticket === ticket);
      if (position >= 0) jobs.splice(position, 1);
    }
  }
}
