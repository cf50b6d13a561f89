import { expect } from 'chai';
import type { SeqError } from '../../../src/core/base/seq-error.ts';
import { codec as browserCodec } from '../../../src/core/codec/browser/browser-codec.ts';
import type { Codec } from '../../../src/core/codec/codec.ts';
import { codec as png16Codec } from '../../../src/core/codec/png16/png16-codec.ts';
import { prepareColour } from '../../../src/core/colour/pipeline/prepare-colour.ts';
import { shadePixel } from '../../../src/core/colour/pipeline/shade-pixel.ts';
import { NEUTRAL_COLOUR } from '../../../src/core/colour/colour-settings.ts';
import { resolveInputColor } from '../../../src/core/colour/input-color.ts';
import { ADOBE_D50, type CurveSpec, srgbValues, writeProfile } from '../../support/pictures/icc-writer.ts';
import { iccChunk, writePng } from '../../support/pictures/png-writer.ts';
import { bytesSource } from '../../support/presenter/toy-still.ts';

const folder = '/test/fixtures/stills/';

async function bytesOf(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(folder + name);
  expect(response.status, name).to.equal(200);
  return new Uint8Array(await response.arrayBuffer());
}

/** What `<img>` shows, over black. */
const imagePixels = (name: string): Promise<ImageData> => pixelsOfImage(folder + name);

async function pixelsOfImage(address: string): Promise<ImageData> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, width, height);
}

/**
 * What our pipeline makes of a decoded picture: its colour operations on the CPU, times alpha. The player itself blends
 * translucent pixels in linear light, `<img>` blends codes; what is compared is colour and alpha before that.
 * `bits` 8: the low byte is cut off first, as the browser does before it converts a linear file.
 */
async function ourPixels(
  codec: Codec,
  name: string,
  bits = 16,
): Promise<{ width: number; height: number; pixels: number[] }> {
  return shownBy(codec, name, await bytesOf(name), bits);
}

async function shownBy(
  codec: Codec,
  name: string,
  bytes: Uint8Array,
  bits = 16,
): Promise<{ width: number; height: number; pixels: number[] }> {
  const source = bytesSource(bytes);
  const header = await codec.readHeader({ source });
  const { picture } = await codec.decode({ source });
  const { width = 0, height = 0 } = picture.planes[0] ?? {};
  expect(header.displayWindow, name).to.deep.equal([0, 0, width - 1, height - 1]);
  const colour = prepareColour({ ...NEUTRAL_COLOUR, dither: false }, picture.info);
  const { table: inputTable } = resolveInputColor('auto', picture.info);
  const pixels: number[] = [];
  for (let i = 0; i < width * height; i++) {
    const [first, ...others] = picture.planes;
    const scale = first?.type === 'u16' ? 65535 : 255;
    const [r = 0, g = 0, b = 0, a = 1] =
      first?.type === 'rgba8'
        ? [0, 1, 2, 3].map((channel) => (first.data[i * 4 + channel] ?? 0) / scale)
        : [first, ...others].map((plane) => (plane?.data[i] ?? 0) / scale);
    const [red, green, blue] = [r, g, b].map((value) => (bits === 8 ? Math.floor((value * 65535) / 256) / 255 : value));
    const shown = shadePixel([red ?? 0, green ?? 0, blue ?? 0, 1], colour, { inputTable });
    pixels.push(...shown.slice(0, 3).map((value) => value * a * 255));
  }
  return { width, height, pixels };
}

const three = (curve: CurveSpec): CurveSpec[] => [curve, curve, curve];
const power = (exponent: number): number[] =>
  Array.from({ length: 1024 }, (_, i) => Math.round((i / 1023) ** exponent * 65535));
/** Inside of sRGB's gamut: `<img>` and this player clip what is outside of it in the same way, but not to one code. */
const NARROW = [[0.3, 0.2, 0.05], [0.4, 0.6, 0.2], [0.2642, 0.2, 0.5749]] as const; // prettier-ignore
const PROFILES: readonly (readonly [string, Uint8Array])[] = [
  ['sRGB in a table', writeProfile({ curves: three({ values: srgbValues() }) })],
  ['Adobe RGB', writeProfile({ curves: three({ gamma: 2.19921875 }), colorants: ADOBE_D50 })],
  ['a curve by numbers, version 4', writeProfile({ version: 4, curves: three({ para: 3, parameters: [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] }), colorants: NARROW })], // prettier-ignore
  ['curves that differ by channel', writeProfile({ curves: [1.8, 2.2, 2.6].map((gamma) => ({ values: power(gamma) })) })], // prettier-ignore
];

