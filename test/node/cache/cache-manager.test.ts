import { expect } from 'chai';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';

describe('cache manager', () => {
  it('loads the current frame first and then spirals outwards, and the ledger agrees with what is held', async () => {
    const harness = new CacheHarness({ limit: 10_000 });
    const player = harness.player(fakeSource('a', '1-100'), { frame: 50 });
    expect(await harness.drain()).to.equal(true);
    expect(harness.requested.slice(0, 7)).to.deep.equal([50, 51, 49, 52, 48, 53, 47]);
    expect(new Set(harness.requested).size).to.equal(100);
    expect(harness.cache.usedBytes).to.equal(1000);
    expect(harness.presenter.heldBytes).to.equal(1000);
    expect(player.status(1)).to.equal(FrameStatus.Loaded);
    expect(harness.cache.stats().entries).to.equal(100);
  });

  it('makes one decode of eight requests for one frame', async () => {
    const harness = new CacheHarness();
    const source = fakeSource('a', '1-1');
    const players = Array.from({ length: 8 }, () => harness.player(source, { frame: 1, out: 1 }));
    expect(await harness.drain()).to.equal(true);
    expect(harness.requested).to.deep.equal([1]);
    for (const player of players) expect(player.status(1)).to.equal(FrameStatus.Loaded);
  });

  it('keeps to the limit with a full cache and comes to rest', async () => {
    const harness = new CacheHarness({ limit: 300 });
    harness.player(fakeSource('a', '1-100'), { frame: 50 });
    expect(await harness.drain()).to.equal(true);
    expect(harness.cache.usedBytes + harness.cache.reservedBytes).to.be.at.most(300);
    expect(harness.cache.stats().entries).to.be.at.least(25);
  });

  it('takes the victims of a lowered limit away in the same task, in one batch', async () => {
    const harness = new CacheHarness({ limit: 2000 });
    const player = harness.player(fakeSource('a', '1-100'), { frame: 50 });
    await harness.drain();
    harness.presenter.answerReleases = false;
    harness.cache.setMemoryLimit({ maxBytes: 500 });
    const { resident, releasing } = harness.cache.stats();
    expect(resident).to.be.at.most(500);
    expect(resident + releasing).to.equal(1000);
    expect(player.status(50)).to.equal(FrameStatus.Loaded);
    expect(player.status(1)).to.equal(FrameStatus.Header);
  });
});
