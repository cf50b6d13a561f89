import { expect } from 'chai';
import fc from 'fast-check';
import type { PlaneData } from '../../../src/core/frame/planes.ts';
import { RowReducer } from '../../../src/core/codec/still/row-reducer.ts';
import type { StillPlane } from '../../../src/core/codec/still/still-file.ts';

const PACKED: readonly StillPlane[] = [{ name: 'RGBA', type: 'rgba8' }];
const APART: readonly StillPlane[] = ['R', 'G', 'B', 'A'].map((name) => ({ name, type: 'u8' }));

interface How {
  readonly shift: number;
  readonly straightAlpha: boolean;
}

/** The averages of rows, as one line of RGBA. */
function reduced(planes: readonly StillPlane[], rows: readonly (readonly PlaneData[])[], how: How): number[] {
  const width = (rows[0]?.[0]?.length ?? 0) / (planes.length === 1 ? 4 : 1);
  const reducer = new RowReducer({ width, planes, reversed: false, colour: {}, ...how });
  for (const lines of rows) reducer.add(lines);
  reducer.finish();
  const [first = [], ...others] = reducer.lines.map((line) => [...line]);
  return others.length === 0 ? first : first.flatMap((red, at) => [red, ...others.map((line) => line[at] ?? 0)]);
}

describe('a still made smaller row by row', () => {
  it('is the same whether its pixels are packed or its channels apart, opaque or not', () => {
    const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));
    const row = (width: number): fc.Arbitrary<number[][]> => {
      const of = (alpha: fc.Arbitrary<number>): fc.Arbitrary<number[][]> =>
        fc.array(fc.tuple(colour, alpha).map(([rgb, a]) => [...rgb, a]), { minLength: width, maxLength: width }); // prettier-ignore
      return fc.oneof(of(fc.constant(255)), of(fc.constantFrom(255, 0, 1, 128)));
    };
    // Rows of one line of cells.
    const picture = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 3 }))
      .chain(([width, shift]) =>
        fc.tuple(fc.array(row(width), { minLength: 1, maxLength: 2 ** shift }), fc.constant(shift)),
      );
    fc.assert(
      fc.property(picture, fc.boolean(), ([rows, shift], straightAlpha) => {
        const packed = rows.map((one) => [Uint8Array.from(one.flat())]);
        const apart = rows.map((one) => [0, 1, 2, 3].map((at) => Uint8Array.from(one, (pixel) => pixel[at] ?? 0)));
        const how = { shift, straightAlpha };
        expect(reduced(PACKED, packed, how)).to.deep.equal(reduced(APART, apart, how));
      }),
      { numRuns: 500 },
    );
  });
});
