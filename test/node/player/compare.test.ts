import { expect } from 'chai';
import type { CommandElement } from '../../../src/core/player/commands/command.ts';
import type { CommandName } from '../../../src/core/player/commands/commands.ts';
import { CommandRunner } from '../../../src/core/player/commands/command-runner.ts';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { makeLoadedSession, type SessionHarness } from '../../support/player/session-harness.ts';
import type { FakePlayer } from '../../support/cache/fake-session-cache.ts';

const OTHER = { src: 'comp.####.exr', frames: '1001-1100' };

describe('a session that compares', () => {
  function compared(second = OTHER): SessionHarness & { companion: FakePlayer } {
    const harness = makeLoadedSession();
    harness.session.compareWith(second);
    return { ...harness, companion: harness.cache.players[1]! };
  }

  it('gives the second source a claim of its own at the cache, which follows the plan', () => {
    const { session, player, companion } = compared();
    expect(companion.demands.at(-1)!.demand).to.include({ visible: true, preload: true, layer: '' });
    void session.seek(1050);
    const { demand, jump } = companion.demands.at(-1)!;
    expect([demand.plan.start, jump]).to.deep.equal([1050, true]);
    session.play();
    expect(companion.demands.at(-1)!.demand.plan).to.deep.equal(player.demands.at(-1)!.demand.plan);
    expect(player.updates.at(-1)!.compare).to.include({ frameOffset: 0, mode: 'wipe', first: 1001, last: 1100 });
  });

  it('gives it up with the comparison, and with the player', () => {
    const { session, player, companion, cache } = compared();
    session.compareWith(null);
    expect(companion.disposed).to.equal(true);
    expect([session.state.compare, player.updates.at(-1)!.compare]).to.deep.equal([null, null]);
    session.compareWith(OTHER);
    session.detach();
    expect(cache.players.map(({ disposed }) => disposed)).to.deep.equal([true, true, true]);
  });

  it('goes by equal numbers, else by timecode, else by the first frames; a single picture goes with all', () => {
    const { session, player, companion } = compared({ src: 'b.####.exr', frames: '1-100' });
    expect(session.state.compare).to.include({ frameOffset: -1000, basis: 'start', frame: 1 });
    player.listener.header({ ...session.state.header!, timecode: '01:00:00:00' }, frameNumber(1001));
    companion.header({ timecode: '01:00:02:00' }, 11);
    // The player keeps its first header, which says no timecode.
    expect(session.state.compare).to.include({ basis: 'start' });
    session.configure({ compareOffset: 5 });
    expect(session.state.compare).to.include({ frameOffset: 5, basis: 'offset', frame: 1006 });
    session.configure({ compareOffset: null });
    session.compareWith({ src: 'still.exr', frames: null as never });
    expect(session.state.compare).to.include({ basis: 'still', frame: 1 });
    void session.seek(1033);
    expect(companion.demands.at(-1)!.demand.plan).to.include({ playing: false, start: 1 });
  });

  it('goes by timecode where both files have it and their numbers do not meet', () => {
    const harness = makeLoadedSession();
    const { session, cache } = harness;
    void session.load({ src: 'plate.####.exr', frames: '5001-5100' });
    harness.player.header({ timecode: '01:00:00:00' }, 5001);
    session.compareWith({ src: 'dailies.####.exr', frames: '1-200' });
    cache.players[1]!.header({ timecode: '00:59:59:00' }, 1);
    expect(session.state.compare).to.include({ basis: 'timecode', frameOffset: 25 - 5001, frame: 25 });
    expect(cache.players[1]!.demands.at(-1)!.demand.plan.start).to.equal(25);
  });

  it('says which of the two is missing, held or failed', () => {
    const { session, player, companion, eventsOf, tick } = compared();
    companion.set(FrameStatus.Missing, 1001);
    expect([session.state.status, session.state.compare!.status]).to.deep.equal(['Loaded', 'Missing']);
    companion.fail(1001, new SeqError('decode-failed', 'broken'));
    expect(session.state.error).to.equal(null);
    expect(session.state.compare!.error).to.include({ code: 'decode-failed', frame: 1001 });
    expect(eventsOf('error').at(-1)).to.include({ code: 'decode-failed', frame: 1001, companion: true });
    player.listener.report({
      kind: 'presented',
      layer: '',
      player: player.id,
      revision: player.plan.revision,
      frames: [{ frame: frameNumber(1002), shown: frameNumber(1001), at: 0 }],
      dropped: 0,
      level: 0,
      complete: true,
      compared: { shown: frameNumber(1001), level: 1, complete: true },
    });
    tick();
    expect(session.state.held).to.equal(true);
    expect(session.state.compare).to.include({ frame: 1002, shown: 1001, held: true, level: 1 });
  });

  it('leaves the player alone when the second source is none', () => {
    const { session, player, eventsOf } = compared({ src: 'b.####.exr', frames: 'nonsense' });
    expect(session.state.compare!.error).to.include({ code: 'source-invalid', frame: null });
    expect(session.state.error).to.equal(null);
    expect(player.updates.at(-1)!.compare).to.equal(null);
    expect(eventsOf('error')).to.have.length(1);
  });

  it('asks for the layer shown where the second source has it, else for its own default', () => {
    const { session, companion } = compared();
    session.configure({ layer: 'diffuse' });
    expect(companion.demands.at(-1)!.demand.layer).to.equal('diffuse');
    companion.header({ layers: [{ id: '', part: null, view: null, channels: ['R'] }] });
    expect(companion.demands.at(-1)!.demand.layer).to.equal('');
  });

  it('loads the second source as coarse as it is shown', () => {
    const { companion, time } = compared();
    companion.header({ width: 7680, height: 4320 });
    time.advance(300);
    expect(companion.demands.at(-1)!.demand.level).to.equal(3);
  });

  it('halves the room of each picture side by side', () => {
    const { session } = compared();
    expect(session.state.scale).to.equal(0.5);
    session.configure({ compare: 'side-by-side' });
    expect(session.state.scale).to.equal(0.25);
  });

  it('grants textures to put pictures together in, in the modes that need them', () => {
    const { session, companion } = compared();
    expect(companion.demands.at(-1)!.demand.drawBytes).to.equal(0);
    session.configure({ compare: 'difference' });
    expect(companion.demands.at(-1)!.demand.drawBytes).to.equal(960 * 540 * 16);
  });

  it('wipes, flips and cycles by key', () => {
    const { session } = compared();
    const runner = new CommandRunner(session, {} as CommandElement);
    const looks = (): string => `${session.state.settings.compare} ${session.state.settings.compareSide}`;
    const after = (name: CommandName): string => {
      runner.run(name);
      return looks();
    };
    expect([after('toggle-wipe'), after('toggle-wipe')]).to.deep.equal(['flip a', 'wipe a']);
    expect([after('flip-compare'), after('flip-compare'), after('flip-compare')]).to.deep.equal([
      'flip b',
      'flip a',
      'flip b',
    ]);
    expect([after('cycle-compare'), after('cycle-compare')]).to.deep.equal(['wipe b', 'difference b']);
    session.compareWith(null);
    expect(after('toggle-wipe')).to.equal('difference b');
  });

  it('keeps its comparison in the exported state', () => {
    const { session } = compared();
    session.configure({ compare: 'blend', compareMix: 0.25, comparePosition: 0.1 });
    const { settings } = session.exportState();
    expect(settings).to.deep.equal({ compare: 'blend', compareMix: 0.25, comparePosition: 0.1 });
  });
});
