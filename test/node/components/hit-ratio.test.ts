import { expect } from 'chai';
import type { PlayerStats } from '../../../src/core/cache/cache-contract.ts';
import { statusText } from '../../../src/components/status/status-text.ts';
import { STATS } from '../../support/cache/fake-page-cache.ts';

describe('the hit ratio of the status line', () => {
  const player: PlayerStats = { lookAheadSeconds: 0, blocked: null, shownFps: 0, droppedFrames: 0 };
  const written = (hits: number, misses: number, players = 1): string => {
    const cache = { ...STATS, hits, misses, players: Array<PlayerStats>(players).fill(player) };
    return statusText('cache', { state: null, player: null, cache, epoch: null, bytesPerSecond: 0 });
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
