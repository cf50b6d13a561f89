import { expect } from 'chai';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';

describe('a presenter that dies', () => {
  it('settles every ticket, asks for new canvases, and everything is loaded again by the next one', async () => {
    const harness = new CacheHarness({ limit: 10_000 });
    const player = harness.player(fakeSource('a', '1-20'), { frame: 10, out: 20 });
    await harness.drain(30);
    const tickets = new Set(harness.presenter.sent.map(({ ticket }) => ticket));
    harness.presenter.die();
    expect(player.received.canvasesLost).to.equal(1);
    expect(harness.cache.usedBytes + harness.cache.reservedBytes).to.equal(0);
    expect([...(player.handle.status?.statuses ?? [])]).not.to.include(FrameStatus.Loaded);
    await harness.settle();
    const sent = harness.presenter.sent.length;
    expect(sent, 'nothing is sent while there is none').to.equal(tickets.size);
    harness.presenter.start();
    expect(await harness.drain()).to.equal(true);
    expect(harness.presenter.sent[sent]?.frame).to.equal(10);
    for (const { ticket } of harness.presenter.sent.slice(sent))
      expect(tickets.has(ticket), 'tickets are new').to.equal(false);
    expect(harness.cache.stats().entries).to.equal(20);
  });

  it('over one frame again and again loses that frame only', async () => {
    const harness = new CacheHarness({ limit: 10_000, workers: 1 });
    const player = harness.player(fakeSource('a', '1-6'), { frame: 3, out: 6 });
    for (let i = 0; i < 40; i++) {
      await harness.settle();
      const [ticket] = harness.presenter.tickets;
      if (ticket === undefined) break;
      if (harness.presenter.job(ticket)?.job.frame === 3) {
        harness.presenter.die();
        harness.presenter.start();
      } else {
        harness.presenter.step(ticket);
      }
    }
    expect(player.status(3)).to.equal(FrameStatus.Error);
    expect(player.handle.status?.errorOf(3 as never)?.code).to.equal('worker-crashed');
    for (const frame of [1, 2, 4, 5, 6]) expect(player.status(frame)).to.equal(FrameStatus.Loaded);
  });

  it('leaves jobs that are still being addressed without an owner: they begin anew', async () => {
    const harness = new CacheHarness();
    const pending: ((url: { url: string }) => void)[] = [];
    const source = fakeSource('a', '1-1', { request: () => new Promise((resolve) => pending.push(resolve)) });
    const player = harness.player(source, { frame: 1, out: 1 });
    await harness.settle();
    harness.presenter.die();
    harness.presenter.start();
    await harness.settle();
    expect(pending).to.have.length(2);
    for (const resolve of pending) resolve({ url: 'https://host.example/1.exr' });
    await harness.drain();
    expect(harness.presenter.sent).to.have.length(1);
    expect(player.status(1)).to.equal(FrameStatus.Loaded);
  });
});
