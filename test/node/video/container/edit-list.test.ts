import { expect } from 'chai';
import fc from 'fast-check';
import { type Edit, Presentation } from '../../../../src/core/codec/video/container/edit-list.ts';

const FPS = 24;
const at = (frame: number): number => frame / FPS;
const timesOf = (frames: number): Float64Array => Float64Array.from({ length: frames }, (_, i) => at(i));
const edit = (first: number, frames: number, rate = 1): Edit => ({ mediaTime: at(first), duration: at(frames), rate });
const gap = (frames: number): Edit => ({ mediaTime: null, duration: at(frames), rate: 1 });
const present = (edits: readonly Edit[], frames = 36, tick?: number): Presentation =>
  Presentation.of({ times: timesOf(frames), lastDuration: 1 / FPS }, edits, {
    ...(tick !== undefined && { tick }),
    period: () => 1 / FPS,
  });
const shownBy = (presentation: Presentation): (number | null)[] =>
  Array.from({ length: presentation.frames }, (_, position) => presentation.mediaOf(position));
const range = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const codes = ({ notes }: Presentation): string[] => notes.map(({ code }) => code);

describe('an edit list', () => {
  it('that is not there shows everything', () => {
    const presentation = present([]);
    expect(shownBy(presentation)).to.deep.equal(range(0, 35));
    expect(presentation).to.deep.include({ gaps: [], notes: [], zero: 0, inOnePiece: true });
    expect([presentation.mediaOf(-1), presentation.mediaOf(36)]).to.deep.equal([null, null]);
  });

  it('takes frames off the start, the end, and both', () => {
    expect(shownBy(present([{ mediaTime: at(5), duration: Infinity, rate: 1 }]))).to.deep.equal(range(5, 35));
    expect(shownBy(present([edit(0, 20)]))).to.deep.equal(range(0, 19));
    const both = present([edit(4, 20)]);
    expect(shownBy(both)).to.deep.equal(range(4, 23));
    expect(both).to.deep.include({ first: 4, last: 23, inOnePiece: true, notes: [] });
    expect([both.positionOf(4), both.positionOf(23), both.zero]).to.deep.equal([0, 19, 0]);
  });

  it('leaves frames before time 0 without a number', () => {
    const times = timesOf(24).map((time) => time - 5 / 24);
    const edits: Edit[] = [{ mediaTime: 0, duration: Infinity, rate: 1 }];
    const shown = Presentation.of({ times, lastDuration: 1 / 24 }, edits, { period: () => 1 / 24 });
    expect(shown.frames).to.equal(19);
    expect(shown.mediaOf(0)).to.equal(5);
    expect(times[shown.first]).to.be.closeTo(0, 1e-9);
  });

  it('may begin within a frame, which is shown for the rest of its time', () => {
    const presentation = present([{ mediaTime: at(3.25), duration: at(4), rate: 1 }]);
    expect(shownBy(presentation)).to.deep.equal(range(3, 7));
    expect(presentation.zero).to.be.closeTo(-at(0.25), 1e-9);
  });

  it('has ends that were rounded to the ticks of the movie', () => {
    for (const ticks of [600, 1000, 24, 90_000]) {
      const duration = (round: (value: number) => number): Edit => ({
        mediaTime: at(4),
        duration: round(at(20) * ticks) / ticks,
        rate: 1,
      });
      for (const round of [Math.floor, Math.ceil, Math.round]) {
        expect(shownBy(present([duration(round)], 36, 1 / ticks)), `${ticks}`).to.deep.equal(range(4, 23));
      }
    }
  });

  it('puts pieces together, in any order, and shows a piece twice', () => {
    const presentation = present([edit(12, 6), edit(0, 3), edit(14, 2)]);
    expect(shownBy(presentation)).to.deep.equal([...range(12, 17), ...range(0, 2), 14, 15]);
    expect(presentation).to.deep.include({ inOnePiece: false, first: 0, last: 17 });
  });

  it('leaves gaps where it is empty, which count as frames but at the end', () => {
    const presentation = present([gap(5), edit(0, 4), gap(2), edit(8, 2), gap(9)]);
    const none = (frames: number): null[] => Array.from({ length: frames }, () => null);
    expect(shownBy(presentation)).to.deep.equal([...none(5), 0, 1, 2, 3, ...none(2), 8, 9]);
    expect(presentation.gaps).to.deep.equal([
      [0, 4],
      [9, 10],
    ]);
    const late = present([gap(5.25), edit(0, 4)]);
    expect([late.gaps, late.inOnePiece]).to.deep.equal([[[0, 4]], true]);
    expect(late.zero, 'what is not a whole frame').to.be.closeTo(at(0.25), 1e-9);
  });

  it('holds a picture', () => {
    expect(shownBy(present([edit(0, 2), edit(7, 3, 0), edit(8, 1)]))).to.deep.equal([0, 1, 7, 7, 7, 8]);
  });

  it('that shows nothing of the media is not followed, and says so', () => {
    const presentation = present([edit(40, 10)]);
    expect(shownBy(presentation)).to.deep.equal(range(0, 35));
    expect(codes(presentation)).to.deep.equal(['edit-list-beyond-media']);
  });

  it('that goes on beyond the media shows what is there, and says so', () => {
    const presentation = present([edit(30, 20), edit(50, 3)]);
    expect(shownBy(presentation)).to.deep.equal(range(30, 35));
    expect(codes(presentation)).to.deep.equal(['edit-list-beyond-media', 'edit-list-beyond-media']);
    expect(presentation.notes[0]?.message).to.include('0.583 s after');
    expect(codes(present([edit(0, 37)])), 'a frame more is rounding').to.deep.equal([]);
  });

  it('that asks for another speed, or for days of nothing, says so', () => {
    expect(codes(present([edit(0, 4, 2)]))).to.deep.equal(['edit-list-rate']);
    const long = present([{ mediaTime: null, duration: 2 ** 40, rate: 1 }, edit(0, 4)]);
    expect([codes(long), shownBy(long)]).to.deep.equal([['edit-list-too-long'], range(0, 3)]);
  });

  it('of a thousand edits says no more than a few things', () => {
    expect(present(Array.from({ length: 1000 }, (_, i) => edit(40 + i, 1))).notes.length).to.be.at.most(4);
  });

  it('shows the frames whose time it covers, whatever their lengths', () => {
    const lengths = fc.array(fc.integer({ min: 20, max: 100 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        lengths,
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 1, max: 2000 }),
        (each, start, length) => {
          const times = new Float64Array(each.length);
          each.forEach((ms, i) => (times[i + 1] = (times[i] ?? 0) + ms / 1000));
          const ends = each.map((ms, i) => (times[i] ?? 0) + ms / 1000);
          const [from, to] = [start / 1000, (start + length) / 1000];
          const covered = each.flatMap((_, i) =>
            (ends[i] ?? 0) > from + 2e-6 && (times[i] ?? 0) < to - 2e-6 ? [i] : [],
          );
          const media = { times, lastDuration: (each.at(-1) ?? 0) / 1000 };
          const shown = shownBy(
            Presentation.of(media, [{ mediaTime: from, duration: to - from, rate: 1 }], { period: () => 0.04 }),
          );
          expect(shown).to.deep.equal(covered.length > 0 ? covered : range(0, each.length - 1));
        },
      ),
    );
  });
});
