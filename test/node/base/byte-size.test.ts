import { expect } from 'chai';
import { formatBytes, formatMemory, GIGABYTE, MEGABYTE } from '../../../src/core/base/byte-size.ts';

describe('byte sizes', () => {
  for (const [bytes, text] of [
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 kB'],
    [1536, '1.5 kB'],
    [49.8 * MEGABYTE, '49.8 MB'],
    [1023.9 * MEGABYTE, '1 GB'],
    [12 * GIGABYTE, '12 GB'],
    [-1, '0 B'],
  ] as const) {
    it(`writes ${bytes} as ${text}`, () => expect(formatBytes(bytes)).to.equal(text));
  }

  it('writes the memory line', () => {
    expect(formatMemory(512 * MEGABYTE, 2 * GIGABYTE)).to.equal('Mem: 512/2048MB (25%)');
    expect(formatMemory(0, 0)).to.equal('Mem: 0/0MB (0%)');
  });
});
