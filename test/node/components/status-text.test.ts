import { expect } from 'chai';
import type { PlayerStats } from '../../../src/core/cache/cache-contract.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { statusText, type StatusFacts } from '../../../src/components/status/status-text.ts';
import { layerLabel } from '../../../src/components/text/layer-label.ts';
import { STATS } from '../../support/cache/fake-page-cache.ts';

const NOTHING: StatusFacts = {
  state: null,
  player: null,
  cache: null,
  statuses: null,
  epoch: null,
  bytesPerSecond: 0,
};

describe('the hit ratio of the status line', () => {
  const player: PlayerStats = { lookAheadSeconds: 0, blocked: null, shownFps: 0, droppedFrames: 0 };
  const written = (hits: number, misses: number, players = 1): string => {
    const cache = { ...STATS, hits, misses, players: Array<PlayerStats>(players).fill(player) };
    return statusText('hits', { ...NOTHING, cache });
  };

  it('is a dash until more came due than what players opened on', () => {
    expect(written(0, 0, 0)).to.equal('hits –');
    expect(written(0, 1)).to.equal('hits –');
    expect(written(0, 6, 6)).to.equal('hits –');
  });

  it('is the share of frames that were there when they came due', () => {
    expect(written(0, 2)).to.equal('hits 0%');
    expect(written(1, 1)).to.equal('hits 50%');
    expect(written(1, 0)).to.equal('hits 100%');
    expect(written(2, 1, 6)).to.equal('hits 67%');
  });
});

describe('the status line while nothing is being loaded', () => {
  const { Placeholder, Loaded, Missing, Error: Failed } = FrameStatus;
  const written = (...statuses: FrameStatus[]): string =>
    statusText('blocked', { ...NOTHING, statuses: Uint8Array.from(statuses) });

  it('says that all frames are loaded, gaps aside', () => {
    expect(written(Loaded, Missing, Loaded)).to.equal('All frames loaded');
  });

  it('does not say so of frames that nobody loads', () => {
    expect(written(Loaded, Placeholder)).to.equal('Idle');
    expect(written()).to.equal('Idle');
  });

  it('counts the frames that failed', () => {
    expect(written(Loaded, Failed)).to.equal('1 frame failed');
    expect(written(Failed, Placeholder, Failed)).to.equal('2 frames failed');
  });
});

describe('the label of a layer', () => {
  it('is its id, or what the unnamed one consists of', () => {
    expect(layerLabel({ id: 'diffuse', channels: ['diffuse.R'] })).to.equal('diffuse');
    expect(layerLabel({ id: '', channels: ['R', 'G', 'B', 'A'] })).to.equal('RGBA (main)');
    expect(layerLabel({ id: '', channels: ['A', 'B', 'G', 'R'] }), 'as files list them').to.equal('RGBA (main)');
    expect(layerLabel({ id: '', channels: ['Y', 'RY', 'BY'] })).to.equal('Y RY BY (main)');
    expect(layerLabel({ id: '', channels: ['BY', 'RY', 'Y'] })).to.equal('Y RY BY (main)');
  });
});
