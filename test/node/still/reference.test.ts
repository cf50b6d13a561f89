import { expect } from 'chai';
import { decode as decodeFastPng } from 'fast-png';
import type { SeqError } from '../../../src/core/base/seq-error.ts';
import type { Codec } from '../../../src/core/codec/codec.ts';
import { codec as hdrCodec } from '../../../src/core/codec/hdr/hdr-codec.ts';
import { CODEC_TABLE } from '../../../src/core/codec/registry/codec-table.ts';
import { matchExtension, matchMagic } from '../../../src/core/codec/registry/file-format.ts';
import { codec as png16Codec } from '../../../src/core/codec/png16/png16-codec.ts';
import { codec as tgaCodec } from '../../../src/core/codec/tga/tga-codec.ts';
import { codec as tiffCodec } from '../../../src/core/codec/tiff/tiff-codec.ts';
import type { Picture } from '../../../src/core/frame/planes.ts';
import { expectedStills, stillBytes } from '../../support/pictures/still-fixtures.ts';
import { bytesSource } from '../../support/presenter/toy-still.ts';

const CODECS: Readonly<Record<string, Codec>> = { tiff: tiffCodec, tga: tgaCodec, png16: png16Codec, hdr: hdrCodec };

function codecOf(name: string, bytes: Uint8Array): Codec {
  const format = matchMagic(bytes, CODEC_TABLE) ?? matchExtension(name, CODEC_TABLE);
  const codec = CODECS[format?.codec ?? ''];
  if (!codec) throw new Error(`${name} is of no format`);
  return codec;
}

/** Samples as an interleaved list, in the order of `channels`. */
function interleaved(picture: Picture, channels: string): number[] {
  const planes = [...channels].map((name) => picture.planes.find((plane) => plane.name === name)?.data ?? []);
  return Array.from({ length: planes[0]?.length ?? 0 }, (_, i) => planes.map((plane) => plane[i] ?? -1)).flat();
}

const decodeFile = (name: string): Promise<Picture> =>
  codecOf(name, stillBytes(name))
    .decode({ source: bytesSource(stillBytes(name)) })
    .then(({ picture }) => picture);

const failure = (promise: Promise<unknown>): Promise<SeqError> =>
  promise.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: unknown) => error as SeqError,
  );

describe('stills against independent decoders', () => {
  for (const [name, expected] of expectedStills()) {
    it(`${name}: every sample`, async () => {
      const bytes = stillBytes(name);
      const source = bytesSource(bytes);
      const codec = codecOf(name, bytes);
      const header = await codec.readHeader({ source });
      const { picture } = await codec.decode({ source });
      expect([picture.planes[0]?.width, picture.planes[0]?.height]).to.deep.equal([expected.width, expected.height]);
      expect(picture.planes.map(({ name: channel }) => channel).join('')).to.equal(expected.channels);
      expect(picture.planes[0]?.type).to.equal(expected.type);
      const held = picture.planes.reduce((sum, { data }) => sum + data.byteLength, 0);
      expect(header.decodedBytes).to.equal(held);
      expect(picture.info.complete).to.equal(true);
      expect(interleaved(picture, expected.channels)).to.deep.equal(Array.from(expected.values));
    });
  }

  it('16-bit PNG as fast-png decodes it', async () => {
    for (const name of ['u16-grey.png', 'u16-rgb.png', 'u16-rgba.png', 'u16-rgb-interlaced.png', 'u16-linear.png']) {
      const picture = await decodeFile(name);
      const channels = picture.planes.map((plane) => plane.name).join('');
      expect(interleaved(picture, channels), name).to.deep.equal(Array.from(decodeFastPng(stillBytes(name)).data));
    }
  });

  it('say what colour their files say they are in', async () => {
    expect((await decodeFile('u16-linear.png')).info).to.include({ transfer: 'linear', layout: 'rgb' });
    expect((await decodeFile('u16-rgb.png')).info).to.not.have.property('transfer');
    expect((await decodeFile('float32.tif')).info).to.include({ transfer: 'linear', layout: 'grey' });
    expect((await decodeFile('rgba8-straight.tif')).info.layout).to.equal('rgba-straight');
  });
});

describe('damaged stills', () => {
  const names = [...expectedStills().keys(), 'new-rle.hdr'];

  it('end early: their rows, or an error that names the format; never anything else', async () => {
    for (const name of names) {
      const bytes = stillBytes(name);
      const codec = codecOf(name, bytes);
      for (const share of [0.02, 0.3, 0.6, 0.97]) {
        const source = bytesSource(bytes.slice(0, Math.floor(bytes.length * share)));
        try {
          const { error } = await codec.decode({ source });
          if (error) expect(error.message, name).to.match(/^(TIFF|PNG|TGA|Radiance HDR): /);
        } catch (error) {
          const { code, message } = error as SeqError;
          expect(code, `${name} ${share}: ${message}`).to.be.oneOf(['truncated', 'decode-failed']);
          expect(message).to.match(/^(TIFF|PNG|TGA|Radiance HDR): /);
        }
      }
    }
  });

  it('with changed bytes: no crash, no hang, no memory beyond what was said', async () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % below;
    for (const name of names) {
      for (let round = 0; round < 12; round++) {
        const bytes = stillBytes(name);
        for (let i = 0; i < 3; i++) bytes[random(Math.min(bytes.length, round % 2 ? 400 : bytes.length))] = random(256);
        let granted = 0;
        let taken = 0;
        const reserve = (wanted: number): void => {
          if (wanted > 64e6) throw new Error('more than the test grants');
          granted = wanted;
        };
        const allocate = (length: number): undefined => void (taken += length);
        await codecOf(name, stillBytes(name))
          .decode({ source: bytesSource(bytes), reserve, allocate })
          .catch((error: unknown) => expect(error).to.have.property('code'));
        expect(taken, name).to.be.at.most(granted);
      }
    }
  });

  it('that claim to be enormous are refused before memory is taken', async () => {
    const tga = stillBytes('true24-rle.tga');
    tga.fill(255, 12, 16);
    expect(await failure(tgaCodec.decode({ source: bytesSource(tga) }))).to.include({ code: 'truncated' });
    const png = stillBytes('u16-rgb.png');
    new DataView(png.buffer).setUint32(16, 500_000);
    new DataView(png.buffer).setUint32(20, 500_000);
    const { code } = await failure(png16Codec.decode({ source: bytesSource(png) }));
    expect(code).to.be.oneOf(['truncated', 'frame-too-large']);
    const hdr = new TextEncoder().encode('#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 900000 +X 900000\n\0\0\0\0');
    expect(await failure(hdrCodec.decode({ source: bytesSource(hdr) }))).to.have.property('code');
  });
});

