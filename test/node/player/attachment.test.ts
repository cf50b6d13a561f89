import { expect } from 'chai';
import { silentLog } from '../../../src/core/base/log.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { PlayerSession } from '../../../src/core/player/player-session.ts';
import { FakeSessionCache } from '../../support/cache/fake-session-cache.ts';
import { ManualTime } from '../../support/player/manual-time.ts';
import { makeLoadedSession, SHOT, TIME_ORIGIN } from '../../support/player/session-harness.ts';

function unattached() {
  const cache = new FakeSessionCache(new ManualTime(TIME_ORIGIN + 1000));
  const session = new PlayerSession({
    time: cache.time,
    log: silentLog,
    baseUrl: () => 'https://host.example/',
    schedule: (callback) => void cache.time.after(16, callback),
    timeOrigin: TIME_ORIGIN,
  });
  session.setLayout({ width: 960, height: 540, visible: true });
  return { cache, session };
}

/** Whether a promise has settled by the end of this task. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = (): void => void (settled = true);
  promise.then(settle, settle);
  await new Promise((resolve) => setTimeout(resolve));
  return settled;
}

describe('a session before it is attached', () => {
  it('keeps what it is asked, and its state says so', () => {
    const { session } = unattached();
    session.configure({ exposure: 2, fps: 25 });
    session.setRange('1010-1020');
    session.setMarkers([{ frame: 1011, label: 'hand' }]);
    session.setView({ zoom: 2, panX: 1, panY: 0 });
    expect(session.state).to.deep.include({ fps: 25, range: { in: 1010, out: 1020 }, frames: null, playing: false });
    expect(session.state.settings.exposure).to.equal(2);
    expect(session.state.markers).to.have.length(1);
    expect(session.state.view.zoom).to.equal(2);
  });

  it('does it all once it is attached', () => {
    const { session, cache } = unattached();
    session.setRange('1010-1020');
    session.configure({ layer: '' });
    void session.load(SHOT);
    void session.seek(1015);
    session.play();
    session.attach(cache);
    const player = cache.players.at(-1);
    player?.header();
    player?.setAll(FrameStatus.Loaded);
    player?.refresh();
    expect(session.state).to.include({ frame: 1015, in: 1010, out: 1020, playing: true });
  });

  it('refuses what does not fit, at once', () => {
    const { session } = unattached();
    expect(() => session.configure({ exposure: 99 })).to.throw(TypeError, 'exposure');
    expect(session.state.settings.exposure).to.equal(0);
  });

  it('settles seeks as hidden and has no pixels to give', async () => {
    const { session } = unattached();
    expect(await session.seek(1015)).to.include({ frame: 1015, shown: null, outcome: 'hidden' });
    expect(session.frame).to.equal(1015);
    expect(await session.sample(1, 1)).to.equal(null);
    const refused = await session.capture().catch((error: unknown) => error);
    expect(refused).to.include({ code: 'gl-unavailable' });
  });
});

describe('a session that leaves and comes back', () => {
  it('says meanwhile where it stood, and sends no events', () => {
    const { session, events, tick } = makeLoadedSession();
    void session.seek(1050);
    session.detach();
    events.length = 0;
    expect(session.state).to.include({ frame: 1050, source: SHOT.src });
    expect([session.id, session.status, session.stats]).to.deep.equal([null, null, null]);
    void session.seek(1060);
    session.configure({ exposure: 1 });
    tick();
    expect(session.state.frame).to.equal(1060);
    expect(session.state.settings.exposure).to.equal(1);
    expect(events).to.deep.equal([]);
  });

  it('goes on where it was', () => {
    const { session, cache, time } = makeLoadedSession();
    session.configure({ exposure: 1 });
    session.play();
    time.advance(500);
    const { frame } = session.state;
    session.detach();
    session.attach(cache);
    const player = cache.players.at(-1);
    player?.header();
    player?.setAll(FrameStatus.Loaded);
    player?.refresh();
    expect(session.state).to.include({ frame, playing: true });
    expect(session.state.settings.exposure).to.equal(1);
  });

  it('keeps a play that still waits for its first picture', () => {
    const { session, cache } = unattached();
    session.attach(cache);
    void session.load(SHOT);
    session.play();
    session.detach();
    session.attach(cache);
    const player = cache.players.at(-1);
    player?.header();
    player?.setAll(FrameStatus.Loaded);
    player?.refresh();
    expect(session.state.playing).to.equal(true);
  });

  it('resolves a ready that was taken before it left', async () => {
    const { session, cache } = unattached();
    session.attach(cache);
    const ready = session.load(SHOT);
    session.detach();
    expect(await isSettled(ready)).to.equal(false);
    session.attach(cache);
    const player = cache.players.at(-1);
    player?.header();
    player?.setAll(FrameStatus.Loaded);
    player?.refresh();
    expect(await isSettled(ready)).to.equal(true);
  });

  it('has a ready of its own for what is loaded while it is away', async () => {
    const { session, cache } = makeLoadedSession();
    session.detach();
    const ready = session.load({ src: 'other.####.exr', frames: '1-10' });
    expect(await isSettled(ready)).to.equal(false);
    session.attach(cache);
    const player = cache.players.at(-1);
    player?.header();
    player?.setAll(FrameStatus.Loaded);
    player?.refresh();
    expect(await isSettled(ready)).to.equal(true);
    expect(session.state.source).to.equal('other.####.exr');
  });

  it('plays nothing that was paused while it was away', () => {
    const { session, cache } = makeLoadedSession();
    session.play();
    session.detach();
    session.pause();
    expect(session.state.playing).to.equal(false);
    session.attach(cache);
    const player = cache.players.at(-1);
    player?.header();
    player?.setAll(FrameStatus.Loaded);
    player?.refresh();
    expect(session.state.playing).to.equal(false);
  });
});

describe('scrubbing', () => {
  it('is passed on to the cache as it was asked', () => {
    const { session, player } = makeLoadedSession();
    void session.seek(1050, { scrub: true });
    expect(player.demands.at(-1)).to.include({ jump: true, scrub: true });
    void session.seek(1055, { scrub: false });
    expect(player.demands.at(-1)).to.include({ jump: true, scrub: false });
    void session.seek(1060);
    expect(player.demands.at(-1)).to.not.have.property('scrub');
  });
});
