import { expect } from 'chai';
import { MarkerWindow } from '../../../src/components/timeline/marker-window.ts';
import { checkMarkers } from '../../../src/core/player/document/marker.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';

const WHOLE = { start: 1, end: 100_001 };

describe('markers in a timeline', () => {
  const many = Array.from({ length: 100_000 }, (_, at) => ({ frame: 1 + at, label: `note ${at}`, id: String(at) }));

  it('a hundred thousand are set and chosen from in 50 ms', () => {
    const costs = [0, 1, 2].map(() => {
      const started = cpuMilliseconds();
      new MarkerWindow().select(checkMarkers(many), WHOLE, 1000);
      return cpuMilliseconds() - started;
    });
    expect(Math.min(...costs)).to.be.below(50);
  });

  it('those in view are shown that can be told apart; zooming in shows the others; none is lost', () => {
    const window = new MarkerWindow();
    const markers = checkMarkers(many);
    const all = window.select(markers, WHOLE, 1000);
    expect(all.length).to.be.within(200, 240);
    expect(all.reduce((sum, { more }) => sum + 1 + more, 0)).to.equal(100_000);
    expect(window.select(markers, { ...WHOLE }, 1000), 'the same question').to.equal(all);
    const near = window.select(markers, { start: 500, end: 520 }, 1000);
    expect(near.map(({ marker, more }) => [marker.frame, more])).to.deep.equal(
      Array.from({ length: 20 }, (_, at) => [500 + at, 0]),
    );
  });

  it('ranges that reach into view are shown beside the points in it', () => {
    const markers = checkMarkers([
      { frame: 1, out: 900 },
      { frame: 10, out: 20 },
      { frame: 505 },
      { frame: 506 },
      { frame: 999 },
    ]);
    const shown = new MarkerWindow().select(markers, { start: 500, end: 600 }, 200);
    expect(shown.map(({ marker, more }) => [marker.frame, more])).to.deep.equal([
      [1, 0],
      [505, 0],
      [506, 0],
    ]);
    expect(new MarkerWindow().select(markers, null, 200)).to.deep.equal([]);
  });
});
