import { expect } from 'chai';
import fc from 'fast-check';
import { AnnotatedFrames } from '../../../src/core/annotation/annotated-frames.ts';
import { annotationChanges, applyChanges } from '../../../src/core/annotation/annotation-changes.ts';
import type { Annotation } from '../../../src/core/annotation/annotation.ts';
import type { EditClip } from '../../../src/core/sequence/source/edit-timeline.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';
import { annotations } from '../../support/annotations.ts';

const note = (id: string, where: Partial<Annotation>): Annotation => ({ id, ...where, items: [] });

/** A clip that shows `speed` frames of its media for each of the edit's, from `media` on. */
function clip(index: number, name: string, first: number, last: number, media: number, speed = 1): EditClip {
  const mediaFrame = (frame: number): number => Math.floor(media + (frame - first) * speed);
  return { index, name, source: `${name}.exr`, in: first, out: last, mediaFrame };
}

describe('annotations by frame', () => {
  it('are those whose frame or range covers it, in the order in which they begin', () => {
    fc.assert(
      fc.property(annotations(), fc.integer({ min: -100, max: 1000 }), (list, frame) => {
        const plain = list.map(({ clip: _, ...rest }) => rest);
        const covers = ({ frame: at, range = `${at}-${at}` }: Annotation): boolean => {
          const [, first = '0', last = '0'] = /^(-?\d+)-(-?\d+)$/.exec(range) ?? [];
          return frame >= Number(first) && frame <= Number(last);
        };
        const ids = new AnnotatedFrames(plain, []).at(frame).map(({ id }) => id);
        expect([...ids].sort()).to.deep.equal(plain.filter(covers).map(({ id }) => id).sort()); // prettier-ignore
      }),
    );
  });

  it('next and previous are the beginnings of others', () => {
    const frames = new AnnotatedFrames([note('a', { frame: 10 }), note('b', { range: '20-30' })], []);
    expect([frames.beside(1, 1), frames.beside(10, 1), frames.beside(25, 1)]).to.deep.equal([10, 20, null]);
    expect([frames.beside(25, -1), frames.beside(20, -1), frames.beside(10, -1)]).to.deep.equal([20, 10, null]);
  });

  it('of a clip stand wherever the edit shows its frames: twice, slower, backwards, frozen, or nowhere', () => {
    const clips = [
      clip(0, 'a', 1, 10, 1001),
      clip(1, 'b', 11, 20, 1001),
      clip(2, 'a', 21, 40, 1001, 0.5),
      clip(3, 'a', 41, 50, 1010, -1),
      clip(4, 'a', 51, 60, 1004, 0),
      clip(5, 'a', 61, 70, 2000),
    ];
    const spans = (where: Partial<Annotation>): number[][] =>
      new AnnotatedFrames([note('n', { clip: 'a', ...where })], clips).spans.map((span) => [span.in, span.out]);
    expect(spans({ frame: 1004 })).to.deep.equal([[4, 4], [27, 28], [47, 47], [51, 60]]); // prettier-ignore
    expect(spans({ range: '1002-1003' })).to.deep.equal([[2, 3], [23, 26], [48, 49]]); // prettier-ignore
    expect(spans({ frame: 1004, clip: 'c' })).to.deep.equal([]);
    expect(spans({ frame: 3000 })).to.deep.equal([]);
  });

  it('are found at once among a hundred thousand', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => note(`${i}`, { frame: i }));
    const frames = new AnnotatedFrames(many, []);
    const started = cpuMilliseconds();
    let found = 0;
    for (let i = 0; i < 10_000; i++) found += frames.at(i * 7).length;
    expect(cpuMilliseconds() - started).to.be.below(200);
    expect(found).to.equal(10_000);
  });
});

describe('changes of annotations', () => {
  it('applied to what was before give what is now, whatever the order of edits', () => {
    fc.assert(
      fc.property(annotations(), annotations(), (before, after) => {
        const changes = annotationChanges(before, after);
        const now = new Map(applyChanges(before, changes).map((one) => [one.id, one]));
        expect([...now.keys()].sort()).to.deep.equal(after.map(({ id }) => id).sort());
        for (const one of after) expect(now.get(one.id)).to.deep.equal(one);
        const none = { added: [], changed: [], removed: [] };
        expect(annotationChanges(after, structuredClone(after))).to.deep.equal(none);
      }),
    );
  });
});
