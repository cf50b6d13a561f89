import { expect } from 'chai';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';

/** Frames in the order they were asked for, with one job at a time. */
async function order(demand: Parameters<CacheHarness['player']>[1], frames = '1-20'): Promise<number[]> {
  const harness = new CacheHarness({ workers: 1, limit: 10_000 });
  harness.player(fakeSource('a', frames), { out: 20, ...demand });
  await harness.drain();
  return harness.requested;
}

describe('preload order', () => {
  it('is a spiral around a paused playhead, the side of the last move first', async () => {
    expect((await order({ frame: 10 })).slice(0, 7)).to.deep.equal([10, 11, 9, 12, 8, 13, 7]);
    expect((await order({ frame: 10, direction: -1 })).slice(0, 7)).to.deep.equal([10, 9, 11, 8, 12, 7, 13]);
  });

  it('is centre to end, and only then what lies behind, for sources that are dear backwards', async () => {
    expect(await order({ frame: 10, order: 'forward' })).to.deep.equal([
      10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 9, 8, 7, 6, 5, 4, 3, 2, 1,
    ]);
  });

  it('follows the play path around the loop, backwards and through the turn of ping-pong', async () => {
    // One frame a second: half a second behind is none.
    const rate = { numerator: 1, denominator: 1 };
    const plan = { frame: 18, playing: true, preload: false, plan: { rate } } as const;
    expect(await order({ ...plan, out: 20, in: 15 })).to.deep.equal([18, 19, 20, 15, 16, 17]);
    expect(await order({ ...plan, in: 15, plan: { rate, direction: -1 } })).to.deep.equal([18, 17, 16, 15, 20, 19]);
    const turn = await order({ ...plan, in: 15, plan: { rate, loop: 'ping-pong' } });
    expect(turn).to.deep.equal([18, 19, 20, 17, 16, 15]);
    expect(await order({ ...plan, in: 15, plan: { rate, loop: 'once' } })).to.deep.equal([18, 19, 20]);
  });

  it('fills what lies outside the range last', async () => {
    expect(await order({ frame: 10, in: 9, out: 11 }, '5-15')).to.deep.equal([10, 11, 9, 12, 8, 13, 7, 14, 6, 15, 5]);
  });

  it('stops at the current frame where nothing is to be preloaded', async () => {
    expect(await order({ frame: 10, preload: false })).to.deep.equal([10]);
  });

  it('serves what is visible first, and what is hidden from what is left', async () => {
    const harness = new CacheHarness({ workers: 1, limit: 10_000 });
    harness.player(fakeSource('a', '1-5'), { frame: 1, out: 5, visible: false });
    harness.player(fakeSource('b', '1-5'), { frame: 3, out: 5 });
    await harness.drain();
    const sources = harness.presenter.sent.map(({ source }) => source[0]);
    expect(sources[0]).to.equal('b');
    expect(sources.slice(0, 6).filter((id) => id === 'b')).to.have.length(5);
    expect(sources.filter((id) => id === 'a')).to.have.length(5);
  });

  it('shares frames and jobs between players of one source', async () => {
    const harness = new CacheHarness({ limit: 10_000 });
    const source = fakeSource('a', '1-20');
    const first = harness.player(source, { frame: 5, out: 20 });
    const second = harness.player(source, { frame: 15, out: 20 });
    await harness.drain();
    expect(harness.requested.slice(0, 2)).to.have.members([5, 15]);
    expect(harness.requested).to.have.length(20);
    expect(first.handle.status).to.equal(second.handle.status);
    expect(second.status(5)).to.equal(FrameStatus.Loaded);
  });

  it('reloads finer what is there coarser, and is content with finer than wanted', async () => {
    const harness = new CacheHarness({ limit: 10_000 });
    const player = harness.player(fakeSource('a', '1-4'), { frame: 2, out: 4, level: 2 });
    await harness.drain();
    expect(harness.presenter.sent.map(({ level }) => level)).to.deep.equal([2, 2, 2, 2]);
    player.demand({ frame: 2, out: 4, level: 0 }, false);
    await harness.drain();
    expect(harness.presenter.sent.slice(4).map(({ level }) => level)).to.deep.equal([0, 0, 0, 0]);
    expect([...(player.handle.status?.levels ?? [])]).to.deep.equal([0, 0, 0, 0]);
    expect(harness.cache.stats().resident).to.equal(40);
    player.demand({ frame: 2, out: 4, level: 2 }, false);
    await harness.drain();
    expect(harness.presenter.sent).to.have.length(8);
  });

  it('keeps to one generation until a reload, and lets the old frames go then', async () => {
    const harness = new CacheHarness({ limit: 10_000 });
    const source = fakeSource('a', '1-4');
    const player = harness.player(source, { frame: 2, out: 4 });
    await harness.drain();
    player.handle.setSource(source);
    await harness.drain();
    expect(harness.requested).to.have.length(4);
    player.handle.setSource(source, { reload: true });
    expect(player.handle.sourceKey).to.equal('a@2');
    await harness.drain();
    expect(harness.requested).to.have.length(8);
    expect(harness.cache.usedBytes).to.equal(40);
  });
});
