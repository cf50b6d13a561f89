import { expect } from 'chai';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { makeLoadedSession, makeSession, SHOT } from '../../support/player/session-harness.ts';

describe('seek', () => {
  it('resolves when its picture is on the canvas', async () => {
    const { session, player, time } = makeLoadedSession();
    const seek = session.seek(1042);
    time.advance(30);
    player.refresh();
    expect(await seek).to.deep.equal({
      frame: 1042,
      shown: 1042,
      at: time.now() - 1_795_000_000_000,
      outcome: 'presented',
    });
  });

  it('is clamped to the source', async () => {
    const { session, player } = makeLoadedSession();
    const seek = session.seek(5);
    player.refresh();
    expect(await seek).to.include({ frame: 1001, outcome: 'presented' });
    const last = session.seek(1e9);
    player.refresh();
    expect(await last).to.include({ frame: 1100, outcome: 'presented' });
  });

  it('resolves at once where the picture is already there', async () => {
    const { session } = makeLoadedSession();
    expect(await session.seek(1001)).to.include({ frame: 1001, shown: 1001, outcome: 'presented' });
  });

  it('waits for the picture of the layer now chosen, whatever is held under the same number', async () => {
    const { session, player } = makeLoadedSession();
    let outcome = '';
    session.configure({ layer: 'Z' });
    player.setAll(FrameStatus.Loading);
    const seek = session.seek(1001).then((result) => (outcome = result.outcome));
    player.present([[1001, 1001]]);
    await Promise.resolve();
    await Promise.resolve();
    expect(outcome).to.equal('');
    player.set(FrameStatus.Loaded, 1001);
    player.present([[1001, 1001]]);
    await seek;
    expect(outcome).to.equal('presented');
  });

  it('is superseded by the next: only the latest wins', async () => {
    const { session, player } = makeLoadedSession();
    const seeks = [1010, 1020, 1030, 1040].map((frame) => session.seek(frame));
    player.refresh();
    const outcomes = await Promise.all(seeks);
    expect(outcomes.map(({ outcome }) => outcome)).to.deep.equal([
      'superseded',
      'superseded',
      'superseded',
      'presented',
    ]);
    expect(player.plan.start).to.equal(1040);
  });

  it('is not answered by pictures of earlier plans', async () => {
    const { session, player } = makeLoadedSession();
    const { revision } = player.plan;
    let outcome = '';
    void session.seek(1042).then((result) => (outcome = result.outcome));
    player.present([[1042, 1042]], revision);
    await Promise.resolve();
    expect(outcome).to.equal('');
  });

  it('says that a frame does not exist, gaps and 404s alike', async () => {
    const { session, player, time } = makeLoadedSession({ src: 's.####.exr', frames: '1-5,9' });
    const gap = session.seek(7);
    time.advance(200);
    expect(await gap).to.include({ frame: 7, shown: 1, outcome: 'missing' });
    player.set(FrameStatus.Loading, 9);
    const gone = session.seek(9);
    player.fail(9, new SeqError('not-found', '404'), FrameStatus.Missing);
    player.present([[9, null]]);
    expect(await gone).to.include({ frame: 9, shown: null, outcome: 'missing' });
  });

  it('says that a frame cannot be loaded', async () => {
    const { session, player, time } = makeLoadedSession();
    player.set(FrameStatus.Loading, 1005);
    const seek = session.seek(1005);
    time.advance(5000);
    player.fail(1005, new SeqError('decode-failed', 'bad'));
    time.advance(200);
    expect(await seek).to.include({ frame: 1005, shown: 1001, outcome: 'error' });
  });

  it('settles as hidden while nothing is drawn, and when that begins', async () => {
    const { session } = makeLoadedSession();
    const hidden = { width: 960, height: 540, visible: false };
    const before = session.seek(1042);
    session.setLayout(hidden);
    expect(await before).to.include({ frame: 1042, outcome: 'hidden' });
    expect(await session.seek(1050)).to.include({ frame: 1050, outcome: 'hidden' });
    expect(session.state.frame).to.equal(1050);
  });

  it('waits for a first layout, but not for ever', async () => {
    const { session, time } = makeSession({ layout: false });
    void session.load(SHOT);
    const seek = session.seek(1042);
    time.advance(2000);
    expect(await seek).to.include({ frame: 1042, outcome: 'hidden' });
  });

  it('plays on from its frame while playing', async () => {
    const { session, player } = makeLoadedSession();
    session.play();
    player.runDisplay(300);
    const seek = session.seek(1050);
    player.runDisplay(100);
    expect(await seek).to.include({ frame: 1050, outcome: 'presented' });
    expect(session.state.playing).to.equal(true);
    expect(session.state.frame).to.equal(1052);
  });

  it('is superseded by another source', async () => {
    const { session, player } = makeLoadedSession();
    player.set(FrameStatus.Loading, 1042);
    const seek = session.seek(1042);
    void session.load({ src: 'v002.####.exr', frames: '1-5' });
    expect((await seek).outcome).to.equal('superseded');
  });
});
