import { expect } from 'chai';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';
import { simulateScrub } from '../../support/cache/scrub-simulation.ts';

describe('jumps', () => {
  it('cancel what is far from the new playhead and say so, and leave what is near', async () => {
    const lines: string[] = [];
    const log = { debug: (line: string) => void lines.push(line), warn: () => {} };
    const harness = new CacheHarness({ log, limit: 10_000 });
    const player = harness.player(fakeSource('a', '1-1000'), { frame: 10, out: 1000 });
    await harness.settle();
    harness.presenter.step(1);
    await harness.settle();
    const before = player.handle.epoch;
    player.demand({ frame: 12, out: 1000 });
    await harness.settle();
    expect(harness.presenter.abortedTickets).to.deep.equal([]);
    player.demand({ frame: 900, out: 1000 });
    await harness.settle();
    expect(player.handle.epoch).to.equal(before + 2);
    expect(lines).to.include(`Skipping stale request: epoch ${before} != ${before + 2}`);
    expect(harness.presenter.abortedTickets.length).to.be.greaterThan(0);
    expect(harness.cache.stats().stale).to.equal(harness.presenter.abortedTickets.length);
  });

  it('do not throw a finished decode away for its epoch', async () => {
    const harness = new CacheHarness({ limit: 10_000 });
    const player = harness.player(fakeSource('a', '1-1000'), { frame: 10, out: 1000 });
    await harness.settle();
    player.demand({ frame: 900, out: 1000 });
    await harness.settle();
    expect(harness.presenter.abortedTickets).to.deep.equal([1]);
    harness.presenter.finish(1, 10, 1);
    await harness.settle();
    expect(player.status(10)).to.equal(FrameStatus.Loaded);
  });

  it('keep slot and reservation of what was cancelled until the worker answers', async () => {
    const harness = new CacheHarness({ limit: 10_000, workers: 1 });
    const player = harness.player(fakeSource('a', '1-1000'), { frame: 10, out: 1000 });
    await harness.drain(6);
    const { reservedBytes } = harness.cache;
    const under = harness.presenter.jobs.size;
    player.demand({ frame: 900, out: 1000 });
    await harness.settle();
    expect(harness.presenter.jobs.size).to.equal(under);
    expect(harness.cache.reservedBytes).to.equal(reservedBytes);
  });

  it('in quick succession load only the frames jumped to', async () => {
    const harness = new CacheHarness({ limit: 10_000 });
    const player = harness.player(fakeSource('a', '1-1000'), { frame: 500, out: 1000 });
    await harness.drain(4);
    for (const ticket of harness.presenter.tickets) harness.presenter.fail(ticket, null);
    const before = harness.requested.length;
    const jumps = [100, 200, 300, 400];
    for (const frame of jumps) {
      harness.time.advance(33);
      player.demand({ frame, out: 1000 });
      await harness.settle();
      for (const ticket of harness.presenter.tickets) harness.presenter.step(ticket);
      await harness.settle();
    }
    const asked = harness.requested.slice(before);
    expect(asked.filter((frame) => !jumps.includes(frame)).length).to.be.at.most(4);
    harness.time.advance(200);
    await harness.drain(20);
    expect(harness.requested.slice(-3)).to.satisfy((frames: number[]) =>
      frames.every((frame) => Math.abs(frame - 400) < 20),
    );
  });

  it('load only the frame jumped to while the session says that it scrubs, and preload at once when it says no more', async () => {
    const harness = new CacheHarness({ limit: 10_000 });
    const player = harness.player(fakeSource('a', '1-1000'), { frame: 500, out: 1000 });
    await harness.drain(4);
    for (const ticket of harness.presenter.tickets) harness.presenter.fail(ticket, null);
    harness.time.advance(10_000);
    const jump = async (frame: number, scrub: boolean): Promise<number[]> => {
      for (const ticket of harness.presenter.tickets) harness.presenter.fail(ticket, null);
      const before = harness.requested.length;
      player.demand({ frame, out: 1000 }, true, scrub);
      await harness.settle();
      await harness.drain(1);
      return harness.requested.slice(before);
    };
    expect(await jump(100, true)).to.deep.equal([100]);
    expect(await jump(200, true)).to.deep.equal([200]);
    expect((await jump(300, false)).length).to.be.greaterThan(1);
  });

  it('at thirty a second cost one decode and a frame time at the end, and waste no more than the workers', async function () {
    this.timeout(20_000);
    for (const workers of [1, 2, 4]) {
      const { lastMs, wastedPerJump } = await simulateScrub(workers, 3);
      expect(lastMs).to.be.at.most(50 + 1000 / 24);
      expect(wastedPerJump).to.be.at.most(workers);
    }
  });
});
