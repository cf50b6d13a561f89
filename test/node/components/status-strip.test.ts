import { expect } from 'chai';
import fc from 'fast-check';
import { CELL_KINDS } from '../../../src/components/timeline/strip/cell-kind.ts';
import { columnsOf, paintStrip, type StatusStrip } from '../../../src/components/timeline/strip/status-strip.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { parseFrameList } from '../../../src/core/sequence/frames/frame-list-parse.ts';
import { bruteForceStrip } from '../../support/pictures/brute-force-strip.ts';

const GROUND = 0xff000000;
/** A colour of its own for every kind and ink. */
const PALETTE = CELL_KINDS.map((_, kind) => Uint32Array.of(GROUND, 0xff000100 + kind, 0xff010000 + kind));

const strips = fc
  .record({
    list: fc.constantFrom('1-50', '1001-1048', '-20-30x3', '1-9,20-22,40', '5', '1-4000', '10-2000x7,3000-3100'),
    seed: fc.infiniteStream(
      fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 })),
    ),
    width: fc.integer({ min: 1, max: 400 }),
    height: fc.integer({ min: 1, max: 24 }),
    scale: fc.integer({ min: 1, max: 3 }),
    from: fc.double({ min: 0, max: 0.9, noNaN: true }),
    part: fc.double({ min: 0.01, max: 1, noNaN: true }),
  })
  .map(({ list, seed, width, height, scale, from, part }): StatusStrip => {
    const frames = parseFrameList(list);
    const length = frames.last + 1 - frames.first;
    const start = frames.first + from * length;
    const end = start + Math.max(1, part * length);
    const statuses = new Uint8Array(frames.length);
    const levels = new Uint8Array(frames.length);
    const incomplete = new Uint8Array(frames.length);
    for (let i = 0; i < frames.length; i++) [statuses[i], levels[i], incomplete[i]] = seed.next().value;
    return { frames, statuses, levels, incomplete, view: { start, end }, width, height, scale };
  });

describe('the load indicator', () => {
  it('equals a brute-force painting for random statuses, zooms and sizes', () => {
    fc.assert(
      fc.property(strips, (strip) => {
        const pixels = new Uint32Array(strip.width * strip.height);
        paintStrip(pixels, strip, PALETTE, GROUND, 0, strip.width);
        expect(pixels).to.deep.equal(bruteForceStrip(strip, PALETTE, GROUND));
      }),
      { numRuns: 150 },
    );
  });

  it('repainting the columns of changed frames gives what painting everything gives', () => {
    fc.assert(
      fc.property(strips, fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(40), (strip, at, count) => {
        const pixels = new Uint32Array(strip.width * strip.height);
        paintStrip(pixels, strip, PALETTE, GROUND, 0, strip.width);
        const from = Math.floor(at * strip.frames.length);
        const to = Math.min(strip.frames.length, from + 1 + count);
        strip.statuses.fill(FrameStatus.Error, from, to);
        const [left, right] = columnsOf(
          strip.view,
          strip.width,
          strip.frames.frameAt(from as never),
          strip.frames.frameAt((to - 1) as never),
        );
        paintStrip(pixels, strip, PALETTE, GROUND, left, right);
        expect(pixels).to.deep.equal(bruteForceStrip(strip, PALETTE, GROUND));
      }),
      { numRuns: 150 },
    );
  });

  it('shows one error among ten thousand frames', () => {
    const frames = parseFrameList('1-10000');
    const statuses = new Uint8Array(10000).fill(FrameStatus.Loaded);
    statuses[4321] = FrameStatus.Error;
    const [width, height] = [200, 10];
    const strip = {
      frames,
      statuses,
      levels: new Uint8Array(10000),
      incomplete: new Uint8Array(10000),
      view: { start: 1, end: 10001 },
      width,
      height,
      scale: 1,
    };
    const pixels = new Uint32Array(width * height);
    paintStrip(pixels, strip, PALETTE, GROUND, 0, width);
    const error = PALETTE[CELL_KINDS.indexOf('error')]!;
    expect([...pixels].filter((pixel) => pixel === error[1] || pixel === error[2]).length).to.equal(height / 2);
  });

  it('paints 100,000 frames on 1,000 pixels in under 4 ms, a changed frame in under 1 ms', () => {
    const frames = parseFrameList('1-100000');
    const [width, height] = [1000, 12];
    const statuses = new Uint8Array(100000).fill(FrameStatus.Loaded);
    const [levels, incomplete] = [new Uint8Array(100000), new Uint8Array(100000)];
    const strip: StatusStrip = {
      frames,
      statuses,
      levels,
      incomplete,
      view: { start: 1, end: 100001 },
      width,
      height,
      scale: 1,
    };
    const pixels = new Uint32Array(width * height);
    const best = (run: () => void): number => {
      let least = Infinity;
      for (let i = 0; i < 30; i++) {
        const before = performance.now();
        run();
        least = Math.min(least, performance.now() - before);
      }
      return least;
    };
    expect(best(() => paintStrip(pixels, strip, PALETTE, GROUND, 0, width))).to.be.below(4);
    const [from, to] = columnsOf(strip.view, width, 5000, 5000);
    expect(best(() => paintStrip(pixels, strip, PALETTE, GROUND, from, to))).to.be.below(1);
  });
});
