import { expect } from 'chai';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';

/** Ten frames of 10 bytes, the fifth of 4000, under a limit of 1000. */
function withLargeFrame(frame: number): { harness: CacheHarness; player: ReturnType<CacheHarness['player']> } {
  const harness = new CacheHarness({ limit: 1000 });
  harness.presenter.file = (job) => ({ encodedBytes: 1, decodedBytes: job.frame === 5 ? 4000 : 10 });
  return { harness, player: harness.player(fakeSource('a', '1-10'), { frame, out: 10 }) };
}

describe('frames larger than the limit', () => {
  it('are errors when they are preloaded, and leave the others cached', async () => {
    const { harness, player } = withLargeFrame(1);
    expect(await harness.drain()).to.equal(true);
    expect(player.status(5)).to.equal(FrameStatus.Error);
    expect(player.received.failures.map(({ frame, error }) => [frame, error.code])).to.deep.equal([
      [5, 'frame-too-large'],
    ]);
    expect(harness.cache.stats().entries).to.equal(9);
    expect(harness.requested.filter((frame) => frame === 5)).to.have.length(1);
  });

  it('are shown coarser, and marked so, when they are current', async () => {
    const { harness, player } = withLargeFrame(1);
    await harness.drain();
    player.demand({ frame: 5, out: 10 });
    expect(await harness.drain()).to.equal(true);
    expect(player.status(5)).to.equal(FrameStatus.Loaded);
    expect(player.handle.status?.levels[4]).to.equal(2);
    expect(harness.cache.stats().entries).to.equal(10);
    expect(harness.presenter.heldBytes).to.be.at.most(1000);
  });

  it('come coarser at once when they are current from the start, and are no error then', async () => {
    const { harness, player } = withLargeFrame(5);
    expect(await harness.drain()).to.equal(true);
    expect(player.status(5)).to.equal(FrameStatus.Loaded);
    expect(player.received.failures).to.deep.equal([]);
  });

  it('are loaded in full once the limit has room for them', async () => {
    const { harness, player } = withLargeFrame(5);
    await harness.drain();
    harness.cache.setMemoryLimit({ maxBytes: 20_000 });
    expect(await harness.drain()).to.equal(true);
    expect(player.handle.status?.levels[4]).to.equal(0);
  });

  it('are not fetched one by one where every frame is like that', async () => {
    const harness = new CacheHarness({ limit: 1000 });
    harness.presenter.file = () => ({ encodedBytes: 1, decodedBytes: 50_000_000 });
    const player = harness.player(fakeSource('a', '1-100'), { frame: 5 });
    expect(await harness.drain()).to.equal(true);
    expect(harness.requested.length).to.be.at.most(5);
    expect(player.handle.stats.blocked).to.equal('too-large');
  });

  it('share the limit when they are on screen together', async () => {
    const harness = new CacheHarness({ limit: 1000 });
    harness.presenter.file = () => ({ encodedBytes: 1, decodedBytes: 400 });
    const players = ['a', 'b', 'c'].map((id) => harness.player(fakeSource(id, '1-10'), { frame: 5, out: 10 }));
    expect(await harness.drain()).to.equal(true);
    for (const player of players) {
      expect(player.status(5)).to.equal(FrameStatus.Loaded);
      expect(player.handle.status?.levels[4]).to.equal(1);
    }
    expect(harness.presenter.texturesAllowed).to.be.at.least(300);
    for (const player of players.slice(1)) player.handle.dispose();
    expect(await harness.drain()).to.equal(true);
    expect(players[0]?.handle.status?.levels[4]).to.equal(0);
  });
});
