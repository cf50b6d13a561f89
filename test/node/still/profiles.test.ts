import { expect } from 'chai';
import type { DecodeResult } from '../../../src/core/codec/codec.ts';
import { profileColour } from '../../../src/core/codec/icc/profile-colour.ts';
import { codec as pngCodec } from '../../../src/core/codec/png16/png16-codec.ts';
import { codec as tiffCodec } from '../../../src/core/codec/tiff/tiff-codec.ts';
import { NEUTRAL_COLOUR } from '../../../src/core/colour/colour-settings.ts';
import { resolveInputColor } from '../../../src/core/colour/input-color.ts';
import { prepareColour } from '../../../src/core/colour/pipeline/prepare-colour.ts';
import { shadePixel } from '../../../src/core/colour/pipeline/shade-pixel.ts';
import { IDENTITY3 } from '../../../src/core/colour/primaries/matrix3.ts';
import type { StatedColour } from '../../../src/core/frame/planes.ts';
import { ADOBE_D50, type CurveSpec, D50_TO_SRGB, type ProfileSpec, srgbValues, writeProfile } from '../../support/pictures/icc-writer.ts'; // prettier-ignore
import { iccChunk, numbersChunk, writePng } from '../../support/pictures/png-writer.ts';
import { writeTiff, type TiffSpec } from '../../support/pictures/tiff-writer.ts';
import { bytesSource } from '../../support/presenter/toy-still.ts';

type Rgb = readonly [number, number, number];
const three = (curve: CurveSpec): CurveSpec[] => [curve, curve, curve];
const GAMMA: CurveSpec = { gamma: 2.19921875 };
const ADOBE: ProfileSpec = { curves: three(GAMMA), colorants: ADOBE_D50, description: 'Adobe RGB (1998)' };

/** What is shown of codes, 0…1, on an sRGB display, 0…255. */
function shown(codes: Rgb, colour: StatedColour, format = 'png'): number[] {
  const info = { format, layout: 'rgb' as const, ...colour };
  const { table: inputTable } = resolveInputColor('auto', info);
  const pixel = shadePixel([...codes, 1], prepareColour(NEUTRAL_COLOUR, info), { inputTable });
  return pixel.slice(0, 3).map((value) => value * 255);
}

/** The same, worked out from the specification and published matrices. */
function expected(codes: Rgb, light: (code: number, channel: number) => number, colorants: readonly Rgb[]): number[] {
  const linear = codes.map(light);
  const xyz = [0, 1, 2].map((k) => linear.reduce((sum, value, i) => sum + value * (colorants[i]?.[k] ?? 0), 0));
  return D50_TO_SRGB.map((row) => {
    const value = Math.min(
      Math.max(
        row.reduce((sum, weight, k) => sum + weight * (xyz[k] ?? 0), 0),
        0,
      ),
      1,
    );
    return (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055) * 255;
  });
}

const SAMPLES: readonly Rgb[] = [
  [0, 0, 0],
  [1, 1, 1],
  [0.5, 0.5, 0.5],
  [0.2, 0.6, 0.3],
  [0.9, 0.35, 0.3],
  [0.02, 0.05, 0.01],
];

function compare(
  colour: StatedColour | null,
  light: (code: number, channel: number) => number,
  colorants: readonly Rgb[],
): void {
  // prettier-ignore
  expect(colour).not.to.equal(null);
  for (const codes of SAMPLES) {
    const want = expected(codes, light, colorants);
    shown(codes, colour ?? {}).forEach((value, i) => expect(value, codes.join()).to.be.closeTo(want[i] ?? NaN, 0.2));
  }
}

const colourOf = (spec: ProfileSpec, isGrey = false) => profileColour(writeProfile(spec), 'iCCP', isGrey);

