import { expect } from 'chai';
import fc from 'fast-check';
import { FITTED } from '../../../src/core/viewport/viewport.ts';
import { transformRectangle, windowRectangle } from '../../../src/core/viewport/rectangle.ts';
import { invertTransform, viewTransform } from '../../../src/core/viewport/view-transform.ts';
import { visiblePixels, windowIntersection } from '../../../src/core/viewport/visible-pixels.ts';

const WINDOW = [-3, 2, 12, 9] as const;

describe('visible pixels', () => {
  it('are those whose place on the canvas is not empty, however the picture is turned', () => {
    const pan = fc.double({ min: -20, max: 20, noNaN: true });
    const view = fc.record({
      zoom: fc.double({ min: 3, max: 60, noNaN: true }),
      panX: pan,
      panY: pan,
      flip: fc.boolean(),
      flop: fc.boolean(),
    });
    fc.assert(
      fc.property(view, (choice) => {
        const size = { width: 80, height: 50 };
        const transform = viewTransform(
          { ...FITTED, ...size, ...choice },
          { displayWindow: WINDOW, pixelAspectRatio: 1.5 },
        );
        const found = visiblePixels(transform, size, WINDOW);
        for (let y = WINDOW[1]; y <= WINDOW[3]; y++) {
          for (let x = WINDOW[0]; x <= WINDOW[2]; x++) {
            const place = transformRectangle(invertTransform(transform), windowRectangle([x, y, x, y]));
            const [across, down] = [
              Math.min(place.right, 80) - Math.max(place.left, 0),
              Math.min(place.bottom, 50) - Math.max(place.top, 0),
            ];
            const isInside = found !== null && x >= found[0] && x <= found[2] && y >= found[1] && y <= found[3];
            // A sliver that rounding decides about may go either way.
            if (Math.abs(across) > 1e-6 && Math.abs(down) > 1e-6) expect(isInside).to.equal(across > 0 && down > 0);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of two windows are what both have', () => {
    expect(windowIntersection([0, 0, 9, 9], [5, -3, 20, 4])).to.deep.equal([5, 0, 9, 4]);
    expect(windowIntersection([0, 0, 9, 9], [10, 0, 20, 9])).to.equal(null);
  });
});
