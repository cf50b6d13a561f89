import { expect } from 'chai';
import fc from 'fast-check';
import { autoLevel, samplesPerPixel } from '../../../src/core/player/auto-level.ts';
import { LevelKeeper } from '../../../src/core/player/level-keeper.ts';
import { ManualTime } from '../../support/manual-time.ts';

describe('resolution="auto"', () => {
  it('has at least one sample per device pixel, and the coarsest level that has', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 64, noNaN: true }), (samples) => {
        const level = autoLevel(samples, null);
        if (level > 0) expect(samples / 2 ** level).to.be.at.least(1);
        if (level < 3) expect(samples / 2 ** (level + 1)).to.be.below(1);
      }),
    );
  });

  it('coarsens only beyond 1.25×, refines at once, and comes to rest in one step', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 64, noNaN: true }), fc.integer({ min: 0, max: 3 }), (samples, current) => {
        const level = autoLevel(samples, current);
        if (level > current) expect(samples / 2 ** level).to.be.at.least(1.25);
        if (level < current) expect(samples / 2 ** (level + 1)).to.be.below(1);
        if (level > 0) expect(samples / 2 ** level).to.be.at.least(1);
        expect(autoLevel(samples, level)).to.equal(level);
      }),
    );
  });

  it('measures what the fitted picture fills', () => {
    const plate = { width: 3840, height: 2160, pixelAspectRatio: 1 };
    expect(samplesPerPixel(plate, { width: 960, height: 960, zoom: 1 }, 'contain')).to.equal(4);
    expect(samplesPerPixel(plate, { width: 960, height: 1080, zoom: 1 }, 'cover')).to.equal(2);
    expect(samplesPerPixel(plate, { width: 960, height: 540, zoom: 4 }, 'contain')).to.equal(1);
    expect(samplesPerPixel(plate, { width: 960, height: 540, zoom: 2 }, 'none')).to.equal(0.5);
    const squeezed = { width: 1828, height: 1556, pixelAspectRatio: 2 };
    expect(samplesPerPixel(squeezed, { width: 914, height: 778, zoom: 1 }, 'contain')).to.equal(4);
  });

  it('decides after 250 ms of rest, the first time at once', () => {
    const time = new ManualTime();
    let changes = 0;
    const keeper = new LevelKeeper(time, () => changes++);
    keeper.measure(4);
    expect(keeper.level).to.equal(2);
    for (const samples of [3, 2, 1]) {
      keeper.measure(samples);
      time.advance(200);
    }
    expect([keeper.level, changes]).to.deep.equal([2, 0]);
    time.advance(60);
    expect([keeper.level, changes]).to.deep.equal([0, 1]);
    const done = keeper.wantFull();
    keeper.setResolution('eighth');
    expect(keeper.level).to.equal(0);
    done();
    done();
    expect(keeper.level).to.equal(3);
  });
});