describe('ICC profiles', () => {
  it('of curves and a matrix give what the specification says, by exponent', () => {
    const { colour, description, notes } = colourOf(ADOBE);
    expect([description, notes]).to.deep.equal(['Adobe RGB (1998)', []]);
    compare(colour, (code) => code ** 2.19921875, ADOBE_D50);
  });

  it('by parametric functions of all five types', () => {
    const kinds: readonly (readonly [number, readonly number[], (x: number) => number])[] = [
      [0, [1.8], (x) => x ** 1.8],
      [1, [2, 1.25, -0.25], (x) => (x >= 0.2 ? (1.25 * x - 0.25) ** 2 : 0)],
      [2, [2, 1, -0.25, 0.125], (x) => (x >= 0.25 ? (x - 0.25) ** 2 + 0.125 : 0.125)],
      [3, [3, 0.86206, 0.13793, 0.11071, 0.08], (x) => (x >= 0.08 ? (0.86206 * x + 0.13793) ** 3 : 0.11071 * x)],
      [4, [2.5, 0.875, 0.0625, 0.25, 0.125, 0.03125, 0.0078125], (x) => (x >= 0.125 ? (0.875 * x + 0.0625) ** 2.5 + 0.03125 : 0.25 * x + 0.0078125)], // prettier-ignore
    ];
    for (const [para, parameters, light] of kinds) {
      const { colour } = colourOf({ curves: three({ para, parameters }), colorants: ADOBE_D50, version: 4 });
      compare(colour, light, ADOBE_D50);
    }
  });

  it('by tables, one for each channel', () => {
    const exponents = [1.8, 2.2, 2.6];
    const values = exponents.map((g) => Array.from({ length: 1024 }, (_, i) => Math.round((i / 1023) ** g * 65535)));
    const { colour } = colourOf({ curves: values.map((each) => ({ values: each })), colorants: ADOBE_D50 });
    compare(colour, (code, channel) => code ** (exponents[channel] ?? 1), ADOBE_D50);
    const { colour: spread } = colourOf({ curves: exponents.map((gamma) => ({ gamma })) });
    const exact = exponents.map((g) => Math.round(g * 256) / 256);
    const { table } = resolveInputColor('auto', { format: 'png', layout: 'rgb', ...spread });
    expect(table?.rgb[3 * 2000 + 2]).to.be.closeTo((2000 / 4095) ** (exact[2] ?? 1), 1e-6);
  });

  it('of sRGB leave every code what it is, whichever way they spell it', () => {
    const spelt: CurveSpec[] = [
      { values: srgbValues(1024) },
      { values: srgbValues(4096) },
      { para: 3, parameters: [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] },
    ];
    for (const curve of spelt) {
      const { colour } = colourOf({ curves: three(curve) });
      expect(colour?.transfer).to.equal('srgb');
      const input = resolveInputColor('auto', { format: 'png', layout: 'rgb', ...colour });
      expect(input.toRec709).to.equal(IDENTITY3);
    }
  });

  it('of grey have a curve alone, and say nothing of a picture with colours', () => {
    const { colour } = colourOf({ curves: [{ gamma: 1.8 }] }, true);
    expect(shown([0.5, 0.5, 0.5], colour ?? {})[0]).to.be.closeTo(expected([0.5, 0.5, 0.5], (x) => x ** (461 / 256), ADOBE_D50)[0] ?? 0, 0.3); // prettier-ignore
    expect(colourOf({ curves: [{ gamma: 1.8 }] }).notes[0]?.code).to.equal('icc-profile-invalid');
    expect(colourOf({ curves: three({ gamma: 1 }) }).colour?.transfer).to.equal('linear');
  });

  it('that are not honoured are named, and say why', () => {
    const bytes = new Uint8Array(40);
    const lut = { A2B0: bytes };
    const cases: readonly (readonly [ProfileSpec, string, RegExp])[] = [
      [{ ...ADOBE, without: ['rTRC', 'gTRC', 'bTRC'], more: lut }, 'icc-profile-unsupported', /tables \(LUT\)/],
      [{ ...ADOBE, connection: 'Lab ', more: lut }, 'icc-profile-unsupported', /tables \(LUT\)/],
      [{ ...ADOBE, space: 'CMYK' }, 'icc-profile-unsupported', /CMYK colours/],
      [{ ...ADOBE, kind: 'link' }, 'icc-profile-unsupported', /class "link"/],
      [{ ...ADOBE, without: ['gXYZ'] }, 'icc-profile-invalid', /lacks gXYZ/],
      [{ ...ADOBE, colorants: [[0, 0, 0], [0, 0, 0], [0, 0, 0]] }, 'icc-profile-invalid', /span no colours/], // prettier-ignore
      [{ ...ADOBE, curves: three({ para: 9, parameters: [1] }) }, 'icc-profile-invalid', /function type 9/],
      [{ ...ADOBE, curves: three({ gamma: 0 }) }, 'icc-profile-invalid', /impossible parameters/],
      [{ ...ADOBE, more: { gTRC: new Uint8Array(12) } }, 'icc-profile-invalid', /neither "curv" nor "para"/],
    ];
    for (const [spec, code, message] of cases) {
      const { colour, notes } = colourOf(spec);
      expect(colour, code).to.equal(null);
      expect(notes).to.have.length(1);
      expect(notes[0]).to.include({ code, path: 'iCCP' });
      expect(notes[0]?.message).to.match(message);
    }
    const both = colourOf({ ...ADOBE, more: lut });
    expect(both.notes.map(({ code }) => code)).to.deep.equal(['icc-tables-ignored']);
    compare(both.colour, (code) => code ** 2.19921875, ADOBE_D50);
  });

  it('cut short at any length, or with any byte wrong, never refuse a picture', () => {
    const whole = writeProfile({ ...ADOBE, curves: three({ values: srgbValues(64) }) });
    for (let length = 0; length < whole.length; length += 7) {
      const { colour, notes } = profileColour(whole.subarray(0, length), 'iCCP', false);
      expect(colour, `${length} bytes`).to.equal(null);
      expect(notes[0]?.code).to.equal('icc-profile-invalid');
    }
    for (let at = 0; at < whole.length; at++) {
      for (const value of [0, 0x7f, 0xff]) {
        const damaged = whole.slice();
        damaged[at] = value;
        const { colour, notes } = profileColour(damaged, 'iCCP', false);
        expect(colour !== null || notes.length > 0, `byte ${at}`).to.equal(true);
        if (colour) for (const value of shown([0.3, 0.6, 0.9], colour)) expect(value).to.be.within(0, 255);
      }
    }
  });
});

