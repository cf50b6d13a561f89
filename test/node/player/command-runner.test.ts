import { expect } from 'chai';
import { CommandRunner } from '../../../src/core/player/commands/command-runner.ts';
import type { EngineCommand } from '../../../src/core/player/commands/player-command.ts';
import { makeLoadedSession } from '../../support/player/session-harness.ts';

function setUp() {
  const harness = makeLoadedSession();
  const runner = new CommandRunner(harness.session);
  const run = (...names: (EngineCommand['name'] | EngineCommand)[]): void => {
    for (const name of names) runner.run(typeof name === 'string' ? ({ name } as EngineCommand) : name);
  };
  return { ...harness, runner, run };
}

describe('transport commands', () => {
  it('shuttle at 1, 2, 4, 8 and no faster, and turn at 1', () => {
    const { session, run } = setUp();
    const speeds: number[] = [];
    for (const name of ['forward', 'forward', 'forward', 'forward', 'forward', 'back', 'back', 'stop'] as const) {
      run(`shuttle-${name}`);
      speeds.push(session.state.playing ? session.state.speed : 0);
    }
    expect(speeds).to.deep.equal([1, 2, 4, 8, 8, -1, -2, 0]);
    expect(session.state.speed).to.equal(1);
  });

  it('shuttle slowly with K held, until either key is let go', () => {
    const { session, run, runner } = setUp();
    run('shuttle-stop', 'shuttle-back');
    expect(session.state).to.include({ playing: true, speed: -0.25 });
    runner.release({ name: 'shuttle-back' });
    expect(session.state).to.include({ playing: false, speed: 1 });
    run('shuttle-forward');
    expect(session.state).to.include({ playing: true, speed: 0.25 });
    runner.release({ name: 'shuttle-stop' });
    expect(session.state.playing).to.equal(false);
    run('shuttle-forward');
    expect(session.state).to.include({ playing: true, speed: 1 });
    runner.releaseAll();
    expect(session.state.playing).to.equal(true);
  });

  it('go on at 1 after K', () => {
    const { session, run, runner } = setUp();
    run('shuttle-forward', 'shuttle-forward', 'shuttle-stop');
    runner.release({ name: 'shuttle-stop' });
    run('toggle-play');
    expect(session.state).to.include({ playing: true, speed: 1 });
  });

  it('set and clear in and out, and switch the range off and on', () => {
    const { session, run } = setUp();
    const at = (frame: number, name: EngineCommand['name']): unknown => {
      void session.seek(frame);
      run(name);
      return session.state.range && [session.state.range.in, session.state.range.out];
    };
    expect(at(1020, 'set-in')).to.deep.equal([1020, 1100]);
    expect(at(1040, 'set-out')).to.deep.equal([1020, 1040]);
    expect(at(1030, 'toggle-range')).to.equal(null);
    expect(at(1030, 'toggle-range')).to.deep.equal([1020, 1040]);
    expect(at(1050, 'set-in')).to.deep.equal([1050, 1100]);
    expect(at(1010, 'set-out')).to.deep.equal([1001, 1010]);
    expect(at(1010, 'clear-in')).to.deep.equal([1001, 1010]);
    expect(at(1010, 'clear-out')).to.equal(null);
    expect(at(1020, 'set-in')).to.deep.equal([1020, 1100]);
    expect(at(1020, 'clear-range')).to.equal(null);
  });

  it('go to the ends of the range and to markers', () => {
    const { session, run } = setUp();
    session.setMarkers([{ frame: 1060, label: 'b' }, { frame: 1010 }]);
    const frames: (number | null)[] = [];
    session.setRange('1005-1095');
    for (const name of [
      'last',
      'previous-marker',
      'previous-marker',
      'previous-marker',
      'next-marker',
      'first',
    ] as const) {
      run(name);
      frames.push(session.state.frame);
    }
    expect(frames).to.deep.equal([1095, 1060, 1010, 1010, 1060, 1005]);
  });

  it('step, cycle the loop, and change the looks', () => {
    const { session, run } = setUp();
    run({ name: 'step', by: 10 }, 'cycle-loop', { name: 'channel', channel: 'r' }, 'flop', 'filter');
    run({ name: 'exposure', by: 0.5 }, { name: 'gamma', by: 0.1 }, { name: 'gamma', by: 0.1 });
    expect(session.state).to.include({ frame: 1011, loop: 'ping-pong' });
    expect(session.state.settings).to.include({
      channel: 'r',
      flop: true,
      filter: 'nearest',
      exposure: 0.5,
      gamma: 1.2,
    });
    run('cycle-loop', 'cycle-loop', { name: 'channel', channel: 'r' }, 'flop', 'filter', { name: 'gamma', by: -99 });
    expect(session.state.loop).to.equal('loop');
    expect(session.state.settings).to.include({ channel: 'rgb', flop: false, filter: 'auto', gamma: 0.1 });
  });

  it('mute and unmute', () => {
    const { session, run } = setUp();
    expect(session.state.settings).to.include({ muted: false, volume: 1 });
    run('mute');
    expect(session.state.settings.muted).to.equal(true);
    run('mute');
    expect(session.state.settings.muted).to.equal(false);
  });

  it('zoom about the centre, to 100 %, back to fitted, and reset the looks', () => {
    const { session, player, run } = setUp();
    const zooms: (number | null)[] = [];
    for (const command of [{ name: 'zoom', by: 1 }, { name: 'zoom', by: -1 }, 'actual-size', 'fit'] as const) {
      run(command);
      zooms.push(session.state.view.zoom);
    }
    expect(zooms).to.deep.equal([0.625, 0.5, 1, null]);
    session.setView({ zoom: 4, panX: 10, panY: -3 });
    expect(player.updates.at(-1)?.view).to.include({ zoom: 4, panX: 10, panY: -3 });
    run({ name: 'exposure', by: 2 }, 'flip', 'reset-view');
    expect(session.state.view).to.deep.equal({ zoom: null, panX: 0, panY: 0 });
    expect(session.state.settings).to.include({ exposure: 0, flip: false });
    expect(() => session.setView({ zoom: 0, panX: 0, panY: 0 })).to.throw(TypeError, 'zoom');
  });

  it('do nothing without a source', () => {
    const { session, run } = setUp();
    void session.load(null);
    run('first', 'last', 'set-in', 'clear-out', 'next-marker', 'toggle-range', { name: 'step', by: 1 });
    expect(session.state).to.include({ frame: null, range: null });
  });
});
