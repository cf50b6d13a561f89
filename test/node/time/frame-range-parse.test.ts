import { expect } from 'chai';
import fc from 'fast-check';
import { formatFrameRange, parseFrameRange } from '../../../src/core/time/frame-range-parse.ts';

describe('range grammar', () => {
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), (first, length) => {
        const text = `${first}-${first + length}`;
        const range = parseFrameRange(text);
        expect(range).to.deep.equal({ in: first, out: first + length });
        expect(formatFrameRange(range!)).to.equal(text);
      }),
    );
  });

  for (const text of ['', '5', '10-1', 'a-b', '1-5x2', '1-2-3', '1.5-3']) {
    it(`takes ${JSON.stringify(text)} for none`, () => expect(parseFrameRange(text)).to.equal(null));
  }
});
