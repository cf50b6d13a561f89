import { expect } from 'chai';
import fc from 'fast-check';
import { readAnnotations } from '../../../src/core/annotation/read-annotations.ts';
import { MAX_ANNOTATIONS } from '../../../src/core/annotation/annotation.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';
import { annotations } from '../../support/annotations.ts';

const ITEM = { type: 'line', points: [[0, 0], [10, 10]], color: 'red', size: 2 }; // prettier-ignore
const NOTE = { id: 'a', frame: 1001, items: [ITEM] };

/** What a list of one note is refused with; empty where it is taken. */
function refusal(changes: Record<string, unknown>): string {
  try {
    readAnnotations([{ ...NOTE, ...changes }]);
    return '';
  } catch (error) {
    expect(error).to.be.instanceOf(TypeError);
    return (error as Error).message;
  }
}
const withItem = (changes: Record<string, unknown>): string => refusal({ items: [{ ...ITEM, ...changes }] });

describe('annotations from outside', () => {
  it('are copied, frozen, and otherwise as they were', () => {
    fc.assert(
      fc.property(annotations(), (list) => {
        const copy = readAnnotations(list);
        expect(copy).to.deep.equal(JSON.parse(JSON.stringify(list)));
        expect(Object.isFrozen(copy) && copy.every((one) => Object.isFrozen(one.items))).to.equal(true);
      }),
    );
  });

  it('keep what is not known: fields, and kinds of items', () => {
    const strange = { ...NOTE, mood: ['glad'], items: [{ type: 'hologram', depth: { z: 4 } }, ITEM] };
    expect(readAnnotations([strange])[0]).to.deep.equal(strange);
  });

  it('are refused with the field that is wrong', () => {
    expect(refusal({ id: '' })).to.equal('annotations[0].id must be a string of 1 to 500 characters, not ""');
    expect(refusal({ frame: 1.5 })).to.equal('annotations[0].frame must be an integer, not 1.5');
    expect(refusal({ range: '1-2' })).to.contain('must be on a frame or on a range');
    expect(refusal({ frame: undefined, range: '9-1' })).to.equal('annotations[0].range must be "in-out", not "9-1"');
    expect(refusal({ items: 'x'.repeat(5000) })).to.have.length.below(200);
    expect(withItem({ points: [[0, 0]] })).to.contain('items[0].points must be a list of 2');
    expect(withItem({ points: [[0, 0], [NaN, 1]] })).to.contain('items[0].points[1] must be [x, y]'); // prettier-ignore
    expect(withItem({ points: [[0, 0], [1, 1, 2]] })).to.contain('points[1]'); // prettier-ignore
    expect(withItem({ size: 0 })).to.contain('items[0].size must be a number above 0');
    expect(withItem({ opacity: 2 })).to.contain('opacity');
    expect(withItem({ type: 'text', points: [[1, 1]] })).to.contain('items[0].text');
    expect(() => readAnnotations([NOTE, NOTE])).to.throw(TypeError, 'annotations[1].id must be unique, not "a"');
    expect(() => readAnnotations({})).to.throw(TypeError, 'annotations must be an array');
    expect(() => readAnnotations({ length: 3 })).to.throw(TypeError);
  });

  it('are plain JSON: cycles, getters and prototypes stay outside', () => {
    const cycle: Record<string, unknown> = { ...NOTE };
    cycle.metadata = cycle;
    expect(() => readAnnotations([cycle])).to.throw(TypeError, 'plain JSON');
    const thrower = { ...NOTE, get metadata(): unknown { throw new Error('no'); } }; // prettier-ignore
    expect(() => readAnnotations([thrower])).to.throw(TypeError, 'plain JSON');
    const polluting = JSON.parse('{"id":"a","frame":1,"items":[],"__proto__":{"polluted":true}}') as object;
    readAnnotations([polluting]);
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
  });

  it('are bounded: notes by number, items by points', () => {
    expect(() => readAnnotations(new Array(MAX_ANNOTATIONS + 1).fill(null))).to.throw(TypeError, 'at most 100000');
    const many = Array.from({ length: 100_000 }, (_, i) => ({ ...NOTE, id: `${i}`, frame: i }));
    const started = cpuMilliseconds();
    expect(readAnnotations(many)).to.have.length(100_000);
    expect(cpuMilliseconds() - started).to.be.below(4000);
  });

  it('that were taken once are taken again as they are, at no cost, and still are to be unique', () => {
    const stroke = Array.from({ length: 10_000 }, (_, i) => [i, i]);
    const notes = Array.from({ length: 100 }, (_, i) => ({ id: `${i}`, frame: i, items: [{ ...ITEM, type: 'pen', points: stroke }] })); // prettier-ignore
    const first = readAnnotations(notes);
    const again = readAnnotations([...first]);
    expect(again.every((one, i) => one === first[i])).to.equal(true);
    expect(() => readAnnotations([first[0], first[0]])).to.throw(TypeError, 'unique');
    const tooMany = Array.from({ length: 6 }, () => first).flat();
    expect(() => readAnnotations(tooMany)).to.throw(TypeError);
  });

  it('places far outside the picture are kept as they are', () => {
    const far = [{ ...NOTE, items: [{ ...ITEM, points: [[-1e12, 5], [3, 1e300]] }] }]; // prettier-ignore
    expect(readAnnotations(far)).to.deep.equal(far);
  });
});
