import { expect } from 'chai';
import type { Codec } from '../../../src/core/codec/codec.ts';
import { codec as pngCodec } from '../../../src/core/codec/png16/png16-codec.ts';
import { codec as tiffCodec } from '../../../src/core/codec/tiff/tiff-codec.ts';
import { ALPHA_MODES, alphaReading } from '../../../src/core/colour/alpha-reading.ts';
import type { PictureInfo, PlaneLayout } from '../../../src/core/frame/planes.ts';
import { writePng } from '../../support/pictures/png-writer.ts';
import { writeTiff } from '../../support/pictures/tiff-writer.ts';
import { bytesSource, toyStill } from '../../support/presenter/toy-still.ts';

const [WIDTH, HEIGHT] = [4, 4];
/** RGBA of 16 bits: `colour` everywhere, and `alpha` at one pixel. */
const codes = (colour: number, alpha: number): number[] =>
  Array.from({ length: WIDTH * HEIGHT }, (_, i) => [colour, colour, colour, i === 9 ? alpha : 0]).flat();
const png = (colour: number, alpha: number) =>
  writePng({ width: WIDTH, height: HEIGHT, depth: 16, samples: 4, data: codes(colour, alpha) });
const tiff = (colour: number, alpha: number, extra: 1 | 2) => {
  const bytes = writeTiff({ width: WIDTH, height: HEIGHT, bits: 16, samples: 4, data: codes(colour, alpha) });
  // ExtraSamples: its only value lies in the entry itself.
  const at = bytes.findIndex((byte, i) => byte === 0x52 && bytes[i + 1] === 1 && bytes[i + 2] === 4);
  bytes[at + 8] = extra;
  return bytes;
};

async function infoOf(codec: Codec, bytes: Uint8Array, level = 0): Promise<PictureInfo> {
  return (await codec.decode({ source: bytesSource(bytes), level })).picture.info;
}

describe('an alpha that was never written', () => {
  it('is one that is zero everywhere beside colours that are not, at every level', async () => {
    for (const level of [0, 1, 2]) {
      for (const [codec, make] of [
        [pngCodec, png],
        [tiffCodec, (colour: number, alpha: number) => tiff(colour, alpha, 2)],
      ] as const) {
        expect((await infoOf(codec, make(500, 0), level)).alphaIsEmpty, `level ${level}`).to.equal(true);
        // Reduced it would round to nothing: the file's own pixels count.
        expect(await infoOf(codec, make(500, 1), level)).not.to.have.property('alphaIsEmpty');
        expect(await infoOf(codec, make(0, 0), level), 'the end of a fade').not.to.have.property('alphaIsEmpty');
      }
    }
  });

  it('is not that of premultiplied pictures', async () => {
    const info = await infoOf(tiffCodec, tiff(500, 0, 1));
    expect(info.layout).to.equal('rgba');
    expect(info).not.to.have.property('alphaIsEmpty');
  });

  it('is found in pictures that are filled directly, as the browser’s are', async () => {
    const facts = { format: 'toy', width: 2, height: 1, layout: 'packed', planes: [{ name: 'RGBA', type: 'rgba8' }] } as const; // prettier-ignore
    const filled = (pixels: number[]) => ({
      ...toyStill(facts, [pixels]),
      infoOf: async () => (await toyStill(facts, [pixels]).decode({ source: bytesSource() })).picture.info,
    });
    expect((await filled([1, 0, 0, 0, 0, 0, 0, 0]).infoOf()).alphaIsEmpty).to.equal(true);
    expect(await filled([1, 0, 0, 0, 0, 0, 0, 1]).infoOf()).not.to.have.property('alphaIsEmpty');
  });

  it('leaves the colours of invisible pixels in a reduced picture, where nothing else is', async () => {
    const { picture } = await pngCodec.decode({ source: bytesSource(png(500, 0)), level: 1 });
    expect([...(picture.planes[0]?.data ?? [])]).to.deep.equal([500, 500, 500, 500]);
    expect([...(picture.planes[3]?.data ?? [])]).to.deep.equal([0, 0, 0, 0]);
  });
});

describe('the reading of alpha', () => {
  const readings = (layout: PlaneLayout, alphaIsEmpty = false): string =>
    ALPHA_MODES.map((mode) => alphaReading(mode, { layout, alphaIsEmpty })).join(' ');

  it('is what the layout stores, and what is chosen instead', () => {
    expect(readings('rgba')).to.equal('premultiplied opaque straight premultiplied');
    expect(readings('yca')).to.equal('premultiplied opaque straight premultiplied');
    expect(readings('rgba-straight')).to.equal('straight opaque straight premultiplied');
    expect(readings('packed')).to.equal('straight opaque straight premultiplied');
    expect(readings('rgb')).to.equal('opaque opaque opaque opaque');
  });

  it('by itself leaves out only a straight alpha that was never written', () => {
    expect(readings('rgba-straight', true)).to.equal('opaque opaque straight premultiplied');
    expect(readings('packed', true)).to.equal('opaque opaque straight premultiplied');
    expect(readings('rgba', true)).to.equal('premultiplied opaque straight premultiplied');
  });

  it('shows alpha as it is stored where that is looked at', () => {
    expect(alphaReading('ignore', { layout: 'rgba-straight', alphaIsEmpty: true }, true)).to.equal('premultiplied');
  });
});
