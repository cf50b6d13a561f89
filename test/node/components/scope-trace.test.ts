import { expect } from 'chai';
import { CHROMA_BINS, chromaBin, chromaExtent, chromaOf } from '../../../src/core/scopes/chroma-plane.ts';
import { SCOPE_BINS } from '../../../src/core/scopes/scope-axis.ts';
import { drawBars, drawChroma, drawColumns, type Raster, TRACES } from '../../../src/components/scopes/trace.ts';

const raster = (width: number, height: number): Raster => ({
  ...{ width, height },
  data: new Uint8ClampedArray(width * height * 4),
});
/** Places of what is drawn, as `x,y`. */
const lit = ({ width, data }: Raster): string[] =>
  [...data.keys()]
    .filter((at) => at % 4 === 3 && (data[at] ?? 0) > 0)
    .map((at) => `${((at - 3) / 4) % width},${Math.floor((at - 3) / 4 / width)}`);
const columnsOf = (columns: number, bins: readonly (readonly [column: number, bin: number, count: number])[]) => {
  const counts = new Uint32Array(columns * SCOPE_BINS);
  for (const [column, bin, count] of bins) counts[column * SCOPE_BINS + bin] = count;
  return { columns, counts };
};

describe('the trace of a scope', () => {
  it('has each bin of a column in a row of its own, or sums those that share one: none is lost', () => {
    for (const height of [SCOPE_BINS, 100, 37]) {
      for (const bin of [0, 1, 77, 254, 255]) {
        const image = raster(1, height);
        drawColumns(image, columnsOf(1, [[0, bin, 5]]), { plane: 0, colour: TRACES.luma, left: 0, width: 1 }, false);
        expect(lit(image), `${bin} of ${height} rows`).to.deep.equal([
          `0,${height - 1 - Math.floor((bin * height) / SCOPE_BINS)}`,
        ]);
      }
    }
  });

  it('is brighter where more pixels are, and follows a mirrored picture', () => {
    const counted = columnsOf(2, [
      [0, 10, 1],
      [0, 200, 99],
      [1, 128, 7],
    ]);
    const [plain, mirrored] = [raster(2, SCOPE_BINS), raster(2, SCOPE_BINS)];
    const trace = { plane: 0, colour: TRACES.red, left: 0, width: 2 };
    drawColumns(plain, counted, trace, false);
    drawColumns(mirrored, counted, trace, true);
    expect(lit(plain)).to.deep.equal(['0,55', '1,127', '0,245']);
    expect(lit(mirrored)).to.deep.equal(['1,55', '0,127', '1,245']);
    const alpha = (x: number, y: number): number => plain.data[(y * 2 + x) * 4 + 3] ?? 0;
    expect(alpha(0, 55)).to.equal(255);
    expect(alpha(0, 245)).to.be.within(40, 200);
  });

  it('has colours where they lie, in their hue, in a square of any size', () => {
    const [cb, cr] = chromaOf(0.75, 0, 0);
    const extent = chromaExtent('after');
    const counts = new Uint32Array(CHROMA_BINS * CHROMA_BINS);
    counts[chromaBin(cr, extent) * CHROMA_BINS + chromaBin(cb, extent)] = 3;
    for (const size of [CHROMA_BINS, 90]) {
      const image = raster(size, size);
      drawChroma(image, counts, 'after');
      const [x, y] = [((cb / extent + 1) / 2) * size, ((1 - cr / extent) / 2) * size];
      const dots = lit(image).map((place) => place.split(',').map(Number));
      expect(dots.length, `${size}`).to.be.within(2, 4);
      for (const [column = 0, row = 0] of dots) expect(Math.hypot(column - x, row - y)).to.be.below(2.5);
      const [at = 0] = [...image.data.keys()].filter((one) => one % 4 === 3 && (image.data[one] ?? 0) > 0);
      expect(image.data[at - 3]).to.be.greaterThan((image.data[at - 2] ?? 0) + 60);
    }
  });

  it('has bars as high as values are frequent, luma as a line before them', () => {
    const counts = new Uint32Array(4 * SCOPE_BINS);
    counts.fill(100, SCOPE_BINS, 2 * SCOPE_BINS);
    counts.fill(25, 3 * SCOPE_BINS);
    const image = raster(40, 80);
    drawBars(image, counts);
    const at = (y: number): number[] => [...image.data.subarray((y * 40 + 20) * 4, (y * 40 + 20) * 4 + 4)];
    const alpha = (y: number): number => at(y)[3] ?? 0;
    expect(at(10).slice(0, 3), 'in green').to.deep.equal([...TRACES.green]);
    expect(alpha(10), 'what lies behind is seen').to.be.within(130, 150);
    expect(alpha(0), 'its top is outlined').to.be.greaterThan(alpha(10) + 50);
    // The square root of a quarter.
    expect(at(40).slice(0, 3).every((code) => code > 180), 'the line of luma').to.equal(true); // prettier-ignore
  });
});
