import { expect } from 'chai';
import fc from 'fast-check';
import { BitSet } from '../../../src/core/cache/frames/bit-set.ts';

const LENGTH = 200;
const index = fc.nat(LENGTH - 1);

describe('frame bits', () => {
  it('find what a plain walk finds, in both directions', () => {
    fc.assert(
      fc.property(fc.array(index, { maxLength: 300 }), index, index, (on, from, to) => {
        const bits = new BitSet(LENGTH);
        const set = new Set(on);
        for (const one of set) bits.set(one, true);
        const walk = (step: 1 | -1, wanted: boolean): number => {
          for (let i = from; step * (to - i) >= 0; i += step) if (set.has(i) === wanted) return i;
          return -1;
        };
        expect(bits.nextClear(from, to)).to.equal(walk(1, false));
        expect(bits.nextSet(from, to)).to.equal(walk(1, true));
        expect(bits.previousClear(from, to)).to.equal(walk(-1, false));
        expect(bits.previousSet(from, to)).to.equal(walk(-1, true));
      }),
      { numRuns: 1000 },
    );
  });

  it('can be taken back', () => {
    const bits = new BitSet(40);
    bits.set(33, true);
    expect(bits.has(33)).to.equal(true);
    bits.set(33, false);
    expect(bits.has(33)).to.equal(false);
  });
});
