import { expect } from 'chai';
import type { PlayerView } from '../../../src/core/presenter/protocol.ts';
import { HALF, type FakePicture } from '../../support/presenter/fake-picture.ts';
import { pixelAt, PresenterHarness, stateAt, twoFrames } from '../../support/presenter/presenter-harness.ts';

const { zero, half, one } = HALF;
const SIZE = { width: 32, height: 32 };

function rgb(...values: [number, number, number]): FakePicture {
  const planes = values.map((value, i) => ({ name: 'RGB'[i]!, type: 'half' as const, value }));
  return { ...SIZE, layout: 'rgb', planes };
}

const RED = rgb(one, zero, zero);
const WHITE = rgb(one, one, one);
/** Swaps black and white. */
const INVERSE = 'LUT_1D_SIZE 2\n1 1 1\n0 0 0';

for (const forceInPage of [false, true]) {
  describe(`colour on the canvas, presenter in ${forceInPage ? 'the page' : 'a worker'}`, () => {
    let harness: PresenterHarness;
    let canvas: HTMLCanvasElement;
    const urls: string[] = [];
    beforeEach(() => {
      harness = new PresenterHarness({ forceInPage });
      harness.commands.allowTextures(1e8);
      canvas = harness.player(1, 32, 32);
    });
    afterEach(() => {
      harness.close();
      for (const url of urls.splice(0)) URL.revokeObjectURL(url);
    });

    const table = (text: string): string => {
      const url = URL.createObjectURL(new Blob([text]));
      urls.push(url);
      return url;
    };
    const look = (view: Partial<PlayerView>): void => harness.commands.update(1, stateAt(1, { ...SIZE, ...view }));
    const show = async (picture: FakePicture, view: Partial<PlayerView> = {}): Promise<number[]> => {
      await harness.store(1, picture);
      look(view);
      await harness.shown(1, 1);
      return pixelAt(canvas, 0.5, 0.5);
    };
    const until = async (expected: readonly number[]): Promise<void> => {
      await harness.until(() => pixelAt(canvas, 0.5, 0.5).join() === expected.join(), `${expected} on the canvas`);
    };

    it('says that P3 codes are P3, so that Rec.709 red looks the same on an sRGB screen', async () => {
      const seen = await show(RED, { display: 'display-p3' });
      [255, 0, 0].forEach((value, i) => expect(seen[i], seen.join()).to.be.closeTo(value, 2));
      look({ display: 'srgb' });
      await until([255, 0, 0]);
    });

    it('shows colours outside of sRGB on a canvas that was made for them', async () => {
      const wide = harness.player(2, SIZE.width, SIZE.height, 'display-p3');
      await harness.store(1, RED);
      harness.commands.update(2, stateAt(1, { ...SIZE, inputColor: 'display-p3', display: 'display-p3' }));
      await harness.shown(2, 1);
      const context = new OffscreenCanvas(1, 1).getContext('2d', { colorSpace: 'display-p3' });
      await harness.until(() => {
        context?.drawImage(wide, 0, 0, 1, 1);
        return context?.getImageData(0, 0, 1, 1).data.join() === '255,0,0,255';
      }, 'red of P3, not that of sRGB (234,51,35)');
    });

    it('holds a picture back until its table is there, and shows it through the table', async () => {
      expect(await show(WHITE, { lut: table(INVERSE) })).to.deep.equal([0, 0, 0]);
      await harness.until(() => harness.all('presented').at(-1)?.frames.at(-1)?.shown === 1, 'shown');
      look({});
      await until([255, 255, 255]);
      look({ lut: table(INVERSE) });
      await until([0, 0, 0]);
      expect(harness.all('stored'), 'and loads nothing for it').to.have.length(1);
    });

    it('reports a table that cannot be read, with its line, and shows the picture without it', async () => {
      const url = table('LUT_1D_SIZE 2\n1 1 1\n0 0');
      expect(await show(WHITE, { lut: url })).to.deep.equal([255, 255, 255]);
      const { player, error, url: named } = await harness.report('lut-failed');
      expect({ player, named, code: error.code }).to.deep.equal({ player: 1, named: url, code: 'source-invalid' });
      expect(error.message).to.match(/^LUT line 3: /);
      look({ lut: new URL('/no-such-table.cube', location.href).href });
      const missing = await harness.report('lut-failed', (report) => report.url.includes('no-such'));
      expect(missing.error.code).to.equal('not-found');
    });

    it('samples display values as the canvas shows them', async () => {
      const seen = await show(rgb(one, half, zero), {
        exposure: -1,
        toneMap: 'filmic',
        display: 'srgb',
        saturation: 0.7,
      });
      const sample = await harness.commands.sample(1, 5, 7, 1);
      expect(sample?.source).to.deep.equal({ R: 1, G: 0.5, B: 0 });
      seen.forEach((value, i) => expect(value).to.be.closeTo(sample!.display[i]! * 255, 1));
    });

    it('zooms and pans', async () => {
      // White on the left half only.
      const picture = { ...WHITE, dataWindow: [0, 0, 31, 31] as const, displayWindow: [0, 0, 63, 31] as const };
      await show(picture, { zoom: 1 });
      expect(pixelAt(canvas, 0.4, 0.5)[0], 'left of the middle').to.equal(255);
      expect(pixelAt(canvas, 0.6, 0.5)[0], 'right of the middle').to.equal(0);
      look({ zoom: 4, panX: 8 });
      await until([0, 0, 0]);
      look({ zoom: 0.5, panX: -16 });
      await until([255, 255, 255]);
      expect(pixelAt(canvas, 0.2, 0.5)[0], 'left of the picture').to.equal(0);
      expect(pixelAt(canvas, 0.5, 0.2)[0], 'above the picture').to.equal(0);
    });
  });
}

describe('turning colour', () => {
  it('decodes and uploads nothing', async () => {
    const harness = new PresenterHarness({ forceInPage: true });
    const canvas = harness.player(1, 32, 32);
    harness.commands.allowTextures(1e8);
    await harness.store(1, rgb(half, half, half));
    harness.commands.update(1, stateAt(1, SIZE));
    await harness.shown(1, 1);
    const { texSubImage2D } = WebGL2RenderingContext.prototype;
    let uploads = 0;
    WebGL2RenderingContext.prototype.texSubImage2D = function (this: WebGL2RenderingContext, ...call: never[]) {
      uploads += 1;
      Reflect.apply(texSubImage2D, this, call);
    } as typeof texSubImage2D;
    try {
      for (const [exposure, expected] of [
        [-1, 64],
        [-2, 32],
        [1, 255],
      ] as const) {
        harness.commands.update(1, stateAt(1, { ...SIZE, exposure }));
        await harness.until(() => pixelAt(canvas, 0.5, 0.5)[0] === expected, `${expected}`);
        await twoFrames();
      }
      expect(uploads).to.equal(0);
      expect(harness.all('stored')).to.have.length(1);
    } finally {
      WebGL2RenderingContext.prototype.texSubImage2D = texSubImage2D;
      harness.close();
    }
  });
});
