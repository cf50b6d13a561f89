import { expect } from 'chai';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { dueFrame } from '../../../src/core/time/playback-clock.ts';
import { makeLoadedSession, makeSession } from '../../support/player/session-harness.ts';

const render = (frames: string) => ({ src: 'sh010.####.exr', frames });

describe('a session whose source grows', () => {
  it('knows the new frames, and neither seeks, nor blanks, nor renews what is told of the source', async () => {
    const { session, player, eventsOf, tick } = makeLoadedSession(render('1001-1010'));
    const there = session.seek(1007);
    player.refresh();
    await there;
    const { ready } = session;
    const { revision } = player.plan;
    const jumps = player.demands.filter(({ jump }) => jump).length;
    expect(session.load(render('1001-1020'))).to.equal(ready);
    expect(session.state).to.include({ frame: 1007, shown: 1007, held: false, in: 1001, out: 1020, error: null });
    expect(session.state.frames?.length).to.equal(20);
    expect(session.state.header?.width).to.equal(1920);
    expect(player.plan.revision).to.equal(revision + 1);
    expect(player.demands.filter(({ jump }) => jump)).to.have.length(jumps);
    tick();
    expect(eventsOf('source-change')).to.have.length(1);
    expect(eventsOf('status-change').at(-1)?.ranges).to.deep.equal([{ in: 1001, out: 1020 }]);
    const seek = session.seek(1020);
    player.set(FrameStatus.Loaded, 1020);
    player.refresh();
    expect(await seek).to.include({ frame: 1020, shown: 1020, outcome: 'presented' });
  });

  it('plays on without a step back or forth, and into the new frames', () => {
    const { session, player, time } = makeLoadedSession(render('1001-1024'));
    session.play();
    player.runDisplay(700);
    const due = dueFrame(player.plan, time.now()).frame;
    void session.load(render('1001-1048'));
    player.setAll(FrameStatus.Loaded);
    expect(session.state.playing).to.equal(true);
    expect(dueFrame(player.plan, time.now()).frame).to.equal(due);
    player.runDisplay(800);
    expect(session.state.shown).to.be.within(1035, 1038);
    expect(session.state.dropped).to.equal(0);
  });

  it('keeps a range that was set, in and out', () => {
    const { session, player } = makeLoadedSession(render('1001-1024'));
    session.setRange('1005-1010');
    const { plan } = player;
    void session.load(render('1001-1048'));
    expect(player.plan).to.equal(plan);
    expect(session.state).to.include({ in: 1005, out: 1010 });
  });

  it('is ready with the first picture that comes, where none was there before', async () => {
    const { session, player, time } = makeSession();
    void session.load(render('1001-1002'));
    const { ready } = session;
    player.fail(1001, new SeqError('not-found', 'not yet'));
    await ready.then(
      () => expect.fail('there is no picture'),
      (error: { code: string }) => expect(error.code).to.equal('not-found'),
    );
    const again = session.load(render('1001-1004'));
    player.header();
    player.set(FrameStatus.Loaded, 1001);
    time.advance(20);
    player.refresh();
    await again;
    expect(session.state.shown).to.equal(1001);
  });

  it('tells each frame’s failure once, grown or not', () => {
    const { session, player, eventsOf } = makeLoadedSession(render('1001-1010'));
    player.fail(1003, new SeqError('decode-failed', 'bad'));
    void session.load(render('1001-1011'));
    player.fail(1003, new SeqError('decode-failed', 'bad'));
    player.fail(1011, new SeqError('decode-failed', 'bad'));
    expect(eventsOf('error').map(({ frame }) => frame)).to.deep.equal([1003, 1011]);
  });
});
