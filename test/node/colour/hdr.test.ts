import { expect } from 'chai';
import { cicpColour } from '../../../src/core/codec/png16/cicp.ts';
import { NEUTRAL_COLOUR, type ColourSettings } from '../../../src/core/colour/colour-settings.ts';
import { prepareColour } from '../../../src/core/colour/pipeline/prepare-colour.ts';
import { shadePixel } from '../../../src/core/colour/pipeline/shade-pixel.ts';
import { parseCube } from '../../../src/core/colour/lut/parse-cube.ts';
import { decodeColour, encodeColour } from '../../../src/core/colour/transfer/curve.ts';
import { TRANSFERS } from '../../../src/core/colour/transfer/transfers.ts';

const WHITE = 203;
const PQ = { format: 'video', layout: 'yuv', transfer: 'pq' } as const;

/** Display-linear light of a colour of code values, 1 the display's white. */
function light(
  code: readonly [number, number, number],
  changes: Partial<ColourSettings> = {},
  transfer: 'pq' | 'hlg' = 'pq',
): number[] {
  const colour = { ...NEUTRAL_COLOUR, display: 'linear' as const, ...changes };
  return shadePixel([...code, 1], prepareColour(colour, { ...PQ, transfer }), { lut: colour.lut }).slice(0, 3);
}
const pqOf = (nits: number): number => encodeColour(TRANSFERS.pq, [nits / WHITE, 0, 0])[0];
const grey = (value: number): [number, number, number] => [value, value, value];

describe('the light of BT.2100', () => {
  it('is that of the tables: PQ by SMPTE ST 2084, HLG on a display of 1000 cd/m²', () => {
    // ITU-R BT.2408-7, table 1: reference white, grey card, and the ends of both.
    for (const [nits, pq, hlg] of [
      [203, 0.58, 0.75],
      [26, 0.38, 0.38],
      [1000, 0.75, 1],
    ] as const) {
      // prettier-ignore
      expect(pqOf(nits), `PQ of ${nits}`).to.be.closeTo(pq, 0.005);
      const code = encodeColour(TRANSFERS.hlg, grey(nits / WHITE))[0];
      expect(code, `HLG of ${nits}`).to.be.closeTo(hlg, 0.006);
    }
    expect(pqOf(10_000)).to.equal(1);
    expect(pqOf(0)).to.equal(0);
    // ITU-R BT.2100-2, annex: 92.2 cd/m² at half of PQ.
    expect(decodeColour(TRANSFERS.pq, grey(0.5))[0] * WHITE).to.be.closeTo(92.25, 0.01);
  });

  it('goes there and back in colour', () => {
    for (const curve of [TRANSFERS.pq, TRANSFERS.hlg]) {
      for (const code of [
        [0.1, 0.5, 0.7],
        [0.9, 0.2, 0],
        [0, 0, 0],
        [1, 1, 1],
      ] as const) {
        // prettier-ignore
        const back = encodeColour(curve, decodeColour(curve, code));
        code.forEach((value, i) => expect(back[i]).to.be.closeTo(value, 1e-6));
      }
    }
  });
});

describe('the cICP chunk of a PNG', () => {
  it('names PQ and HLG', () => {
    const colour = (transfer: number) => cicpColour(new DataView(Uint8Array.of(9, transfer, 0, 1).buffer)).colour;
    expect([16, 18].map((transfer) => colour(transfer)?.transfer)).to.deep.equal(['pq', 'hlg']);
  });
});

describe('high dynamic range on a display that has none', () => {
  it('is as it is up to 87 cd/m², then rolls off to white at 1000', () => {
    for (const nits of [0, 1, 10, 50, 87]) expect(light(grey(pqOf(nits)))[0]).to.be.closeTo(nits / WHITE, 1e-4);
    expect(light(grey(pqOf(203)))[0]).to.be.closeTo(0.78, 0.01);
    for (const nits of [1000, 4000, 10_000]) expect(light(grey(pqOf(nits)))[0]).to.be.closeTo(1, 1e-6);
    let last = -1;
    for (let code = 0; code <= 1000; code++) {
      const [value = 0] = light(grey(code / 1000));
      expect(value, String(code)).to.be.at.least(last);
      last = value;
    }
  });

  it('keeps the ratios of a colour', () => {
    const [r = 0, g = 0, b = 0] = light([pqOf(400), pqOf(100), pqOf(40)]);
    expect(r / g).to.be.closeTo(4, 1e-3);
    expect(g / b).to.be.closeTo(2.5, 1e-3);
  });

  it('gives the same picture in both systems', () => {
    for (const nits of [5, 26, 100, 203, 500]) {
      const hlg = encodeColour(TRANSFERS.hlg, grey(nits / WHITE));
      expect(light(hlg, {}, 'hlg')[0], String(nits)).to.be.closeTo(light(grey(pqOf(nits)))[0] ?? 0, 1e-4);
    }
  });

  it('is left to a tone map or a table that was chosen, and to a named colour space', () => {
    const lut = parseCube('LUT_3D_SIZE 2\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1');
    const code = grey(pqOf(203));
    expect(light(code, { lut, lutInput: 'srgb', lutOutput: 'srgb' })[0]).to.be.closeTo(1, 1e-3);
    const filmic = light(grey(1), { toneMap: 'filmic', inputColor: 'linear-rec709' })[0] ?? 0;
    expect(light(code, { toneMap: 'filmic' })[0]).to.be.closeTo(filmic, 1e-3);
    expect(light(code, { inputColor: 'linear-rec709' })[0]).to.be.closeTo(0.58, 0.01);
    expect(light(code, { inputColor: 'rec2100-pq' })[0]).to.be.closeTo(0.78, 0.01);
  });
});
