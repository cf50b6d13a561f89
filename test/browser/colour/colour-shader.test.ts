import { expect } from 'chai';
import {
  BACKGROUNDS,
  CHANNEL_VIEWS,
  COLOUR_WARNINGS,
  DISPLAYS,
  FALSE_COLOURS,
  TONE_MAPS,
} from '../../../src/core/colour/colour-settings.ts';
import { resolveInputColor } from '../../../src/core/colour/input-color.ts';
import { INPUT_COLORS, INPUT_SPACE_NAMES } from '../../../src/core/frame/input-space-names.ts';
import type { CubeLut } from '../../../src/core/colour/lut/cube-lut.ts';
import { parseCube } from '../../../src/core/colour/lut/parse-cube.ts';
import { prepareColour } from '../../../src/core/colour/pipeline/prepare-colour.ts';
import { shadePixels } from '../../../src/core/colour/pipeline/shade-pixel.ts';
import { inOneBand } from '../../../src/core/frame/banded-picture.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { Chromaticities, Picture, StatedColour, ToneTable } from '../../../src/core/frame/planes.ts';
import type { PlayerView } from '../../../src/core/presenter/protocol.ts';
import { Renderer } from '../../../src/workers/present/gl/renderer.ts';
import { viewColour } from '../../../src/workers/present/gl/view-colour.ts';
import { PLAIN_VIEW } from '../../support/player/plain-view.ts';
import { seededRandom } from '../../support/random.ts';

/** Ramps of grey and of the primaries over eight stops, code values, negatives, highlights, coverage, no numbers. */
function chart(): number[][] {
  const ramp = Array.from({ length: 16 }, (_, step) => step / 15);
  const greys = [...ramp, ...ramp.map((value) => 2 ** (value * 12 - 8))].map((value) => [value, value, value, 1]);
  const primaries = [0.02, 0.18, 0.5, 1, 2, 12].flatMap((v) => [
    [v, 0, 0, 1],
    [0, v, 0, 1],
    [0, 0, v, 1],
    [v, v * 0.5, v * 0.1, 1],
  ]);
  const negative = [-0.001, -0.1, -1, -20].flatMap((v) => [
    [v, 0.2, 0.4, 1],
    [v, v, v, 1],
  ]);
  const coverage = [0, 0.25, 0.5, 0.9].flatMap((a) => [
    [0.5 * a, 0.2 * a, a, a],
    [0.3, 0.3, 0.3, a],
  ]);
  const broken = [NaN, Infinity, -Infinity, 3e38].flatMap((v) => [
    [v, 0.5, 0.5, 1],
    [0.5, 0.5, 0.5, v],
    [0.1, v, v, 0.5],
  ]);
  return [...greys, ...primaries, ...negative, ...coverage, ...broken];
}

const PIXELS = chart();
/** Without what leaves a float no digits for the other channels once matrices have mixed them. */
const MODERATE = PIXELS.map((pixel) => pixel.map((value) => (Math.abs(value) < 1000 ? value : 0.3)));

function chartPicture(pixels: number[][], colour: StatedColour = {}): Picture {
  const width = pixels.length;
  const info = {
    format: 'exr',
    layout: 'rgba' as const,
    displayWindow: [0, 0, width - 1, 0] as const,
    dataWindow: [0, 0, width - 1, 0] as const,
    pixelAspectRatio: 1,
    level: 0,
    complete: true,
    ...colour,
  };
  const planes = ['R', 'G', 'B', 'A'].map((name, index) => ({
    name,
    type: 'float' as const,
    xSampling: 1,
    ySampling: 1,
    width,
    height: 1,
    data: new Float32Array(pixels.map((pixel) => pixel[index]!)),
  }));
  return { info, planes };
}

/** A table that is neither neutral nor even. */
function table(head: string, count: number): CubeLut {
  const rows = Array.from({ length: count }, (_, i) => {
    const t = i / (count - 1);
    return `${t ** 2} ${(0.2 + 0.7 * Math.sin(t * 40)) / 2} ${1 - Math.sqrt(t)}`;
  });
  return parseCube(`${head}\n${rows.join('\n')}`);
}

/** Light of Adobe RGB to XYZ relative to D50. */
const ADOBE_COLORANTS = [0.60976, 0.20524, 0.14922, 0.31112, 0.62566, 0.06322, 0.01948, 0.06089, 0.74484] as const;

