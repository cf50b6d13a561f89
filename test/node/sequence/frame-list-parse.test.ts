import { expect } from 'chai';
import fc from 'fast-check';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { frameIndex, frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { FrameList } from '../../../src/core/sequence/frames/frame-list.ts';
import { formatFrameList, parseFrameList } from '../../../src/core/sequence/frames/frame-list-parse.ts';

const framesOf = (list: FrameList): number[] =>
  Array.from({ length: list.length }, (_, at) => list.frameAt(frameIndex(at)));

const item = fc
  .record({
    first: fc.integer({ min: -60, max: 60 }),
    count: fc.integer({ min: 1, max: 12 }),
    step: fc.integer({ min: 1, max: 5 }),
    slack: fc.nat(4),
  })
  .map(({ first, count, step, slack }) => {
    const frames = Array.from({ length: count }, (_, at) => first + at * step);
    const last = frames.at(-1)! + (slack % step);
    if (last === first) return { text: String(first), frames };
    return { text: `${first}-${last}${step === 1 ? '' : `x${step}`}`, frames };
  });

describe('frames grammar', () => {
  it('gives every frame once, ascending, for any mix of overlapping and stepped ranges', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), (items) => {
        const expected = [...new Set(items.flatMap(({ frames }) => frames))].sort((a, b) => a - b);
        const list = parseFrameList(items.map(({ text }) => text).join(','));
        expect(framesOf(list)).to.deep.equal(expected);
        expect(framesOf(parseFrameList(formatFrameList(list)))).to.deep.equal(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('finds indices and neighbours as a linear search does', () => {
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: -80, max: 140 }),
        (items, probe) => {
          const list = parseFrameList(items.map(({ text }) => text).join(','));
          const frames = framesOf(list);
          const at = frames.indexOf(probe);
          expect(list.indexOf(frameNumber(probe))).to.equal(at < 0 ? null : at);
          expect(list.nearest(frameNumber(probe), 1)).to.equal(frames.find((frame) => frame >= probe) ?? null);
          expect(list.nearest(frameNumber(probe), -1)).to.equal(frames.findLast((frame) => frame <= probe) ?? null);
        },
      ),
      { numRuns: 500 },
    );
  });

  const canonical: readonly (readonly [string, string])[] = [
    ['1001-1100', '1001-1100'],
    ['-5--1', '-5--1'],
    ['-5-5x5', '-5-5x5'],
    ['5,3,4', '3-5'],
    ['1-5,9,20-30x2', '1-5,9,20-30x2'],
    ['1-10,4-6,11', '1-11'],
    ['1-9x2,2-10x2', '1-10'],
    ['1-10x4', '1-9x4'],
    ['0007-0009', '7-9'],
    ['-0', '0'],
    [' 1 , 2 ', '1-2'],
    ['1,5,6,7', '1,5-7'],
  ];
  for (const [text, expected] of canonical) {
    it(`reads ${JSON.stringify(text)} as ${expected}`, () => {
      expect(formatFrameList(parseFrameList(text))).to.equal(expected);
    });
  }

  it('costs one run for a list of millions', () => {
    const list = parseFrameList('1-9000000,4000000-8999999x7');
    expect(list.runs).to.have.length(1);
    expect(list.length).to.equal(9_000_000);
    expect(list.indexOf(frameNumber(8_999_999))).to.equal(8_999_998);
  });

  for (const text of [
    '',
    ',',
    '1,',
    '10-1',
    '1-5x0',
    '1-',
    'a',
    '1.5',
    '1-5x-2',
    '1:5',
    '1--',
    '+1',
    '1-99999999999',
    '9'.repeat(16),
    '1x2',
    '-5--9',
  ]) {
    it(`refuses ${JSON.stringify(text)} as source-invalid`, () => {
      let thrown: unknown;
      try {
        parseFrameList(text);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).to.be.instanceOf(SeqError);
      expect((thrown as SeqError).code).to.equal('source-invalid');
    });
  }

  it('throws RangeError for an index outside', () => {
    const list = parseFrameList('1-3,7');
    expect(() => list.frameAt(frameIndex(4))).to.throw(RangeError);
    expect(() => list.frameAt(frameIndex(-1))).to.throw(RangeError);
  });
});
