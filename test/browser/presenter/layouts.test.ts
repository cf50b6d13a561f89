import { expect } from 'chai';
import type { PlaneLayout, PlaneType } from '../../../src/core/frame/planes.ts';
import type { PlayerView } from '../../../src/core/presenter/protocol.ts';
import { HALF, type FakePicture } from '../../support/presenter/fake-picture.ts';
import { canvasPixels, pixelAt, PresenterHarness, stateAt } from '../../support/presenter/presenter-harness.ts';

interface Case {
  readonly layout: PlaneLayout;
  /** Type, value, sampling and greatest code of each plane. */
  readonly planes: readonly (readonly [type: PlaneType, value: number, sampling?: number, maxCode?: number])[];
  /** Display code under `display="linear"`. */
  readonly shows: readonly [number, number, number];
  readonly view?: Partial<PlayerView>;
}

const { zero, half, one, two } = HALF;

const CASES: Readonly<Record<string, Case>> = {
  'half RGB': {
    layout: 'rgb',
    planes: [
      ['half', one],
      ['half', half],
      ['half', zero],
    ],
    shows: [255, 128, 0],
  },
  'float RGB': {
    layout: 'rgb',
    planes: [
      ['float', 0.25],
      ['float', 1],
      ['float', 0.5],
    ],
    shows: [64, 255, 128],
  },
  'mixed types': {
    layout: 'rgb',
    planes: [
      ['half', one],
      ['float', 0.5],
      ['uint', 1],
    ],
    shows: [255, 128, 255],
  },
  'RGBA over black': {
    layout: 'rgba',
    planes: [
      ['half', half],
      ['half', half],
      ['half', zero],
      ['half', half],
    ],
    shows: [128, 128, 0],
  },
  'straight RGBA over grey': {
    layout: 'rgba-straight',
    planes: [
      ['half', zero],
      ['half', one],
      ['half', zero],
      ['half', half],
    ],
    shows: [23, 151, 23],
    view: { background: 'grey' },
  },
  'straight grey and alpha over black': {
    layout: 'grey-alpha-straight',
    planes: [
      ['half', one],
      ['half', half],
    ],
    shows: [128, 128, 128],
  },
  'straight RGBA taken as premultiplied': {
    layout: 'rgba-straight',
    planes: [
      ['half', zero],
      ['half', half],
      ['half', zero],
      ['half', half],
    ],
    shows: [23, 151, 23],
    view: { background: 'grey', alpha: 'premultiplied' },
  },
  'premultiplied RGBA taken as straight': {
    layout: 'rgba',
    planes: [
      ['half', zero],
      ['half', one],
      ['half', zero],
      ['half', half],
    ],
    shows: [23, 151, 23],
    view: { background: 'grey', alpha: 'straight' },
  },
  'RGBA whose alpha is ignored': {
    layout: 'rgba',
    planes: [
      ['half', half],
      ['half', one],
      ['half', zero],
      ['half', zero],
    ],
    shows: [128, 255, 0],
    view: { background: 'grey', alpha: 'ignore' },
  },
  'packed RGBA whose alpha is ignored': {
    layout: 'packed',
    planes: [['rgba8', 0x000000ff]],
    shows: [255, 0, 0],
    view: { background: 'grey', alpha: 'ignore' },
  },
  'ignored alpha, looked at': {
    layout: 'rgba-straight',
    planes: [
      ['half', one],
      ['half', one],
      ['half', zero],
      ['half', half],
    ],
    shows: [128, 128, 128],
    view: { alpha: 'ignore', channel: 'a' },
  },
  'premultiplied RGBA over grey': {
    layout: 'rgba',
    planes: [
      ['half', zero],
      ['half', half],
      ['half', zero],
      ['half', half],
    ],
    shows: [23, 151, 23],
    view: { background: 'grey' },
  },
  'video with coverage over grey': {
    layout: 'yuva',
    // Y'CbCr of 8 bits, limited range: white, half covered.
    planes: [
      ['u8', 235],
      ['u8', 128, 2],
      ['u8', 128, 2],
      ['u8', 128],
    ],
    shows: [151, 151, 151],
    view: { background: 'grey', inputColor: 'linear-rec709' },
  },
  'one float channel as grey': { layout: 'grey', planes: [['float', 0.5]], shows: [128, 128, 128] },
  'one uint channel as grey': { layout: 'grey', planes: [['uint', 1]], shows: [255, 255, 255] },
  'a large uint keeps its upper half': {
    layout: 'grey',
    planes: [['uint', 0x80000000]],
    shows: [128, 128, 128],
    view: { exposure: -32 },
  },
  'two channels as red and green': {
    layout: 'rg',
    planes: [
      ['half', one],
      ['half', half],
    ],
    shows: [255, 128, 0],
  },
  'luminance and subsampled chroma': {
    layout: 'yc',
    planes: [
      ['half', half],
      ['half', zero, 2],
      ['half', zero, 2],
    ],
    shows: [128, 128, 128],
  },
  'chroma that makes red': {
    layout: 'yc',
    // Y = 0.25, R − Y over Y = 1: red 0.5; blue 0.25; green what is left of the luminance.
    planes: [
      ['float', 0.25],
      ['float', 1, 2],
      ['float', 0, 2],
    ],
    shows: [128, 45, 64],
  },
  'packed 8-bit': { layout: 'packed', planes: [['rgba8', 0xff0000ff]], shows: [255, 0, 0] },
  '16-bit integers': {
    layout: 'rgb',
    planes: [
      ['u16', 65535],
      ['u16', 32768],
      ['u16', 0],
    ],
    shows: [255, 128, 0],
  },
  '16-bit integers that hold 12 bits': {
    layout: 'rgb',
    planes: [
      ['u16', 4095, 1, 4095],
      ['u16', 2048, 1, 4095],
      ['u16', 128, 1, 1023],
    ],
    shows: [255, 128, 32],
  },
  'packed 10-bit': { layout: 'packed', planes: [['rgb10', (1023 << 20) | (512 << 10)]], shows: [255, 55, 0] },
  exposure: {
    layout: 'rgb',
    planes: [
      ['half', half],
      ['half', half],
      ['half', zero],
    ],
    shows: [64, 64, 0],
    view: { exposure: -1 },
  },
  offset: {
    layout: 'rgb',
    planes: [
      ['half', zero],
      ['half', half],
      ['half', zero],
    ],
    shows: [64, 191, 64],
    view: { offset: 0.25 },
  },
  gamma: { layout: 'grey', planes: [['float', 0.25]], shows: [128, 128, 128], view: { gamma: 2 } },
  'no saturation': {
    layout: 'rgb',
    planes: [
      ['half', one],
      ['half', zero],
      ['half', zero],
    ],
    shows: [54, 54, 54],
    view: { saturation: 0 },
  },
  'the green channel': {
    layout: 'rgb',
    planes: [
      ['half', one],
      ['half', half],
      ['half', zero],
    ],
    shows: [128, 128, 128],
    view: { channel: 'g' },
  },
  'the alpha channel': {
    layout: 'rgba',
    planes: [
      ['half', one],
      ['half', one],
      ['half', one],
      ['half', half],
    ],
    shows: [128, 128, 128],
    view: { channel: 'a' },
  },
  luma: {
    layout: 'rgb',
    planes: [
      ['half', zero],
      ['half', one],
      ['half', zero],
    ],
    shows: [182, 182, 182],
    view: { channel: 'luma' },
  },
  'sRGB display': { layout: 'grey', planes: [['half', half]], shows: [188, 188, 188], view: { display: 'srgb' } },
  'highlights clip': { layout: 'grey', planes: [['half', two]], shows: [255, 255, 255] },
};