const decode = (codec: typeof pngCodec, bytes: Uint8Array, level = 0): Promise<DecodeResult> =>
  codec.decode({ source: bytesSource(bytes), level });

function png(chunks: readonly (readonly [string, Uint8Array])[], data = [13107, 39321, 19661], samples: 1 | 3 = 3) {
  return writePng({ width: data.length / samples, height: 1, depth: 16, samples, data, chunks });
}

describe('colour of 16-bit PNG', () => {
  const adobe = ['iCCP', iccChunk(writeProfile(ADOBE))] as const;
  const srgb = ['sRGB', Uint8Array.of(0)] as const;
  const gamma = ['gAMA', numbersChunk(1 / 1.8)] as const;
  const primaries = ['cHRM', numbersChunk(0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06)] as const;
  const cicp = ['cICP', Uint8Array.of(9, 8, 0, 1)] as const;

  it('is that of the chunk that goes first: cICP, iCCP, sRGB, then gAMA and cHRM', async () => {
    const keys = async (...chunks: (readonly [string, Uint8Array])[]): Promise<string> => {
      const { picture } = await decode(pngCodec, png(chunks));
      return Object.keys(picture.info).filter((name) => /transfer|tone|chroma|toXyz/.test(name)).sort().join(' '); // prettier-ignore
    };
    expect(await keys(primaries, gamma, srgb, adobe, cicp)).to.equal('chromaticities transfer');
    expect(await keys(primaries, gamma, srgb, adobe)).to.equal('toXyzD50 toneCurve');
    expect(await keys(primaries, gamma, srgb)).to.equal('transfer');
    expect(await keys(primaries, gamma)).to.equal('chromaticities toneCurve');
    expect(await keys(primaries)).to.equal('chromaticities');
    expect(await keys()).to.equal('');
  });

  it('leaves the stored codes what they are, and names the profile', async () => {
    const { picture, header } = await decode(pngCodec, png([adobe]));
    expect(picture.planes.map(({ data }) => data[0])).to.deep.equal([13107, 39321, 19661]);
    expect(header.attributes).to.deep.equal({ iccProfile: 'Adobe RGB (1998)' });
    expect(header).not.to.have.property('notes');
    const want = expected([0.2, 0.6, 0.3], (code) => code ** 2.19921875, ADOBE_D50);
    shown([0.2, 0.6, 0.3], picture.info).forEach((value, i) => expect(value).to.be.closeTo(want[i] ?? NaN, 0.2));
    const { picture: plain } = await decode(pngCodec, png([gamma]));
    expect(plain.planes[0]?.data[0]).to.equal(13107);
    expect(shown([0.5, 0.5, 0.5], plain.info)[0]).to.be.closeTo(expected([0.5, 0.5, 0.5], (x) => x ** 1.8, ADOBE_D50)[0] ?? 0, 0.3); // prettier-ignore
  });

  it('falls to the next chunk with a note where one is damaged or not honoured', async () => {
    const damaged = iccChunk(writeProfile(ADOBE)).slice(0, 200);
    const huge = writeProfile(ADOBE);
    new DataView(huge.buffer).setUint32(0, 2 ** 31);
    const cases: readonly (readonly [string, Uint8Array, string, RegExp])[] = [
      ['iCCP', damaged, 'icc-profile-invalid', /cut short/],
      ['iCCP', iccChunk(huge), 'icc-profile-invalid', /claims 2147483648 bytes/],
      ['iCCP', Uint8Array.of(80, 0, 0, 1, 2, 3, 4), 'icc-profile-invalid', /cannot be inflated|cut short/],
      ['iCCP', Uint8Array.of(80, 0, 7, 1), 'icc-profile-unsupported', /compression method 7/],
      ['iCCP', new Uint8Array(100).fill(80), 'icc-profile-invalid', /no name/],
      ['cICP', Uint8Array.of(9, 17, 0, 1), 'cicp-not-honoured', /ST 428-1/],
      ['cICP', Uint8Array.of(9, 8, 0, 0), 'cicp-not-honoured', /narrow range/],
      ['cICP', Uint8Array.of(9, 8, 9, 1), 'cicp-not-honoured', /matrix 9/],
      ['cICP', Uint8Array.of(9), 'cicp-not-honoured', /cut short/],
    ];
    for (const [name, bytes, code, message] of cases) {
      const { picture, header } = await decode(pngCodec, png([[name, bytes], gamma]));
      expect(header.notes?.map((note) => note.code)).to.deep.equal([code]);
      expect(header.notes?.[0]?.message).to.match(message);
      expect(picture.info.toneCurve).to.have.length(7);
    }
    const none = await decode(pngCodec, png([['cHRM', numbersChunk(0.3, 0, 1, 0, 1, 0, 1, 0)]]));
    expect(none.header.notes?.[0]).to.include({ code: 'chromaticities-invalid', path: 'cHRM' });
  });

  it('decides in which light a picture is made smaller', async () => {
    const values = Array.from({ length: 256 }, (_, i) => Math.round((i / 255) ** 3 * 65535));
    const table = ['iCCP', iccChunk(writeProfile({ curves: [{ values }] }))] as const;
    const { picture } = await decode(pngCodec, png([table], [0, 65535], 1), 1);
    expect((picture.planes[0]?.data[0] ?? 0) / 65535).to.be.closeTo(0.5 ** (1 / 3), 1e-4);
    const { picture: power } = await decode(pngCodec, png([['gAMA', numbersChunk(0.25)]], [0, 65535], 1), 1);
    expect((power.planes[0]?.data[0] ?? 0) / 65535).to.be.closeTo(0.5 ** (1 / 4), 1e-4);
  });
});

