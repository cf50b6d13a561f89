import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { loadConfig, type OcioProcessor } from '../../../src/ocio.ts';
import { loadWithFiles, spaceText } from '../../support/ocio-config.ts';
import { OCIO_TRANSFORMS } from '../../support/ocio-transforms.ts';
import { PROJECT_ROOT } from '../../support/project-root.ts';

type Values = readonly (number | 'nan')[];

/** What the C++ library makes of a few colours (float, lossless optimisation). */
interface Triples {
  readonly inputs: readonly (readonly [number, number, number])[];
  /** Of `OCIO_TRANSFORMS`, in their order. */
  readonly transforms: readonly { readonly forward: Values; readonly inverse: Values }[];
  readonly builtins: readonly { readonly style: string; readonly rgb: Values }[];
  readonly views: readonly {
    readonly config: string;
    readonly display: string;
    readonly view: string;
    readonly rgb: Values;
  }[];
}

const triples = JSON.parse(readFileSync(resolve(PROJECT_ROOT, 'test/fixtures/ocio/triples.json'), 'utf8')) as Triples;

function differences(processor: OcioProcessor, wanted: Values, least = 1e-5): string[] {
  return triples.inputs.flatMap((input, index) => {
    const found = processor.evaluate(input);
    const reference = wanted.slice(index * 3, index * 3 + 3).map(Number);
    const same = found.every((value, channel) => {
      const number = reference[channel] ?? NaN;
      return Number.isNaN(number)
        ? Number.isNaN(value)
        : Math.abs(value - number) <= Math.max(least, 2e-4 * Math.abs(number));
    });
    return same ? [] : [`${input.join(' ')} → ${found.join(' ')}, not ${reference.join(' ')}`];
  });
}

describe('values of the OpenColorIO library', function () {
  this.timeout(60_000);

  OCIO_TRANSFORMS.forEach(({ name, text, isPolar, tolerance }, index) =>
    it(`are those of ${name}, both ways`, async () => {
      const config = await loadWithFiles({ spaces: spaceText('tried', text) });
      const { forward = [], inverse = [] } = triples.transforms[index] ?? {};
      const there = await config.processor({ from: 'tried', to: 'ref' });
      const back = await config.processor({ from: 'ref', to: 'tried' });
      // The hue of a grey is noise; the last digits of colourfulness are too.
      if (isPolar) expect(there.evaluate([0.9, 0.2, 0.05])[2]).to.be.closeTo(Number(forward[5]), 1e-3);
      else expect(differences(there, forward, tolerance ? 2e-5 : 1e-5)).to.deep.equal([]);
      expect(differences(back, inverse, isPolar ? 1e-3 : 2e-5)).to.deep.equal([]);
    }),
  );

  it('are those of every built-in transform', async () => {
    const spaces = triples.builtins.map(({ style }) =>
      spaceText(`"${style}"`, `!<BuiltinTransform> {style: "${style}"}`),
    );
    const config = await loadWithFiles({ spaces: spaces.join('\n') });
    const wrong: string[] = [];
    for (const { style, rgb } of triples.builtins) {
      const processor = await config.processor({ from: style, to: 'ref' });
      wrong.push(
        ...differences(processor, rgb, style.endsWith('_2.0') ? 1e-4 : 1e-5).map((text) => `${style}: ${text}`),
      );
    }
    expect(wrong).to.deep.equal([]);
  });

  it('are those of every view of built-in configs', async () => {
    const wrong: string[] = [];
    for (const { config, display, view, rgb } of triples.views) {
      const processor = await (await loadConfig(`ocio://${config}`)).processor({ from: 'scene_linear', display, view });
      wrong.push(...differences(processor, rgb, 1e-4).map((text) => `${display}, ${view}: ${text}`));
    }
    expect(wrong).to.deep.equal([]);
  });
});
