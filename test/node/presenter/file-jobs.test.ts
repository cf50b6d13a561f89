import { expect } from 'chai';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { LoadJob } from '../../../src/core/presenter/protocol.ts';
import { DecodePool } from '../../../src/workers/present/pool/decode-pool.ts';
import type { PoolAnswer } from '../../../src/workers/present/pool/pool-contract.ts';
import type { DecoderListener } from '../../../src/workers/present/pool/decoder-port.ts';
import { ManualTime } from '../../support/player/manual-time.ts';

interface FakeWorker {
  readonly jobs: Map<number, LoadJob>;
  readonly listener: DecoderListener;
  closed: boolean;
}

describe('jobs of a file of many frames', () => {
  let time: ManualTime;
  let workers: FakeWorker[];
  let settled: { ticket: number; answer: PoolAnswer }[];
  let pool: DecodePool;
  let ticket: number;
  const begin = (count: number): void => {
    [time, workers, settled, ticket] = [new ManualTime(), [], [], 0];
    const listener = {
      message: () => {},
      settled: (job: LoadJob, answer: PoolAnswer) => void settled.push({ ticket: job.ticket, answer }),
      workers: () => {},
      lend: () => [],
      isWhole: () => true,
      isAwaitedInTheDark: () => false,
      rowsDecoded: () => {},
      warn: () => {},
    };
    pool = new DecodePool(listener, time, {}, () => (decoderListener) => {
      const worker: FakeWorker = { jobs: new Map(), listener: decoderListener, closed: false };
      workers.push(worker);
      queueMicrotask(() => decoderListener.message({ kind: 'hello' }));
      return {
        configure: () => {},
        load: (job) => {
          worker.jobs.set(job.ticket, job);
          return new Promise(() => {});
        },
        notice: () => {},
        close: () => void (worker.closed = true),
      };
    });
    pool.configure({ workers: count, script: '/worker.js', decoder: { codecs: {}, maxTextureSize: 8192 } });
  };
  afterEach(() => pool.close());

  const load = (file: string | null, position = 0): number => {
    const within = file === null ? {} : { within: { codec: 'video', file, position } as const };
    const place = { source: 's@1', frame: frameNumber(position), request: { url: 'x', ...within } };
    const job = {
      ...place,
      ticket: ++ticket,
      layer: '',
      level: 0,
      encodedBytes: 1,
      decodedBytes: 1,
      tier: 1,
      epoch: 0,
    };
    pool.load(job);
    return ticket;
  };
  const hello = async (): Promise<void> => {
    for (let i = 0; i < 4; i++) await Promise.resolve();
  };
  const of = (index: number): number[] => [...(workers[index]?.jobs.keys() ?? [])];

  it('all go to one worker, however many they are; others to the other', async () => {
    begin(2);
    for (let i = 0; i < 20; i++) load('a', i);
    const other = load(null);
    await hello();
    expect(of(0)).to.deep.equal(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(of(1)).to.deep.equal([other]);
  });

  it('of two files go to two workers, and further ones to whoever keeps fewest', async () => {
    begin(2);
    for (const file of ['a', 'b', 'a', 'c', 'b', 'c']) load(file);
    await hello();
    expect(of(0).concat(of(1)).sort()).to.deep.equal([1, 2, 3, 4, 5, 6]);
    expect(of(0)).to.include.members([1, 3]);
    expect(of(1)).to.include.members([2, 5]);
  });

  it('leave a single worker a place for other frames', async () => {
    begin(1);
    for (let i = 0; i < 20; i++) load('a', i);
    const other = load(null);
    load(null);
    await hello();
    expect(of(0)).to.include(other);
    expect(of(0).length).to.equal(21);
  });

  it('that a dead worker was not decoding go on in the next', async () => {
    begin(1);
    for (let i = 0; i < 5; i++) load('a', i);
    await hello();
    workers[0]!.listener.message({ kind: 'decoding', ticket: 2 });
    workers[0]!.listener.died('killed');
    expect(settled.map((one) => one.ticket)).to.deep.equal([2]);
    time.advance(1000);
    await hello();
    expect(of(1).sort()).to.deep.equal([1, 3, 4, 5]);
  });
});
