import { expect } from 'chai';
import { loadWithFiles, spaceText } from '../../support/ocio-config.ts';
import { tableFiles } from '../../support/ocio-tables.ts';
import { OCIO_TRANSFORMS } from '../../support/ocio-transforms.ts';
import { seededRandom } from '../../support/random.ts';

const random = seededRandom(7);
const COLOURS = Array.from({ length: 60 }, () => [random(), random(), random()] as [number, number, number]);

/** Formulas of another domain than 0…1, or whose inverse is not exact; their values are compared with the library's. */
const INEXACT = /GradingHueCurve|GradingTone|RedMod|HSY_|DoubleLog|GammaLog|JMh|Glow/;

describe('inverses of OpenColorIO transforms', function () {
  this.timeout(30_000);

  for (const { name, text, loses } of OCIO_TRANSFORMS) {
    if (loses || INEXACT.test(name)) continue;
    it(`give back what went in: ${name}`, async () => {
      const config = await loadWithFiles({ spaces: spaceText('tried', text) });
      const there = await config.processor({ from: 'tried', to: 'ref' });
      const back = await config.processor({ from: 'ref', to: 'tried' });
      for (const colour of COLOURS)
        back.evaluate(there.evaluate(colour)).forEach((value, channel) => {
          expect(value, `${name}: ${colour.join(' ')}`).to.be.closeTo(colour[channel] ?? NaN, 5e-4);
        });
    });
  }

  it('of tables too: curves, curves over half floats, cubes', async () => {
    const files = tableFiles();
    const names = ['curve.spi1d', 'half.clf', 'cube.cube'];
    const spaces = names.map((file) => spaceText(file, `!<FileTransform> {src: ${file}, interpolation: tetrahedral}`));
    const config = await loadWithFiles({ spaces: spaces.join('\n') }, files);
    for (const name of names) {
      const there = await config.processor({ from: name, to: 'ref' });
      const back = await config.processor({ from: 'ref', to: name });
      for (const colour of COLOURS)
        back.evaluate(there.evaluate(colour)).forEach((value, channel) => {
          expect(value, `${name}: ${colour.join(' ')}`).to.be.closeTo(colour[channel] ?? NaN, 5e-4);
        });
    }
  });

  it('cancel out: a space to itself is no op, and so are equal spaces by different ways', async () => {
    const log = '!<LogAffineTransform> {base: 10, log_side_slope: 0.24, lin_side_offset: 0.01}';
    const config = await loadWithFiles({ spaces: [spaceText('a', log), spaceText('b', log)].join('\n') });
    expect((await config.processor({ from: 'a', to: 'a' })).isNoOp).to.equal(true);
    expect((await config.processor({ from: 'a', to: 'b' })).evaluate([0.5, 0.2, 0.9])).to.deep.equal(
      [0.5, 0.2, 0.9].map(Math.fround),
    );
  });
});
