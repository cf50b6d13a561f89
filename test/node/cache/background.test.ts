import { expect } from 'chai';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';

const SMALL = fakeSource('small', '1-10', { decodedBytes: 10, fileBytes: () => 1 });

/** Frames of 100 bytes, and small ones of 10 that are wanted in the background. */
function setUp(limit: number): { harness: CacheHarness; order: string[] } {
  const harness = new CacheHarness({ limit });
  const order: string[] = [];
  harness.presenter.file = ({ source }) => ({ encodedBytes: 1, decodedBytes: source.startsWith('small') ? 10 : 100 });
  const { onLoad } = harness.presenter;
  harness.presenter.onLoad = (job) => {
    order.push(`${job.source.split('@')[0]} ${job.frame}`);
    onLoad(job);
  };
  return { harness, order };
}

describe('frames wanted in the background', () => {
  it('are loaded after everything that anybody else wants', async () => {
    const { harness, order } = setUp(100_000);
    const small = harness.player(SMALL, { frame: 4, out: 10, visible: false, background: true });
    harness.player(fakeSource('film', '1-20', { decodedBytes: 100 }), { frame: 5, out: 20 });
    expect(await harness.drain()).to.equal(true);
    expect(order.at(-1)).to.equal('small 4');
    expect(order.filter((one) => one.startsWith('small'))).to.deep.equal(['small 4']);
    expect(small.status(4)).to.equal(FrameStatus.Loaded);
  });

  it('take what is left of a full cache, push nothing out, and go first', async () => {
    const { harness } = setUp(1150);
    const film = harness.player(fakeSource('film', '1-40'), { frame: 5, out: 40 });
    await harness.drain();
    const before = [...(film.handle.status?.statuses ?? [])];
    const small = harness.player(SMALL, { frame: 4, out: 10, visible: false, background: true });
    await harness.drain();
    expect([...(film.handle.status?.statuses ?? [])]).to.deep.equal(before);
    const { used, reserved, limit } = harness.cache.stats();
    expect(used + reserved).to.be.at.most(limit);
    expect(small.status(4)).to.equal(FrameStatus.Loaded);
    harness.cache.setMemoryLimit({ maxBytes: 1000 });
    expect(small.status(4)).to.equal(FrameStatus.Header);
  });

  it('are no hits and no misses', async () => {
    const { harness } = setUp(100_000);
    harness.player(SMALL, { frame: 4, out: 10, visible: false, background: true });
    await harness.drain();
    const { hits, misses } = harness.cache.stats();
    expect([hits, misses]).to.deep.equal([0, 0]);
  });
});
