import { expect } from 'chai';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';

const video = (id: string, maxConcurrentLoads = 8) =>
  fakeSource(id, '1-50', { maxConcurrentLoads, decodedBytes: 10, fileBytes: () => 1, sequential: true });

describe('a source whose frames one decoder orders', () => {
  it('has as many under way as it says, and leaves others their places', async () => {
    const harness = new CacheHarness({ workers: 1, limit: 100_000 });
    harness.player(video('v'), { frame: 1, out: 50, order: 'forward' });
    await harness.settle();
    expect(harness.requested).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8]);
    harness.player(fakeSource('a', '1-50'), { frame: 7, out: 50 });
    await harness.settle();
    expect(harness.presenter.sent.filter(({ source }) => source.startsWith('a')).map(({ frame }) => frame)).to.include(
      7,
    );
    await harness.drain();
    expect(harness.requested.length).to.equal(100);
  });

  it('asks for the frame that is due at once, however many are under way', async () => {
    const harness = new CacheHarness({ workers: 1, limit: 100_000 });
    const player = harness.player(video('v'), { frame: 1, out: 50, order: 'forward' });
    await harness.settle();
    player.demand({ frame: 40, out: 50, order: 'forward' });
    await harness.settle();
    expect(harness.requested).to.include(40);
  });

  it('never reserves more than there is', async () => {
    const harness = new CacheHarness({ workers: 1, limit: 128 });
    const { cache } = harness;
    harness.player(video('v', 32), { frame: 1, out: 50, order: 'forward', playing: true });
    for (let i = 0; i < 200; i++) {
      await harness.settle();
      expect(cache.usedBytes + cache.reservedBytes).to.be.at.most(cache.limitBytes);
      const [ticket] = harness.presenter.tickets;
      if (ticket === undefined) break;
      harness.presenter.step(ticket);
    }
    expect(harness.requested.length).to.be.greaterThan(5);
  });
});
