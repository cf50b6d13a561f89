import { expect } from 'chai';
import fc from 'fast-check';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { RepeatFinder } from '../../../src/core/sequence/frames/frame-repeats.ts';

/** Walks pictures from frame 1 on; null: not compared. */
function find(pictures: readonly (number | null)[]) {
  const finder = new RepeatFinder();
  pictures.forEach((picture, at) => picture !== null && finder.add(frameNumber(at + 1), 'a', picture));
  return finder.found;
}

describe('frames that repeat others', () => {
  it('are few runs where a shot is used twice, held or played backwards', () => {
    const shot = [10, 11, 12, 13];
    expect(find(shot)).to.equal(null);
    const runs = find([...shot, ...shot, 13, 13, 13, 12, 11, 10, 99])?.runs;
    expect(runs).to.deep.equal([
      { first: 5, last: 8, original: 1, step: 1 },
      { first: 9, last: 11, original: 4, step: 0 },
      { first: 12, last: 14, original: 3, step: -1 },
    ]);
  });

  it('agree with a look at every frame, both ways', () => {
    const pictures = fc.array(fc.option(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.nat(60))), { maxLength: 80 });
    // Stretches that rise, stand or fall make runs; single numbers break them.
    const stretches = fc
      .array(fc.record({ start: fc.nat(20), length: fc.integer({ min: 1, max: 9 }), step: fc.constantFrom(-1, 0, 1) }))
      .map((all) => all.flatMap(({ start, length, step }) => Array.from({ length }, (_, n) => start + n * step)));
    fc.assert(
      fc.property(fc.oneof(pictures, stretches), (shown) => {
        const repeats = find(shown);
        const places = new Map<number, number[]>();
        shown.forEach((picture, at) => {
          if (picture !== null) places.set(picture, [...(places.get(picture) ?? []), at + 1]);
        });
        shown.forEach((picture, at) => {
          const frame = frameNumber(at + 1);
          const all = picture === null ? [frame] : (places.get(picture) ?? []);
          const [original = frame, ...others] = all;
          expect(repeats?.originalOf(frame) ?? frame).to.equal(original);
          if (original !== frame || !repeats) return;
          const found = repeats
            .repeatsOf(frame)
            .flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, n) => first + n));
          expect(found.sort((a, b) => a - b)).to.deep.equal(others);
          for (const other of others)
            expect([...repeats.runsWithin(frameNumber(other), frameNumber(other))]).to.have.length(1);
          expect([...repeats.runsWithin(frame, frame)]).to.deep.equal([]);
        });
      }),
      { numRuns: 500 },
    );
  });
});
