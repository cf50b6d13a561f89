import { expect } from 'chai';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { parseCube } from '../../../src/core/colour/lut/parse-cube.ts';

const rows = (count: number): string => Array.from({ length: count }, (_, index) => `${index} 0.5 -1e-3`).join('\n');

describe('.cube files', () => {
  it('are read with title, domain, comments, blank lines and any line ending', () => {
    const text = `\uFEFF# made by hand\r\nTITLE "Night # 2"\r\n\r\n  LUT_3D_SIZE\t2\rDOMAIN_MIN -1 0 0\nDOMAIN_MAX 2 1. +.5\n# rows\n${rows(8)}\n\n`;
    const lut = parseCube(text);
    expect(lut).to.include({ title: 'Night # 2', dimensions: 3, size: 2 });
    expect([lut.domainMin, lut.domainMax]).to.deep.equal([
      [-1, 0, 0],
      [2, 1, 0.5],
    ]);
    expect(Array.from(lut.data.subarray(21))).to.deep.equal([7, 0.5, Math.fround(-1e-3)]);
  });

  it('may be one-dimensional and may say their range as Resolve does', () => {
    const lut = parseCube(`LUT_1D_SIZE 3\nLUT_1D_INPUT_RANGE -0.1 1.5\n${rows(3)}`);
    expect(lut).to.include({ title: '', dimensions: 1, size: 3 });
    expect(lut.domainMax).to.deep.equal([1.5, 1.5, 1.5]);
  });

  it('may be as large as the limits', () => {
    expect(parseCube(`LUT_1D_SIZE 65536\n${rows(65536)}`).data).to.have.length(196608);
  });

  const refused: [what: string, text: string, line: number, message: RegExp][] = [
    ['nothing', '', 1, /ends without/],
    ['only comments', '# a\n# b', 2, /ends without/],
    ['another format', '<?xml version="1.0"?>', 1, /before LUT_1D_SIZE/],
    ['an unknown keyword', 'LUT_3D_SIZE 2\nGAMMA 2', 2, /"GAMMA" is no keyword/],
    ['a title without quotes', 'TITLE Night', 1, /double quotes/],
    ['a size of 1', 'LUT_3D_SIZE 1', 1, /between 2 and 129/],
    ['a size that is too large', 'LUT_3D_SIZE 130', 1, /between 2 and 129/],
    ['a huge size', 'LUT_3D_SIZE 99999999999', 1, /between 2 and 129/],
    ['a 1-D size that is too large', 'LUT_1D_SIZE 65537', 1, /between 2 and 65536/],
    ['a size that is not whole', 'LUT_1D_SIZE 2.5', 1, /between 2 and/],
    ['a size that is no number', 'LUT_1D_SIZE two', 1, /"two" is not a number/],
    ['a size that is missing', 'LUT_1D_SIZE', 1, /1 numbers are wanted/],
    ['two tables', 'LUT_1D_SIZE 2\nLUT_3D_SIZE 2', 2, /a size already/],
    ['a short row', 'LUT_1D_SIZE 2\n0 0\n', 2, /3 numbers are wanted here, not 2/],
    ['a long row', 'LUT_1D_SIZE 2\n0 0 0 0\n', 2, /not 4/],
    ['a word in a row', 'LUT_1D_SIZE 2\n0 0 0\n0 x 0', 3, /"x" is not a number/],
    ['NaN in a row', 'LUT_1D_SIZE 2\n0 0 0\n0 0 -nan', 3, /"-nan" is not a number/],
    ['hexadecimal', 'LUT_1D_SIZE 2\n0 0 0x10', 2, /"0x10" is not a number/],
    ['more than a float holds', 'LUT_1D_SIZE 2\n0 0 1e39', 2, /"1e39" is not a number/],
    ['too few rows', `LUT_3D_SIZE 2\n${rows(7)}`, 8, /after 7 of 8 rows/],
    ['too many rows', `LUT_3D_SIZE 2\n${rows(9)}`, 10, /more than the 8 rows/],
    ['rows before the size', '0 0 0\nLUT_1D_SIZE 2', 1, /before LUT_1D_SIZE/],
    ['a keyword among rows', 'LUT_1D_SIZE 2\n0 0 0\nDOMAIN_MIN 0 0 0\n1 1 1', 3, /after the table's first row/],
    ['a domain turned round', `LUT_1D_SIZE 2\nDOMAIN_MIN 1 0 0\n${rows(2)}`, 4, /minimum 1 is not below its maximum 1/],
    ['an empty domain', `LUT_1D_SIZE 2\nDOMAIN_MAX 1 0 1\n${rows(2)}`, 4, /minimum 0 is not below its maximum 0/],
    ['a long word', `LUT_1D_SIZE ${'9'.repeat(500)}`, 1, /"9{40}…" is not a number/],
  ];
  for (const [what, text, line, message] of refused) {
    it(`are refused with the line: ${what}`, () => {
      expect(() => parseCube(text))
        .to.throw(SeqError, message)
        .that.satisfies(
          (error: SeqError) => error.code === 'source-invalid' && error.message.startsWith(`LUT line ${line}:`),
        );
    });
  }
});
