import { expect } from 'chai';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { HeldOpener } from '../../support/player/held-opener.ts';
import { makeSession, SHOT, type SessionHarness } from '../../support/player/session-harness.ts';

const A = { src: 'a.json' };
const B = { src: 'b.json' };

function start(): SessionHarness & { opener: HeldOpener } {
  const opener = new HeldOpener();
  return { ...makeSession({ openers: [opener] }), opener };
}

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (error instanceof SeqError ? error.code : error),
  );

describe('a source that has to be opened first', () => {
  it('is neither empty nor wrong while it is opened, and asks the cache for nothing', () => {
    const { session, player } = start();
    void session.load(A);
    expect(session.state).to.include({ source: 'a.json', opening: true, frames: null, frame: null, error: null });
    expect(session.state).to.include({ shown: null, status: null, playing: false });
    expect(player.source).to.equal(null);
    expect(player.demands).to.have.length(0);
  });

  it('is then a source like any other, and ready with its first picture', async () => {
    const { session, player, opener, tick, eventsOf } = start();
    const ready = session.load(A);
    tick();
    await opener.last.open('1001-1010');
    expect(session.state).to.include({ source: 'a.json', opening: false, frame: 1001, in: 1001, out: 1010 });
    tick();
    expect(eventsOf('source-change')).to.have.length(2);
    expect(player.demands.at(-1)?.jump).to.equal(true);
    player.set(FrameStatus.Loaded, 1001);
    player.refresh();
    await ready;
    expect(session.state.shown).to.equal(1001);
  });

  it('may say its own rate and timecode, which come before a header’s', async () => {
    const { session, opener, player } = start();
    void session.load(A);
    const timecode = { label: '01:00:00:00', frame: frameNumber(1001) };
    await opener.last.open('1001-1010', 'opened', { rate: [24000, 1001], timecode });
    expect(session.state.rate).to.deep.equal({ numerator: 24000, denominator: 1001 });
    player.header({ frameRate: [25, 1], timecode: '10:00:00:00' });
    expect(session.state.rate).to.deep.equal({ numerator: 24000, denominator: 1001 });
    expect(session.state.timecode.offset).to.equal(86400 - 1001);
    session.configure({ fps: 30 });
    expect(session.state.fps).to.equal(30);
  });

  it('asks for no more than the screen needs from the first request on, where it says the size', async () => {
    const { session, opener, player } = start();
    void session.load(A);
    await opener.last.open('1001-1010', 'opened', { size: { width: 3840, height: 2160, pixelAspectRatio: 1 } });
    expect(player.demands.map(({ demand }) => demand.level)).to.deep.equal(player.demands.map(() => 2));
    expect(player.demands).to.have.length.greaterThan(0);
  });

  it('costs a source that needs no opening no turn of the event loop', () => {
    const { session, opener } = start();
    void session.load(SHOT);
    expect(session.state).to.include({ opening: false, frame: 1001 });
    expect(opener.openings).to.have.length(0);
  });

  it('is aborted by what is loaded instead, and its answer is then ignored', async () => {
    const { session, opener } = start();
    const first = session.load(A);
    const [a] = opener.openings;
    void session.load(B);
    expect(a!.context.signal.aborted).to.equal(true);
    expect(opener.last.context.signal.aborted).to.equal(false);
    await a!.open('1-5', 'late');
    expect(session.state).to.include({ source: 'b.json', opening: true, frames: null });
    void session.load(SHOT);
    expect(opener.last.context.signal.aborted).to.equal(true);
    await opener.last.fail(new SeqError('not-found', 'late'));
    expect(session.state).to.include({ source: SHOT.src, frame: 1001, error: null });
    // Whoever waits for the first waits for the last.
    expect(await Promise.race([codeOf(first), Promise.resolve('pending')])).to.equal('pending');
  });

  it('is aborted by no source at all, and by the end of the session', async () => {
    const { session, opener } = start();
    void session.load(A);
    void session.load(null);
    expect(opener.last.context.signal.aborted).to.equal(true);
    expect(session.state).to.include({ source: null, opening: false });
    void session.load(B);
    const sought = session.seek(3);
    session.detach();
    expect(opener.last.context.signal.aborted).to.equal(true);
    expect((await sought).outcome).to.equal('superseded');
  });

  it('is opened once though it is loaded twice', async () => {
    const { session, opener } = start();
    const ready = session.load(A);
    expect(session.load({ ...A })).to.equal(ready);
    expect(opener.openings).to.have.length(1);
    await opener.last.open('1-5');
    void session.load({ ...A });
    expect(opener.openings).to.have.length(1);
    void session.load({ ...A, credentials: 'include' });
    expect(opener.openings).to.have.length(2);
  });

  it('rejects ready with the named error, reported once, and may be tried again', async () => {
    const { session, opener, eventsOf, player } = start();
    const ready = codeOf(session.load(A));
    await opener.last.fail(new SeqError('not-found', 'File not found at a.json (HTTP 404).'));
    expect(await ready).to.equal('not-found');
    expect(session.state).to.include({ opening: false, frames: null });
    expect(session.state.error).to.deep.include({ code: 'not-found', frame: null, retryable: true });
    expect(eventsOf('error')).to.have.length(1);
    expect(player.updates.at(-1)?.shown).to.equal(null);
    session.retry();
    expect(session.state).to.include({ opening: true, error: null });
    await opener.last.open('1-5');
    expect(session.state).to.include({ frame: 1, error: null });
  });

  it('names what is thrown at it, too', async () => {
    const { session, opener } = start();
    const ready = codeOf(session.load(A));
    await opener.last.fail(new RangeError('broken'));
    expect(await ready).to.equal('source-invalid');
  });

  describe('commands meanwhile', () => {
    it('remember the last seek; the ones before are superseded', async () => {
      const { session, opener, player } = start();
      void session.load(A);
      const first = session.seek(1005);
      const second = session.seek(1007);
      expect(await first).to.deep.include({ frame: 1005, shown: null, outcome: 'superseded' });
      await opener.last.open('1001-1010');
      expect(session.state.frame).to.equal(1007);
      player.set(FrameStatus.Loaded, 1007);
      player.present([[1007, 1007]]);
      expect(await second).to.deep.include({ frame: 1007, shown: 1007, outcome: 'presented' });
    });

    it('clamp a seek beyond the source once its frames are known', async () => {
      const { session, opener, player } = start();
      void session.load(A);
      const sought = session.seek(5000);
      await opener.last.open('1001-1010');
      player.set(FrameStatus.Loaded, 1010);
      player.present([[1010, 1010]]);
      expect(await sought).to.deep.include({ frame: 1010, outcome: 'presented' });
    });

    it('settle a seek whose source cannot be opened', async () => {
      const { session, opener } = start();
      void session.load(A);
      const sought = session.seek(5);
      await opener.last.fail(new SeqError('source-invalid', 'no'));
      expect((await sought).outcome).to.equal('error');
    });

    it('remember play, unless pause comes after it', async () => {
      for (const paused of [false, true]) {
        const { session, opener, player } = start();
        void session.load(A);
        session.play();
        if (paused) session.pause();
        await opener.last.open('1001-1010');
        player.setAll(FrameStatus.Loaded);
        player.refresh();
        expect(session.state.playing).to.equal(!paused);
      }
    });

    it('do not autoplay what was paused while it was opened', async () => {
      const { session, opener, player } = start();
      session.configure({ autoplay: true });
      void session.load(A);
      session.pause();
      await opener.last.open('1001-1010');
      player.setAll(FrameStatus.Loaded);
      player.refresh();
      expect(session.state.playing).to.equal(false);
    });

    it('keep a range and the frame of the version before', async () => {
      const { session, opener } = start();
      void session.load(SHOT);
      void session.seek(1042);
      void session.load(A);
      session.setRange('1040-1050');
      void session.load(B);
      await opener.last.open('1001-1100', 'v2');
      expect(session.state).to.include({ frame: 1042, in: 1040, out: 1050 });
    });
  });

  describe('reload', () => {
    it('opens it again, past the HTTP cache, and keeps the frames meanwhile', async () => {
      const { session, opener, player } = start();
      void session.load(A);
      expect(opener.last.context.fresh).to.equal(false);
      await opener.last.open('1001-1010');
      void session.seek(1005);
      const key = player.sourceKey;
      void session.reload();
      expect(opener.last.context.fresh).to.equal(true);
      expect(session.state).to.include({ opening: false, frame: 1005, out: 1010 });
      await opener.last.open('1001-1010');
      expect(player.sourceKey).not.to.equal(key);
      expect(session.state.frame).to.equal(1005);
    });

    it('takes frames in that were added, and plays on', async () => {
      const { session, opener, player } = start();
      void session.load(A);
      await opener.last.open('1001-1010');
      player.setAll(FrameStatus.Loaded);
      player.refresh();
      void session.seek(1005);
      session.play();
      void session.reload();
      expect(session.state.playing).to.equal(true);
      await opener.last.open('1001-1020');
      expect(session.state).to.include({ frame: 1005, out: 1020, playing: true });
    });

    it('keeps what is there where opening it again fails', async () => {
      const { session, opener, eventsOf } = start();
      void session.load(A);
      await opener.last.open('1001-1010');
      const ready = codeOf(session.reload());
      await opener.last.fail(new SeqError('fetch-failed', 'offline'));
      expect(await ready).to.equal('fetch-failed');
      expect(session.state).to.include({ out: 1010, error: null });
      expect(eventsOf('error').at(-1)).to.include({ code: 'fetch-failed', frame: null });
    });
  });
});
