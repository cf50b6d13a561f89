import { expect } from 'chai';
import { framesPerSecond, rateFrom } from '../../../src/core/time/rate.ts';

describe('rates', () => {
  for (const [fps, numerator, denominator] of [
    [24, 24, 1],
    [23.976, 24_000, 1001],
    [23.98, 24_000, 1001],
    [29.97, 30_000, 1001],
    [47.952, 48_000, 1001],
    [59.94, 60_000, 1001],
    [119.88, 120_000, 1001],
    [12.5, 25, 2],
    [0.001, 1, 1000],
    [24000 / 1001, 24_000, 1001],
  ] as const) {
    it(`takes ${fps} for ${numerator}/${denominator}`, () => {
      expect(rateFrom(fps)).to.deep.equal({ numerator, denominator });
    });
  }

  for (const fps of [0, -24, NaN, Infinity, 1001, 0.0001]) {
    it(`refuses ${fps}`, () => expect(rateFrom(fps)).to.equal(null));
  }

  it('divides once', () => expect(framesPerSecond({ numerator: 30_000, denominator: 1001 })).to.equal(30_000 / 1001));
});
