import { expect } from 'chai';
import { isUpright, readMatrix } from '../../../src/core/codec/video/planes/orientation.ts';
import { orientPlane } from '../../../src/core/codec/video/planes/plane-samples.ts';

/** [a, b, c, d]: a stored point (x, y) is shown at (a x + c y, b x + d y), less where the picture lies. */
const MATRICES: Readonly<Record<string, readonly [number, number, number, number]>> = {
  'as it is': [1, 0, 0, 1],
  'a quarter clockwise': [0, 1, -1, 0],
  'half round': [-1, 0, 0, -1],
  'a quarter counter-clockwise': [0, -1, 1, 0],
  'left and right exchanged': [-1, 0, 0, 1],
  'top and bottom exchanged': [1, 0, 0, -1],
  'mirrored on one diagonal': [0, 1, 1, 0],
  'mirrored on the other': [0, -1, -1, 0],
};
const matrix = ([a, b, c, d]: readonly [number, number, number, number]): number[] => [a, b, 0, c, d, 0, 7, 9, 1];

describe('the matrix of a track', () => {
  for (const [what, entries] of Object.entries(MATRICES)) {
    it(`shows a picture ${what}`, () => {
      const [a, b, c, d] = entries;
      const { orientation, stretch, isExact } = readMatrix(matrix(entries));
      expect([stretch, isExact, isUpright(orientation)]).to.deep.equal([1, true, what === 'as it is']);
      const [width, height] = [5, 3];
      const data = Uint8Array.from({ length: width * height * 2 }, (_, i) => i);
      const shown = orientPlane({ width, height, data }, orientation, 2, new Uint8Array(data.length));
      expect([shown.width, shown.height]).to.deep.equal(a === 0 ? [height, width] : [width, height]);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const column = a * x + c * y + (a + c < 0 ? shown.width - 1 : 0);
          const row = b * x + d * y + (b + d < 0 ? shown.height - 1 : 0);
          const at = (row * shown.width + column) * 2;
          expect([...shown.data.subarray(at, at + 2)]).to.deep.equal([(y * width + x) * 2, (y * width + x) * 2 + 1]);
        }
      }
    });
  }

  it('widens pixels where it scales unevenly, and not for a hair', () => {
    expect(readMatrix(matrix([2, 0, 0, 1])).stretch).to.equal(2);
    expect(readMatrix(matrix([0, 1, 2, 0])).stretch).to.equal(2);
    expect(readMatrix(matrix([1.005, 0, 0, 1])).stretch).to.equal(1);
  });

  it('that turns by something else is taken for the nearest, inexactly; one of zeros for none', () => {
    expect(readMatrix(matrix([0.9, 0.4, -0.4, 0.9]))).to.deep.include({ isExact: false });
    expect(readMatrix(matrix([0, 0, 0, 0]))).to.deep.include({ isExact: true, stretch: 1 });
  });
});
