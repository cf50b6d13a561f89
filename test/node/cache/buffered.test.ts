import { expect } from 'chai';
import type { SeqErrorValue } from '../../../src/core/base/seq-error.ts';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';

const FAILURE: SeqErrorValue = { code: 'decode-failed', message: 'no', retryable: false };

describe('what is buffered', () => {
  it('is nothing, for an unknown time, before anything is loaded', () => {
    const harness = new CacheHarness();
    const player = harness.player(fakeSource('a', '1-10'), { frame: 1, out: 10 });
    expect(player.handle.buffered).to.deep.equal({ share: 0, ahead: 0, wait: null });
  });

  it('is the whole range once everything is loaded, and waits for nothing', async () => {
    const harness = new CacheHarness();
    const player = harness.player(fakeSource('a', '1-10'), { frame: 1, out: 10 });
    await harness.drain();
    harness.time.advance(100);
    const { share, ahead, wait } = player.handle.buffered;
    expect([share, wait]).to.deep.equal([1, 0]);
    expect(ahead).to.be.closeTo(10 / 24, 1e-9);
  });

  it('is told of once more where it changed too soon to be looked at again', async () => {
    const harness = new CacheHarness();
    const player = harness.player(fakeSource('a', '1-10'), { frame: 1, out: 10 });
    expect(player.handle.buffered.share).to.equal(0);
    await harness.drain();
    expect(player.handle.buffered.share, 'looked at a moment ago').to.equal(0);
    const { changes } = player.received;
    harness.time.advance(100);
    expect(player.received.changes, 'told that there is more').to.equal(changes + 1);
    expect(player.handle.buffered.share).to.equal(1);
    harness.time.advance(1000);
    expect(player.received.changes, 'and no more').to.equal(changes + 1);
  });

  it('leaves out what failed: it needs no more loading, and is not loaded', async () => {
    const harness = new CacheHarness();
    harness.presenter.file = ({ frame }) => ({
      encodedBytes: 1,
      decodedBytes: 10,
      ...(frame === 4 && { error: FAILURE }),
    });
    const player = harness.player(fakeSource('a', '1-10'), { frame: 1, out: 10 });
    await harness.drain();
    harness.time.advance(100);
    const { share, ahead, wait } = player.handle.buffered;
    expect(share).to.equal(0.9);
    expect(wait).to.equal(0);
    expect(ahead).to.be.closeTo(10 / 24, 1e-9);
  });
});
