import { expect } from 'chai';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { readTiffImage } from '../../../src/core/codec/tiff/tiff-image.ts';
import { writeTiff } from '../../support/pictures/tiff-writer.ts';

const REFUSED: readonly (readonly [tag: number, value: number, message: string])[] = [
  [259, 4, 'CCITT (fax) compression cannot be read: save the file uncompressed or with LZW, Deflate or PackBits.'],
  [259, 7, 'JPEG compression cannot be read: save the file uncompressed or with LZW, Deflate or PackBits.'],
  [259, 50_000, 'Zstandard compression cannot be read: save the file uncompressed or with LZW, Deflate or PackBits.'],
  [259, 65_000, 'Compression 65000 cannot be read: save the file uncompressed or with LZW, Deflate or PackBits.'],
  [262, 5, 'CMYK colours cannot be read: save the file as RGB or greyscale.'],
  [262, 8, 'CIE L*a*b* colours cannot be read: save the file as RGB or greyscale.'],
  [262, 999, 'Colours of kind 999 cannot be read: save the file as RGB or greyscale.'],
  [317, 9, 'Predictor 9 cannot be read.'],
];

describe('a TIFF of a kind that is not read', () => {
  for (const [tag, value, message] of REFUSED) {
    it(`is refused by name: ${message}`, () => {
      const data = [0, 0, 0];
      const tags = [{ tag, type: 4 as const, values: [value] }];
      const bytes = writeTiff({ width: 1, height: 1, bits: 8, samples: 3, data, tags });
      expect(() => readTiffImage(bytes))
        .to.throw(SeqError, message)
        .with.property('code', 'format-unsupported');
    });
  }
});
