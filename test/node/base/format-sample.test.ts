import { expect } from 'chai';
import { formatSample } from '../../../src/core/base/format-sample.ts';

describe('a sample as text', () => {
  for (const [value, codes, text] of [
    [0.18, null, '0.1800'],
    [1, null, '1.000'],
    [0, null, '0'],
    [-0, null, '0'],
    [12.3456, null, '12.35'],
    [65504, null, '65504'],
    [-0.012345, null, '−0.0123'],
    [0.00005, null, '5.0e−5'],
    [123456, null, '1.2e5'],
    [NaN, null, 'NaN'],
    [Infinity, null, '∞'],
    [-Infinity, 255, '−∞'],
    [128 / 255, 255, '128'],
    [1, 65535, '65535'],
    [512 / 1023, 1023, '512'],
    [4294967295, 1, '4294967295'],
    [128.5 / 255, 255, '128.5'],
  ] as const) {
    it(`${value}${codes ? ` of ${codes}` : ''} is ${text}`, () => {
      expect(formatSample(value, codes)).to.equal(text);
    });
  }
});
