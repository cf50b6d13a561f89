import { expect } from 'chai';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';

const MB = 2 ** 20;
const LIMIT = 200 * MB;

describe('two sources that are compared', () => {
  it('are counted together within one limit, and both come to what is due', async () => {
    const harness = new CacheHarness({ limit: LIMIT });
    harness.presenter.file = () => ({ encodedBytes: 2 * MB, decodedBytes: 16 * MB });
    const first = harness.player(fakeSource('a', '1-100'), { frame: 1, out: 100 });
    const second = harness.player(fakeSource('b', '1-100'), { frame: 1, out: 100 });
    let most = 0;
    for (const frame of [1, 2, 3, 40, 41, 90, 5, 6]) {
      first.demand({ frame, out: 100 });
      second.demand({ frame, out: 100 });
      for (let i = 0; i < 40; i++) {
        await harness.drain(1);
        const { used, reserved } = harness.cache.stats();
        expect(used + reserved).to.be.at.most(LIMIT);
        expect(harness.presenter.heldBytes, 'what the presenter really holds').to.be.at.most(LIMIT);
        most = Math.max(most, harness.presenter.heldBytes);
      }
      expect([first.status(frame), second.status(frame)], `frame ${frame}`).to.deep.equal([
        FrameStatus.Loaded,
        FrameStatus.Loaded,
      ]);
    }
    expect(most, 'it was used').to.be.greaterThan(LIMIT / 2);
    expect(harness.cache.stats().evictions).to.be.greaterThan(0);
  });
});
