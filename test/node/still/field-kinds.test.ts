import { expect } from 'chai';
import { alphaReading } from '../../../src/core/colour/alpha-reading.ts';
import type { Codec } from '../../../src/core/codec/codec.ts';
import { codec as tgaCodec } from '../../../src/core/codec/tga/tga-codec.ts';
import { codec as tiffCodec } from '../../../src/core/codec/tiff/tiff-codec.ts';
import { bytesSource } from '../../support/presenter/toy-still.ts';

async function planes(codec: Codec, bytes: Uint8Array): Promise<Record<string, number[]>> {
  const { picture, error } = await codec.decode({ source: bytesSource(bytes) });
  expect(error).to.equal(undefined);
  return Object.fromEntries(picture.planes.map(({ name, data }) => [name, [...data]]));
}

const reverse = (byte: number): number => Number.parseInt([...byte.toString(2).padStart(8, '0')].reverse().join(''), 2);

interface GreyTiff {
  readonly pixels: readonly number[];
  readonly bits: 4 | 8 | 16;
  readonly photometric?: 0 | 1;
  readonly sampleFormat?: 1 | 2;
  readonly compression?: 1 | 32773;
}

/** A little-endian TIFF of one row whose strip has its bits in reversed order. */
function reversedTiff({ pixels, bits, photometric = 1, sampleFormat = 1, compression = 1 }: GreyTiff): Uint8Array {
  const row: number[] = [];
  if (bits === 4) for (let x = 0; x < pixels.length; x += 2) row.push(((pixels[x] ?? 0) << 4) | (pixels[x + 1] ?? 0));
  else for (const value of pixels) row.push(value & 255, ...(bits === 16 ? [(value >> 8) & 255] : []));
  const strip = (compression === 1 ? row : [row.length - 1, ...row]).map(reverse);
  const tags: readonly (readonly [number, number])[] = [
    [256, pixels.length],
    [257, 1],
    [258, bits],
    [259, compression],
    [262, photometric],
    [266, 2],
    [273, 8],
    [277, 1],
    [278, 1],
    [279, strip.length],
    [339, sampleFormat],
  ];
  const directory = 8 + strip.length + (strip.length & 1);
  const bytes = new Uint8Array(directory + 2 + tags.length * 12 + 4);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, directory, true);
  bytes.set(strip, 8);
  view.setUint16(directory, tags.length, true);
  for (const [index, [tag, value]] of tags.entries()) {
    const at = directory + 2 + index * 12;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, 4, true);
    view.setUint32(at + 4, 1, true);
    view.setUint32(at + 8, value, true);
  }
  return bytes;
}

describe('TIFF with its bits in reversed order', () => {
  it('is read at 4, 8 and 16 bits, and compressed', async () => {
    expect((await planes(tiffCodec, reversedTiff({ pixels: [1, 2, 15, 8], bits: 4 }))).Y).to.deep.equal([
      17, 34, 255, 136,
    ]);
    expect((await planes(tiffCodec, reversedTiff({ pixels: [1, 2, 200], bits: 8 }))).Y).to.deep.equal([1, 2, 200]);
    expect((await planes(tiffCodec, reversedTiff({ pixels: [1, 770], bits: 16 }))).Y).to.deep.equal([1, 770]);
    const packed = reversedTiff({ pixels: [9, 8, 7], bits: 8, compression: 32773 });
    expect((await planes(tiffCodec, packed)).Y).to.deep.equal([9, 8, 7]);
  });

  it('and signed samples looks the same with the least value white as its twin of −1 − value with it black', async () => {
    const values = [-32768, -1, 0, 1, 32767];
    const twin = values.map((value) => -1 - value);
    const signed = { bits: 16, sampleFormat: 2 } as const;
    const white = await planes(tiffCodec, reversedTiff({ pixels: values, photometric: 0, ...signed }));
    const black = await planes(tiffCodec, reversedTiff({ pixels: twin, photometric: 1, ...signed }));
    for (const [x, value] of (white.Y ?? []).entries()) expect(value).to.be.closeTo(black.Y?.[x] ?? NaN, 1e-6);
  });
});

/** One row of 32-bit pixels, as blue, green, red and a fourth byte. */
function tga(pixels: readonly (readonly [number, number, number, number])[]): Uint8Array {
  const header = [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, pixels.length, 0, 1, 0, 32, 0x28];
  return Uint8Array.from([...header, ...pixels.flat()]);
}

describe('TGA with a fourth byte', () => {
  const info = async (...pixels: (readonly [number, number, number, number])[]) =>
    (await tgaCodec.decode({ source: bytesSource(tga(pixels)) })).picture.info;

  it('is opaque where that byte is zero throughout', async () => {
    const picture = await info([1, 2, 3, 0], [4, 5, 6, 0]);
    expect(alphaReading('auto', picture)).to.equal('opaque');
    expect(await planes(tgaCodec, tga([[1, 2, 3, 0]]))).to.deep.equal({ R: [3], G: [2], B: [1], A: [0] });
  });

  it('keeps an alpha that is used, and that of a frame which is black and transparent alike', async () => {
    expect(alphaReading('auto', await info([1, 2, 3, 0], [4, 5, 6, 9]))).to.equal('straight');
    expect(alphaReading('auto', await info([0, 0, 0, 0], [0, 0, 0, 0]))).to.equal('straight');
    expect((await planes(tgaCodec, tga([[1, 2, 3, 0], [4, 5, 6, 9]]))).A).to.deep.equal([0, 9]); // prettier-ignore
  });
});
