import { expect } from 'chai';
import { lightTable } from '../../../src/core/codec/light-table.ts';
import { decodeCurve, encodeCurve } from '../../../src/core/colour/transfer/curve.ts';
import { TRANSFERS } from '../../../src/core/colour/transfer/transfers.ts';
import { codesByComponent, decodeFilmBytes } from '../../support/pictures/decode-dpx-cineon.ts';
import { writeDpx, type ElementSpec } from '../../support/pictures/dpx-cineon-writer.ts';
import { seededRandom } from '../../support/random.ts';

/** SMPTE 268M, table 5A. */
const CODES = { linear: 2, cineon: 1, rec709: 6 } as const;

describe('DPX made smaller', () => {
  for (const [transfer, code] of Object.entries(CODES) as [keyof typeof CODES, number][]) {
    for (const bits of [8, 10, 12, 16] as const) {
      it(`${transfer}, ${bits} bits: the mean of the light, to the nearest code`, async () => {
        const [width, height, most] = [21, 13, 2 ** bits - 1];
        const random = seededRandom(bits);
        const samples = Array.from({ length: width * height * 3 }, () => Math.floor(random() * 2 ** bits));
        const sample: ElementSpec['sample'] = (x, y, i) => samples[(y * width + x) * 3 + i] ?? 0;
        const elements = [{ descriptor: 50, components: 3, bits, packing: 1, sample, transfer: code } as const];
        const file = writeDpx({ width, height, elements });
        for (const level of [1, 2, 3]) {
          const { picture } = await decodeFilmBytes(file, { level });
          const [plane] = picture.planes;
          const side = 2 ** level;
          expect([plane?.width, plane?.height]).to.deep.equal([Math.ceil(width / side), Math.ceil(height / side)]);
          const codes = codesByComponent(picture);
          codes.G?.forEach((made, index) => {
            const [left, top] = [
              (index % Math.ceil(width / side)) * side,
              Math.floor(index / Math.ceil(width / side)) * side,
            ];
            let [sum, count] = [0, 0];
            for (let y = top; y < Math.min(top + side, height); y++) {
              for (let x = left; x < Math.min(left + side, width); x++) {
                sum += decodeCurve(TRANSFERS[transfer], sample(x, y, 1) / most);
                count += 1;
              }
            }
            // Half a code is what rounding costs; the table of 16 bits adds less than one.
            const exact = encodeCurve(TRANSFERS[transfer], sum / count) * most;
            expect(Math.abs(made - exact), `${made} for ${exact}`).to.be.at.most(bits === 16 ? 1.5 : 0.55);
          });
        }
      });
    }
  }

  it('keeps flat areas: exactly to 10 bits, to one code beyond', () => {
    for (const transfer of ['cineon', 'rec709', 'srgb', 'gamma-2.2', 'gamma-2.4', 'linear'] as const) {
      for (const most of [255, 1023, 4095, 65535]) {
        const table = lightTable(transfer, most);
        const codes = new Uint16Array(most + 1);
        table.encode(table.light, codes);
        for (let code = 0; code <= most; code++) {
          const off = Math.abs((codes[code] ?? NaN) - code);
          // The two pieces of Rec.709, as its constants are rounded, do not meet: 0.0003 between light of 0.0179 and 0.018.
          const gap = transfer === 'rec709' && Math.abs(code / most - 0.0811) < 0.0003 ? 0.0003 * most : 0;
          expect(off, `${transfer} ${code} of ${most}`).to.be.at.most(Math.max(gap, most > 4095 ? 1 : 0));
        }
      }
    }
  });
});
