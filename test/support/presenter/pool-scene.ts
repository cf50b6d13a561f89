import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { LoadJob } from '../../../src/core/presenter/protocol.ts';
import type { DecodeAnswer, DecodeJob, DecodeNotice } from '../../../src/workers/decode/decode-protocol.ts';
import { DecodePool } from '../../../src/workers/present/pool/decode-pool.ts';
import type { DecoderListener } from '../../../src/workers/present/pool/decoder-port.ts';
import type { PoolAnswer, PoolListener } from '../../../src/workers/present/pool/pool-contract.ts';
import { ManualTime } from '../player/manual-time.ts';

/** A decoder that does what the test says. */
export class FakeDecoder {
  readonly jobs = new Map<number, { job: DecodeJob; settle: (answer: DecodeAnswer) => void }>();
  readonly notices: DecodeNotice[] = [];
  readonly listener: DecoderListener;
  readonly script: string | null;
  closed = false;

  constructor(listener: DecoderListener, script: string | null) {
    this.listener = listener;
    this.script = script;
  }

  answer(ticket: number, answer: DecodeAnswer = { ok: false, error: null, unused: [] }): void {
    this.jobs.get(ticket)?.settle(answer);
    this.jobs.delete(ticket);
  }

  /** The band it has; undefined: none. */
  get band(): DecodeJob | undefined {
    return [...this.jobs.values()].find(({ job }) => job.rows)?.job;
  }
}

/** A pool with fake decoders and a clock that stands still. */
export class PoolScene {
  readonly time = new ManualTime();
  readonly decoders: FakeDecoder[] = [];
  readonly settled: { ticket: number; answer: PoolAnswer }[] = [];
  readonly warnings: string[] = [];
  readonly lent: (readonly number[] | undefined)[] = [];
  counts = { total: 0, busy: 0, dead: 0 };
  /** Those who wait see nothing yet. */
  inTheDark = false;
  /** How often rows were said to be decoded. */
  rowsDecoded = 0;
  /** New decoders die at once instead of saying hello. */
  broken = false;
  /** Called with each job that a decoder gets. */
  onJob: (decoder: FakeDecoder, job: DecodeJob) => void = () => {};
  readonly pool: DecodePool;
  #ticket = 0;

  constructor(workers = 2, script: string | null = '/worker.js') {
    const listener: PoolListener = {
      message: () => {},
      settled: (job, answer) => this.settled.push({ ticket: job.ticket, answer }),
      workers: (total, busy, dead) => (this.counts = { total, busy, dead }),
      lend: (_job, sizes) => {
        this.lent.push(sizes);
        return [];
      },
      isWhole: () => true,
      isAwaitedInTheDark: () => this.inTheDark,
      rowsDecoded: () => (this.rowsDecoded += 1),
      warn: (message) => this.warnings.push(message),
    };
    this.pool = new DecodePool(listener, this.time, {}, (script) => (decoderListener) => {
      const decoder = new FakeDecoder(decoderListener, script);
      this.decoders.push(decoder);
      queueMicrotask(() => {
        if (this.broken && script !== null) decoderListener.died('broken');
        else decoderListener.message({ kind: 'hello' });
      });
      return {
        configure: () => {},
        load: (job) =>
          new Promise((settle) => {
            decoder.jobs.set(job.ticket, { job, settle });
            this.onJob(decoder, job);
          }),
        notice: (notice) => decoder.notices.push(notice),
        close: () => (decoder.closed = true),
      };
    });
    this.pool.configure({ workers, script, decoder: { codecs: {}, maxTextureSize: 8192 } });
  }

  job(frame = 1, changes: Partial<LoadJob> = {}): LoadJob {
    const ticket = ++this.#ticket;
    const job = { ticket, source: 's@1', frame: frameNumber(frame), request: { url: 'x' }, layer: '', level: 0 };
    return { ...job, encodedBytes: 1, decodedBytes: 1, tier: 0, epoch: 0, ...changes };
  }

  load(frame = 1, changes: Partial<LoadJob> = {}): number {
    const job = this.job(frame, changes);
    this.pool.load(job);
    return job.ticket;
  }

  get alive(): FakeDecoder[] {
    return this.decoders.filter((decoder) => !decoder.closed);
  }

  /** The decoder that has a job. */
  having(ticket: number): FakeDecoder {
    return this.alive.find((candidate) => candidate.jobs.has(ticket))!;
  }

  decoding(ticket: number): FakeDecoder {
    const decoder = this.having(ticket);
    decoder.listener.message({ kind: 'decoding', ticket });
    return decoder;
  }
}

export const tasks = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setTimeout(resolve));
};
