import { expect } from 'chai';
import fc from 'fast-check';
import { formatSample } from '../../../src/core/base/format-sample.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { PixelSample } from '../../../src/core/frame/pixel-sample.ts';
import { GLYPHS } from '../../../src/workers/present/pixel-values/glyph-atlas.ts';
import { valueSize } from '../../../src/workers/present/pixel-values/value-size.ts';
import { inkOn, valueLines } from '../../../src/workers/present/pixel-values/value-text.ts';

const sampleOf = (channels: PixelSample['channels']): PixelSample => ({
  frame: frameNumber(1),
  x: 0,
  y: 0,
  source: {},
  display: [0, 0, 0, 1],
  ...(channels && { channels }),
});
const channel = (average: number, codes: number | null = null) => ({
  name: 'R',
  average,
  min: average,
  max: average,
  codes,
});

/** Relative luminance of display codes after WCAG 2.2, written anew. */
function luminance(codes: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = codes.map((code) =>
    code <= 0.04045 ? code / 12.92 : Math.pow((code + 0.055) / 1.055, 2.4),
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('values written into pixels', () => {
  it('are in an ink that stands out by 4.5:1 from every colour', () => {
    const code = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(code, code, code, (r, g, b) => {
        const [ink, paper] = [inkOn([r, g, b, 1]), luminance([r, g, b])];
        const [light, dark] = [Math.max(ink, paper), Math.min(ink, paper)];
        expect((light + 0.05) / (dark + 0.05)).to.be.at.least(4.5);
      }),
      { numRuns: 500 },
    );
  });

  it('use no character that there is no glyph for', () => {
    const free = fc.oneof(fc.double(), fc.double({ min: -1, max: 1 }), fc.constantFrom(NaN, Infinity, -Infinity, -0));
    // Code values are told as 0…1, integers as they are.
    const coded = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(255, 1023, 65535));
    const whole = fc.tuple(fc.nat(0xffffffff), fc.constant(1));
    const value = fc.oneof(fc.tuple(free, fc.constant(null)), coded, whole);
    fc.assert(
      fc.property(value, fc.integer({ min: 2, max: 12 }), ([average, codes], room) => {
        const [line = ''] = valueLines(sampleOf([channel(average, codes)]), room);
        expect(line.length).to.be.within(1, room);
        for (const glyph of line) expect(GLYPHS).to.include(glyph);
        const all = formatSample(average, codes);
        expect(line === all || (all.length > room && line.endsWith('…'))).to.equal(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('have a line for each channel, and none outside of the data window', () => {
    expect(valueLines(sampleOf([channel(0.5), channel(-1), channel(NaN)]), 7)).to.deep.equal([
      '0.5000',
      '−1.000',
      'NaN',
    ]);
    expect(valueLines(sampleOf(undefined), 7)).to.deep.equal([]);
  });

  it('are written only where all lines fit, nine CSS pixels high or more', () => {
    expect(valueSize(40, 40, 3, 1)).to.equal(null);
    expect(valueSize(50, 50, 3, 1)).to.equal(10);
    expect(valueSize(50, 50, 3, 2), 'half as large to the eye').to.equal(null);
    expect(valueSize(100, 100, 3, 2)).to.equal(20);
    expect(valueSize(1000, 1000, 3, 1), 'no posters').to.equal(13);
    expect(valueSize(50, 30, 1, 1), 'one channel fits into less').to.equal(10);
    expect(valueSize(50, 50, 0, 1)).to.equal(null);
  });
});
