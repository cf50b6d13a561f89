import { expect } from 'chai';
import fc from 'fast-check';
import { rateFrom, type Rate } from '../../../src/core/time/rate.ts';
import { frameOfTimecode, NO_TIMECODE, timecodeOf, timecodeOrigin } from '../../../src/core/time/timecode.ts';

const rate = (fps: number): Rate => rateFrom(fps) ?? expect.fail(`${fps} is a rate`);

describe('timecodeOrigin', () => {
  it('labels a shot from 1001 on as its files do', () => {
    const origin = timecodeOrigin('01:00:00:00', 1001, rate(24));
    expect([1001, 1002, 1025, 1000].map((frame) => timecodeOf(frame, rate(24), origin))).to.deep.equal([
      '01:00:00:00',
      '01:00:00:01',
      '01:00:01:00',
      '00:59:59:23',
    ]);
  });

  it('counts 29.97 with or without drop-frame, as the file says', () => {
    const dropping = timecodeOrigin('00:00:59;29', 1, rate(29.97));
    const counting = timecodeOrigin('00:00:59:29', 1, rate(29.97));
    expect(timecodeOf(2, rate(29.97), dropping)).to.equal('00:01:00;02');
    expect(timecodeOf(2, rate(29.97), counting)).to.equal('00:01:00:00');
  });

  it('has frame 0 at midnight where a file says nothing, or nothing that can be', () => {
    expect(timecodeOrigin(null, 1001, rate(24))).to.equal(NO_TIMECODE);
    expect(timecodeOrigin('01:61:00:00', 1001, rate(24))).to.equal(NO_TIMECODE);
    expect(timecodeOrigin('00:01:00;00', 1001, rate(29.97)), 'a label that drop-frame leaves out').to.equal(
      NO_TIMECODE,
    );
  });

  it('counts at the next standard rate where the rate of play cannot hold the label', () => {
    const labels = (text: string, stated: boolean): string[] => {
      const origin = timecodeOrigin(text, 1001, rate(24), stated);
      return [1001, 1002, 1003].map((frame) => timecodeOf(frame, rate(24), origin));
    };
    expect(labels('01:00:00:24', false)).to.deep.equal(['01:00:00:24', '01:00:01:00', '01:00:01:01']);
    expect(labels('01:00:00:24', true)).to.deep.equal(['01:00:00:24', '01:00:01:00', '01:00:01:01']);
    expect(labels('01:00:00:47', false)).to.deep.equal(['01:00:00:47', '01:00:01:00', '01:00:01:01']);
  });

  it('takes the drop-frame flag for 29.97, or for 59.94, where nothing states a rate', () => {
    const origin = timecodeOrigin('01:00:59;28', 1001, rate(24), false);
    const labels = [1001, 1002, 1003].map((frame) => timecodeOf(frame, rate(24), origin));
    expect(labels).to.deep.equal(['01:00:59;28', '01:00:59;29', '01:01:00;02']);
    expect(frameOfTimecode('01:01:00;02', rate(24), origin)).to.equal(1003);
    expect(timecodeOrigin('00:00:00;10', 1, rate(24), false).rate).to.deep.equal(rate(29.97));
    expect(timecodeOrigin('00:00:00;40', 1, rate(24), false).rate).to.deep.equal(rate(59.94));
  });

  it('reads every label back as the frame it was made of', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(24, 25, 23.976, 29.97, 59.94),
        fc.boolean(),
        fc.integer({ min: -5000, max: 200_000 }),
        fc.integer({ min: 0, max: 2_000_000 }),
        (fps, dropFrame, offset, frame) => {
          const origin = { offset, dropFrame };
          expect(frameOfTimecode(timecodeOf(frame, rate(fps), origin), rate(fps), origin)).to.equal(frame);
        },
      ),
      { numRuns: 500 },
    );
  });
});
