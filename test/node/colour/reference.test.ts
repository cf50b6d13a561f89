import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { COLOUR_OPERATIONS } from '../../../src/core/colour/pipeline/colour-operations.ts';
import { NEUTRAL_COLOUR, type ColourSettings } from '../../../src/core/colour/colour-settings.ts';
import { parseCube } from '../../../src/core/colour/lut/parse-cube.ts';
import { prepareColour } from '../../../src/core/colour/pipeline/prepare-colour.ts';
import type { Chromaticities } from '../../../src/core/frame/planes.ts';

type Rgb = [number, number, number];
interface ReferenceSet {
  name: string;
  operations: string[];
  settings: Partial<ColourSettings>;
  chromaticities?: Chromaticities;
  lut?: string;
  /** Relative above 1, absolute below; of the exact value where `absolute` is set. */
  tolerance: number;
  absolute?: boolean;
  pixels: [source: Rgb, expected: Rgb][];
}

const folder = new URL('../../fixtures/colour/', `file://${import.meta.dirname}/`);
const { by, sets } = JSON.parse(readFileSync(new URL('reference.json', folder), 'utf8')) as {
  by: string;
  sets: ReferenceSet[];
};

function runSet(set: ReferenceSet, [r, g, b]: Rgb): Rgb {
  const lut = set.lut ? parseCube(readFileSync(new URL(set.lut, folder), 'utf8')) : null;
  const settings = { ...NEUTRAL_COLOUR, ...set.settings, lut };
  const info = {
    format: 'exr',
    layout: 'rgb' as const,
    ...(set.chromaticities ? { chromaticities: set.chromaticities } : {}),
  };
  const uniforms = prepareColour(settings, info);
  const pixel = { r, g, b, a: 1, flags: 0, x: 0, y: 0 };
  for (const name of set.operations) {
    const operation = COLOUR_OPERATIONS.find((each) => each.name === name);
    if (!operation) throw new Error(`no operation ${name}`);
    operation.apply(pixel, uniforms, { lut });
  }
  return [pixel.r, pixel.g, pixel.b];
}

describe(`colour twin against ${by}`, () => {
  it('has at least 200 triples', () => {
    expect(sets.reduce((sum, { pixels }) => sum + pixels.length, 0)).to.be.at.least(200);
  });

  for (const set of sets) {
    it(`${set.name}: ${set.pixels.length} triples`, () => {
      for (const [source, expected] of set.pixels) {
        const actual = runSet(set, source);
        const scale = set.absolute ? 1 : Math.max(1, ...expected.map(Math.abs));
        for (const index of [0, 1, 2] as const) {
          const note = `${JSON.stringify(source)} → ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`;
          expect(actual[index], note).to.be.closeTo(expected[index], set.tolerance * scale);
        }
      }
    });
  }
});
