import { expect } from 'chai';
import { NEUTRAL_COLOUR, type ColourSettings } from '../../../src/core/colour/colour-settings.ts';
import { prepareColour } from '../../../src/core/colour/pipeline/prepare-colour.ts';
import { shadePixel, shadePixels, type Rgba } from '../../../src/core/colour/pipeline/shade-pixel.ts';
import type { Chromaticities } from '../../../src/core/frame/planes.ts';

interface Where {
  format?: string;
  chromaticities?: Chromaticities;
  space?: string;
  x?: number;
  y?: number;
}

function shade(rgba: Rgba, settings: Partial<ColourSettings> = {}, where: Where = {}): number[] {
  const info = {
    format: where.format ?? 'exr',
    layout: 'rgba' as const,
    ...(where.chromaticities ? { chromaticities: where.chromaticities } : {}),
    ...(where.space !== undefined ? { space: where.space } : {}),
  };
  const all = { ...NEUTRAL_COLOUR, ...settings };
  return shadePixel(rgba, prepareColour(all, info), { lut: all.lut, ...where });
}

const LINEAR = { display: 'linear' } as const;
const codes = (values: readonly number[]): number[] => values.slice(0, 3).map((value) => Math.round(value * 255));

describe('colour pipeline', () => {
  it('leaves linear values as they are to the bit where nothing is set', () => {
    for (const value of [0, 1, 0.1, Math.fround(0.3), 2 ** -24]) {
      expect(shade([value, 1 - value, value, 1], LINEAR)).to.deep.equal([value, 1 - value, value, 1]);
    }
  });

  it('shows every code value of a display-referred picture unchanged on an sRGB display', () => {
    for (let code = 0; code < 256; code += 1) {
      const source: Rgba = [code / 255, (255 - code) / 255, 0.5, 1];
      expect(codes(shade(source, {}, { format: 'png' }))).to.deep.equal([code, 255 - code, 128]);
    }
  });

  it('works in the written order', () => {
    const [red] = shade([0.1, 0.1, 0.1, 1], { ...LINEAR, exposure: 1, offset: 0.16, gamma: 2 });
    expect(red).to.be.closeTo(Math.sqrt(0.1 * 2 + 0.16), 1e-12);
    const saturated = shade([0.2, 0, 0, 1], { ...LINEAR, offset: 0.1, saturation: 0 });
    expect(saturated[0]).to.be.closeTo(0.2 * 0.2126 + 0.1, 1e-12);
    const filmic = shade([50, 50, 50, 1], { ...LINEAR, toneMap: 'filmic', gamma: 0.5 });
    expect(filmic[0]).to.be.closeTo(1, 1e-9);
  });

  it('paints stops around 18 % grey, whatever tone map and display do to them', () => {
    const zone = (stops: number, changes: Partial<ColourSettings> = {}): string => {
      const grey = 0.18 * 2 ** stops;
      return shade([grey, grey, grey, 1], { falseColour: 'exposure', ...changes })
        .slice(0, 3)
        .join();
    };
    const all = Array.from({ length: 13 }, (_, i) => zone(i - 6));
    expect(new Set(all).size).to.equal(13);
    expect([all[0], all[6], all[12]]).to.deep.equal(['0,0,0', '0.5,0.5,0.5', '1,1,1']);
    for (const stops of [-0.49, 0.49]) expect(zone(stops)).to.equal(all[6]);
    expect([zone(0.51), zone(-0.51), zone(-30), zone(20)]).to.deep.equal([all[7], all[5], all[0], all[12]]);
    expect(zone(1, { toneMap: 'filmic', display: 'linear', gamma: 2 })).to.equal(all[7]);
    expect(zone(1, { exposure: 2 })).to.equal(all[9]);
    const half = { falseColourStep: 0.5, falseColourGrey: 0.36 };
    expect([1, 1.24, 1.26, 2, 4, -2].map((stops) => zone(stops, half))).to.deep.equal(
      [6, 6, 7, 8, 12, 0].map((index) => all[index]),
    );
    expect(shade([-1, -1, -1, 1], { falseColour: 'exposure' }).slice(0, 3)).to.deep.equal([0, 0, 0]);
    expect(shade([NaN, 0, 0, 1], { falseColour: 'exposure', warning: 'range' }).slice(0, 3)).to.deep.equal([1, 0, 1]);
  });

  it('stripes what nears the ends of the display, and leaves all else as it is', () => {
    const row = (value: number, levels: Partial<ColourSettings> = {}): number[] =>
      Array.from(
        { length: 8 },
        (_, x) => shade([value, value, value, 1], { ...LINEAR, falseColour: 'zebra', ...levels }, { x })[0] ?? NaN,
      );
    expect(row(0.71, { zebraHigh: 0.7 })).to.deep.equal([0, 0, 0, 0, 0.71, 0.71, 0.71, 0.71]);
    expect(row(0.2, { zebraLow: 0.25 })).to.deep.equal([0.5, 0.5, 0.5, 0.5, 0.2, 0.2, 0.2, 0.2]);
    expect(new Set(row(0.96, { zebraHigh: 0.97 }))).to.deep.equal(new Set([0.96]));
    expect(row(0.96)).to.deep.equal([0, 0, 0, 0, 0.96, 0.96, 0.96, 0.96]);
    expect(row(5)).to.deep.equal([0, 0, 0, 0, 1, 1, 1, 1]);
    expect(row(0.01)).to.deep.equal([0.5, 0.5, 0.5, 0.5, 0.01, 0.01, 0.01, 0.01]);
    for (const value of [0.03, 0.5, 0.94]) expect(new Set(row(value))).to.deep.equal(new Set([value]));
  });

  it('reads chromaticities of the file for auto, and not where a space is named', () => {
    const xyz: Chromaticities = [1, 0, 0, 1, 0, 0, 1 / 3, 1 / 3];
    expect(shade([0.95046, 1, 1.08906, 1], LINEAR, { chromaticities: xyz })[2]).to.be.closeTo(1, 1e-3);
    const named = shade([0.4, 0.5, 0.6, 1], { ...LINEAR, inputColor: 'linear-rec709' }, { chromaticities: xyz });
    expect(named.slice(0, 3)).to.deep.equal([0.4, 0.5, 0.6]);
  });

  it('reads the space of an edit’s clip before what the file says, and not where a space is chosen or it is unknown', () => {
    const xyz: Chromaticities = [1, 0, 0, 1, 0, 0, 1 / 3, 1 / 3];
    const grey: Rgba = [0.5, 0.5, 0.5, 1];
    const ofClip = shade(grey, LINEAR, { chromaticities: xyz, space: 'srgb' });
    expect(ofClip).to.deep.equal(shade(grey, { ...LINEAR, inputColor: 'srgb' }));
    const chosen = shade(grey, { ...LINEAR, inputColor: 'linear-rec709' }, { space: 'srgb' });
    expect(chosen.slice(0, 3)).to.deep.equal([0.5, 0.5, 0.5]);
    const stated = shade(grey, LINEAR, { chromaticities: xyz });
    for (const space of ['Studio Log', 'toString', 'auto'])
      expect(shade(grey, LINEAR, { chromaticities: xyz, space })).to.deep.equal(stated);
  });

  it('isolates channels as grey after look and tone map', () => {
    const source: Rgba = [0.6, 0.3, 0.1, 0.5];
    expect(shade(source, { ...LINEAR, channel: 'r' })).to.deep.equal([0.6, 0.6, 0.6, 1]);
    expect(shade(source, { ...LINEAR, channel: 'g' })).to.deep.equal([0.3, 0.3, 0.3, 1]);
    expect(shade(source, { ...LINEAR, channel: 'b' })).to.deep.equal([0.1, 0.1, 0.1, 1]);
    expect(shade(source, { ...LINEAR, channel: 'luma' })[0]).to.be.closeTo(0.3493, 1e-4);
    const mapped = shade(source, { ...LINEAR, toneMap: 'filmic' });
    expect(shade(source, { ...LINEAR, toneMap: 'filmic', channel: 'g' })[0]).to.equal(mapped[1]);
  });

  it('shows alpha as coverage: exposure, offset and gamma act on it, nothing else', () => {
    const settings = { channel: 'a', toneMap: 'filmic', saturation: 0.2, inputColor: 'acescg' } as const;
    expect(shade([9, 9, 9, 0.5], settings)).to.deep.equal([0.5, 0.5, 0.5, 1]);
    expect(shade([9, 9, 9, 0.25], { ...settings, exposure: 1 })[0]).to.equal(0.5);
    expect(shade([9, 9, 9, 0.25], { ...settings, gamma: 2 })[0]).to.equal(0.5);
  });

  it('adds the background, ungraded, under what alpha leaves', () => {
    const over = (alpha: number, settings: Partial<ColourSettings> = {}) =>
      shade([0.5 * alpha, 0.5 * alpha, 0.5 * alpha, alpha], { ...LINEAR, background: 'grey', ...settings })[0];
    expect(over(1)).to.equal(0.5);
    expect(over(0)).to.equal(0.18);
    expect(over(0.5)).to.be.closeTo(0.25 + 0.09, 1e-12);
    expect(over(0, { exposure: 3, offset: 0.5, gamma: 2.2, saturation: 0 })).to.equal(0.18);
    expect(over(0.5, { offset: 0.5 })).to.be.closeTo(0.5 * (0.5 + 0.5) + 0.09, 1e-12);
    expect(shade([0.3, 0.3, 0.3, 0], LINEAR)[0], 'light without coverage is kept').to.equal(0.3);
  });

  it('draws a checker in squares of 16 canvas pixels', () => {
    const at = (x: number, y: number) => shade([0, 0, 0, 0], { ...LINEAR, background: 'checker' }, { x, y })[0];
    expect([at(0, 0), at(15, 15), at(16, 0), at(0, 16), at(16, 16)]).to.deep.equal([0.18, 0.18, 0.36, 0.36, 0.18]);
  });

  it('takes alpha out of code values before their curve', () => {
    const half = shade([0.25, 0.25, 0.25, 0.5], { ...LINEAR, inputColor: 'srgb' });
    const whole = shade([0.5, 0.5, 0.5, 1], { ...LINEAR, inputColor: 'srgb' });
    expect(half[0]).to.be.closeTo((whole[0] ?? 0) / 2, 1e-12);
    expect(shade([0.5, 0.5, 0.5, 0], { ...LINEAR, inputColor: 'srgb' })[0]).to.equal(whole[0]);
  });

  it('keeps negative values until the display, where they are clamped', () => {
    expect(shade([-0.5, 0.5, 0, 1], { ...LINEAR, offset: 0.6 })[0]).to.be.closeTo(0.1, 1e-12);
    expect(shade([-0.5, 2, 0, 1], LINEAR)).to.deep.equal([0, 1, 0, 1]);
  });

  it('makes NaN black and infinities bright or dark, and paints them on demand', () => {
    expect(shade([NaN, NaN, NaN, 1])).to.deep.equal([0, 0, 0, 1]);
    expect(shade([Infinity, -Infinity, 0, 1], LINEAR).slice(0, 2)).to.deep.equal([1, 0]);
    expect(shade([NaN, 0, 0, 1], { warning: 'non-finite' })).to.deep.equal([1, 0, 1, 1]);
    expect(shade([0, -Infinity, 0, 1], { warning: 'non-finite' })).to.deep.equal([0, 1, 1, 1]);
    expect(shade([0, 0, 0, NaN], { warning: 'range' })).to.deep.equal([1, 0, 1, 1]);
    expect(shade([2, 0, 0, 1], { ...LINEAR, warning: 'non-finite' })).to.deep.equal([1, 0, 0, 1]);
    expect(shade([0, 2, 0, 1], { warning: 'range' })).to.deep.equal([1, 0, 0, 1]);
    expect(shade([0.1, -0.1, 0, 1], { warning: 'range' })).to.deep.equal([0, 0, 1, 1]);
    expect(shade([1, 1, 1, 1], { warning: 'range', display: 'display-p3' })[0], 'white is in range').to.be.closeTo(
      1,
      1e-6,
    );
  });

  it('dithers between the two nearest codes, in the mean the value itself, and leaves whole codes alone', () => {
    for (const code of [0, 17, 128, 254.25, 99.5, 254.984375, 255]) {
      const picture = new Float32Array(64 * 4).fill(code / 255);
      const out = shadePixels(
        picture.map((value, index) => (index % 4 === 3 ? 1 : value)),
        8,
        prepareColour({ ...NEUTRAL_COLOUR, ...LINEAR, dither: true }, { format: 'exr', layout: 'rgba' }),
      );
      const reds = Array.from(
        out.filter((_, index) => index % 4 === 0),
        (value) => Math.round(value * 255),
      );
      expect(new Set(reds.map((red) => Math.abs(red - code) < 1))).to.deep.equal(new Set([true]));
      expect(reds.reduce((sum, red) => sum + red, 0) / 64).to.be.closeTo(code, 1 / 64);
    }
  });

  it('gives no NaN whatever comes in', () => {
    const wild = [0, -0, 1e-30, 65504, -65504, 3.4e38, -3.4e38, NaN, Infinity, -Infinity];
    for (const inputColor of ['auto', 'logc4', 'srgb', 'cineon', 'aces2065-1'] as const) {
      for (const toneMap of ['none', 'filmic'] as const) {
        for (const r of wild) {
          for (const a of wild) {
            const out = shade([r, 0.5, -r, a], { inputColor, toneMap, exposure: 10, gamma: 2.2, saturation: 1.5 });
            expect(out.every(Number.isFinite), `${inputColor} ${toneMap} ${r} ${a} → ${out}`).to.be.true;
          }
        }
      }
    }
  });
});
