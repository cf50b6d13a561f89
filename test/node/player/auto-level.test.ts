import { expect } from 'chai';
import fc from 'fast-check';
import { autoLevel, LevelSelector } from '../../../src/core/player/view/level-selector.ts';
import { FITTED_VIEW, pictureScale } from '../../../src/core/player/view/picture-view.ts';
import { ManualTime } from '../../support/player/manual-time.ts';

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

  it('measures how large the picture is drawn', () => {
    const plate = { width: 3840, height: 2160, pixelAspectRatio: 1 };
    const box = (width: number, height: number) => ({ width, height, visible: true });
    expect(pictureScale(plate, box(960, 960), FITTED_VIEW, 'contain')).to.equal(1 / 4);
    expect(pictureScale(plate, box(960, 1080), FITTED_VIEW, 'cover')).to.equal(1 / 2);
    expect(pictureScale(plate, box(960, 540), { ...FITTED_VIEW, zoom: 2 }, 'contain')).to.equal(2);
    expect(pictureScale(plate, box(960, 540), FITTED_VIEW, 'none')).to.equal(1);
    const squeezed = { width: 1828, height: 1556, pixelAspectRatio: 2 };
    expect(pictureScale(squeezed, box(914, 778), FITTED_VIEW, 'contain')).to.equal(1 / 4);
    expect(pictureScale(plate, box(0, 540), FITTED_VIEW, 'contain')).to.equal(null);
  });

  it('decides after 250 ms of rest, the first time at once', () => {
    const time = new ManualTime();
    let changes = 0;
    const selector = new LevelSelector(time, () => changes++);
    selector.measure(4);
    expect(selector.level).to.equal(2);
    for (const samples of [3, 2, 1]) {
      selector.measure(samples);
      time.advance(200);
    }
    expect([selector.level, changes]).to.deep.equal([2, 0]);
    time.advance(60);
    expect([selector.level, changes]).to.deep.equal([0, 1]);
    const done = selector.wantFull();
    selector.setResolution('eighth');
    expect(selector.level).to.equal(0);
    done();
    done();
    expect(selector.level).to.equal(3);
  });
});
