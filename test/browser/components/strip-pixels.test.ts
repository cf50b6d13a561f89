import { expect } from 'chai';
import fc from 'fast-check';
import { pixelOf } from '../../../src/components/element/css-colour.ts';
import { CELL_KINDS } from '../../../src/components/timeline/strip/cell-kind.ts';
import { StripCanvas } from '../../../src/components/timeline/strip/strip-canvas.ts';
import { bruteForceStrip } from '../../support/pictures/brute-force-strip.ts';
import { FakePlayer } from '../../support/player/fake-player-element.ts';

customElements.define('fake-player', FakePlayer);

describe('the pixels on the load indicator’s canvas', () => {
  it('equal a brute-force painting for random statuses, zooms and sizes, painted whole and by changes', () => {
    const stage = document.body.appendChild(document.createElement('div'));
    const carriers = new Map(
      CELL_KINDS.map((kind, i) => {
        const carrier = stage.appendChild(document.createElement('i'));
        carrier.style.color = `rgb(${20 * i + 40} ${255 - 20 * i} ${60 + 10 * i})`;
        return [kind, carrier] as const;
      }),
    );
    const ground = stage.appendChild(document.createElement('i'));
    ground.style.color = 'rgb(1 2 3)';
    const base = pixelOf('rgb(1 2 3)');
    const dim = (pixel: number): number => {
      const [r = 0, g = 0, b = 0] = new Uint8ClampedArray(Uint32Array.of(pixel).buffer);
      return new Uint32Array(Uint8ClampedArray.of(r * 0.55, g * 0.55, b * 0.55, 255).buffer)[0]!;
    };
    const palette = CELL_KINDS.map((kind) => {
      const full = pixelOf(getComputedStyle(carriers.get(kind)!).color);
      return Uint32Array.of(base, full, dim(full));
    });
    const cases = fc.record({
      first: fc.integer({ min: -50, max: 2000 }),
      count: fc.integer({ min: 1, max: 3000 }),
      step: fc.integer({ min: 1, max: 3 }),
      width: fc.integer({ min: 1, max: 500 }),
      height: fc.integer({ min: 2, max: 30 }),
      scale: fc.integer({ min: 1, max: 3 }),
      from: fc.double({ min: 0, max: 0.9, noNaN: true }),
      part: fc.double({ min: 0.01, max: 1, noNaN: true }),
      changes: fc.array(
        fc.record({
          at: fc.double({ min: 0, max: 0.999, noNaN: true }),
          length: fc.integer({ min: 1, max: 60 }),
          status: fc.integer({ min: 0, max: 5 }),
          level: fc.integer({ min: 0, max: 2 }),
          incomplete: fc.integer({ min: 0, max: 1 }),
        }),
        { maxLength: 12 },
      ),
    });
    fc.assert(
      fc.property(cases, ({ first, count, step, width, height, scale, from, part, changes }) => {
        const player = new FakePlayer();
        player.setFrames(first, first + count * step, step);
        const { frames, frameStatus } = player;
        const length = frames.last + 1 - frames.first;
        const start = frames.first + from * length;
        const view = { start, end: start + Math.max(1, part * length) };
        const canvas = document.createElement('canvas');
        const strip = new StripCanvas(canvas);
        strip.readColours(carriers, ground);
        strip.resize(width, height);
        strip.paint(frames, frameStatus, view, scale);
        for (const { at, length: many, status, level, incomplete } of changes) {
          const index = Math.floor(at * frames.length);
          frameStatus.set(index, Math.min(frames.length, index + many), status as 0, level, incomplete);
          strip.paint(frames, frameStatus, view, scale);
        }
        const image = canvas.getContext('2d')!.getImageData(0, 0, width, height);
        const { statuses, levels, incomplete } = frameStatus;
        const wanted = bruteForceStrip(
          { frames, statuses, levels, incomplete, view, width, height, scale },
          palette,
          base,
        );
        expect(new Uint32Array(image.data.buffer)).to.deep.equal(wanted);
      }),
      { numRuns: 60 },
    );
    stage.remove();
  });
});
