import { expect } from 'chai';
import { commandLabels } from '../../../src/core/player/commands/command-labels.ts';
import { CommandRunner } from '../../../src/core/player/commands/command-runner.ts';
import type { CommandElement } from '../../../src/core/player/commands/command.ts';
import { type CommandName, commands } from '../../../src/core/player/commands/commands.ts';
import { makeLoadedSession } from '../../support/player/session-harness.ts';

function setUp() {
  const harness = makeLoadedSession();
  const asked: string[] = [];
  const element: CommandElement = {
    togglePanel: (panel) => asked.push(panel),
    toggleReadOut: (property) => asked.push(property),
    toggleFullscreen: () => asked.push('fullscreen'),
    pan: (x, y) => asked.push(`pan ${x} ${y}`),
    addMarker: () => asked.push('marker'),
    savePicture: () => asked.push('save'),
    copyLink: () => asked.push('link'),
  };
  const runner = new CommandRunner(harness.session, element);
  const run = (...names: CommandName[]): void => {
    for (const name of names) runner.run(name);
  };
  return { ...harness, asked, runner, run };
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
    runner.release('shuttle-back');
    expect(session.state).to.include({ playing: false, speed: 1 });
    run('shuttle-forward');
    expect(session.state).to.include({ playing: true, speed: 0.25 });
    runner.release('shuttle-stop');
    expect(session.state.playing).to.equal(false);
    run('shuttle-forward');
    expect(session.state).to.include({ playing: true, speed: 1 });
    runner.release('shuttle-forward');
    expect(session.state.playing).to.equal(true);
  });

  it('go on at 1 after K', () => {
    const { session, run, runner } = setUp();
    run('shuttle-forward', 'shuttle-forward', 'shuttle-stop');
    runner.release('shuttle-stop');
    run('toggle-play');
    expect(session.state).to.include({ playing: true, speed: 1 });
  });

  it('set and clear in and out, and switch the range off and on', () => {
    const { session, run } = setUp();
    const at = (frame: number, name: CommandName): unknown => {
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
      'last-frame',
      'previous-marker',
      'previous-marker',
      'previous-marker',
      'next-marker',
      'first-frame',
    ] as const) {
      run(name);
      frames.push(session.state.frame);
    }
    expect(frames).to.deep.equal([1095, 1060, 1010, 1010, 1060, 1005]);
  });

  it('go to the notes before and after, held ones by their first frame', () => {
    const { session, run } = setUp();
    const items: [] = [];
    session.setAnnotations([{ id: 'b', range: '1060-1070', items }, { id: 'a', frame: 1010, items }]); // prettier-ignore
    const frames: (number | null)[] = [];
    for (const name of ['next-annotation', 'next-annotation', 'next-annotation', 'previous-annotation'] as const) {
      run(name);
      frames.push(session.state.frame);
    }
    expect(frames).to.deep.equal([1010, 1060, 1060, 1010]);
  });

  it('step, cycle the loop, and change the looks', () => {
    const { session, run } = setUp();
    run('step-forward-10', 'cycle-loop', 'toggle-red', 'flop', 'toggle-filter');
    run('exposure-up', 'gamma-up', 'gamma-up');
    expect(session.state).to.include({ frame: 1011, loop: 'ping-pong' });
    expect(session.state.settings).to.include({
      channel: 'r',
      flop: true,
      filter: 'nearest',
      exposure: 0.5,
      gamma: 1.2,
    });
    run('cycle-loop', 'cycle-loop', 'toggle-red', 'flop', 'toggle-filter');
    for (let press = 0; press < 20; press++) run('gamma-down');
    expect(session.state.loop).to.equal('loop');
    expect(session.state.settings).to.include({ channel: 'rgb', flop: false, filter: 'auto', gamma: 0.1 });
  });

  it('mute and unmute', () => {
    const { session, run } = setUp();
    expect(session.state.settings).to.include({ muted: false, volume: 1 });
    run('toggle-mute');
    expect(session.state.settings.muted).to.equal(true);
    run('toggle-mute');
    expect(session.state.settings.muted).to.equal(false);
  });

  it('zoom about the centre, to 100 %, back to fitted, and reset the looks', () => {
    const { session, player, run } = setUp();
    const zooms: (number | null)[] = [];
    for (const command of ['zoom-in', 'zoom-out', 'actual-size', 'fit'] as const) {
      run(command);
      zooms.push(session.state.view.zoom);
    }
    expect(zooms).to.deep.equal([0.625, 0.5, 1, null]);
    session.setView({ zoom: 4, panX: 10, panY: -3 });
    expect(player.updates.at(-1)?.view).to.include({ zoom: 4, panX: 10, panY: -3 });
    run('exposure-up', 'flip', 'reset-view');
    expect(session.state.view).to.deep.equal({ zoom: null, panX: 0, panY: 0 });
    expect(session.state.settings).to.include({ exposure: 0, flip: false });
    expect(() => session.setView({ zoom: 0, panX: 0, panY: 0 })).to.throw(TypeError, 'zoom');
  });

  it('do nothing without a source', () => {
    const { session, run } = setUp();
    void session.load(null);
    run('first-frame', 'last-frame', 'set-in', 'clear-out', 'next-marker', 'toggle-range', 'step-forward');
    expect(session.state).to.include({ frame: null, range: null });
  });

  it('ask the element for what needs a screen', () => {
    const { asked, run } = setUp();
    run('help', 'go-to', 'display-panel', 'open-files', 'toggle-hud', 'toggle-metadata', 'toggle-probe');
    run('fullscreen', 'save-picture', 'copy-link', 'pan-left', 'pan-down');
    const panels = ['help', 'go-to', 'display', 'files'];
    const others = ['hud', 'metadata', 'probe', 'fullscreen', 'save', 'link', 'pan 0.125 0', 'pan 0 -0.125'];
    expect(asked).to.deep.equal([...panels, ...others]);
  });
});

describe('the command table', () => {
  it('gives every command a label of its own', () => {
    expect(Object.keys(commandLabels)).to.deep.equal(Object.keys(commands));
    const labels = Object.values(commandLabels);
    expect(labels).not.to.include('');
    expect(new Set(labels).size).to.equal(labels.length);
  });
});
