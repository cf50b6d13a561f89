import { expect } from 'chai';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { makeLoadedSession } from '../../support/player/session-harness.ts';

describe('pictures announced ahead of the display', () => {
  const playing = () => {
    const harness = makeLoadedSession();
    const { session, player, tick, events } = harness;
    player.present([[1001, 1001]]);
    session.play();
    tick();
    events.length = 0;
    return harness;
  };
  const announce = ({ player, time }: ReturnType<typeof playing>, frame: number, inMs: number, shown = frame): void =>
    player.announce(frameNumber(frame), frameNumber(shown), time.now() + inMs);

  it('are named from the animation frame on that they were announced for, with one event', () => {
    const harness = playing();
    const { session, eventsOf, tick } = harness;
    announce(harness, 1002, 10);
    announce(harness, 1003, 40);
    expect(session.state.shown).to.equal(1001);
    tick();
    expect([session.state.shown, session.state.frame]).to.deep.equal([1002, 1002]);
    expect(eventsOf('frame-change')).to.have.length(1);
    tick();
    expect(session.state.shown).to.equal(1002);
    tick();
    expect(session.state.shown).to.equal(1003);
    expect(eventsOf('frame-change').map(({ shown }) => shown)).to.deep.equal([1002, 1003]);
  });

  it('are not taken back by the report of an earlier picture', () => {
    const harness = playing();
    announce(harness, 1003, 0);
    harness.tick();
    harness.player.present([[1002, 1002]]);
    expect(harness.session.state.shown).to.equal(1003);
    harness.tick();
    expect(
      harness.eventsOf('frame-change').flatMap(({ presented }) => presented.map(({ shown }) => shown)),
    ).to.deep.equal([1002]);
  });

  it('say what is held', () => {
    const harness = playing();
    announce(harness, 1003, 0, 1001);
    harness.tick();
    expect(harness.session.state).to.include({ frame: 1003, shown: 1001, held: true });
  });

  it('are void after a seek, and pause stays on what is seen', () => {
    const harness = playing();
    announce(harness, 1005, 0);
    announce(harness, 1006, 30);
    harness.tick();
    harness.session.pause();
    expect(harness.session.state.frame).to.equal(1005);
    harness.tick();
    harness.tick();
    expect(harness.session.state).to.include({ frame: 1005, shown: 1005, held: false });
  });
});
