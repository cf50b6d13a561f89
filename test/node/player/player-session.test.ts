import { expect } from 'chai';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { makeLoadedSession, makeSession, SHOT } from '../../support/player/session-harness.ts';

const lastOf = <Value>(values: readonly Value[]): Value => values.at(-1)!;

describe('player session', () => {
  describe('source', () => {
    it('begins with nothing', () => {
      const { session } = makeSession();
      expect(session.state).to.include({
        source: null,
        frames: null,
        frame: null,
        shown: null,
        held: false,
        error: null,
      });
      expect(session.state.playing).to.equal(false);
      expect(session.state).to.be.frozen;
    });

    it('stands on the first frame of a pattern and asks for it', () => {
      const { session, player } = makeSession();
      void session.load(SHOT);
      expect(session.state).to.include({ source: 'sh010.####.exr', frame: 1001, shown: null, index: 0, fps: 24 });
      expect(session.state).to.include({ in: 1001, out: 1100, status: 'Placeholder' });
      expect([...session.state.frames!].length).to.equal(100);
      const { demand, jump } = lastOf(player.demands);
      expect(demand.plan).to.include({ start: 1001, playing: false });
      expect(demand).to.include({ layer: '', level: 0, visible: true, order: 'spiral', preload: true });
      expect(jump).to.equal(true);
      expect(lastOf(player.updates).shown).to.deep.equal({ source: player.sourceKey, layer: '' });
    });

    it('is ready with its first picture', async () => {
      const { session, player } = makeSession();
      const ready = session.load(SHOT);
      expect(ready).to.equal(session.ready);
      player.present([[1001, 1001]]);
      await ready;
      expect(session.state).to.include({ shown: 1001, held: false });
    });

    for (const [description, words] of [
      [{ src: 'sh010.####.exr', frames: '9-1' }, 'descending'],
      [{ src: 'sh010.####.exr' }, 'needs frames'],
      [{ src: '' }, 'set src'],
    ] as const) {
      it(`says why ${JSON.stringify(description)} shows nothing`, async () => {
        const { session, player, eventsOf } = makeSession();
        const thrown: unknown = await session.load(description).catch((error: unknown) => error);
        expect(thrown).to.be.instanceOf(SeqError);
        expect((thrown as SeqError).code).to.equal('source-invalid');
        expect(session.state.error).to.deep.include({ code: 'source-invalid', frame: null, retryable: false });
        expect(session.state.error?.message).to.contain(words);
        expect(eventsOf('error')).to.have.length(1);
        expect(player.source).to.equal(null);
        expect(lastOf(player.updates).shown).to.equal(null);
      });
    }

    it('recovers from an invalid source', () => {
      const { session } = makeSession();
      void session.load({ src: '' });
      void session.load(SHOT);
      expect(session.state).to.include({ error: null, frame: 1001 });
    });

    it('does nothing when the same source is loaded again', () => {
      const { session, player } = makeLoadedSession();
      const before = player.demands.length;
      const ready = session.ready;
      expect(session.load({ ...SHOT })).to.equal(ready);
      expect(player.demands.length).to.equal(before);
    });

    it('goes to the frame wanted before there was a source', async () => {
      const { session } = makeSession();
      const result = await session.seek(1042);
      expect(result).to.include({ frame: 1042, shown: null, outcome: 'error' });
      void session.load(SHOT);
      expect(session.state.frame).to.equal(1042);
    });

    it('stays on its frame when the new source has it, else goes to the first', () => {
      const { session } = makeLoadedSession();
      void session.seek(1042);
      void session.load({ src: 'v002.####.exr', frames: '1001-1100' });
      expect(session.state).to.include({ frame: 1042, shown: null });
      void session.load({ src: 'other.####.exr', frames: '1-10' });
      expect(session.state.frame).to.equal(1);
    });

    it('ignores what was presented of an earlier source', () => {
      const { session, player } = makeLoadedSession();
      const { revision } = player.plan;
      void session.load({ src: 'v002.####.exr', frames: '1001-1100' });
      player.present([[1050, 1050]], revision);
      expect(session.state).to.include({ frame: 1001, shown: null });
    });

    it('renews ready with each source; one still pending follows the new one', async () => {
      const { session, player } = makeSession();
      const first = session.load(SHOT);
      void session.load({ src: 'v002.####.exr', frames: '1-5' });
      player.present([[1, 1]]);
      await first;
      await session.ready;
      expect(session.ready).not.to.equal(first);
    });

    it('plays on at the header’s rate, exactly', () => {
      const { session, player } = makeLoadedSession();
      void session.load({ src: 'v002.####.exr', frames: '1-5' });
      player.header({ frameRate: [24000, 1001] });
      expect(session.state.rate).to.deep.equal({ numerator: 24000, denominator: 1001 });
      session.configure({ fps: 25 });
      expect(session.state.fps).to.equal(25);
      session.configure({ fps: null });
      expect(player.plan.rate).to.deep.equal({ numerator: 24000, denominator: 1001 });
    });

    it('loads nothing with preload="none" until it is asked', () => {
      const { session, player } = makeSession();
      session.configure({ preload: 'none' });
      void session.load(SHOT);
      expect(player.demands).to.have.length(0);
      expect(lastOf(player.updates).shown).to.equal(null);
      expect(session.state.dormant).to.equal(true);
      session.startAt(1010);
      expect(player.demands).to.have.length(0);
      expect(session.state.frame).to.equal(1010);
      session.play();
      expect(lastOf(player.demands).demand).to.include({ preload: false });
      expect(session.state.playing).to.equal(true);
    });

    it('plays by itself once the first picture is there', () => {
      const { session, player } = makeSession();
      session.configure({ autoplay: true });
      void session.load(SHOT);
      expect(session.state.playing).to.equal(false);
      player.present([[1001, 1001]]);
      expect(session.state.playing).to.equal(true);
    });

    it('does not play by itself when it was told to pause', () => {
      const { session, player } = makeSession();
      session.configure({ autoplay: true });
      void session.load(SHOT);
      session.pause();
      player.present([[1001, 1001]]);
      expect(session.state.playing).to.equal(false);
    });

    it('makes a new generation on reload: a new ready, the same frame, failures told again', () => {
      const { session, player, eventsOf } = makeLoadedSession();
      void session.seek(1004);
      const { ready } = session;
      const key = player.sourceKey;
      player.fail(1007, new SeqError('not-found', 'gone'), FrameStatus.Missing);
      void session.reload();
      expect(session.ready).not.to.equal(ready);
      expect(player.sourceKey).not.to.equal(key);
      expect(session.state.frame).to.equal(1004);
      expect(lastOf(player.updates).shown?.source).to.equal(player.sourceKey);
      player.fail(1007, new SeqError('not-found', 'gone'), FrameStatus.Missing);
      expect(eventsOf('error').map(({ frame }) => frame)).to.deep.equal([1007, 1007]);
    });
  });

  it('is ready after a reload with the new picture, not with the old one held meanwhile', async () => {
    const { session, player } = makeLoadedSession();
    let isReady = false;
    const ready = session.reload().then(() => (isReady = true));
    player.present([[1001, 1001]]);
    await Promise.resolve();
    await Promise.resolve();
    expect(isReady).to.equal(false);
    player.set(FrameStatus.Loaded, 1001);
    player.present([[1001, 1001]]);
    await ready;
  });

  describe('due and shown', () => {
    it('holds the last picture while the due one is loading, and says so', () => {
      const { session, player, tick, eventsOf } = makeLoadedSession();
      player.set(FrameStatus.Loading, 1050);
      void session.seek(1050);
      expect(session.state).to.include({ frame: 1050, shown: 1001, held: true, status: 'Loading' });
      tick();
      expect(lastOf(eventsOf('frame-change'))).to.deep.include({ frame: 1050, shown: 1001, held: true });
      player.set(FrameStatus.Loaded, 1050);
      player.refresh();
      expect(session.state).to.include({ frame: 1050, shown: 1050, held: false });
      tick();
      const { presented } = lastOf(eventsOf('frame-change'));
      expect(presented).to.deep.equal([{ frame: 1050, shown: 1050, at: 1034 }]);
    });

    it('tells each kind of event at most once per animation frame, with everything presented since', () => {
      const { session, player, time, eventsOf } = makeLoadedSession();
      session.play();
      for (let at = 0; at < 12; at++) {
        player.present([[1001 + at, 1001 + at]]);
        time.advance(1);
      }
      session.configure({ exposure: 1 });
      session.configure({ exposure: 2, gamma: 2 });
      time.advance(16);
      expect(eventsOf('frame-change')).to.have.length(1);
      expect(lastOf(eventsOf('frame-change')).presented.map(({ shown }) => shown)).to.deep.equal(
        Array.from({ length: 12 }, (_, at) => 1001 + at),
      );
      expect(eventsOf('playback-change')).to.have.length(1);
      expect(eventsOf('display-change')).to.deep.equal([{ properties: ['exposure', 'gamma'] }]);
    });

    it('measures 24.0 frames a second on a 60 Hz display, and none dropped', () => {
      const { session, player } = makeLoadedSession();
      session.play();
      player.runDisplay(2500);
      expect(session.state.measuredFps).to.be.closeTo(24, 0.5);
      expect(session.state.dropped).to.equal(0);
    });

    it('counts due slots that passed without their own pixels, over plan changes too', () => {
      const { session, player } = makeLoadedSession();
      player.set(FrameStatus.Loading, 1003, 1004, 1030);
      session.play();
      player.runDisplay(400);
      expect(session.state.dropped).to.equal(2);
      void session.seek(1028);
      player.runDisplay(200);
      expect(session.state.dropped).to.equal(3);
    });

    it('follows the clock while hidden', () => {
      const { session, time } = makeLoadedSession();
      session.play();
      session.setLayout({ width: 960, height: 540, visible: false });
      time.advance(1000);
      expect(session.state.frame).to.be.within(1001 + 17, 1001 + 25);
      session.pause();
      expect(session.state.frame).to.equal(1025);
      time.advance(1000);
      expect(session.state.frame).to.equal(1025);
      expect(time.waiting).to.equal(0);
    });
  });

  describe('errors', () => {
    it('tells a failure once per frame, and shows it while the frame is due', () => {
      const { session, player, eventsOf } = makeLoadedSession();
      const error = new SeqError('not-found', 'HTTP 404');
      player.fail(1005, error, FrameStatus.Missing);
      player.fail(1005, error, FrameStatus.Missing);
      expect(eventsOf('error')).to.deep.equal([
        { code: 'not-found', message: 'HTTP 404', frame: 1005, retryable: true },
      ]);
      expect(session.state.error).to.equal(null);
      void session.seek(1005);
      expect(session.state.error).to.deep.include({ code: 'not-found', frame: 1005 });
      expect(session.state.status).to.equal('Missing');
      void session.seek(1006);
      expect(session.state.error).to.equal(null);
    });

    it('rejects ready when the first frame fails', async () => {
      const { session, player } = makeSession();
      const ready = session.load(SHOT);
      player.fail(1001, new SeqError('decode-failed', 'bad chunk'));
      const thrown: unknown = await ready.catch((error: unknown) => error);
      expect((thrown as SeqError).code).to.equal('decode-failed');
    });

    it('passes retry on', () => {
      const { session, player } = makeLoadedSession();
      session.retry(1005);
      session.retry();
      expect(player.retried).to.deep.equal([1005, undefined]);
    });
  });

  describe('layer', () => {
    it('is demanded, drawn and kept over a change of source', () => {
      const { session, player } = makeLoadedSession();
      session.configure({ layer: 'Z' });
      expect(lastOf(player.demands)).to.deep.include({ jump: true });
      expect(lastOf(player.demands).demand.layer).to.equal('Z');
      expect(lastOf(player.updates).shown?.layer).to.equal('Z');
      void session.load({ src: 'v002.####.exr', frames: '1-5' });
      player.header();
      expect(session.state).to.include({ layer: 'Z', error: null });
    });

    it('falls back to the default where the new source does not have it', () => {
      const { session, player, tick, eventsOf } = makeLoadedSession();
      session.configure({ layer: 'Z' });
      void session.load({ src: 'v002.####.exr', frames: '1-5' });
      player.header({ layers: [{ id: '', part: null, view: null, channels: ['R', 'G', 'B'] }] });
      expect(session.state).to.include({ layer: '', error: null });
      tick();
      expect(lastOf(eventsOf('display-change')).properties).to.include('layer');
    });

    it('is source-invalid and lists the ids where it never existed', () => {
      const { session, player, eventsOf } = makeSession();
      session.configure({ layer: 'spec' });
      void session.load(SHOT);
      player.header();
      expect(session.state.error).to.include({ code: 'source-invalid', frame: null });
      expect(session.state.error?.message).to.contain('diffuse');
      expect(eventsOf('error')).to.have.length(1);
      session.configure({ layer: 'diffuse' });
      expect(session.state.error).to.equal(null);
    });

    it('that another one replaces makes ready wait for the picture again, at once where there is one', async () => {
      for (const header of [true, false]) {
        const { session, player } = makeSession();
        session.configure({ layer: 'spec' });
        const refused = session.load(SHOT).catch(({ code }: SeqError) => code);
        if (header) player.header();
        else player.fail(1001, new SeqError('source-invalid', 'The file has no layer "spec".'));
        expect(await refused).to.equal('source-invalid');
        session.configure({ layer: header ? 'diffuse' : '' });
        const ready = session.load(SHOT);
        player.header();
        player.present([[1001, 1001]]);
        await ready;
      }
      const { session } = makeLoadedSession();
      session.configure({ layer: 'spec' });
      session.configure({ layer: 'diffuse' });
      await session.ready;
    });
  });

  describe('layer that decoders refuse', () => {
    const refusal = new SeqError('source-invalid', 'The file has no layer "spec". It has "", "Z".');

    it('makes the source invalid, once, until another is chosen', () => {
      const { session, player, eventsOf } = makeSession();
      session.configure({ layer: 'spec' });
      void session.load(SHOT);
      player.fail(1001, refusal);
      player.fail(1002, refusal);
      expect(eventsOf('error')).to.have.length(1);
      expect(session.state.error).to.include({ code: 'source-invalid', frame: null });
      session.configure({ layer: 'Z' });
      expect(session.state.error).to.not.include({ frame: null });
    });

    it('is given up where it was chosen for an earlier source', () => {
      const { session, player, eventsOf } = makeLoadedSession();
      session.configure({ layer: 'Z' });
      void session.load({ src: 'v002.####.exr', frames: '1-5' });
      player.fail(1, refusal);
      expect(session.state.layer).to.equal('');
      expect(lastOf(player.demands).demand.layer).to.equal('');
      expect(eventsOf('error')).to.have.length(0);
    });
  });

  describe('playback', () => {
    it('plays from the due frame and pauses on the one due now', () => {
      const { session, player, time } = makeLoadedSession();
      void session.seek(1010);
      session.play();
      expect(player.plan).to.include({ playing: true, start: 1010, t0: time.now() });
      player.runDisplay(500);
      session.pause();
      expect(session.state.playing).to.equal(false);
      expect(session.state.frame).to.equal(1022);
      expect(player.plan).to.include({ playing: false, start: 1022 });
    });

    it('numbers every plan anew and never lets an old report move the due frame', () => {
      const { session, player } = makeLoadedSession();
      session.play();
      const { revision } = player.plan;
      void session.seek(1080);
      expect(player.plan.revision).to.be.above(revision);
      player.present([[1003, 1003]], revision);
      expect(session.state).to.include({ frame: 1080, shown: 1003, held: true });
    });

    it('goes on from the frame under way when speed, rate, loop or range change', () => {
      const { session, player } = makeLoadedSession();
      session.play();
      player.runDisplay(1000);
      session.configure({ speed: -2 });
      expect(player.plan).to.include({ direction: -1, speed: 2, start: 1025 });
      player.runDisplay(250);
      expect(session.state.frame).to.be.closeTo(1013, 1);
      session.configure({ loop: 'once' });
      session.setRange('1010-1020');
      player.runDisplay(1000);
      expect(session.state).to.include({ playing: false, frame: 1010 });
    });

    it('starts again from the in point after a once has ended', () => {
      const { session, player } = makeLoadedSession();
      session.configure({ loop: 'once' });
      void session.seek(1100);
      session.play();
      expect(player.plan).to.include({ playing: true, start: 1001 });
    });

    it('starts at the in point when it stood outside the range', () => {
      const { session, player } = makeLoadedSession();
      session.setRange({ in: 1040, out: 1060 } as never);
      session.play();
      expect(player.plan.start).to.equal(1040);
      expect(session.state.frame).to.equal(1040);
    });

    it('takes a range the source has a part of for that part, and one it has none of for nothing', () => {
      const { session } = makeLoadedSession();
      session.setRange('900-1010');
      expect(session.state).to.include({ in: 1001, out: 1010 });
      session.setRange('1-5');
      expect(session.state).to.include({ in: 1001, out: 1100 });
      session.setRange('all');
      expect(session.state.range).to.equal(null);
    });

    it('follows the presenter when it moves the origin of its plan', () => {
      const { session, player, time, eventsOf } = makeLoadedSession();
      session.play();
      const { revision } = player.plan;
      player.listener.report({ kind: 'stall', player: 1, revision, active: true, reason: 'loading' });
      expect(session.state.stalled).to.equal(true);
      expect(eventsOf('stall')).to.deep.equal([{ active: true, reason: 'loading' }]);
      time.advance(3000);
      const origin = { t0: time.now(), start: 1004 as never, direction: 1 as const };
      player.listener.report({ kind: 'rebased', player: 1, revision, ...origin });
      player.listener.report({ kind: 'stall', player: 1, revision, active: false, reason: 'loading' });
      expect(lastOf(player.demands).demand.plan).to.include({ revision, start: 1004 });
      expect(lastOf(player.demands).jump).to.equal(false);
      session.pause();
      expect(session.state.frame).to.equal(1004);
    });

    it('does not play a single frame', () => {
      const { session } = makeLoadedSession({ src: 'still.exr' });
      session.play();
      expect(session.state.playing).to.equal(false);
    });

    it('skips what is not listed only where told so', () => {
      const { session, player } = makeLoadedSession({ src: 's.####.exr', frames: '1,5,9-12' });
      expect(player.plan.listed).to.equal(null);
      session.configure({ missing: 'skip' });
      expect(player.plan.listed).to.deep.equal(session.state.frames?.runs);
      void session.step(1);
      expect(session.state.frame).to.equal(5);
      void session.step(2);
      expect(session.state.frame).to.equal(10);
      void session.step(-3);
      expect(session.state.frame).to.equal(1);
      session.configure({ missing: 'hold' });
      void session.step(1);
      expect(session.state).to.include({ frame: 2, index: null, status: 'Missing' });
    });
  });

  describe('commands', () => {
    it('refuse misuse by name', async () => {
      const { session } = makeLoadedSession();
      expect(() => session.configure({ speed: 9 })).to.throw(TypeError, 'speed');
      expect(() => session.configure({ loop: 'twice' as never })).to.throw(TypeError, 'loop');
      expect(() => session.configure({ colour: 1 } as never)).to.throw(TypeError, 'colour');
      expect(() => session.setMarkers([{ frame: 1.5 }])).to.throw(TypeError, 'markers[0].frame');
      expect(session.state.speed).to.equal(1);
      for (const misuse of [session.seek(NaN), session.seek(1.5), session.step(0.5), session.sample(NaN, 0)]) {
        const thrown: unknown = await misuse.catch((error: unknown) => error);
        expect(thrown).to.be.instanceOf(TypeError);
      }
    });

    it('redraw without loading when only the looks change', () => {
      const { session, player } = makeLoadedSession();
      const demands = player.demands.length;
      session.configure({ exposure: 1.5, flop: true });
      expect(player.demands.length).to.equal(demands);
      expect(lastOf(player.updates).view).to.include({ exposure: 1.5, flop: true, width: 960 });
    });

    it('bump the epoch for jumps and not for steps', () => {
      const { session, player } = makeLoadedSession();
      const { epoch } = player;
      void session.step(1);
      void session.step(-1);
      expect(player.epoch).to.equal(epoch);
      void session.seek(1077);
      session.setRange('1050-1090');
      session.configure({ speed: 2 });
      expect(player.epoch).to.equal(epoch + 3);
      expect(lastOf(player.demands).demand.direction).to.equal(1);
      void session.step(-1);
      expect(lastOf(player.demands).demand.direction).to.equal(-1);
    });

    it('wait for full resolution before they sample', async () => {
      const { session, player, cache } = makeLoadedSession();
      cache.sampled = { frame: 1001 as never, x: 1, y: 2, source: { R: 1 }, display: [1, 1, 1, 1] };
      expect(lastOf(player.demands).demand.level).to.equal(1);
      player.listener.report({ ...presentedAt(player.plan.revision), level: 1 });
      const sampled = session.sample(1, 2);
      expect(lastOf(player.demands).demand.level).to.equal(0);
      player.listener.report(presentedAt(player.plan.revision));
      expect(await sampled).to.equal(cache.sampled);
      expect(lastOf(player.demands).demand.level).to.equal(1);
    });

    it('capture a picture, or say there is none', async () => {
      const { session, cache } = makeLoadedSession();
      const thrown: unknown = await session.capture().catch((error: unknown) => error);
      expect((thrown as SeqError).code).to.equal('gl-unavailable');
      cache.captured = new Blob(['png']);
      expect(await session.capture()).to.equal(cache.captured);
    });
  });

  it('say which layer is on the canvas, and hold it until the chosen one is there', () => {
    const { session, player } = makeLoadedSession();
    player.present([[1001, 1001]]);
    expect(session.state).to.include({ layer: '', shownLayer: '', held: false });
    session.configure({ layer: 'Z' });
    expect(session.state).to.include({ layer: 'Z', shownLayer: '', shown: 1001, held: true });
    player.listener.report({ ...presentedAt(player.plan.revision), layer: 'Z' });
    expect(session.state).to.include({ layer: 'Z', shownLayer: 'Z', held: false });
  });

  it('tells presenter and cache everything again when the canvas is lost', () => {
    const { session, player, eventsOf } = makeLoadedSession();
    const updates = player.updates.length;
    player.listener.canvasLost();
    expect(eventsOf('canvas-lost')).to.have.length(1);
    expect(player.updates.length).to.be.above(updates);
    expect(session.state.shown).to.equal(null);
  });

  it('tells which frames’ statuses changed', () => {
    const { player, tick, eventsOf } = makeLoadedSession();
    player.set(FrameStatus.Header, 1010, 1020);
    player.set(FrameStatus.Loading, 1015);
    tick();
    expect(eventsOf('status-change')).to.deep.equal([{ ranges: [{ in: 1010, out: 1020 }] }]);
    tick();
    expect(eventsOf('status-change')).to.have.length(1);
  });

  it('says size, layers and timecode of the frame that is shown, and keeps the natural size', () => {
    const { session, player } = makeLoadedSession();
    const { size, header } = session.state;
    const layers = [{ id: 'Z', part: null, view: null, channels: ['Z'] }];
    const other = { ...header!, width: 64, height: 36, pixelAspectRatio: 2, layers, timecode: '02:00:00:00' };
    player.present([[1002, 1002]], undefined, { header: other });
    expect(session.state.size).to.include({ width: 64, height: 36, pixelAspectRatio: 2 });
    expect(session.state.layers).to.deep.equal(layers);
    expect(session.state.header).to.include({ timecode: '02:00:00:00' });
    expect(session.state.timecode.offset).to.equal(2 * 3600 * 24 - 1002);
    expect(session.naturalSize).to.deep.equal(size);
    player.present([[1003, 1003]], undefined, { headerChanges: { width: 32, timecode: null } });
    expect(session.state.size).to.include({ width: 32, height: 36 });
    expect(session.state.header?.timecode).to.equal(null);
  });

  it('leaves nothing behind when it is detached', async () => {
    const { session, player, time, events } = makeLoadedSession();
    session.play();
    const seek = session.seek(1050);
    session.detach();
    session.detach();
    expect((await seek).outcome).to.equal('hidden');
    expect(player).to.include({ disposed: true, detached: true });
    time.advance(5000);
    expect(events).to.deep.equal([]);
    expect(time.waiting).to.equal(0);
  });
});

const presentedAt = (revision: number) => ({
  kind: 'presented' as const,
  player: 1,
  revision,
  frames: [{ frame: frameNumber(1001), shown: frameNumber(1001), at: 0 }],
  dropped: 0,
  layer: '',
  level: 0,
  complete: true,
});
