import { expect } from 'chai';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { FakeSessionCache } from '../../support/cache/fake-session-cache.ts';
import { ManualTime } from '../../support/player/manual-time.ts';
import { makeSession, type SessionHarness, TIME_ORIGIN } from '../../support/player/session-harness.ts';

let group = 0;

/** Players of one page and one group, each with its own source. */
function makeGroup(...frames: string[]): SessionHarness[] {
  const cache = new FakeSessionCache(new ManualTime(TIME_ORIGIN + 1000));
  group++;
  return frames.map((list, at) => {
    const harness = makeSession({ cache });
    harness.session.setSync(`group-${group}`);
    void harness.session.load({ src: `v${at}.####.exr`, frames: list });
    harness.player.header();
    harness.player.setAll(FrameStatus.Loaded);
    return harness;
  });
}

const framesOf = (players: readonly SessionHarness[]): (number | null)[] =>
  players.map(({ session }) => session.state.frame);

/** Lets one display refresh after the other pass for all players at once. */
function run(players: readonly SessionHarness[], milliseconds: number): void {
  for (let elapsed = 0; elapsed < milliseconds; elapsed += 1000 / 60) {
    players[0]?.time.advance(1000 / 60);
    for (const { player } of players) player.refresh();
  }
}

describe('sync groups', () => {
  it('go, play and stand as one, whoever is told', () => {
    const players = makeGroup('1001-1100', '1001-1100', '1001-1100');
    const [first, second, third] = players as [SessionHarness, SessionHarness, SessionHarness];
    void second.session.seek(1040);
    expect(framesOf(players)).to.deep.equal([1040, 1040, 1040]);
    first.session.play();
    expect(players.map(({ session }) => session.state.playing)).to.deep.equal([true, true, true]);
    for (let at = 0; at < 40; at++) {
      run(players, 16);
      expect(new Set(framesOf(players)).size).to.equal(1);
    }
    third.session.pause();
    expect(players.map(({ session }) => session.state.playing)).to.deep.equal([false, false, false]);
    expect(new Set(framesOf(players)).size).to.equal(1);
  });

  it('show what their own source has: the rest are gaps there', () => {
    const [first, second] = makeGroup('1001-1100', '1050-1060') as [SessionHarness, SessionHarness];
    void first.session.seek(1055);
    expect(second.session.state).to.include({ frame: 1055, index: 5 });
    void first.session.seek(1099);
    expect(second.session.state).to.include({ frame: 1099, index: null, status: 'Missing' });
  });

  it('take newcomers in where they are', () => {
    const [first] = makeGroup('1001-1100') as [SessionHarness];
    first.session.play();
    run([first], 1000);
    const late = makeSession({ cache: first.cache });
    late.session.setSync(`group-${group}`);
    void late.session.load({ src: 'late.####.exr', frames: '1001-1100' });
    expect(late.session.state).to.include({ playing: true });
    expect(late.player.plan).to.include({ t0: first.player.plan.t0, start: first.player.plan.start });
  });

  it('let a member go that is disposed or leaves', () => {
    const players = makeGroup('1001-1100', '1001-1100', '1001-1100');
    const [first, second, third] = players as [SessionHarness, SessionHarness, SessionHarness];
    second.session.setSync(null);
    third.session.detach();
    void first.session.seek(1077);
    expect(second.session.state.frame).to.equal(1001);
    void second.session.seek(1005);
    expect(first.session.state.frame).to.equal(1077);
  });

  it('wait for the slowest in every-frame', () => {
    const [first, second] = makeGroup('1001-1100', '1001-1100') as [SessionHarness, SessionHarness];
    first.session.configure({ playback: 'every-frame' });
    first.session.play();
    first.time.advance(500);
    const origin = { t0: first.time.now(), start: 1003 as never, direction: 1 as const };
    const { revision } = second.player.plan;
    second.player.listener.report({ kind: 'rebased', player: second.player.id, revision, ...origin });
    expect(first.player.plan).to.include({ t0: origin.t0, start: 1003, playing: true });
    expect(first.player.plan.revision).to.be.above(1);
  });

  it('rejoin the others after a stall in real-time, which do not wait', () => {
    const [first, second] = makeGroup('1001-1100', '1001-1100') as [SessionHarness, SessionHarness];
    first.session.play();
    const { t0, start } = first.player.plan;
    const { id } = second.player;
    const { revision } = second.player.plan;
    second.player.listener.report({ kind: 'stall', player: id, revision, active: true, reason: 'loading' });
    first.time.advance(1000);
    const origin = { t0: first.time.now(), start: 1004 as never, direction: 1 as const };
    second.player.listener.report({ kind: 'rebased', player: id, revision, ...origin });
    expect(first.player.plan).to.include({ t0, start });
    second.player.listener.report({ kind: 'stall', player: id, revision, active: false, reason: 'loading' });
    expect(second.player.plan).to.include({ t0, start });
  });

  it('keep their numbers apart: a report of one never moves another', () => {
    const [first, second] = makeGroup('1001-1100', '1001-1100') as [SessionHarness, SessionHarness];
    void first.session.seek(1010);
    first.player.refresh();
    expect(first.session.state.shown).to.equal(1010);
    expect(second.session.state).to.include({ frame: 1010, shown: null });
  });

  it('go by timecode where told so and both have one', () => {
    const cache = new FakeSessionCache(new ManualTime(TIME_ORIGIN + 1000));
    const name = `group-${++group} timecode`;
    const add = (frames: string, timecode: string | null, first: number): SessionHarness => {
      const harness = makeSession({ cache });
      harness.session.setSync(name);
      void harness.session.load({ src: `${frames}.####.exr`, frames });
      harness.player.header({ timecode }, first);
      return harness;
    };
    const film = add('1001-1100', '01:00:00:00', 1001);
    const graded = add('0-99', '01:00:00:10', 0);
    const untimed = add('1001-1100', null, 1001);
    void film.session.seek(1031);
    expect(framesOf([film, graded, untimed])).to.deep.equal([1031, 20, 1031]);
    void graded.session.seek(5);
    expect(framesOf([film, graded])).to.deep.equal([1016, 5]);
    film.session.setRange('1020-1040');
    film.session.configure({ missing: 'skip' });
    film.session.play();
    expect(graded.player.plan.range).to.deep.equal({ in: 9, out: 29 });
    expect(graded.player.plan.listed).to.deep.equal([{ first: -10, last: 89, step: 1 }]);
  });

  it('keep the leader’s rate when another’s header comes late', () => {
    const cache = new FakeSessionCache(new ManualTime(TIME_ORIGIN + 1000));
    const [first, second] = [0, 1].map((at) => {
      const harness = makeSession({ cache });
      harness.session.setSync(`late-${group}`);
      void harness.session.load({ src: `late${at}.####.exr`, frames: '1-50' });
      return harness;
    }) as [SessionHarness, SessionHarness];
    first.session.play();
    first.player.header({ frameRate: [25, 1] });
    second.player.header({ frameRate: [30, 1] });
    expect([first, second].map(({ session }) => session.state.fps)).to.deep.equal([25, 25]);
  });
});
