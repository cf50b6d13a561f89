import { expect } from 'chai';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { DecisionQueue, type Decision } from '../../../src/workers/present/playback/decision-queue.ts';

const PERIOD = 16;

function decision(frame: number, at: number, changes: Partial<Decision> = {}): Decision {
  const number = frameNumber(frame);
  return {
    frame: number,
    at,
    ready: true,
    dropped: 0,
    ended: false,
    announced: true,
    shown: number,
    drawn: false,
    ...changes,
  };
}

/** Whether a decision's picture, which is there, has yet to be drawn. */
const isOwed = ({ ready, drawn }: Decision): boolean => ready && !drawn;

describe('decisions on display frames ahead', () => {
  it('gain three display frames, two at a time, and keep to one a display frame then', () => {
    const queue = new DecisionQueue();
    const times = Array.from({ length: 6 }, (_, tick) => queue.due(tick * PERIOD, PERIOD));
    expect(times).to.deep.equal([[0, 16], [32, 48], [64, 80], [96], [112], [128]]);
  });

  it('decide on each display frame once, also where one comes late', () => {
    const queue = new DecisionQueue();
    const times = [0, 1, 2, 3, 9, 10, 11, 12].flatMap((tick) => queue.due(tick * PERIOD, PERIOD));
    expect(new Set(times).size).to.equal(times.length);
    expect(times).to.deep.equal([...times].sort((a, b) => a - b));
  });

  it('are about the present moment where the display tells no times', () => {
    const queue = new DecisionQueue();
    expect([queue.due(5, 0), queue.due(9, 0)]).to.deep.equal([[5], [9]]);
  });

  it('are never about a time before one that was decided on', () => {
    const queue = new DecisionQueue();
    expect([queue.due(0, PERIOD), queue.due(4, 0), queue.due(20, 0)]).to.deep.equal([[0, PERIOD], [], [20]]);
  });

  it('come into force one at a time where their pictures are owed', () => {
    const queue = new DecisionQueue();
    queue.add(decision(1001, 0));
    queue.add(decision(1002, 6));
    queue.advance(0, PERIOD, isOwed);
    expect(queue.current?.frame).to.equal(1001);
    // The other one belongs to the same display frame and has its turn with the next.
    expect(queue.postpone(0, PERIOD, isOwed).map(({ at }) => at)).to.deep.equal([PERIOD]);
    queue.current!.drawn = true;
    queue.advance(PERIOD, PERIOD, isOwed);
    expect([queue.current?.frame, queue.missed]).to.deep.equal([1002, 0]);
  });

  it('come into force on their display frame, and count as missed where that passed undrawn', () => {
    const queue = new DecisionQueue();
    for (let i = 0; i < 4; i++) queue.add(decision(1001 + i, i * PERIOD, { ready: i !== 2 }));
    queue.advance(0, PERIOD);
    expect(queue.current?.frame).to.equal(1001);
    queue.current!.drawn = true;
    queue.advance(3 * PERIOD, PERIOD);
    expect(queue.current?.frame).to.equal(1004);
    // 1002 was to be shown and was not; 1003 was never ready.
    expect(queue.missed).to.equal(1);
    queue.clear();
    expect([queue.current, queue.last, queue.missed]).to.deep.equal([null, null, 0]);
  });

  it('may be postponed where a picture would be passed over, for as long as the display frames that were late', () => {
    const queue = new DecisionQueue();
    for (const at of queue.due(0, PERIOD)) queue.add(decision(1001 + at / PERIOD, at));
    queue.advance(0, PERIOD);
    queue.current!.drawn = true;
    // In time: nothing moves.
    expect(queue.postpone(PERIOD, PERIOD, isOwed)).to.deep.equal([]);
    for (const at of queue.due(PERIOD, PERIOD)) queue.add(decision(1001 + at / PERIOD, at));
    const moved = queue.postpone(5 * PERIOD, PERIOD, isOwed);
    expect(moved.map(({ frame, at }) => [frame, at / PERIOD])).to.deep.equal([[1002, 5], [1003, 6], [1004, 7]]); // prettier-ignore
    queue.advance(5 * PERIOD, PERIOD);
    expect(queue.current?.frame).to.equal(1002);
    // It could not be drawn yet: the next one waits for one display frame more.
    queue.postpone(6 * PERIOD, PERIOD, isOwed);
    queue.advance(6 * PERIOD, PERIOD);
    expect([queue.current?.frame, queue.missed]).to.deep.equal([1002, 0]);
    // A picture that is gone is not waited for.
    queue.postpone(9 * PERIOD, PERIOD, () => false);
    queue.advance(9 * PERIOD, PERIOD);
    expect([queue.current?.frame, queue.missed]).to.deep.equal([1004, 2]);
  });

  it('are postponed for a picture that came while another one was held', () => {
    const queue = new DecisionQueue();
    queue.add(decision(1002, 0, { ready: false }));
    queue.add(decision(1002, PERIOD));
    queue.add(decision(1003, 2 * PERIOD));
    queue.postpone(7 * PERIOD, PERIOD, isOwed);
    queue.advance(7 * PERIOD, PERIOD);
    expect([queue.current?.frame, queue.current?.ready]).to.deep.equal([1002, true]);
    queue.current!.drawn = true;
    queue.advance(8 * PERIOD, PERIOD);
    expect([queue.current?.frame, queue.missed]).to.deep.equal([1003, 0]);
  });
});
