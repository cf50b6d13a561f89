import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect } from 'chai';
import type { Codec } from '../../../src/core/codec/codec.ts';
import { codec as tgaCodec } from '../../../src/core/codec/tga/tga-codec.ts';
import { codec as tiffCodec } from '../../../src/core/codec/tiff/tiff-codec.ts';
import { conformanceBytes, conformanceFolder } from '../../support/conformance.ts';
import { installed } from '../../support/server/installed.ts';
import { bytesSource } from '../../support/presenter/toy-still.ts';

/** Not `convert`: other programs are called so as well. */
const magick = installed('convert-im6.q16') ?? installed('magick');
const ffmpeg = installed('ffmpeg');

type Decoder = 'ImageMagick' | 'ffmpeg';
interface Reference {
  readonly codec: Codec;
  readonly by: readonly Decoder[];
  /** What our samples are kept as. */
  readonly type: 'u8' | 'u16' | 'float';
}

const both: readonly Decoder[] = ['ImageMagick', 'ffmpeg'];
/** All of red, green and blue: what TGA's extension area says of UTC32's alpha is that it means nothing. */
const FILES: Readonly<Record<string, Reference>> = {
  'flower-rgb-contig-08.tif': { codec: tiffCodec, by: both, type: 'u8' },
  'flower-rgb-contig-16.tif': { codec: tiffCodec, by: both, type: 'u16' },
  'flower-rgb-planar-16.tif': { codec: tiffCodec, by: ['ImageMagick'], type: 'u16' },
  // The rest ffmpeg does not read: 32-bit samples (which ImageMagick cuts to 16), LZW of before TIFF 5.0, tiles in tag 273.
  'flower-rgb-contig-32.tif': { codec: tiffCodec, by: ['ImageMagick'], type: 'float' },
  'quad-lzw.tif': { codec: tiffCodec, by: ['ImageMagick'], type: 'u8' },
  'quad-tile.tif': { codec: tiffCodec, by: ['ImageMagick'], type: 'u8' },
  'CTC24.TGA': { codec: tgaCodec, by: both, type: 'u8' },
  'UTC32.TGA': { codec: tgaCodec, by: both, type: 'u8' },
};

/** Interleaved samples of 8 or 16 bits. */
function decodedBy(decoder: Decoder, file: string, bits: 8 | 16): Uint8Array | Uint16Array {
  const run = (program: string | null, ...args: string[]): Buffer =>
    execFileSync(program ?? '', args, { maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] });
  const bytes =
    decoder === 'ImageMagick'
      ? run(magick, `${file}[0]`, '-depth', String(bits), '-endian', 'LSB', 'rgb:-')
      : run(ffmpeg, '-v', 'error', '-i', file, '-f', 'rawvideo', '-pix_fmt', bits === 8 ? 'rgb24' : 'rgb48le', '-');
  return bits === 8 ? new Uint8Array(bytes) : new Uint16Array(new Uint8Array(bytes).buffer);
}

describe('reference stills as other decoders read them', () => {
  for (const [name, { codec, by, type }] of Object.entries(FILES)) {
    for (const decoder of by) {
      const missing = conformanceFolder() === null || (decoder === 'ffmpeg' ? ffmpeg : magick) === null;
      const title = `${name} by ${decoder}${missing ? ' (the file or the decoder is not here)' : ''}`;
      (missing ? it.skip : it)(title, async () => {
        const source = bytesSource(conformanceBytes(`formats/${name}`));
        const { picture, error } = await codec.decode({ source });
        expect(error).to.equal(undefined);
        expect(picture.planes.map((plane) => `${plane.name} ${plane.type}`)).to.deep.equal(
          ['R', 'G', 'B'].map((channel) => `${channel} ${type}`),
        );
        const file = resolve(conformanceFolder() ?? '.', 'formats', name);
        const theirs = Array.from(decodedBy(decoder, file, type === 'u8' ? 8 : 16));
        const ours = picture.planes.map(({ data }) => data);
        expect(theirs.length).to.equal((ours[0]?.length ?? 0) * 3);
        const scale = type === 'float' ? 65535 : 1;
        const worst = theirs.reduce((most, code, i) => {
          return Math.max(most, Math.abs((ours[i % 3]?.[Math.floor(i / 3)] ?? NaN) * scale - code));
        }, 0);
        expect(worst, 'difference in codes').to.be.at.most(type === 'float' ? 1.01 : 0);
      });
    }
  }
});