/** Curves that differ by channel and are not even. */
function toneTable(size: number): ToneTable {
  const rgb = new Float32Array(size * 3);
  for (let i = 0; i < size; i++) {
    const t = i / (size - 1);
    rgb.set([t ** 2, (t + 0.1 * Math.sin(t * 30)) / 1.1, 0.02 + 0.9 * Math.sqrt(t)], i * 3);
  }
  return { key: `test ${size}`, size, rgb };
}

describe('colour shader against its twin', () => {
  const renderer = Renderer.create(new OffscreenCanvas(1, 1))!;
  renderer.textures.allow(1e7);
  const gl = renderer.canvas.getContext('webgl2') as WebGL2RenderingContext;
  let ticket = 0;

  after(() => gl.getExtension('WEBGL_lose_context')?.loseContext());

  /** Largest difference between what was drawn and the twin, in codes of 8 bit; the twin is not rounded. */
  function difference(
    changes: Partial<PlayerView>,
    lut: CubeLut | null = null,
    { colour, pixels = PIXELS }: { colour?: StatedColour; pixels?: number[][] } = {},
  ): string {
    const view: PlayerView = { ...PLAIN_VIEW, width: pixels.length, height: 1, display: 'srgb', ...changes };
    const picture = chartPicture(pixels, colour);
    const banded = inOneBand(picture);
    const at = { source: 'shot@1', layer: '', frame: frameNumber(1), header: null };
    const stored = { ...at, ticket: ++ticket, picture: banded, bytes: 1 };
    const textures = renderer.textures.upload(stored);
    renderer.draw(view, banded, textures, lut);
    const read = new Uint8Array(pixels.length * 4);
    gl.readPixels(0, 0, pixels.length, 1, gl.RGBA, gl.UNSIGNED_BYTE, read);
    renderer.textures.retain(new Set());
    const twin = shadePixels(
      new Float32Array(pixels.flat()),
      pixels.length,
      prepareColour(viewColour(view, lut), picture.info),
      { lut, inputTable: resolveInputColor(view.inputColor, picture.info).table },
    );
    let [worst, where] = [0, ''];
    read.forEach((code, index) => {
      const off = Math.abs(code - Math.min(Math.max(twin[index]! * 255, 0), 255));
      if (off > worst || Number.isNaN(off)) {
        worst = off;
        where = `${pixels[index >> 2]} → ${code} instead of ${twin[index]! * 255} in channel ${index & 3}`;
      }
    });
    expect(gl.getError()).to.equal(gl.NO_ERROR);
    return worst <= 1 ? 'within one code' : where;
  }

  const cases: [string, Partial<PlayerView>][] = [
    ['nothing', {}],
    ...INPUT_COLORS.map((inputColor): [string, Partial<PlayerView>] => [`input ${inputColor}`, { inputColor }]),
    ...DISPLAYS.map((display): [string, Partial<PlayerView>] => [`display ${display}`, { display }]),
    ...CHANNEL_VIEWS.map((channel): [string, Partial<PlayerView>] => [
      `channel ${channel}`,
      { channel, exposure: 0.5, toneMap: 'filmic', inputColor: 'acescg' },
    ]),
    ...BACKGROUNDS.map((background): [string, Partial<PlayerView>] => [`background ${background}`, { background }]),
    ...COLOUR_WARNINGS.map((warning): [string, Partial<PlayerView>] => [`warning ${warning}`, { warning }]),
    ...FALSE_COLOURS.map((falseColour): [string, Partial<PlayerView>] => [
      `false colour ${falseColour}`,
      { falseColour, exposure: 0.3, display: 'gamma-2.4', warning: 'range' },
    ]),
    [
      'false colour of half stops from a darker grey',
      { falseColour: 'exposure', falseColourGrey: 0.11, falseColourStep: 0.5 },
    ],
    ['zebra at other levels', { falseColour: 'zebra', zebraHigh: 0.71, zebraLow: 0.19 }],
    ...[-4, 1, 7].map((exposure): [string, Partial<PlayerView>] => [`exposure ${exposure}`, { exposure }]),
    ...[-0.2, 0.3].map((offset): [string, Partial<PlayerView>] => [`offset ${offset}`, { offset }]),
    ...[0, 0.5, 2].map((saturation): [string, Partial<PlayerView>] => [`saturation ${saturation}`, { saturation }]),
    ...[0.1, 0.7, 2.2].map((gamma): [string, Partial<PlayerView>] => [`gamma ${gamma}`, { gamma }]),
    ['tone map', { toneMap: 'filmic' }],
    ['dither', { dither: true }],
    [
      'everything at once',
      {
        inputColor: 'aces2065-1',
        exposure: -1,
        offset: 0.02,
        saturation: 1.3,
        toneMap: 'filmic',
        gamma: 1.1,
        display: 'display-p3',
        background: 'checker',
        warning: 'range',
        dither: true,
      },
    ],
  ];
  for (const [name, changes] of cases) {
    it(`agrees within 1/255: ${name}`, () => {
      expect(difference(changes)).to.equal('within one code');
    });
  }

  it('agrees within 1/255: chromaticities of the file', () => {
    const xyz: Chromaticities = [1, 0, 0, 1, 0, 0, 1 / 3, 1 / 3];
    expect(difference({}, null, { colour: { chromaticities: xyz } })).to.equal('within one code');
  });

  const profiles: [string, StatedColour][] = [
    ['a curve by numbers', { toneCurve: [2.4, 0.9, 0.05, 0.2, 0.1, 0.01, 0.005], toXyzD50: ADOBE_COLORANTS }],
    ['a bare exponent', { toneCurve: [2.19921875, 1, 0, 0, 0, 0, 0], toXyzD50: ADOBE_COLORANTS }],
    ['tables', { toneCurve: toneTable(700), toXyzD50: ADOBE_COLORANTS }],
    ['the smallest table', { toneCurve: toneTable(2) }],
  ];
  for (const [name, colour] of profiles) {
    it(`agrees within 1/255: the profile of the file, ${name}`, () => {
      expect(difference({}, null, { colour })).to.equal('within one code');
      expect(difference({ inputColor: 'srgb' }, null, { colour })).to.equal('within one code');
      expect(difference({ exposure: -1 }, tables[0]![1], { colour })).to.equal('within one code');
    });
  }

  it('forgets no table of a profile for that of another', () => {
    const all = Array.from({ length: 9 }, (_, i) => toneTable(300 + i));
    for (const toneCurve of [...all, ...all]) {
      expect(difference({}, null, { colour: { toneCurve } })).to.equal('within one code');
    }
  });

  const tables: [string, CubeLut][] = [
    ['cube', table('LUT_3D_SIZE 7', 343)],
    ['cube over a wide domain', table('LUT_3D_SIZE 5\nDOMAIN_MIN -0.5 0 0\nDOMAIN_MAX 8 4 2', 125)],
    ['smallest cube', table('LUT_3D_SIZE 2', 8)],
    ['curves', table('LUT_1D_SIZE 33', 33)],
    ['curves of many rows', table('LUT_1D_SIZE 1000\nDOMAIN_MAX 4 4 4', 1000)],
  ];
  for (const [name, lut] of tables) {
    it(`agrees within 1/255: ${name}`, () => {
      expect(difference({ display: 'linear' }, lut)).to.equal('within one code');
    });
  }

  for (const space of INPUT_SPACE_NAMES) {
    it(`agrees within 1/255: a table that takes and gives ${space}`, () => {
      const changes = { lutInput: space, lutOutput: space };
      expect(difference(changes, tables[0]![1])).to.equal('within one code');
    });
  }

  it('agrees within 1/255: thirty combinations drawn by lot', function () {
    this.timeout(60_000);
    const random = seededRandom(1);
    const number = (low: number, high: number): number => low + (high - low) * random();
    const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    for (let round = 0; round < 30; round += 1) {
      const changes: Partial<PlayerView> = {
        inputColor: one(INPUT_COLORS),
        exposure: one([0, number(-6, 6)]),
        offset: one([0, number(-0.1, 0.1)]),
        saturation: one([1, number(0, 2)]),
        toneMap: one(TONE_MAPS),
        channel: one(CHANNEL_VIEWS),
        gamma: one([1, number(0.5, 3)]),
        display: one(DISPLAYS),
        background: one(BACKGROUNDS),
        lutInput: one(INPUT_SPACE_NAMES),
        lutOutput: one(INPUT_SPACE_NAMES),
        dither: one([true, false]),
      };
      const lut = one([null, ...tables.map(([, each]) => each)]);
      expect(difference(changes, lut, { pixels: MODERATE }), JSON.stringify({ ...changes, size: lut?.size })).to.equal(
        'within one code',
      );
    }
  });
});
