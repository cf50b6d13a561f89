import { expect } from 'chai';
import { decodeCurve, encodeCurve } from '../../../src/core/colour/transfer/curve.ts';
import { TRANSFERS } from '../../../src/core/colour/transfer/transfers.ts';

describe('transfer functions', () => {
  for (const [name, curve] of Object.entries(TRANSFERS)) {
    it(`${name} there and back is where it was, and it never falls`, () => {
      let last = -Infinity;
      for (let code = 0; code <= 1023; code += 1) {
        const linear = decodeCurve(curve, code / 1023);
        // BT.709 rounds its figures so that the two pieces miss each other by a quarter of a thousandth.
        const slack = name === 'rec709' ? 3e-4 : 1e-6;
        expect(encodeCurve(curve, linear), `code ${code}`).to.be.closeTo(code / 1023, slack);
        expect(linear, `code ${code}`).to.be.at.least(last);
        last = linear;
      }
    });
  }

  it('put middle grey and white where their papers say', () => {
    const codeOf = (name: keyof typeof TRANSFERS, linear: number): number => encodeCurve(TRANSFERS[name], linear);
    expect(codeOf('logc3', 0.18)).to.be.closeTo(0.391, 1e-3);
    expect(codeOf('logc4', 0.18)).to.be.closeTo(0.278, 1e-3);
    expect(codeOf('slog3', 0.18) * 1023).to.be.closeTo(420, 1e-6);
    expect(codeOf('slog3', 0) * 1023).to.be.closeTo(95, 1e-6);
    expect(codeOf('cineon', 1) * 1023).to.be.closeTo(685, 1e-9);
    expect(codeOf('cineon', 0) * 1023).to.be.closeTo(95, 1e-9);
    expect(codeOf('srgb', 0.18)).to.be.closeTo(0.4614, 1e-4);
    expect(codeOf('rec709', 0.18)).to.be.closeTo(0.409, 1e-3);
  });

  it('mirror negative values where they are powers and stop at code 0 where they are bare logarithms', () => {
    for (const name of ['srgb', 'rec709', 'gamma-2.2', 'gamma-2.4'] as const) {
      expect(encodeCurve(TRANSFERS[name], -0.3)).to.equal(-encodeCurve(TRANSFERS[name], 0.3));
      expect(decodeCurve(TRANSFERS[name], -0.3)).to.equal(-decodeCurve(TRANSFERS[name], 0.3));
    }
    expect(encodeCurve(TRANSFERS.cineon, -5)).to.be.closeTo(0, 1e-12);
  });
});
