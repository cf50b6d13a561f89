import { expect } from 'chai';
import fc from 'fast-check';
import type { Annotation, AnnotationItem } from '../../../src/core/annotation/annotation.ts';
import {
  type AnnotationEdit,
  type AskedEdit,
  askedEdit,
  inverseEdit,
} from '../../../src/core/annotation/annotation-edit.ts';
import { annotationItem } from '../../support/annotations.ts';

const A: AnnotationItem = { type: 'line', points: [[0, 0], [9, 9]], color: 'red', size: 2 }; // prettier-ignore
const B: AnnotationItem = { ...A, color: 'blue' };
const C: AnnotationItem = { ...A, color: 'green' };
const HERE = { frame: 7 };

/** Annotations after what an edit asks for, as a host that carries it out has them: copies. */
function after(annotations: readonly Annotation[], asked: AskedEdit | null): readonly Annotation[] {
  if (!asked) return annotations;
  const { action } = asked;
  const annotation = structuredClone(asked.annotation);
  if (action === 'add') return [...annotations, annotation];
  if (action === 'remove') return annotations.filter(({ id }) => id !== annotation.id);
  return annotations.map((one) => (one.id === annotation.id ? annotation : one));
}
const edit = (changes: Partial<AnnotationEdit>): AnnotationEdit => ({
  id: 'n',
  removed: [],
  added: [],
  place: [HERE, HERE],
  ...changes,
});

describe('edits of annotations', () => {
  it('begin an annotation with the first item, and end it with the last', () => {
    const begin = edit({ added: [{ item: A, at: 0 }] });
    const begun = after([], askedEdit([], begin));
    expect(begun).to.deep.equal([{ id: 'n', frame: 7, items: [A] }]);
    expect(askedEdit(begun, inverseEdit(begin))?.action).to.equal('remove');
    const kept = begun.map((one) => ({ ...one, metadata: { task: 12 } }));
    expect(askedEdit(kept, inverseEdit(begin))).to.deep.equal({ action: 'change', annotation: { ...kept[0], items: [] } }); // prettier-ignore
    expect(askedEdit([], inverseEdit(begin))).to.equal(null);
  });

  it('leave what others have added meanwhile, also when they are taken back', () => {
    const drawn = edit({ added: [{ item: B, at: 1 }] });
    const mine: Annotation = { id: 'n', frame: 7, author: 'kim', items: [A] };
    const now = after([mine], askedEdit([mine], drawn)).map((one) => ({ ...one, items: [...one.items, C] }));
    expect(after(now, askedEdit(now, inverseEdit(drawn)))).to.deep.equal([{ ...mine, items: [A, C] }]);
  });

  it('move an annotation to other frames and back', () => {
    const held = edit({ place: [HERE, { range: '7-12' }] });
    const note: Annotation = { id: 'n', frame: 7, items: [A] };
    const now = after([note], askedEdit([note], held));
    expect(now).to.deep.equal([{ id: 'n', range: '7-12', items: [A] }]);
    expect(after(now, askedEdit(now, inverseEdit(held)))).to.deep.equal([note]);
  });

  it('are taken back whole, whatever they took and put', () => {
    const items = fc.array(annotationItem(), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(items, fc.array(annotationItem(), { maxLength: 3 }), fc.nat(4), (before, put, which) => {
        const at = which % before.length;
        const taken = before.at(at);
        // Two that are alike are one to the person who draws, too.
        fc.pre(
          taken !== undefined && before.filter((one) => JSON.stringify(one) === JSON.stringify(taken)).length === 1,
        );
        fc.pre(put.every((one) => before.every((other) => JSON.stringify(one) !== JSON.stringify(other))));
        const note: Annotation = { id: 'n', frame: 7, items: before };
        const done = edit({ removed: [{ item: taken!, at }], added: put.map((item, i) => ({ item, at: at + i })) });
        const now = after([note], askedEdit([note], done));
        expect(after(now, askedEdit(now, inverseEdit(done)))).to.deep.equal([structuredClone(note)]);
      }),
    );
  });
});
