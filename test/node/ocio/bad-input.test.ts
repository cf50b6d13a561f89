import { expect } from 'chai';
import { SeqError, loadConfig } from '../../../src/ocio.ts';
import { configText, loadWithFiles, refusal, spaceText } from '../../support/ocio-config.ts';

const whole = (text: string) => loadConfig(text).catch((error: SeqError) => `${error.code}: ${error.message}`);
const toRef = { from: 'tried', to: 'ref' };
const tried = (transform: string, rest = '') => loadWithFiles({ spaces: spaceText('tried', transform), rest });

describe('invalid OpenColorIO configs', () => {
  it('says the line of YAML that cannot be parsed', async () => {
    expect(await whole('ocio_profile_version: 2\nroles: {a: [}\n')).to.match(/^ocio-invalid: .*line 2/i);
  });

  it('refuses texts that are no config, and versions that are not known', async () => {
    expect(await whole('a: 1\nb: 2\n')).to.match(/ocio-invalid.*ocio_profile_version/);
    expect(await whole(configText({ version: '3' }))).to.match(/ocio-invalid.*version/);
  });

  it('names the way to a transform that is not known', async () => {
    const refused = await loadWithFiles({ spaces: spaceText('tried', '!<WarpTransform> {amount: 1}') }).catch(
      (error: SeqError) => error,
    );
    expect(refused).to.be.instanceOf(SeqError);
    expect((refused as SeqError).message).to.match(/tried.*WarpTransform/);
  });

  it('refuses names that do not exist and lists those that do', async () => {
    const config = loadWithFiles({});
    expect(await refusal(config, { from: 'nowhere', to: 'ref' })).to.match(/ocio-invalid.*nowhere/);
    expect(await refusal(config, { from: 'ref', display: 'wall', view: 'plain' })).to.match(/wall.*monitor/);
    expect(await refusal(config, { from: 'ref', display: 'monitor', view: 'fancy' })).to.match(/fancy/);
    expect(await refusal(config, { from: 'ref', to: 'ref', looks: 'night' })).to.match(/night/);
  });

  it('refuses spaces that lead to themselves', async () => {
    const config = loadWithFiles({
      spaces: [
        spaceText('tried', '!<ColorSpaceTransform> {src: other, dst: ref}'),
        spaceText('other', '!<ColorSpaceTransform> {src: tried, dst: ref}'),
      ].join('\n'),
    });
    expect(await refusal(config, toRef)).to.match(/tried.*other.*refers to itself/);
  });

  it('refuses looks that lead to themselves', async () => {
    const config = loadWithFiles({
      rest: 'looks:\n  - !<Look> {name: dusk, process_space: ref, transform: !<LookTransform> {src: ref, dst: ref, looks: dusk}}',
    });
    expect(await refusal(config, { from: 'ref', to: 'ref', looks: 'dusk' })).to.match(/dusk.*refers to itself/);
  });

  it('says which files it looked for', async () => {
    const config = tried('!<FileTransform> {src: lost.cube}', 'search_path: [luts, more]');
    expect(await refusal(config, toRef)).to.match(/tried.*lost\.cube.*luts\/lost\.cube, more\/lost\.cube/);
  });

  it('says what is wrong with a file and where', async () => {
    const spaces = spaceText('tried', '!<FileTransform> {src: short.cube}');
    const config = loadWithFiles({ spaces }, { 'short.cube': 'LUT_3D_SIZE 2\n0 0 0\n1 1 1\n' });
    expect(await refusal(config, toRef)).to.match(/short\.cube.*8 entries/);
  });

  it('refuses tables whose size the file cannot hold before it makes them', async () => {
    const spaces = spaceText('tried', '!<FileTransform> {src: big.cube}');
    for (const size of ['LUT_3D_SIZE 4000', 'LUT_1D_SIZE 99999999', 'LUT_3D_SIZE -3']) {
      const config = loadWithFiles({ spaces }, { 'big.cube': `${size}\n0 0 0\n` });
      expect(await refusal(config, toRef)).to.match(/must be between/);
    }
  });

  it('refuses built-in transforms, fixed functions and configs that are not known', async () => {
    expect(await refusal(tried('!<BuiltinTransform> {style: NIGHT_to_DAY}'), toRef)).to.match(/NIGHT_to_DAY/);
    expect(await refusal(tried('!<FixedFunctionTransform> {style: Fog}'), toRef)).to.match(/Fog/);
    expect(await whole('ocio://no-such-config')).to.match(/ocio-invalid.*no-such-config.*studio-config-latest/);
  });

  it('refuses parameters that make no op', async () => {
    const refused = [
      '!<CDLTransform> {slope: [-1, 1, 1]}',
      '!<LogTransform> {base: 1}',
      '!<ExponentTransform> {value: 0}',
      '!<RangeTransform> {min_in_value: 1, min_out_value: 0, max_in_value: 0, max_out_value: 1}',
      '!<GradingRGBCurveTransform> {red: {control_points: [0, 1, 1, 0]}}',
    ];
    for (const transform of refused)
      expect(
        await tried(transform)
          .then((config) => config.processor(toRef))
          .catch((error: SeqError) => error.code),
      ).to.equal('ocio-invalid');
  });

  it('does not read other schemes unless the host does', async () => {
    for (const address of ['file:///etc/hosts', 'ftp://a/b.ocio'])
      expect(await whole(address)).to.match(/ocio-invalid.*not http, https or blob/);
  });

  it('does not invert what has no inverse', async () => {
    const config = tried('!<MatrixTransform> {matrix: [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]}');
    expect(await refusal(config, { from: 'ref', to: 'tried' })).to.match(/ocio-invalid.*inverse/);
  });
});
