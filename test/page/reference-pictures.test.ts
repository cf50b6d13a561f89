import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { decodeExr } from '../../src/exr.ts';
import { conformanceFolder } from '../support/project-root.ts';
import { fromHalf } from '../support/exr/to-half.ts';
import { useSite } from '../support/page/use-pages.ts';

const folder = conformanceFolder();
const aswf = folder ? join(folder, 'aswf') : null;

type Rgb = readonly [number, number, number];
interface Looked {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

const srgb = (linear: number): number => {
  const value = Math.min(1, Math.max(0, linear));
  return 255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
};
const light = (code: number): number =>
  code / 255 <= 0.04045 ? code / 255 / 12.92 : ((code / 255 + 0.055) / 1.055) ** 2.4;

/** Reads a file by the decoder alone: a channel's value at a pixel of the display window's space; null outside. */
async function decoded(file: string): Promise<{
  readonly display: readonly [number, number, number, number];
  at(channel: string, x: number, y: number): number | null;
}> {
  const { part, window, planes } = await decodeExr(new Uint8Array(readFileSync(join(aswf ?? '', file))), {});
  return {
    display: part.displayWindow,
    at(channel, x, y) {
      const plane = planes.find(({ name }) => name === channel);
      if (!plane || x < window[0] || y < window[1] || x > window[2] || y > window[3]) return null;
      const column = Math.floor((x - window[0]) / plane.xSampling);
      const row = Math.floor((y - window[1]) / plane.ySampling);
      const value = plane.data[row * plane.width + column] ?? 0;
      return plane.type === 'half' ? fromHalf(value) : value;
    },
  };
}

describe('reference pictures as the player shows them', function () {
  this.timeout(120_000);
  const pages = useSite((site) => folder && site.folder('/conformance/', folder));

  before(async function () {
    if (!aswf || !existsSync(join(aswf, 'Chromaticities/XYZ.exr'))) {
      console.log('    (skipped: no reference files; set SEQ_CONFORMANCE to their folder)');
      return this.skip();
    }
    await pages.show('<main></main>');
  });

  /** Shows a file in a box of that size, one pixel of the file on each of the canvas, and reads what it captures. */
  const look = async (
    file: string,
    width: number,
    height: number,
    attributes: Record<string, string> = {},
  ): Promise<Looked> => {
    const seen = await pages.viewer.page.evaluate(
      async ([src, boxWidth, boxHeight, more]) => {
        const player = document.createElement('seq-player') as HTMLElement & {
          ready: Promise<void>;
          capture(): Promise<Blob>;
        };
        player.style.cssText = `inline-size: ${boxWidth}px; block-size: ${boxHeight}px; min-inline-size: 0`;
        const all = { src, fit: 'none', resolution: 'full', 'pixel-values': 'none', ...more };
        for (const [name, value] of Object.entries(all)) player.setAttribute(name, value);
        document.querySelector('main')!.replaceChildren(player);
        await player.ready;
        const bitmap = await createImageBitmap(await player.capture());
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
        context.drawImage(bitmap, 0, 0);
        const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
        // As text: a list of numbers takes seconds to cross.
        return {
          width: bitmap.width,
          height: bitmap.height,
          text: Array.from({ length: data.length / 4096 + 1 }, (_, i) =>
            String.fromCharCode(...data.subarray(i * 4096, (i + 1) * 4096)),
          ).join(''),
        };
      },
      [`/conformance/aswf/${file}`, width, height, attributes] as const,
    );
    return { width: seen.width, height: seen.height, rgba: Buffer.from(seen.text, 'latin1') };
  };
  const pixel = ({ width, rgba }: Looked, x: number, y: number): Rgb => {
    const at = (y * width + x) * 4;
    return [rgba[at] ?? NaN, rgba[at + 1] ?? NaN, rgba[at + 2] ?? NaN];
  };
  const near = (seen: Rgb, expected: Rgb, what: string, tolerance = 2): void =>
    seen.forEach((code, i) => expect(code, `${what}, ${'RGB'[i]}`).to.be.closeTo(expected[i] ?? NaN, tolerance));

  it('of XYZ and of Rec.709 luminance-chroma look the same', async () => {
    const [xyz, yc] = [
      await look('Chromaticities/XYZ.exr', 610, 406),
      await look('Chromaticities/Rec709_YC.exr', 610, 406),
    ];
    expect([xyz.width, xyz.height]).to.deep.equal([610, 406]);
    // Chroma is subsampled, so single pixels differ; the whole may not be tinted.
    const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
    for (const i of [0, 1, 2] as const) {
      const differences: number[] = [];
      for (let y = 1; y < 405; y += 9) {
        for (let x = 1; x < 609; x += 9) differences.push(pixel(xyz, x, y)[i] - pixel(yc, x, y)[i]);
      }
      expect(Math.abs(median(differences))).to.be.at.most(1);
      expect(median(differences.map(Math.abs))).to.be.below(4);
    }
  });

  it('of luminance and chroma have the colours that the format’s formula gives', async () => {
    const file = await decoded('LuminanceChroma/Flowers.exr');
    const seen = await look('LuminanceChroma/Flowers.exr', 400, 300);
    const [left, top, right, bottom] = file.display;
    const [dx, dy] = [(left + right + 1 - 400) / 2, (top + bottom + 1 - 300) / 2];
    let coloured = 0;
    for (let y = 3; y < 300; y += 17) {
      for (let x = 3; x < 400; x += 17) {
        const at = (channel: string): number =>
          file.at(channel, Math.floor(x + 0.5 + dx), Math.floor(y + 0.5 + dy)) ?? 0;
        // OpenEXR, "Luminance/Chroma Images": RY = (R − Y) / Y, BY = (B − Y) / Y, Y weighted by Rec.709.
        const [Y, R, B] = [at('Y'), (at('RY') + 1) * at('Y'), (at('BY') + 1) * at('Y')];
        const G = (Y - 0.2126 * R - 0.0722 * B) / 0.7152;
        const expected = [srgb(R), srgb(G), srgb(B)] as const;
        near(pixel(seen, x, y), expected, `${x}, ${y}`, 2.5);
        if (Math.max(...expected) - Math.min(...expected) > 40) coloured += 1;
      }
    }
    expect(coloured, 'flowers are colourful').to.be.above(50);
  });

  for (let number = 1; number <= 8; number++) {
    it(`of window test t0${number} lie where their data window says, and nowhere else`, async () => {
      const name = `DisplayWindow/t0${number}.exr`;
      const file = await decoded(name);
      const [left, top, right, bottom] = file.display;
      const [width, height] = [right - left + 1, bottom - top + 1];
      const seen = await look(name, width, height, { background: 'grey' });
      expect([seen.width, seen.height]).to.deep.equal([width, height]);
      for (let y = 0; y < height; y += 7) {
        for (let x = 0; x < width; x += 7) {
          const values = ['R', 'G', 'B'].map((channel) => file.at(channel, x + left, y + top));
          const outside: Rgb = [118, 118, 118];
          const [r, g, b] = values;
          const inside = [srgb(r ?? 0), srgb(g ?? 0), srgb(b ?? 0)] as const;
          near(pixel(seen, x, y), r === null ? outside : inside, `${x}, ${y}`);
        }
      }
    });
  }

  it('of the gamma chart: lines of full and none next to a patch weigh as much in light', async () => {
    const seen = await look('TestImages/GammaChart.exr', 800, 800);
    const lines = [0, 1, 2, 3].map((y) => light(pixel(seen, 650, 100 + y)[1]));
    const patch = light(pixel(seen, 750, 100)[1]);
    expect(patch).to.be.within(0.1, 0.9);
    expect(lines.reduce((sum, value) => sum + value, 0) / 4).to.be.closeTo(patch, 0.02);
  });

  it('leave the console silent', () => pages.viewer.expectSilence());
});
