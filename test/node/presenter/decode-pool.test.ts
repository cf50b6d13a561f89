import { expect } from 'chai';
import type { LoadJob } from '../../../src/core/presenter/protocol.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { DecodeAnswer, DecodeNotice } from '../../../src/workers/decode/decode-protocol.ts';
import { DecodePool } from '../../../src/workers/present/pool/decode-pool.ts';
import type { PoolListener } from '../../../src/workers/present/pool/pool-contract.ts';
import type { DecoderListener } from '../../../src/workers/present/pool/decoder-port.ts';
import { ManualTime } from '../../support/player/manual-time.ts';

/** A decoder that does what the test says. */
class FakeDecoder {
  readonly jobs = new Map<number, { job: LoadJob; settle: (answer: DecodeAnswer) => void }>();
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
}

class Scene {
  readonly time = new ManualTime();
  readonly decoders: FakeDecoder[] = [];
  readonly settled: { ticket: number; answer: DecodeAnswer }[] = [];
  readonly warnings: string[] = [];
  counts = { total: 0, busy: 0, dead: 0 };
  /** New decoders die at once instead of saying hello. */
  broken = false;
  readonly pool: DecodePool;
  #ticket = 0;

  constructor(workers = 2, script: string | null = '/worker.js') {
    const listener: PoolListener = {
      message: () => {},
      settled: (job, answer) => this.settled.push({ ticket: job.ticket, answer }),
      workers: (total, busy, dead) => (this.counts = { total, busy, dead }),
      lend: () => [],
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
        load: (job) => new Promise((settle) => decoder.jobs.set(job.ticket, { job, settle })),
        notice: (notice) => decoder.notices.push(notice),
        close: () => (decoder.closed = true),
      };
    });
    this.pool.configure({ workers, script, decoder: { codecs: {}, maxTextureSize: 8192 } });
  }

  load(frame = 1): number {
    const ticket = ++this.#ticket;
    const job = { ticket, source: 's@1', frame: frameNumber(frame), request: { url: 'x' }, layer: '', level: 0 };
    this.pool.load({ ...job, encodedBytes: 1, decodedBytes: 1, tier: 0, epoch: 0 });
    return ticket;
  }

  get alive(): FakeDecoder[] {
    return this.decoders.filter((decoder) => !decoder.closed);
  }

  decoding(ticket: number): FakeDecoder {
    const decoder = this.alive.find((candidate) => candidate.jobs.has(ticket))!;
    decoder.listener.message({ kind: 'decoding', ticket });
    return decoder;
  }
}

const tasks = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setTimeout(resolve));
};

