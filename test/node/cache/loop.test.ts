import { expect } from 'chai';
import { leastLoadsPerFrame, simulateLoop, simulateLru } from '../../support/cache/loop-simulation.ts';

describe('looping over more than the cache holds', function () {
  this.timeout(60_000);

  for (const [cacheFrames, decodeSpeed] of [
    [180, 2],
    [180, 1],
    [120, 2],
    [120, 0.5],
    [60, 0.67],
    [60, 0.33],
    [60, 1],
    [120, 0.67],
    [180, 0.33],
    [239, 0.33],
  ] as const) {
    it(`loads little more than it must: ${cacheFrames} of 240 frames, decoder at ${decodeSpeed}×`, async () => {
      const loop = { frames: 240, cacheFrames, workers: 2, decodeSpeed };
      const ours = await simulateLoop(loop);
      const lru = simulateLru(loop);
      expect(ours.loadsPerFrame).to.be.at.most(leastLoadsPerFrame(loop) + 0.05);
      expect(ours.fps).to.be.at.least(lru.fps - 0.05);
    });
  }

  for (const [cacheFrames, decodeSpeed] of [
    [60, 1],
    [90, 0.67],
    [30, 2],
  ] as const) {
    it(`counts a picture that is shown twice in a turn once: ${cacheFrames} of 120, decoder at ${decodeSpeed}×`, async () => {
      const loop = { frames: 240, pictures: 120, cacheFrames, workers: 2, decodeSpeed };
      const ours = await simulateLoop(loop);
      expect(ours.loadsPerFrame).to.be.at.most(leastLoadsPerFrame(loop) + 0.08);
    });
  }

  it('loads nothing more once all pictures are held, however many frames show them', async () => {
    const ours = await simulateLoop({ frames: 240, pictures: 50, cacheFrames: 60, workers: 2, decodeSpeed: 1 });
    expect(ours.loadsPerFrame).to.equal(0);
  });
});
