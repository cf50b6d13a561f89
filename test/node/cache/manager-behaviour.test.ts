import { expect } from 'chai';
import { pageCache } from '../../../src/core/cache/page-cache.ts';
import { HIDDEN_PAGE_DELAY_MS } from '../../../src/core/cache/budget/hidden-page-trim.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';

const MB = 2 ** 20;

describe('cache manager on a page', () => {
  it('evicts the old and never passes 500 MB with a thousand frames of 64 MB', async () => {
    const harness = new CacheHarness({ limit: 500 * MB });
    harness.presenter.file = () => ({ encodedBytes: 8 * MB, decodedBytes: 64 * MB });
    const player = harness.player(fakeSource('a', '1-1000'), { frame: 1, out: 1000 });
    let most = 0;
    for (let frame = 1; frame <= 200; frame++) {
      player.demand({ frame, out: 1000 }, false);
      await harness.drain(6);
      most = Math.max(most, harness.presenter.heldBytes);
    }
    expect(most).to.be.at.most(500 * MB);
    expect(harness.cache.usedBytes + harness.cache.reservedBytes).to.be.at.most(500 * MB);
    expect(player.status(200)).to.equal(FrameStatus.Loaded);
    expect(player.status(1)).to.equal(FrameStatus.Header);
  });

  it('goes from 75 to 50 % in the same task', async () => {
    const harness = new CacheHarness();
    harness.cache.setMemoryLimit({ fraction: 0.75, reserveGB: 2 });
    harness.presenter.file = () => ({ encodedBytes: MB, decodedBytes: 64 * MB });
    harness.player(fakeSource('a', '1-100'), { frame: 1 });
    await harness.drain();
    const before = harness.cache.stats().resident;
    expect(before).to.be.greaterThan(3072 * MB);
    harness.cache.setMemoryLimit({ fraction: 0.5, reserveGB: 2 });
    expect(harness.cache.limitBytes).to.equal(3072 * MB);
    expect(harness.cache.stats().resident).to.be.at.most(3072 * MB);
  });

  it('counts a frame that is there when it comes due as a hit', async () => {
    const harness = new CacheHarness({ limit: 10_000 });
    const player = harness.player(fakeSource('a', '1-20'), { frame: 5, out: 20 });
    await harness.drain();
    player.demand({ frame: 6, out: 20 });
    await harness.drain();
    expect(harness.cache.stats()).to.include({ hits: 1, misses: 1 });
    player.demand({ frame: 6, out: 20, playing: true });
    const { revision } = player;
    const frames = [7, 8, 9].map((frame) => ({
      frame: frameNumber(frame),
      shown: frameNumber(frame === 9 ? 8 : frame),
      at: frame,
    }));
    harness.presenter.report({
      kind: 'presented',
      layer: '',
      player: 1,
      revision,
      frames,
      dropped: 2,
      level: 0,
      complete: true,
    });
    expect(harness.cache.stats()).to.include({ hits: 3, misses: 2 });
    expect(player.handle.stats.droppedFrames).to.equal(2);
    expect(player.received.reports).to.have.length(1);
  });

  it('says how far a player can look ahead and what holds it up', async () => {
    const harness = new CacheHarness({ limit: 300 });
    const player = harness.player(fakeSource('a', '1-100'), { frame: 50 });
    await harness.settle();
    harness.presenter.step(1);
    await harness.settle();
    expect(player.handle.stats.blocked).to.equal('workers');
    await harness.drain();
    expect(player.handle.stats.blocked).to.equal('budget');
    expect(player.handle.stats.lookAheadSeconds).to.be.within(10 / 24, 20 / 24);
    expect(harness.cache.stats().players).to.have.length(1);
  });

  it('fires change at most four times a second', async () => {
    const harness = new CacheHarness({ limit: 10_000 });
    let changes = 0;
    harness.cache.addEventListener('change', () => (changes += 1));
    harness.player(fakeSource('a', '1-100'), { frame: 50 });
    for (let i = 0; i < 100; i++) {
      await harness.drain(1);
      harness.time.advance(10);
    }
    expect(changes).to.be.within(2, 4);
  });

  it('reports changed statuses once per task, loads that the task started included', async () => {
    const harness = new CacheHarness({ limit: 10_000 });
    const player = harness.player(fakeSource('a', '1-50'), { frame: 5, out: 50 });
    await harness.settle();
    expect(player.status(5)).to.equal(FrameStatus.Loading);
    const before = player.received.statuses;
    expect(before).to.equal(1);
    await harness.drain(4);
    await harness.settle();
    const [first, second] = harness.presenter.tickets;
    const busy = player.received.statuses;
    harness.presenter.step(first ?? 0);
    harness.presenter.step(second ?? 0);
    await harness.settle();
    expect(player.received.statuses).to.equal(busy + 1);
  });

  it('settles a job whose answer got lost, and the frame is loaded after all', async () => {
    const harness = new CacheHarness({ limit: 10_000, workers: 1 });
    const player = harness.player(fakeSource('a', '1-2'), { frame: 1, out: 2 });
    await harness.settle();
    harness.presenter.jobs.clear();
    for (let i = 0; i < 60; i++) {
      harness.time.advance(10_000);
      await harness.drain();
    }
    expect(player.status(1)).to.equal(FrameStatus.Loaded);
    expect(harness.cache.usedBytes).to.equal(20);
    expect(harness.cache.reservedBytes).to.equal(harness.presenter.texturesAllowed);
  });

  it('clears one player’s frames or all, and loads again what is wanted', async () => {
    const harness = new CacheHarness({ limit: 10_000 });
    const [a, b] = ['a', 'b'].map((id) => harness.player(fakeSource(id, '1-5'), { frame: 1, out: 5 }));
    await harness.drain();
    harness.cache.clear(a?.handle);
    expect([a?.status(1), b?.status(1)]).to.deep.equal([FrameStatus.Header, FrameStatus.Loaded]);
    await harness.drain();
    expect(harness.requested).to.have.length(15);
    harness.cache.clear();
    expect(harness.cache.stats().entries).to.equal(0);
  });

  it('bumps all epochs, and counts them', () => {
    const harness = new CacheHarness();
    const players = [harness.player(), harness.player()];
    const before = harness.cache.epoch;
    harness.cache.incrementEpoch();
    expect(harness.cache.epoch).to.equal(before + 2);
    expect(players.map(({ handle }) => handle.epoch)).to.deep.equal([1, 1]);
  });

  it('lets go of frames with the last player that had them', async () => {
    const harness = new CacheHarness({ limit: 10_000 });
    const source = fakeSource('a', '1-5');
    const [first, second] = [
      harness.player(source, { frame: 1, out: 5 }),
      harness.player(source, { frame: 2, out: 5 }),
    ];
    await harness.drain();
    first.handle.dispose();
    expect(harness.cache.stats().entries).to.equal(5);
    second.handle.dispose();
    expect(harness.cache.stats().entries).to.equal(0);
    await harness.settle();
    expect(harness.presenter.store.size).to.equal(0);
  });

  it('keeps to a quarter of the limit while the page has been hidden for a while, and says so', async () => {
    let hidden = false;
    const changed: (() => void)[] = [];
    const visibility = { hidden: () => hidden, onChange: (callback: () => void) => void changed.push(callback) };
    const harness = new CacheHarness({ limit: 1000, visibility });
    const { cache, time } = harness;
    harness.player(fakeSource('a', '1-100'), { frame: 1 });
    await harness.drain();
    const before = cache.usedBytes;
    expect(before).to.be.greaterThan(800);
    hidden = true;
    for (const callback of changed) callback();
    time.advance(HIDDEN_PAGE_DELAY_MS - 1);
    await harness.settle();
    expect(cache.stats().trimmed).to.equal(false);
    expect(cache.usedBytes).to.equal(before);
    time.advance(1);
    await harness.drain();
    expect(cache.stats().trimmed).to.equal(true);
    expect(cache.usedBytes + cache.reservedBytes, 'bytes while hidden').to.be.at.most(250);
    expect(cache.limitBytes, 'the limit that is set').to.equal(1000);
    hidden = false;
    for (const callback of changed) callback();
    await harness.drain();
    expect(cache.stats().trimmed).to.equal(false);
    expect(cache.usedBytes, 'bytes when seen again').to.be.greaterThan(800);
  });

  it('is one for all copies of the library', () => {
    const page = globalThis as { [key: symbol]: unknown };
    const key = Symbol.for('seq-viewer/cache@1');
    const before = page[key];
    const other = {};
    page[key] = other;
    try {
      expect(pageCache()).to.equal(other);
    } finally {
      if (before === undefined) Reflect.deleteProperty(page, key);
      else page[key] = before;
    }
  });

  it('tells the presenter how many workers are wanted', () => {
    const harness = new CacheHarness({ workers: 3 });
    const votes = harness.cache.addVotes({ workers: 2 });
    votes.update({ workers: 1 });
    votes.remove();
    expect(harness.presenter.configured).to.deep.equal([3, 2, 1, 3]);
    expect(() => harness.cache.configure({ workers: 99 })).to.throw(TypeError, 'workers');
  });
});
