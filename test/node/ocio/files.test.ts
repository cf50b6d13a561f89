import { expect } from 'chai';
import { zipSync } from 'fflate';
import { loadConfig, type SeqError } from '../../../src/ocio.ts';
import { configText, loadWithFiles, refusal, spaceText, through } from '../../support/ocio-config.ts';
import { cube, spi1d, tableFiles } from '../../support/ocio-tables.ts';

const near = (found: readonly number[], wanted: readonly number[], by = 1e-5): void =>
  found.forEach((value, index) => expect(value).to.be.closeTo(wanted[index] ?? NaN, by));

const file = (name: string, more = ''): string => `!<FileTransform> {src: ${name}${more}}`;

const clf = (ops: string, attributes = 'id="x" compCLFversion="3.0"'): string =>
  `<?xml version="1.0"?><ProcessList ${attributes}>${ops}</ProcessList>`;
const op = (name: string, inside: string, attributes = ''): string =>
  `<${name} inBitDepth="32f" outBitDepth="32f" ${attributes}>${inside}</${name}>`;
const half = op('Matrix', '<Array dim="3 3">0.5 0 0 0 0.5 0 0 0 0.5</Array>');

describe('files of OpenColorIO configs', () => {
  it('.cube: a cube is interpolated as the transform says, domains are honoured', async () => {
    const text = cube(2, ([r, g, b]) => [r * g * b, g, b]);
    near(
      await through(file('a.cube', ', interpolation: linear'), [0.5, 0.5, 0.5], { 'a.cube': text }),
      [0.125, 0.5, 0.5],
    );
    near(
      await through(file('a.cube', ', interpolation: tetrahedral'), [0.5, 0.5, 0.5], { 'a.cube': text }),
      [0.5, 0.5, 0.5],
    );
    const wide = `DOMAIN_MAX 2 2 2\n${text}`;
    near(await through(file('a.cube'), [1, 1, 1], { 'a.cube': wide }), [0.125, 0.5, 0.5]);
  });

  it('.cube of Resolve: a curve before a cube, each with a range', async () => {
    const lines = cube(2, (colour) => colour)
      .split('\n')
      .slice(1)
      .join('\n');
    const text = `LUT_1D_SIZE 2\nLUT_1D_INPUT_RANGE 0 4\nLUT_3D_SIZE 2\n0 0 0\n1 0.5 1\n${lines}`;
    near(await through(file('a.cube'), [2, 2, 1], { 'a.cube': text }), [0.5, 0.25, 0.25]);
  });

  it('.spi1d and .spimtx', async () => {
    const curve = spi1d(3, (x) => x * x, -1, 1);
    near(await through(file('a.spi1d'), [-1, 0, 0.5], { 'a.spi1d': curve }), [0, 0.25, 0.625]);
    const matrix = '2 0 0 6553.5 0 1 0 0 0 0 1 0\n';
    near(await through(file('a.spimtx'), [0.1, 0.2, 0.3], { 'a.spimtx': matrix }), [0.3, 0.2, 0.3]);
  });

  it('.csp: shapers before a cube', async () => {
    near(await through(file('both.csp'), [2, 2, 4], tableFiles()), [0.5, 0.45, 1]);
  });

  it('.ccc: corrections by id, by index, the first without; clamped where the transform says', async () => {
    const correction = (id: string, slope: number): string =>
      `<ColorCorrection id="${id}"><SOPNode><Slope>${slope} 1 1</Slope><Offset>0 0 0</Offset><Power>1 1 1</Power></SOPNode></ColorCorrection>`;
    const list = `<ColorCorrectionCollection xmlns="urn:ASC:CDL:v1.01">${correction('a', 2)}${correction('b', 3)}</ColorCorrectionCollection>`;
    const files = { 'a.ccc': list };
    near(await through(file('a.ccc'), [0.5, 0.5, 0.5], files), [1, 0.5, 0.5]);
    near(await through(file('a.ccc', ', cccid: b'), [0.5, 0.5, 0.5], files), [1.5, 0.5, 0.5]);
    near(await through(file('a.ccc', ', cccid: 1'), [0.5, 0.5, 0.5], files), [1.5, 0.5, 0.5]);
    near(await through(file('a.ccc', ', cccid: b, cdl_style: asc'), [0.5, 0.5, 0.5], files), [1, 0.5, 0.5]);
    const config = loadWithFiles({ spaces: spaceText('tried', file('a.ccc', ', cccid: c')) }, files);
    expect(await refusal(config, { from: 'tried', to: 'ref' })).to.match(/no correction "c"/);
  });

  it('.clf: ops in order, numbers by their bit depths', async () => {
    const range =
      '<Range inBitDepth="32f" outBitDepth="10i"><minInValue>0</minInValue><maxInValue>1</maxInValue><minOutValue>0</minOutValue><maxOutValue>1023</maxOutValue></Range>' +
      '<Matrix inBitDepth="10i" outBitDepth="32f"><Array dim="3 4">0.0009775171 0 0 0.1 0 0.0009775171 0 0 0 0 0.0009775171 0</Array></Matrix>';
    near(await through(file('a.clf'), [0.5, 2, -1], { 'a.clf': clf(range) }), [0.6, 1, 0]);
    const log = op('Log', '<LogParams base="10" linSideSlope="2"/>', 'style="linToLog"');
    near(await through(file('a.clf'), [0.5, 5, 50], { 'a.clf': clf(log) }), [0, 1, 2]);
  });

  it('.clf: refuses depths that do not meet, ops of other versions and lists that say no version', async () => {
    const refused = {
      'depths.clf': clf(half.replace('outBitDepth="32f"', 'outBitDepth="8i"') + half),
      'ops.clf': clf(op('GradingTone', '', 'style="log"')),
      'version.clf': clf(half, 'id="x"'),
      'later.clf': clf(half, 'id="x" compCLFversion="9"'),
      'empty.clf': clf(''),
      'open.clf': '<ProcessList id="x" compCLFversion="3.0">',
    };
    for (const name of Object.keys(refused)) {
      const config = loadWithFiles({ spaces: spaceText('tried', file(name)) }, refused);
      expect(await refusal(config, { from: 'tried', to: 'ref' }), name).to.match(new RegExp(`ocio-invalid.*${name}`));
    }
  });

  it('.clf: after SMPTE ST 2136-1, with prefixes of namespaces', async () => {
    const text = `<clf:ProcessList xmlns:clf="http://www.smpte-ra.org/ns/2136-1/2024" id="x" compCLFversion="ST2136-1:2024">
<clf:Matrix inBitDepth="32f" outBitDepth="32f"><clf:Array dim="3 3">2 0 0 0 2 0 0 0 2</clf:Array></clf:Matrix></clf:ProcessList>`;
    near(await through(file('a.clf'), [1, 0.5, 0], { 'a.clf': text }), [2, 1, 0]);
  });

  it('.ctf: an index map says which codes the ends of a table stand for, once', async () => {
    const map = '<IndexMap dim="2">64@0 960@2</IndexMap>';
    const table = (maps: string): string =>
      clf(
        `<LUT1D inBitDepth="10i" outBitDepth="32f">${maps}<Array dim="3 1">0 0.25 1</Array></LUT1D>`,
        'id="x" version="1.7"',
      );
    near(await through(file('a.ctf'), [64 / 1023, 512 / 1023, 1], { 'a.ctf': table(map) }), [0, 0.25, 1]);
    const config = loadWithFiles({ spaces: spaceText('tried', file('a.ctf')) }, { 'a.ctf': table(map + map) });
    expect(await refusal(config, { from: 'tried', to: 'ref' })).to.match(/more than one IndexMap/);
  });

  it('.ctf: refers to other files, whose cycles are refused', async () => {
    const reference = (path: string, more = ''): string => op('Reference', '', `path="${path}" ${more}`);
    const ctf = (ops: string): string => clf(ops, 'id="x" version="1.8"');
    const files = {
      'a.ctf': ctf(half + reference('b.ctf', 'inverted="true"')),
      'b.ctf': ctf(half.replace(/0\.5/g, '4')),
    };
    near(await through(file('a.ctf'), [1, 2, 4], files), [0.125, 0.25, 0.5]);
    const cycle = { 'a.ctf': ctf(reference('b.ctf')), 'b.ctf': ctf(reference('a.ctf')) };
    const config = loadWithFiles({ spaces: spaceText('tried', file('a.ctf')) }, cycle);
    expect(await refusal(config, { from: 'tried', to: 'ref' })).to.match(/a\.ctf.*b\.ctf.*refers to itself/);
  });

  it('ICC profiles go from XYZ to the device', async () => {
    near(await through(file('a.icc'), [0.9505, 1, 1.089], { 'a.icc': iccProfile() }), [1, 1, 1], 1e-3);
    expect((await through(file('a.icc'), [0.2, 0.2, 0.2], { 'a.icc': iccProfile() }))[1]).to.be.closeTo(0.476, 0.01);
  });

  it('are told by what they hold where the extension misleads', async () => {
    near(await through(file('a.lut'), [0.25, 0.5, 1], { 'a.lut': spi1d(2, (x) => 1 - x) }), [0.75, 0.5, 0]);
  });

  it('are found along the search path, whose variables have defaults and values of the host', async () => {
    const parts = {
      rest: 'search_path: [none, "shots/$SHOT"]\nenvironment: {SHOT: sh010}',
      spaces: spaceText('tried', file('"grade_${SHOT}.spi1d"')),
    };
    const files = {
      'shots/sh010/grade_sh010.spi1d': spi1d(2, (x) => x * 2),
      'shots/sh020/grade_sh020.spi1d': spi1d(2, (x) => x * 3),
    };
    const used = async (environment: Record<string, string>): Promise<number> => {
      const config = await loadWithFiles(parts, files, environment);
      return (await config.processor({ from: 'tried', to: 'ref' })).evaluate([0.5, 0, 0])[0];
    };
    expect(await used({})).to.equal(1);
    expect(await used({ SHOT: 'sh020' })).to.equal(1.5);
  });

  it('come out of an archive (.ocioz) with the config', async () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const config = configText({ spaces: spaceText('tried', file('a.spi1d')), rest: 'search_path: luts' });
    const archive = zipSync({ 'config.ocio': bytes(config), 'luts/a.spi1d': bytes(spi1d(2, (x) => 1 - x)) });
    const loaded = await loadConfig(new Blob([archive as Uint8Array<ArrayBuffer>]));
    near((await loaded.processor({ from: 'tried', to: 'ref' })).evaluate([0.25, 0.5, 1]), [0.75, 0.5, 0]);
    const empty = zipSync({ 'other.txt': bytes('x') });
    const refused = await loadConfig(new Blob([empty as Uint8Array<ArrayBuffer>])).catch(
      (error: SeqError) => error.message,
    );
    expect(refused).to.match(/config\.ocio/);
  });

  it('are read once for all processors of a config', async () => {
    let reads = 0;
    const config = await loadConfig(configText({ spaces: spaceText('tried', file('a.spi1d')) }), {
      read: () => {
        reads++;
        return Promise.resolve(new TextEncoder().encode(spi1d(2, (x) => x)));
      },
    });
    await Promise.all([config.processor({ from: 'tried', to: 'ref' }), config.processor({ from: 'ref', to: 'tried' })]);
    await config.processor({ from: 'tried', to: 'ref' });
    expect(reads).to.equal(1);
  });
});

