import { expect } from 'chai';
import fc from 'fast-check';
import type { AnnotationItem } from '../../../src/core/annotation/annotation.ts';
import { hitsItem, itemBox, movedItem, regularPoint } from '../../../src/core/annotation/item-geometry.ts';
import { annotationItem } from '../../support/annotations.ts';

const item = (changes: Partial<AnnotationItem>): AnnotationItem => ({
  type: 'line',
  points: [[0, 0], [100, 0]], // prettier-ignore
  color: 'red',
  size: 10,
  ...changes,
});

describe('geometry of annotation items', () => {
  it('finds an item on its outline, as broad as it is drawn, and a reach beside it', () => {
    const corners = [[0, 0], [100, 60]] as const; // prettier-ignore
    expect(hitsItem(item({}), [50, 6.9], 2)).to.equal(true);
    expect(hitsItem(item({}), [50, 7.1], 2)).to.equal(false);
    expect(hitsItem(item({}), [107.1, 0], 2)).to.equal(false);
    expect(hitsItem(item({ type: 'marker' }), [50, 14], 0)).to.equal(true);
    expect(hitsItem(item({ type: 'rectangle', points: corners }), [98, 30], 0)).to.equal(true);
    expect(hitsItem(item({ type: 'rectangle', points: corners }), [50, 30], 0)).to.equal(false);
    expect(hitsItem(item({ type: 'ellipse', points: corners }), [0, 30], 1)).to.equal(true);
    expect(hitsItem(item({ type: 'ellipse', points: corners }), [3, 3], 1)).to.equal(false);
    expect(hitsItem(item({ type: 'ellipse', points: corners }), [50, 30], 1)).to.equal(false);
    expect(hitsItem(item({ type: 'text', points: [[20, 40]], text: 'abc\nd' }), [35, 50], 0)).to.equal(true);
    expect(hitsItem(item({ type: 'text', points: [[20, 40]], text: 'abc\nd' }), [50, 35], 0)).to.equal(false);
    expect(hitsItem(item({ type: 'pen', points: [[9, 9]] }), [9, 13], 0)).to.equal(true); // prettier-ignore
  });

  it('moves an item and its box together, and finds it where it now is', () => {
    fc.assert(
      fc.property(
        annotationItem(),
        fc.integer({ min: -900, max: 900 }),
        fc.integer({ min: -900, max: 900 }),
        (one, dx, dy) => {
          const moved = movedItem(one, dx, dy);
          const [was, is] = [itemBox(one), itemBox(moved)];
          expect(is.left - was.left).to.be.closeTo(dx, 0.02);
          expect(is.bottom - was.bottom).to.be.closeTo(dy, 0.02);
          const [x, y] = moved.points[0] ?? [0, 0];
          const isOnIt = one.type === 'pen' || one.type === 'marker' || one.type === 'line' || one.type === 'text';
          if (isOnIt) expect(hitsItem(moved, [x, y], 0.1)).to.equal(true);
          expect(movedItem(moved, -dx, -dy).points.map(([px]) => Math.round(px * 10))).to.deep.equal(one.points.map(([px]) => Math.round(px * 10))); // prettier-ignore
        },
      ),
    );
  });

  it('keeps lines in steps of 45 degrees and boxes square', () => {
    expect(regularPoint('line', [10, 10], [60, 14])).to.deep.equal([62 - 2, 10]);
    expect(regularPoint('arrow', [0, 0], [10, 12])).to.deep.equal([11, 11]);
    expect(regularPoint('rectangle', [10, 10], [30, -20])).to.deep.equal([40, -20]);
    expect(regularPoint('ellipse', [0, 0], [-5, 2])).to.deep.equal([-5, 5]);
  });
});
