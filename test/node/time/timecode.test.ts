import { expect } from 'chai';
import fc from 'fast-check';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { rateFrom } from '../../../src/core/time/rate.ts';
import { formatTimecode, isDropFrame, parseTimecode } from '../../../src/core/time/timecode.ts';

/** Counts labels one by one, leaving out the first of each minute but each tenth: slow, and nothing to get wrong. */
function* labels(base: number, dropped: number): Generator<string> {
  const two = (value: number): string => String(value).padStart(2, '0');
  for (let hours = 0; ; hours++) {
    for (let minutes = 0; minutes < 60; minutes++) {
      for (let seconds = 0; seconds < 60; seconds++) {
        for (let frames = 0; frames < base; frames++) {
          if (seconds === 0 && frames < dropped && minutes % 10 !== 0) continue;
          const count = String(frames).padStart(base > 100 ? 3 : 2, '0');
          yield `${two(hours)}:${two(minutes)}:${two(seconds)}${dropped ? ';' : ':'}${count}`;
        }
      }
    }
  }
}

describe('timecode', () => {
  for (const [fps, base, dropped] of [
    [24, 24, 0],
    [23.976, 24, 0],
    [25, 25, 0],
    [29.97, 30, 2],
    [59.94, 60, 4],
    [119.88, 120, 8],
  ] as const) {
    it(`counts ${fps} fps as a label-by-label count over two hours does`, () => {
      const rate = rateFrom(fps)!;
      expect(isDropFrame(rate)).to.equal(dropped > 0);
      const count = labels(base, dropped);
      for (let frame = 0; frame < Math.min(7200 * fps, 230_000); frame++) {
        const expected = count.next().value as string;
        if (formatTimecode(frameNumber(frame), rate) !== expected || parseTimecode(expected, rate) !== frame) {
          expect(formatTimecode(frameNumber(frame), rate), `frame ${frame}`).to.equal(expected);
          expect(parseTimecode(expected, rate), expected).to.equal(frame);
        }
      }
    });
  }

  it('reads back what it writes, for any frame and rate', () => {
    const rates = [23.976, 24, 25, 29.97, 30, 47.952, 48, 50, 59.94, 60, 119.88, 12.5, 1].map((fps) => rateFrom(fps)!);
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(...rates), (frame, rate) => {
        expect(parseTimecode(formatTimecode(frameNumber(frame), rate), rate)).to.equal(frame);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps to the clock on the wall: an hour of 29.97 is labelled one hour', () => {
    expect(formatTimecode(frameNumber(107_892), rateFrom(29.97)!)).to.equal('01:00:00;00');
    expect(formatTimecode(frameNumber(1800), rateFrom(29.97)!)).to.equal('00:01:00;02');
  });

  it('takes short and foreign spellings', () => {
    expect(parseTimecode('01:05', rateFrom(24)!)).to.equal(null);
    expect(parseTimecode('00:01:05', rateFrom(24)!)).to.equal(29);
    expect(parseTimecode('1:00:01.05', rateFrom(24)!)).to.equal(86_429);
  });

  for (const text of ['', '1001', '00:00:00:24', '00:60:00:00', '00:00:60:00', 'aa:bb:cc:dd', '00:01:00;00:1']) {
    it(`refuses ${JSON.stringify(text)}`, () => expect(parseTimecode(text, rateFrom(24)!)).to.equal(null));
  }

  it('refuses labels that drop-frame leaves out', () => {
    expect(parseTimecode('00:01:00;01', rateFrom(29.97)!)).to.equal(null);
    expect(parseTimecode('00:10:00;01', rateFrom(29.97)!)).to.equal(17_983);
  });
});
