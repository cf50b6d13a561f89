import { expect } from 'chai';
import { heldFrame } from '../../../src/components/text/frame-text.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { makeLoadedSession, type SessionHarness } from '../../support/player/session-harness.ts';

/** What the numbers beside the picture call held, with the public facts they go by. */
const facts = ({ session }: SessionHarness): [number | null, boolean, boolean] => {
  const { state } = session;
  return [heldFrame(state), state.held, state.settling];
};

describe('numbers beside the picture', () => {
  it('call nothing held while a loaded frame is merely not drawn yet', () => {
    const harness = makeLoadedSession();
    const { session, player } = harness;
    void session.step(1);
    expect(facts(harness)).to.deep.equal([null, true, true]);
    player.refresh();
    expect(facts(harness)).to.deep.equal([null, false, false]);
    void session.seek(1090);
    expect(facts(harness)).to.deep.equal([null, true, true]);
    player.refresh();
    expect(facts(harness)).to.deep.equal([null, false, false]);
  });

  it('nor at the edge of a slot and at the end of the loop, where play is paused between two reports', () => {
    const harness = makeLoadedSession();
    const { session, player, time } = harness;
    session.setRange('1001-1003');
    session.play();
    player.runDisplay(100);
    expect(session.state.shown).to.equal(1003);
    time.advance(26);
    session.pause();
    expect(session.state).to.include({ frame: 1001, shown: 1003, held: true, settling: true });
    expect(heldFrame(session.state)).to.equal(null);
    player.refresh();
    expect(facts(harness)).to.deep.equal([null, false, false]);
  });

  it('call a frame held at once where the due one is not loaded, missing or failed', () => {
    for (const status of [FrameStatus.Placeholder, FrameStatus.Loading, FrameStatus.Missing, FrameStatus.Error]) {
      const harness = makeLoadedSession();
      harness.player.setAll(FrameStatus.Placeholder);
      if (status !== FrameStatus.Placeholder) harness.player.setAll(FrameStatus.Loading);
      if (status !== FrameStatus.Placeholder && status !== FrameStatus.Loading) harness.player.setAll(status);
      void harness.session.seek(1050);
      expect(heldFrame(harness.session.state), String(status)).to.equal(1001);
    }
  });

  it('call it held as soon as the presenter says so, loaded or not', () => {
    const harness = makeLoadedSession();
    void harness.session.seek(1050);
    harness.player.present([[1050, 1001]]);
    expect(facts(harness)).to.deep.equal([1001, true, false]);
  });

  it('are not held back for longer than 150 ms, however often the frame moves meanwhile; and say so by an event', () => {
    const harness = makeLoadedSession();
    const { session, time } = harness;
    for (let at = 0; at < 140; at += 20) {
      void session.step(1);
      time.advance(20);
      expect(heldFrame(session.state)).to.equal(null);
    }
    harness.events.length = 0;
    time.advance(30);
    expect(facts(harness)).to.deep.equal([1001, true, false]);
    expect(harness.eventsOf('frame-change')).to.have.length(1);
    void session.step(1);
    expect(heldFrame(session.state)).to.equal(1001);
  });

  it('wait for a presenter that follows, one move behind', () => {
    const harness = makeLoadedSession();
    const { session, player, time } = harness;
    for (let frame = 1002; frame < 1030; frame++) {
      const { revision } = player.plan;
      void session.seek(frame);
      time.advance(30);
      player.present([[frame - 1, frame - 1]], revision);
      expect(heldFrame(session.state)).to.equal(null);
    }
  });

  it('wait for nobody who draws nothing', () => {
    const harness = makeLoadedSession();
    const { session, player } = harness;
    session.setLayout({ width: 960, height: 540, visible: false });
    void session.seek(1040);
    expect(facts(harness)).to.deep.equal([1001, true, false]);
    session.setLayout({ width: 960, height: 540, visible: true });
    expect(facts(harness)).to.deep.equal([null, true, true]);
    player.refresh();
    expect(facts(harness)).to.deep.equal([null, false, false]);
  });

  it('leave no timer behind', () => {
    const { session, time } = makeLoadedSession();
    time.advance(1000);
    void session.step(1);
    session.detach();
    time.advance(20);
    expect(time.waiting).to.equal(0);
  });
});