describe('the decode pool', () => {
  it('starts decoders as jobs come, then gives each one job more to fetch ahead', async () => {
    const scene = new Scene(2);
    const tickets = [1, 2, 3, 4, 5].map((frame) => scene.load(frame));
    await tasks();
    expect(scene.decoders.map((decoder) => [...decoder.jobs.keys()])).to.deep.equal([
      [tickets[0], tickets[2]],
      [tickets[1], tickets[3]],
    ]);
    expect(scene.counts).to.deep.equal({ total: 2, busy: 2, dead: 0 });
    scene.decoders[1]!.answer(tickets[1]!);
    await tasks();
    expect([...scene.decoders[1]!.jobs.keys()], 'the fifth goes where there is room').to.include(tickets[4]!);
  });

  it('settles a queued job that is aborted without troubling a decoder, and asks the one that has it', async () => {
    const scene = new Scene(1);
    const [first, , third] = [1, 2, 3].map((frame) => scene.load(frame));
    await tasks();
    scene.pool.abort(third!);
    expect(scene.settled.map(({ ticket }) => ticket)).to.deep.equal([third]);
    scene.pool.abort(first!);
    expect(scene.decoders[0]!.notices).to.deep.equal([{ kind: 'abort', ticket: first }]);
    expect(scene.settled, 'an abort settles when the decoder answers').to.have.length(1);
  });

  it('fails the job under decode when a decoder dies; the one it only fetched goes on elsewhere', async () => {
    const scene = new Scene(1);
    const [bad, good] = [scene.load(1), scene.load(2)];
    await tasks();
    scene.decoding(bad).listener.died('test');
    expect(scene.settled).to.have.length(1);
    expect(scene.settled[0]).to.deep.include({ ticket: bad });
    expect(scene.settled[0]!.answer).to.have.nested.property('error.code', 'worker-crashed');
    scene.time.advance(100);
    await tasks();
    expect([...scene.alive[0]!.jobs.keys()]).to.deep.equal([good]);
    expect(scene.counts.dead).to.equal(1);
  });

  it('ignores what a dead decoder still says', async () => {
    const scene = new Scene(1);
    const ticket = scene.load(1);
    await tasks();
    const decoder = scene.decoding(ticket);
    decoder.listener.died('test');
    decoder.listener.died('again');
    decoder.answer(ticket);
    await tasks();
    expect(scene.settled).to.have.length(1);
    expect(scene.counts.dead).to.equal(1);
  });

  it('declares a silent decoder dead, and one whose decode never ends', async () => {
    const scene = new Scene(2);
    const [silent, endless] = [scene.load(1), scene.load(2)];
    await tasks();
    scene.decoding(silent);
    const busy = scene.decoding(endless);
    for (let second = 0; second < 9; second++) {
      scene.time.advance(1000);
      busy.listener.message({ kind: 'alive' });
    }
    expect(scene.settled).to.be.empty;
    scene.time.advance(1500);
    expect(scene.settled.map(({ ticket }) => ticket)).to.deep.equal([silent]);
    for (let second = 0; second < 51; second++) {
      busy.listener.message({ kind: 'alive' });
      scene.time.advance(1000);
    }
    expect(scene.settled.map(({ ticket }) => ticket)).to.deep.equal([silent, endless]);
  });

  it('waits longer before each replacement of decoders that go on dying', async () => {
    const scene = new Scene(1);
    const waits: number[] = [];
    for (let death = 0; death < 4; death++) {
      const ticket = scene.load(100 + death);
      const before = scene.decoders.length;
      let waited = 0;
      while (scene.decoders.length === before && waited < 10_000) {
        scene.time.advance(50);
        waited += 50;
        await tasks();
        if (death === 0) break;
      }
      waits.push(waited);
      await tasks();
      scene.decoding(ticket).listener.died('test');
    }
    expect(waits.slice(1)).to.deep.equal([100, 200, 400]);
  });

  it('decodes in this thread when children never start, with one warning', async () => {
    const scene = new Scene(2);
    scene.broken = true;
    const ticket = scene.load(1);
    for (let i = 0; i < 20; i++) {
      await tasks();
      scene.time.advance(500);
    }
    await tasks();
    expect(scene.warnings).to.have.length(1);
    expect(scene.alive.map((decoder) => decoder.script)).to.deep.equal([null]);
    expect([...scene.alive[0]!.jobs.keys()]).to.deep.equal([ticket]);
    expect(scene.settled).to.be.empty;
  });

  it('ends its decoders when nothing has been asked for a while, and starts them again', async () => {
    const scene = new Scene(1);
    const ticket = scene.load(1);
    await tasks();
    scene.decoders[0]!.answer(ticket);
    await tasks();
    scene.time.advance(30_000);
    expect(scene.alive).to.be.empty;
    scene.load(2);
    await tasks();
    expect(scene.alive).to.have.length(1);
  });

  it('takes decoders away when fewer are wanted, without losing a job', async () => {
    const scene = new Scene(3);
    const tickets = [1, 2, 3].map((frame) => scene.load(frame));
    await tasks();
    scene.pool.configure({ workers: 1, script: '/worker.js', decoder: { codecs: {}, maxTextureSize: 8192 } });
    expect(scene.alive).to.have.length(3);
    for (const ticket of tickets) scene.alive.find((decoder) => decoder.jobs.has(ticket))?.answer(ticket);
    await tasks();
    expect(scene.alive).to.have.length(1);
    expect(scene.settled).to.have.length(3);
  });

  it('leaves no timer behind when closed', async () => {
    const scene = new Scene(2);
    scene.load(1);
    await tasks();
    scene.pool.close();
    expect(scene.time.waiting).to.equal(0);
  });

  it('a source whose frames keep on killing costs the others no more decoders; its reload is tried again', async () => {
    const scene = new Scene(1);
    for (let frame = 1; frame <= 8; frame++) {
      const ticket = scene.load(frame);
      await tasks();
      scene.decoding(ticket).listener.died('test');
      scene.time.advance(5000);
      await tasks();
    }
    const started = scene.decoders.length;
    const refused = scene.load(100);
    expect(scene.settled.at(-1)).to.have.property('ticket', refused);
    expect(scene.settled.at(-1)!.answer).to.have.nested.property('error.retryable', false);
    expect(scene.decoders.length).to.equal(started);
    scene.pool.clearFailures('s@1', [frameNumber(100)]);
    scene.load(100);
    await tasks();
    expect(scene.alive.at(-1)!.jobs.size).to.equal(1);
  });

  it('decodes in this thread only for as long as decoders cannot be started', async () => {
    const scene = new Scene(1);
    scene.broken = true;
    const first = scene.load(1);
    for (let start = 0; start < 4; start++) {
      await tasks();
      scene.time.advance(5000);
    }
    await tasks();
    expect(scene.alive.at(-1)!.script, 'in this thread').to.equal(null);
    scene.alive.at(-1)!.answer(first);
    scene.broken = false;
    await tasks();
    scene.time.advance(40_000);
    scene.load(2);
    await tasks();
    expect(scene.alive.at(-1)!.script, 'in a worker again').to.equal('/worker.js');
  });
});