describe('colour of TIFF', () => {
  const tiff = (tags: TiffSpec['tags'], more: Partial<TiffSpec> = {}): Uint8Array =>
    writeTiff({ width: 1, height: 1, bits: 16, samples: 3, data: [13107, 39321, 19661], tags: tags ?? [], ...more });
  const profile = (spec: ProfileSpec) => [{ tag: 34675, type: 7, values: writeProfile(spec) } as const];

  it('is that of its profile at 8, 16 and 32 bits', async () => {
    const pictures = [{}, { bits: 8, data: [51, 153, 77] }, { bits: 32, data: [0.2, 0.6, 0.3] }] as const;
    for (const more of pictures) {
      const { picture, header } = await decode(tiffCodec, tiff(profile(ADOBE), more));
      const want = expected([0.2, 0.6, 0.3], (code) => code ** 2.19921875, ADOBE_D50);
      shown([0.2, 0.6, 0.3], picture.info, 'tiff').forEach((value, i) => expect(value).to.be.closeTo(want[i] ?? NaN, 0.2)); // prettier-ignore
      expect(header.attributes).to.deep.equal({ iccProfile: 'Adobe RGB (1998)' });
    }
  });

  it('without one is that of its primaries; floating point is light', async () => {
    const primaries = { tag: 319, type: 5, values: [0.64, 0.33, 0.21, 0.71, 0.15, 0.06] } as const;
    const white = { tag: 318, type: 5, values: [0.3127, 0.329] } as const;
    const { picture } = await decode(tiffCodec, tiff([primaries, white]));
    expect(picture.info.chromaticities).to.deep.equal([0.64, 0.33, 0.21, 0.71, 0.15, 0.06, 0.3127, 0.329]);
    expect(picture.info).not.to.have.property('transfer');
    const float = await decode(tiffCodec, tiff([], { bits: 32, data: [0.2, 0.6, 0.3] }));
    expect(float.picture.info.transfer).to.equal('linear');
  });

  it('is told by notes where it is not honoured: profiles cut short, transfer functions, further pictures', async () => {
    const notes = async (bytes: Uint8Array): Promise<string[]> =>
      ((await tiffCodec.readHeader({ source: bytesSource(bytes) })).notes ?? []).map(({ code }) => code);
    const cut = [{ tag: 34675, type: 7, values: writeProfile(ADOBE).slice(0, 300) } as const];
    expect(await notes(tiff(cut))).to.deep.equal(['icc-profile-invalid']);
    expect(await notes(tiff([{ tag: 301, type: 3, values: [0, 1, 2] }]))).to.deep.equal(['tiff-transfer-function']);
    expect(await notes(tiff([{ tag: 319, type: 5, values: [1, 0, 1, 0, 1, 0] }]))).to.deep.equal(['chromaticities-invalid']); // prettier-ignore
    expect(await notes(tiff([], { next: 8 }))).to.deep.equal(['tiff-first-picture']);
    expect(await notes(tiff([]))).to.deep.equal([]);
  });
});
