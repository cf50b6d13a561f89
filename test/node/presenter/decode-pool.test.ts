import { expect } from 'chai';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { PoolScene as Scene, tasks } from '../../support/presenter/pool-scene.ts';

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

  it('starts one decoder ahead of the first job, which then gets it', async () => {
    const scene = new Scene(1);
    expect(scene.pool.isRunning).to.equal(false);
    scene.pool.prepare('/worker.js');
    await tasks();
    expect(scene.pool.isRunning).to.equal(true);
    const ticket = scene.load();
    await tasks();
    expect(scene.decoders).to.have.length(1);
    expect([...scene.decoders[0]!.jobs.keys()]).to.deep.equal([ticket]);
    scene.pool.setMaxTextureSize(4096);
    expect(scene.decoders[0]!.notices).to.deep.equal([{ kind: 'maxTextureSize', maxTextureSize: 4096 }]);
  });

  it('opens a way from the page to the decoder that has the first job, and to no other', async () => {
    const scene = new Scene(1);
    const open = (): MessagePort => scene.pool.openWayToDecoder();
    open().close();
    scene.pool.prepare('/worker.js');
    await tasks();
    open().close();
    expect(scene.decoders[0]!.notices, 'it has no job').to.deep.equal([]);
    scene.load();
    const way = open();
    const [notice] = scene.decoders[0]!.notices;
    if (notice?.kind !== 'page') throw new Error('no way was opened');
    const heard = new Promise((resolve) => (notice.port.onmessage = ({ data }) => resolve(data)));
    way.postMessage(['setLevel', 1, 2]);
    expect(await heard).to.deep.equal(['setLevel', 1, 2]);
    way.close();
  });

  it('ends a decoder that was started ahead of a job that never came', async () => {
    const scene = new Scene(1);
    scene.pool.prepare('/worker.js');
    await tasks();
    scene.time.advance(30_000);
    expect(scene.alive).to.deep.equal([]);
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
