import { expect } from 'chai';
import fc from 'fast-check';
import { IDENTITY3, invert3, type Matrix3, multiply3, transform3 } from '../../../src/core/colour/primaries/matrix3.ts';
import { PRIMARIES } from '../../../src/core/colour/primaries/primaries.ts';
import { primariesMatrix, rgbToXyz } from '../../../src/core/colour/primaries/primaries-matrix.ts';
import type { Chromaticities } from '../../../src/core/frame/planes.ts';

const close = (a: readonly number[], b: readonly number[], slack: number): void =>
  a.forEach((value, index) => expect(value, `${a} against ${b}`).to.be.closeTo(b[index] ?? NaN, slack));

describe('primaries', () => {
  it('give the published matrices', () => {
    // IEC 61966-2-1, 5.3 (four places) and ARRI's Wide Gamut 3 to Rec.709.
    close(
      rgbToXyz(PRIMARIES.rec709) ?? [],
      [0.4124, 0.3576, 0.1805, 0.2126, 0.7152, 0.0722, 0.0193, 0.1192, 0.9505],
      1e-4,
    );
    close(
      primariesMatrix(PRIMARIES['arri-wide-gamut-3'], PRIMARIES.rec709),
      [1.617523, -0.537287, -0.080237, -0.070573, 1.334613, -0.26404, -0.021102, -0.226954, 1.248056],
      1e-5,
    );
  });

  it('keep white white between any two of them, and go back', () => {
    for (const from of Object.values(PRIMARIES)) {
      for (const to of Object.values(PRIMARIES)) {
        const there = primariesMatrix(from, to);
        close(transform3(there, [1, 1, 1]), [1, 1, 1], 1e-12);
        close(multiply3(primariesMatrix(to, from), there), IDENTITY3, 1e-9);
      }
    }
  });

  it('are exactly nothing to do between equal ones', () => {
    expect(primariesMatrix(PRIMARIES.rec709, [...PRIMARIES.rec709])).to.equal(IDENTITY3);
  });

  it('read XYZ values as they are, without adapting their white', () => {
    const xyz: Chromaticities = [1, 0, 0, 1, 0, 0, 1 / 3, 1 / 3];
    const d65 = transform3(rgbToXyz(PRIMARIES.rec709) ?? IDENTITY3, [1, 1, 1]);
    close(transform3(primariesMatrix(xyz, PRIMARIES.rec709), d65), [1, 1, 1], 1e-12);
  });

  it('that span nothing change nothing', () => {
    const broken: Chromaticities[] = [
      [0, 0, 0, 0, 0, 0, 0, 0],
      [0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3],
      [NaN, 0.3, 0.3, 0.6, 0.15, 0.06, 0.3, 0.3],
      [0.64, 0.33, 0.3, 0.6, 0.15, 0.06, 0.3, 0],
    ];
    for (const chromaticities of broken) expect(primariesMatrix(chromaticities, PRIMARIES.rec709)).to.equal(IDENTITY3);
  });

  it('are matrices that invert', () => {
    const entry = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 9, maxLength: 9 }), (values) => {
        const matrix = values as unknown as Matrix3;
        const inverse = invert3(matrix);
        if (!inverse || Math.max(...inverse.map(Math.abs)) > 1e4) return;
        close(multiply3(matrix, inverse), IDENTITY3, 1e-6);
      }),
    );
  });
});
