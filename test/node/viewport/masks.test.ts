import { expect } from 'chai';
import fc from 'fast-check';
import { maskRectangle, parseAspects, SAFE_AREAS, safeArea } from '../../../src/core/viewport/guides.ts';

const HD = { left: 100, top: 50, right: 2020, bottom: 1130 };

describe('masks', () => {
  it('are read as a list of ratios', () => {
    expect(parseAspects('2.39')).to.deep.equal([2.39]);
    expect(parseAspects(' 2.39, 16:9 ,4/3,1.85:1')).to.deep.equal([2.39, 16 / 9, 4 / 3, 1.85]);
    expect(parseAspects(' ')).to.deep.equal([]);
  });

  for (const text of ['x', '2.39,', '-2', '0', '16:0', '1e9', '2..3', '20', '0.01', 'NaN', '1:2:3']) {
    it(`are none where a ratio is wrong: "${text}"`, () => {
      expect(parseAspects(text)).to.equal(null);
    });
  }

  it('lie in the middle, as large as they can be', () => {
    const wide = maskRectangle(HD, 2.4);
    expect(wide).to.deep.equal({ left: 100, top: 190, right: 2020, bottom: 990 });
    expect(maskRectangle(HD, 1)).to.deep.equal({ left: 520, top: 50, right: 1600, bottom: 1130 });
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 10, noNaN: true }), (aspect) => {
        const { left, top, right, bottom } = maskRectangle(HD, aspect);
        expect((right - left) / (bottom - top)).to.be.closeTo(aspect, 1e-9);
        expect([left + right, top + bottom]).to.deep.equal([2120, 1180]);
        expect(Math.max((right - left) / 1920, (bottom - top) / 1080)).to.be.closeTo(1, 1e-9);
      }),
    );
  });

  it('have safe areas after SMPTE ST 2046-1', () => {
    const title = safeArea(HD, SAFE_AREAS.title);
    expect(title.right - title.left).to.be.closeTo(1728, 1e-9);
    expect(title.bottom - title.top).to.be.closeTo(972, 1e-9);
    expect(safeArea(HD, 1)).to.deep.equal(HD);
  });
});
