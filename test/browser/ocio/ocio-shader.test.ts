import { config as chaiConfig, expect } from 'chai';
import { loadConfig, type OcioProcessor } from '../../../src/ocio.ts';
import { tableFiles } from '../../support/ocio-tables.ts';
import { loadWithFiles, spaceText } from '../../support/ocio-config.ts';
import { OCIO_TRANSFORMS } from '../../support/ocio-transforms.ts';
import { OcioShader } from '../../support/pictures/ocio-shader.ts';

type Colour = readonly [number, number, number];

const RAMP = [-2, -0.5, -0.1, -1e-3, 0, 1e-6, 1e-3, 0.01, 0.18, 0.4, 0.5, 0.75, 1, 1.3, 4, 16, 100];
const greys: Colour[] = RAMP.map((value) => [value, value, value]);
const mixed: Colour[] = RAMP.flatMap((value, index) => [
  [value, 0.2, RAMP[(index * 5) % RAMP.length] ?? 0],
  [0.4, RAMP[(index * 7 + 3) % RAMP.length] ?? 0, value],
]);
const SPECIAL: Colour[] = [
  [NaN, 0.5, 0.5],
  [0.2, NaN, NaN],
  [Infinity, 0.5, 0.1],
  [0.1, -Infinity, 0.3],
  [Infinity, Infinity, Infinity],
];

/** Hue and colourfulness as a place. */
const cartesian = ([j, m, h]: Colour): Colour => {
  const angle = (h * Math.PI) / 180;
  return [j, m * Math.cos(angle), m * Math.sin(angle)];
};

const STEP = 1 / 1023;
/** Beyond what a half float holds, values are only told apart by their sign. */
const MOST = 65504;

const near = (drawn: number, wanted: number, tolerance: number): boolean => {
  if (Number.isNaN(wanted)) return true;
  if (Math.abs(wanted) > MOST) return Math.abs(drawn) > MOST * 0.99 && drawn < 0 === wanted < 0;
  return Math.abs(drawn - wanted) <= tolerance * Math.max(1, Math.abs(wanted));
};

function differences(
  shader: OcioShader,
  processor: OcioProcessor,
  colours: readonly Colour[],
  { place = (colour: Colour): Colour => colour, tolerance = STEP } = {},
): string[] {
  const drawn = shader.run(processor, colours);
  return colours.flatMap((colour, index) => {
    const wanted = place(processor.evaluate(colour));
    const found = place(drawn[index] ?? [NaN, NaN, NaN]);
    const same = found.every((value, channel) => near(value, wanted[channel] ?? NaN, tolerance));
    return same ? [] : [`${colour.join(' ')} → ${found.join(' ')}, not ${wanted.join(' ')}`];
  });
}

describe('shaders of OpenColorIO processors', function () {
  this.timeout(60_000);
  let shader: OcioShader;
  chaiConfig.truncateThreshold = 0;
  before(() => (shader = new OcioShader()));
  after(() => shader.close());

  for (const { name, text, isPolar, tolerance = STEP } of OCIO_TRANSFORMS)
    for (const [from, to] of [
      ['tried', 'ref'],
      ['ref', 'tried'],
    ] as const)
      it(`draw what the numbers say: ${name}${from === 'ref' ? ', inverse' : ''}`, async () => {
        const config = await loadWithFiles({ spaces: spaceText('tried', text) });
        const processor = await config.processor({ from, to });
        const place = isPolar && from === 'tried' ? cartesian : (colour: Colour): Colour => colour;
        const colours = [...greys, ...mixed, ...SPECIAL];
        expect(differences(shader, processor, colours, { place, tolerance }).join('\n')).to.equal('');
      });

  it('draw tables: curves, over half floats too, cubes, and their inverses', async () => {
    const files = tableFiles();
    const spaces = Object.keys(files).flatMap((file) =>
      ['linear', 'tetrahedral'].map((interpolation) =>
        spaceText(`${file} ${interpolation}`, `!<FileTransform> {src: ${file}, interpolation: ${interpolation}}`),
      ),
    );
    const config = await loadWithFiles({ spaces: spaces.join('\n') }, files);
    const wrong: string[] = [];
    for (const { name } of config.spaces.filter((space) => /\./.test(space.name)))
      for (const [from, to] of [
        [name, 'ref'],
        ['ref', name],
      ] as const) {
        const processor = await config.processor({ from, to });
        // The inverse of a cube is drawn with a table of it: within a step of 8 bits.
        const isBaked = to === name && name.startsWith('cube');
        const found = differences(shader, processor, [...greys, ...mixed, ...SPECIAL], {
          tolerance: isBaked ? 1 / 255 : STEP,
        });
        wrong.push(...found.map((text) => `${from} to ${to}: ${text}`));
      }
    expect(wrong.join('\n')).to.equal('');
  });

  for (const name of ['cg-config-latest', 'cg-config-v1.0.0_aces-v1.3_ocio-v2.1'])
    it(`draw every view of ${name} within a step of 10 bits`, async () => {
      const config = await loadConfig(`ocio://${name}`);
      const colours = [...greys, ...mixed];
      const wrong: string[] = [];
      for (const { name: display, views } of config.displays)
        for (const { name: view } of views) {
          const processor = await config.processor({ from: 'scene_linear', display, view });
          wrong.push(...differences(shader, processor, colours).map((text) => `${display}, ${view}: ${text}`));
        }
      expect(wrong.join('\n')).to.equal('');
    });
});