describe('picture layouts', () => {
  let harness: PresenterHarness;
  let canvas: HTMLCanvasElement;
  before(() => {
    harness = new PresenterHarness();
    harness.commands.allowTextures(1e8);
    canvas = harness.player(1, 32, 32);
  });
  after(() => harness.close());

  let frame = 0;
  const show = async (picture: FakePicture, view: Partial<PlayerView> = {}): Promise<void> => {
    frame += 1;
    await harness.store(frame, picture);
    harness.commands.update(1, stateAt(frame, { width: 32, height: 32, ...view }));
    await harness.shown(1, frame);
  };

  for (const [name, { layout, planes, shows, view }] of Object.entries(CASES)) {
    it(name, async () => {
      const described = planes.map(([type, value, sampling = 1, maxCode], i) => ({
        ...{ name: 'RGBA'[i]!, type, value, sampling },
        ...(maxCode && { maxCode }),
      }));
      await show({ width: 32, height: 32, layout, planes: described }, view);
      const seen = pixelAt(canvas, 0.5, 0.5);
      seen.forEach((value, i) => expect(value, `${name}: ${seen.join()}`).to.be.closeTo(shows[i]!, 2));
    });
  }

  it('places the data window in the display window', async () => {
    const planes = [{ name: 'Y', type: 'half' as const, value: one }];
    // The left half of the display window, and 16 pixels beyond its left edge.
    const picture: FakePicture = {
      width: 32,
      height: 32,
      layout: 'grey',
      planes,
      dataWindow: [-16, 0, 15, 31],
      displayWindow: [0, 0, 31, 31],
    };
    await show(picture);
    expect(pixelAt(canvas, 0.25, 0.5)[0]).to.equal(255);
    expect(pixelAt(canvas, 0.49, 0.5)[0]).to.equal(255);
    expect(pixelAt(canvas, 0.51, 0.5)[0]).to.equal(0);
    await show(picture, { flop: true });
    expect(pixelAt(canvas, 0.25, 0.5)[0]).to.equal(0);
    expect(pixelAt(canvas, 0.75, 0.5)[0]).to.equal(255);
  });

  it('keeps the aspect ratio of display window and pixels', async () => {
    const planes = [{ name: 'Y', type: 'half' as const, value: one }];
    await show({ width: 32, height: 32, layout: 'grey', planes, pixelAspectRatio: 2 });
    expect(pixelAt(canvas, 0.5, 0.2)[0], 'letterbox').to.equal(0);
    expect(pixelAt(canvas, 0.02, 0.5)[0], 'full width').to.equal(255);
    await show({ width: 32, height: 32, layout: 'grey', planes, pixelAspectRatio: 2 }, { fit: 'cover' });
    expect(pixelAt(canvas, 0.5, 0.2)[0], 'cover leaves nothing empty').to.equal(255);
    await show({ width: 16, height: 16, layout: 'grey', planes }, { fit: 'none' });
    expect(pixelAt(canvas, 0.2, 0.5)[0], 'one to one').to.equal(0);
    expect(pixelAt(canvas, 0.3, 0.5)[0], 'one to one').to.equal(255);
  });

  it('turns rows upside down for flip', async () => {
    const planes = [{ name: 'Y', type: 'half' as const, value: one }];
    const dataWindow = [0, 0, 31, 15] as const;
    const picture: FakePicture = {
      width: 32,
      height: 16,
      layout: 'grey',
      planes,
      dataWindow,
      displayWindow: [0, 0, 31, 31],
    };
    await show(picture);
    expect(pixelAt(canvas, 0.5, 0.25)[0]).to.equal(255);
    expect(pixelAt(canvas, 0.5, 0.75)[0]).to.equal(0);
    await show(picture, { flip: true });
    expect(pixelAt(canvas, 0.5, 0.25)[0]).to.equal(0);
    expect(pixelAt(canvas, 0.5, 0.75)[0]).to.equal(255);
  });

  it('smooths 16-bit codes as the hardware does 8-bit ones where they are shown smaller, not under filter="nearest"', async () => {
    const coded = async (type: 'u8' | 'u16', filter: PlayerView['filter']): Promise<number[]> => {
      const [value, white] = type === 'u8' ? [51, 255] : [51 * 257, 65535];
      const planes = ['R', 'G', 'B'].map((name) => ({ name, type, value }));
      // Five pixels of the picture to four of the canvas: none but mixed ones.
      await show({ width: 40, height: 40, layout: 'rgb', planes, code: 0x5a35, white }, { filter });
      return [...canvasPixels(canvas).data];
    };
    const difference = (one: readonly number[], other: readonly number[]): number =>
      one.reduce((most, code, i) => Math.max(most, Math.abs(code - (other[i] ?? 0))), 0);
    const [hardware, ours] = [await coded('u8', 'auto'), await coded('u16', 'auto')];
    expect(difference(hardware, ours), 'smooth').to.be.at.most(2);
    const [plain, nearest] = [await coded('u8', 'nearest'), await coded('u16', 'nearest')];
    expect(difference(plain, nearest), 'nearest').to.equal(0);
    expect(difference(ours, nearest), 'between the two').to.be.above(60);
  });

  it('samples what the file says and what the display shows', async () => {
    const planes = ['R', 'G', 'B'].map((name, i) => ({ name, type: 'float' as const, value: [4, 0.25, 0][i]! }));
    await show({ width: 32, height: 32, layout: 'rgb', planes });
    const sample = await harness.commands.sample(1, 5, 7, 3);
    expect(sample?.frame).to.equal(frame);
    expect(sample?.source).to.deep.equal({ R: 4, G: 0.25, B: 0 });
    expect(sample?.display).to.deep.equal([1, 0.25, 0, 1]);
    const shown = pixelAt(canvas, 0.5, 0.5).map((value) => value / 255);
    shown.forEach((value, i) => expect(value).to.be.closeTo(sample!.display[i]!, 0.005));
  });

  it('captures what the canvas shows', async () => {
    const blob = await harness.commands.capture(1, 'image/png');
    expect(blob?.type).to.equal('image/png');
    const bitmap = await createImageBitmap(blob!);
    expect([bitmap.width, bitmap.height]).to.deep.equal([32, 32]);
    const context = new OffscreenCanvas(32, 32).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    expect([...context.getImageData(16, 16, 1, 1).data.slice(0, 3)]).to.deep.equal(pixelAt(canvas, 0.5, 0.5));
  });
});