describe('Radiance pictures', () => {
  const picture = (size: string, pixels: readonly number[], head = ''): Uint8Array =>
    Uint8Array.from([...new TextEncoder().encode(`#?RADIANCE\n${head}FORMAT=32-bit_rle_rgbe\n\n${size}\n`), ...pixels]);
  const decode = async (bytes: Uint8Array): Promise<Picture> =>
    (await hdrCodec.decode({ source: bytesSource(bytes) })).picture;

  it('flat and in the old run lengths, with every orientation', async () => {
    // One, two, two, four; exponent byte 129 makes a mantissa of 128 the number one.
    const flat = [128, 0, 0, 129, 128, 0, 0, 130, 128, 0, 0, 130, 128, 0, 0, 131];
    const old = [128, 0, 0, 129, 128, 0, 0, 130, 1, 1, 1, 1, 128, 0, 0, 131];
    for (const pixels of [flat, old]) {
      const { planes, info } = await decode(picture('-Y 1 +X 4', pixels));
      expect([...(planes[0]?.data ?? [])]).to.deep.equal([1, 2, 2, 4]);
      expect(info.transfer).to.equal('linear');
    }
    const four = [128, 0, 0, 129, 128, 0, 0, 130, 128, 0, 0, 131, 128, 0, 0, 132];
    const turned: Record<string, number[]> = {
      '-Y 2 +X 2': [1, 2, 4, 8],
      '-Y 2 -X 2': [2, 1, 8, 4],
      '+Y 2 -X 2': [8, 4, 2, 1],
      '+Y 2 +X 2': [4, 8, 1, 2],
      '+X 2 -Y 2': [1, 4, 2, 8],
      '-X 2 -Y 2': [4, 1, 8, 2],
      '-X 2 +Y 2': [8, 2, 4, 1],
      '+X 2 +Y 2': [2, 8, 1, 4],
    };
    for (const [size, values] of Object.entries(turned)) {
      expect([...((await decode(picture(size, four))).planes[0]?.data ?? [])], size).to.deep.equal(values);
    }
  });

  it('flat where pixels look like the marks of run lengths', async () => {
    // Eight pixels wide, so that the new encoding is possible: its mark with another width, and old runs of two and none.
    const row = [[2, 2, 0, 9], [1, 1, 1, 2], [1, 1, 1, 0], ...Array.from({ length: 5 }, (_, i) => [i + 3, 0, 0, 136])];
    const bytes = picture('-Y 2 +X 8', [...row, ...row].flat());
    const { planes } = await decode(bytes);
    expect([...(planes[0]?.data ?? [])].slice(0, 8)).to.deep.equal([2 * 2 ** -127, 2 ** -134, 0, 3, 4, 5, 6, 7]);
    expect([...(planes[0]?.data ?? [])].slice(8, 16)).to.deep.equal([2 * 2 ** -127, 2 ** -134, 0, 3, 4, 5, 6, 7]);
  });

  it('in old run lengths that count in bytes of rising weight', async () => {
    const pixels = [128, 0, 0, 129, 1, 1, 1, 43, 1, 1, 1, 1];
    const { planes } = await decode(picture('-Y 1 +X 300', pixels));
    expect([...(planes[0]?.data ?? [])]).to.deep.equal(new Array(300).fill(1));
  });

  it('in the new run lengths as they were written, to the precision of their mantissas', async () => {
    const { planes, info } = await decodeFile('new-rle.hdr');
    expect(info, 'its PRIMARIES are zeros').to.not.have.property('chromaticities');
    const [red, green, blue] = planes;
    for (let y = 0; y < 23; y++) {
      for (let x = 0; x < 37; x++) {
        const wanted = [(x * 1771) % 65536, (y * 2833) % 65536, ((x + y) * 1093) % 65536].map((v) => v / 65535);
        const most = Math.max(...wanted);
        [red, green, blue].forEach((plane, i) => {
          expect(plane?.data[y * 37 + x]).to.be.closeTo(wanted[i] ?? 0, most / 120 + 1e-6);
        });
      }
    }
  });

  it('tell primaries, XYZ and the shape of their pixels; refuse runs beyond a scanline', async () => {
    const primaries = '0.64 0.33 0.29 0.6 0.15 0.06 0.333 0.333';
    const { info } = await decode(picture('-Y 1 +X 1', [1, 2, 3, 128], `PRIMARIES=${primaries}\nPIXASPECT=0.5\n`));
    expect(info.chromaticities?.join(' ')).to.equal(primaries);
    expect(info.pixelAspectRatio).to.equal(2);
    const run = [128, 0, 0, 129, 1, 1, 1, 9];
    expect(await failure(decode(picture('-Y 1 +X 4', run)))).to.include({ code: 'decode-failed' });
  });
});