describe('stills as <img> shows them', () => {
  const files: readonly (readonly [string, Codec])[] = [
    ...['plain.jpg', 'turned.jpg', 'plain.png', 'alpha.png', 'lossless.webp', 'lossy.webp', 'alpha.webp'].map(
      (name) => [name, browserCodec] as const,
    ),
    ...['plain.gif', 'plain.bmp', 'plain.avif', 'display-p3.jpg'].map((name) => [name, browserCodec] as const),
    ...['u16-rgb.png', 'u16-rgba.png', 'u16-linear.png'].map((name) => [name, png16Codec] as const),
  ];
  for (const [name, codec] of files) {
    it(`${name}: every pixel to one code`, async () => {
      const image = await imagePixels(name);
      const ours = await ourPixels(codec, name, name === 'u16-linear.png' ? 8 : 16);
      expect([ours.width, ours.height]).to.deep.equal([image.width, image.height]);
      const worst = ours.pixels.reduce((most, value, i) => {
        const code = image.data[Math.floor(i / 3) * 4 + (i % 3)] ?? 0;
        return Math.max(most, Math.abs(Math.round(value) - code));
      }, 0);
      expect(worst).to.be.at.most(1);
    });
  }

  it('converted from the colour space that their profile says', async () => {
    const [plain, tagged] = [await imagePixels('plain.jpg'), await ourPixels(browserCodec, 'display-p3.jpg')];
    const most = tagged.pixels.reduce((worst, value, i) => {
      return Math.max(worst, Math.abs(value - (plain.data[Math.floor(i / 3) * 4 + (i % 3)] ?? 0)));
    }, 0);
    expect(most, 'the same codes without the profile').to.be.above(20);
  });

  for (const [name, profile] of PROFILES) {
    it(`of 16 bits as <img> shows the twin of 8 bits: ${name}`, async () => {
      const [width, height] = [16, 16];
      const codes = Array.from({ length: width * height }, (_, i) => [i, (i * 37) % 256, 255 - i]).flat();
      const chunks = [['iCCP', iccChunk(profile)]] as const;
      const eight = writePng({ width, height, depth: 8, samples: 3, data: codes, chunks });
      const sixteen = writePng({ width, height, depth: 16, samples: 3, data: codes.map((code) => code * 257), chunks });
      const address = URL.createObjectURL(new Blob([eight], { type: 'image/png' }));
      const [image, ours] = [await pixelsOfImage(address), await shownBy(png16Codec, name, sixteen)];
      const twin = await shownBy(browserCodec, name, eight);
      URL.revokeObjectURL(address);
      ours.pixels.forEach((value, i) => {
        const code = image.data[Math.floor(i / 3) * 4 + (i % 3)] ?? NaN;
        expect(Math.abs(Math.round(value) - code), `${codes.slice(i - (i % 3), i - (i % 3) + 3).join()}: ${value} for ${code}`).to.be.at.most(1); // prettier-ignore
        expect(twin.pixels[i], 'converted once, not twice').to.be.closeTo(code, 1);
      });
    });
  }

  it('reduced like every other still, by what is read in bands', async () => {
    const source = bytesSource(await bytesOf('plain.png'));
    const { picture, header } = await browserCodec.decode({ source, level: 2 });
    expect([picture.planes[0]?.width, picture.planes[0]?.height]).to.deep.equal([10, 6]);
    expect(header.decodedBytes).to.equal(10 * 6 * 4);
    expect(picture.info.level).to.equal(2);
  });

  it('JPEG XL where the browser has it: every pixel to one code; else refused by name', async () => {
    const source = bytesSource(await bytesOf('plain.jxl'));
    expect((await browserCodec.readHeader({ source })).displayWindow).to.deep.equal([0, 0, 36, 22]);
    if (await ImageDecoder.isTypeSupported('image/jxl')) {
      const [image, ours] = [await imagePixels('plain.jxl'), await ourPixels(browserCodec, 'plain.jxl')];
      ours.pixels.forEach((value, i) => {
        expect(Math.round(value)).to.be.closeTo(image.data[Math.floor(i / 3) * 4 + (i % 3)] ?? NaN, 1);
      });
    }
    // As in a browser that lacks it: it neither decodes the file nor says that it could.
    const [isTypeSupported, createBitmap] = [ImageDecoder.isTypeSupported, globalThis.createImageBitmap];
    ImageDecoder.isTypeSupported = (type) => Promise.resolve(type !== 'image/jxl');
    globalThis.createImageBitmap = () => Promise.reject(new DOMException('no', 'InvalidStateError'));
    try {
      const error = await browserCodec.decode({ source }).catch((thrown: unknown) => thrown as SeqError);
      expect(error).to.include({
        code: 'format-unsupported',
        message: 'Still: This browser cannot decode JPEG XL files.',
      });
    } finally {
      ImageDecoder.isTypeSupported = isTypeSupported;
      globalThis.createImageBitmap = createBitmap;
    }
  });

  it('or an error that says what is wrong with the file', async () => {
    const codes: Record<string, string> = {};
    for (const name of ['plain.jpg', 'plain.png', 'lossy.webp', 'plain.gif', 'plain.bmp', 'plain.avif']) {
      const bytes = await bytesOf(name);
      for (const length of [12, Math.floor(bytes.length / 3)]) {
        const source = bytesSource(bytes.slice(0, length));
        await browserCodec.decode({ source }).catch((error: unknown) => {
          codes[name] = (error as SeqError).code;
          expect((error as SeqError).message).to.match(/^Still: /);
          expect(codes[name], `${name} ${length}`).to.be.oneOf(['truncated', 'decode-failed']);
        });
      }
    }
    expect(codes['plain.jpg']).to.equal('truncated');
    const liar = await bytesOf('plain.png');
    new DataView(liar.buffer).setUint32(16, 60_000);
    new DataView(liar.buffer).setUint32(20, 60_000);
    const error = await browserCodec
      .decode({ source: bytesSource(liar) })
      .catch((thrown: unknown) => thrown as SeqError);
    expect(error).to.have.property('code').that.is.oneOf(['decode-failed', 'frame-too-large']);
  });
});
