import { expect } from 'chai';
import fc from 'fast-check';
import type { Annotation } from '../../../src/core/annotation/annotation.ts';
import { holdAnnotations } from '../../../src/core/annotation/hold-annotations.ts';
import { drawableItems, readAnnotations } from '../../../src/core/annotation/read-annotations.ts';
import { annotations } from '../../support/annotations.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';

const NOTE = { id: 'a', frame: 7, items: [] };
const ITEM = { type: 'line', points: [[0, 0], [1, 1]], color: 'red', size: 2 }; // prettier-ignore

describe('annotations that a player holds', () => {
  it('are frozen copies; those that are held already are taken as they are', () => {
    fc.assert(
      fc.property(annotations(), (list) => {
        const held = holdAnnotations(list);
        expect(held).to.deep.equal(JSON.parse(JSON.stringify(list)));
        expect(held.every((one) => Object.isFrozen(one) && Object.isFrozen(one.items))).to.equal(true);
        expect(holdAnnotations([...held]).every((one, at) => one === held[at])).to.equal(true);
        expect(held.every((one) => drawableItems(one).length === one.items.length)).to.equal(true);
      }),
    );
  });

  it('are refused with the field that is wrong', () => {
    const wrong: readonly [unknown, string][] = [
      [null, 'annotations must be a list of at most 100000, not null'],
      [[5], 'annotations[0] must be an object of plain JSON, not 5'],
      [[[]], 'annotations[0] must be an object'],
      [[{ ...NOTE, id: 4 }], 'annotations[0].id must be a string, not 4'],
      [[NOTE, NOTE], 'annotations[1].id must be unique, not "a"'],
      [[{ ...NOTE, range: '1-2' }], 'annotations[0] must be on a frame or on a range'],
      [[{ id: 'a', range: '2-1', items: [] }], 'must be on a frame or on a range, not "2-1"'],
      [[{ id: 'a', frame: 1.5, items: [] }], 'must be on a frame or on a range, not 1.5'],
      [[{ ...NOTE, items: 'x'.repeat(1e5) }], 'annotations[0].items must be a list'],
      [[{ ...NOTE, get items(): never { throw new Error('read'); } }], 'plain JSON'], // prettier-ignore
    ];
    for (const [input, message] of wrong)
      expect(() => holdAnnotations(input as readonly unknown[])).to.throw(TypeError, message);
    const cycle: Record<string, unknown> = { ...NOTE };
    cycle.metadata = cycle;
    expect(() => holdAnnotations([cycle])).to.throw(TypeError, 'plain JSON');
    // As deep as text may still be, and deeper than a walk through it can be.
    for (let depth = 1000; depth < 12_000; depth += 1000) {
      const metadata = JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;
      for (const read of [holdAnnotations, readAnnotations]) {
        try {
          expect(read([{ ...NOTE, metadata }])[0]?.metadata).to.be.an('array');
        } catch (error) {
          expect(error).to.be.instanceOf(TypeError);
          expect((error as Error).message).to.contain('annotations[0] must be');
        }
      }
    }
  });

  it('keep items that are unknown or wrong, and draw the others', () => {
    const items = [{ type: 'hologram' }, 5, null, { ...ITEM, size: 'big' }, { ...ITEM, points: [['x']] }, ITEM];
    const [held] = holdAnnotations([{ ...NOTE, items }]);
    expect(held?.items).to.deep.equal(items);
    expect(drawableItems(held as Annotation)).to.deep.equal([ITEM]);
  });

  it('are held fast, a hundred thousand of them', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => ({ ...NOTE, id: `${i}`, frame: i, items: [ITEM] }));
    const started = cpuMilliseconds();
    holdAnnotations(many);
    expect(cpuMilliseconds() - started).to.be.below(4000);
    expect(() => holdAnnotations([...many, { ...NOTE, id: 'more' }])).to.throw(TypeError, 'at most 100000');
  });
});
