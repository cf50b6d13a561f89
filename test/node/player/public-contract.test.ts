import { expect } from 'chai';
import type { PlayerEvents } from '../../../src/core/player/player-snapshot.ts';
import { keyPaths } from '../../support/player/key-paths.ts';
import { makeLoadedSession } from '../../support/player/session-harness.ts';

/** Every key path of `player.state`, with a source, a compared source, a range and a marker. */
const STATE = `
  annotations
  compare: basis error frame frameOffset frames.first frames.frameAt() frames.indexOf() frames.last frames.length
    frames.nearest() frames.runs[].first frames.runs[].last frames.runs[].step header held level shown source status
  buffered: ahead share wait
  clip clips complete dormant dropped error fps frame
  frames: first frameAt() indexOf() last length nearest() runs[].first runs[].last runs[].step
  header: attributes compression defaultLayer format frameRate height layers[].channels[] layers[].id layers[].part
    layers[].view pixelAspectRatio timecode width
  held in index layer
  layers[]: channels[] id part view
  level loop
  markers[]: frame label
  measuredFps notes ocio opening out playback playing probe progress
  range: in out
  rate: denominator numerator
  scale
  settings: alpha audioOffset audioScrub autoplay background channel compare compareAngle compareGain compareMix
    compareOcioInput compareOffset comparePosition compareSide display exposure falseColour falseColourGrey falseColourStep filter fit flip flop fps
    gamma inputColor layer loop lut lutBypass lutInput lutOutput mask missing muted ocio ocioDisplay ocioInput ocioLook ocioView offset
    outline overscan pixelValues playback preload preloadOrder probeArea resolution safeAreas
    saturation scopeRegion scopeSide scopeStage scopeUnits scopeValues scopes speed toneMap volume warning zebraHigh zebraLow
  settling shown shownLayer
  size: height pixelAspectRatio width
  sound source speed stalled status
  timecode: dropFrame offset
  view: panX panY zoom
`;

const DOCUMENT = `compare format frame markers[].frame markers[].label range settings.exposure source.credentials
  source.frames source.src version view`;

/** Words of a list; a line `name: words` puts `name.` before its words, and before those of more deeply indented lines. */
function paths(list: string): string[] {
  const found: string[] = [];
  let prefix = '';
  for (const line of list.split('\n')) {
    const [, indent = '', head, rest = ''] = /^(\s*)(?:(\S+): )?(.*)$/.exec(line) ?? [];
    if (head !== undefined) prefix = `${head}.`;
    else if (indent.length <= 2) prefix = '';
    for (const word of rest.split(' ').filter(Boolean)) found.push(prefix + word);
  }
  return found.sort();
}

describe('the public contract of a session', () => {
  const make = () => {
    const harness = makeLoadedSession();
    const { session } = harness;
    session.compareWith({ src: 'b.####.exr', frames: '1001-1100' });
    session.setMarkers([{ frame: 1001, label: 'first' }]);
    session.setRange('1001-1010');
    return harness;
  };

  it('keeps the key paths of its state', () => {
    // A source without a size of its own takes its header's, which has more fields.
    const found = keyPaths(make().session.state).filter((path) => !/^size\.(?!width|height|pixelAspect)/.test(path));
    expect(found).to.deep.equal(paths(STATE));
  });

  it('keeps the fields of its document', () => {
    const { session } = make();
    session.configure({ exposure: 1 });
    expect(keyPaths(session.exportState())).to.deep.equal(paths(DOCUMENT.replaceAll('\n', ' ')));
  });

  it('keeps the fields of its events', () => {
    const { session, player, eventsOf, tick } = make();
    void session.load({ src: 'c.####.exr', frames: '1001-1100' });
    player.header();
    session.configure({ exposure: 1 });
    player.present([[1001, 1001]]);
    tick();
    void session.load({ src: 'no-frames.####.exr' });
    tick();
    const fieldsOf = (name: keyof PlayerEvents) => keyPaths(eventsOf(name).at(0));
    expect(fieldsOf('source-change')).to.deep.equal(['source']);
    expect(fieldsOf('frame-change')).to.include.members(['frame', 'shown', 'held', 'dropped']);
    expect(fieldsOf('playback-change')).to.deep.equal(['fps', 'playing', 'speed']);
    expect(fieldsOf('status-change')).to.deep.equal(['ranges[].in', 'ranges[].out']);
    expect(fieldsOf('display-change')).to.deep.equal(['properties[]']);
    expect(fieldsOf('error')).to.deep.equal(['code', 'frame', 'message', 'retryable']);
  });
});