/** A display profile of the sRGB primaries and gamma 2.2, as small as they come. */
function iccProfile(): Uint8Array {
  const tags = [
    ['rXYZ', [0.4360747, 0.2225045, 0.0139322]],
    ['gXYZ', [0.3850649, 0.7168786, 0.0971045]],
    ['bXYZ', [0.1430804, 0.0606169, 0.7141733]],
    ...['rTRC', 'gTRC', 'bTRC'].map((name) => [name, [2.2]] as const),
  ] as const;
  const data = new DataView(new ArrayBuffer(132 + tags.length * 12 + tags.length * 20));
  const text = (offset: number, word: string): void =>
    [...word].forEach((c, i) => data.setUint8(offset + i, c.charCodeAt(0)));
  data.setUint32(0, data.byteLength);
  text(36, 'acsp');
  data.setUint32(128, tags.length);
  tags.forEach(([name, values], index) => {
    const offset = 132 + tags.length * 12 + index * 20;
    text(132 + index * 12, name);
    data.setUint32(136 + index * 12, offset);
    data.setUint32(140 + index * 12, 20);
    text(offset, values.length === 3 ? 'XYZ ' : 'para');
    const first = values.length === 3 ? 8 : 12;
    values.forEach((value, at) => data.setInt32(offset + first + at * 4, Math.round(value * 65536)));
  });
  return new Uint8Array(data.buffer);
}
