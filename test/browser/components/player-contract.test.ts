import { expect } from 'chai';
import { SeqPlayer } from '../../../src/components/player/seq-player.ts';
import { FakePageCache } from '../../support/cache/fake-page-cache.ts';
import { keyPaths } from '../../support/player/key-paths.ts';

customElements.define('seq-player', SeqPlayer);

const METHODS = `play pause seek step load reload retry sample watchProbe capture captureAnnotated exportState importState
  toggleFullscreen handleKey toPicture toClient watchPeaks watchThumbnails`;
const PROPERTIES = `alpha annotate annotations audioOffset audioScrub audioSrc autoplay background channel compare compareAngle
  compareFrames compareGain compareMix compareOcioInput compareOffset comparePosition compareSide compareSrc controls
  crossorigin display exposure falseColour falseColourGrey falseColourStep filter fit flip flop fps frame frames frameStatus gamma hideAnnotations hud inputColor keymap label
  layer localFiles loop lut lutBypass lutInput lutOutput markers mask metadata missing muted ocio ocioDisplay
  ocioInput ocioLook ocioView offset outline overscan peaks pixelValues playback playerId poster preload preloadOrder
  probe probeArea range ready resolution resolveFrame safeAreas saturation scopeRegion scopes scopeSide scopeStage scopeUnits scopeValues source speed src state stats sync toneMap
  type volume warning zebraHigh zebraLow`;
const words = (list: string): string[] => list.split(/\s+/);

describe('the public contract of seq-player', () => {
  it('keeps its methods and properties', () => {
    const player = new SeqPlayer();
    for (const name of words(METHODS)) expect(Reflect.get(player, name), name).to.be.a('function');
    for (const name of words(PROPERTIES)) expect(name in player, name).to.equal(true);
  });

  it('observes an attribute for each of them that markup can set', () => {
    const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const scripted = [
      'annotations',
      'frameStatus',
      'markers',
      'peaks',
      'playerId',
      'ready',
      'resolveFrame',
      'source',
      'state',
      'stats',
    ];
    const marked = words(PROPERTIES).filter((name) => !scripted.includes(name));
    const votes = ['cache-percent', 'cache-reserve-gb', 'cache-max-mb', 'workers'];
    expect([...SeqPlayer.observedAttributes].sort()).to.deep.equal([...marked.map(dashed), ...votes].sort());
  });

  it('has the same state before its first connection, connected and after', async () => {
    const cache = new FakePageCache().install();
    const player = new SeqPlayer();
    const before = keyPaths(player.state);
    document.body.append(player);
    await player.updateComplete;
    expect(keyPaths(player.state)).to.deep.equal(before);
    player.remove();
    await Promise.resolve();
    expect(keyPaths(player.state)).to.deep.equal(before);
    expect([player.frameStatus, player.playerId, player.stats]).to.deep.equal([null, null, null]);
    cache.uninstall();
  });
});
