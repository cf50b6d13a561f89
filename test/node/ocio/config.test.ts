import { expect } from 'chai';
import { loadConfig } from '../../../src/ocio.ts';
import { configText, loadWithFiles, refusal, spaceText } from '../../support/ocio-config.ts';

const scale = (factor: number): string =>
  `!<MatrixTransform> {matrix: [${factor}, 0, 0, 0, 0, ${factor}, 0, 0, 0, 0, ${factor}, 0, 0, 0, 0, 1]}`;

const NAMES = [
  'default',
  'cg-config-latest',
  'studio-config-latest',
  'cg-config-v1.0.0_aces-v1.3_ocio-v2.1',
  'cg-config-v2.1.0_aces-v1.3_ocio-v2.3',
  'cg-config-v2.2.0_aces-v1.3_ocio-v2.4',
  'cg-config-v4.0.0_aces-v2.0_ocio-v2.5',
  'studio-config-v1.0.0_aces-v1.3_ocio-v2.1',
  'studio-config-v2.1.0_aces-v1.3_ocio-v2.3',
  'studio-config-v2.2.0_aces-v1.3_ocio-v2.4',
  'studio-config-v4.0.0_aces-v2.0_ocio-v2.5',
];

describe('OpenColorIO configs', () => {
  for (const name of NAMES)
    it(`has ocio://${name} built in, every space and view of it usable`, async () => {
      const config = await loadConfig(`ocio://${name}`);
      for (const { name: space } of config.spaces) await config.processor({ from: space, to: 'scene_linear' });
      expect(config.displays.length).to.be.greaterThan(3);
      for (const { name: display, views } of config.displays)
        for (const { name: view } of views) await config.processor({ from: 'scene_linear', display, view });
    }).timeout(30_000);

  it('tells spaces with aliases, family, encoding, and which are kept out of menus', async () => {
    const config = await loadWithFiles({
      rest: 'inactive_colorspaces: [hidden]',
      spaces: `  - !<ColorSpace> {name: Plate, aliases: [pl, scan], family: Input/Film, encoding: log, categories: [file-io]}
  - !<ColorSpace> {name: hidden}`,
    });
    const plate = config.space('SCAN');
    expect(plate).to.deep.include({
      name: 'Plate',
      family: 'Input/Film',
      encoding: 'log',
      isActive: true,
      isData: false,
    });
    expect(config.space('hidden')?.isActive).to.equal(false);
    expect(config.space('scene_linear')?.name).to.equal('ref');
    expect(config.space('nothing')).to.equal(null);
    expect(config.space('raw')?.isData).to.equal(true);
  });

  it('leaves data alone', async () => {
    const config = await loadWithFiles({ spaces: spaceText('bright', scale(2)) });
    expect((await config.processor({ from: 'raw', to: 'bright' })).isNoOp).to.equal(true);
  });

  it('shows shared views, views named by the display, and the active ones in their order', async () => {
    const config = await loadWithFiles({
      rest: `shared_views:
  - !<View> {name: film, view_transform: darker, display_colorspace: <USE_DISPLAY_NAME>, rule: any}
displays:
  wall:
    - !<View> {name: plain, colorspace: ref}
    - !<Views> [film]
active_views: [film, plain]
view_transforms:
  - !<ViewTransform> {name: darker, from_scene_reference: ${scale(0.5)}}
viewing_rules:
  - !<Rule> {name: any, colorspaces: [ref]}
display_colorspaces:
  - !<ColorSpace> {name: wall, from_display_reference: ${scale(3)}}`,
    });
    expect(config.displays[0]?.views.map(({ name }) => name)).to.deep.equal(['film', 'plain']);
    const processor = await config.processor({ from: 'ref', display: 'wall', view: 'film' });
    expect(processor.evaluate([0.2, 0.4, 1])[2]).to.be.closeTo(1.5, 1e-6);
    expect(config.viewsFor('wall', 'ref').map(({ name }) => name)).to.deep.equal(['film', 'plain']);
    expect(config.viewsFor('wall', 'raw').map(({ name }) => name)).to.deep.equal(['plain']);
  });

  it('applies looks as OpenColorIO writes them: in turn, inverted, the first option whose files are there', async () => {
    const look = (name: string, transform: string): string =>
      `  - !<Look> {name: ${name}, process_space: ref, transform: ${transform}}`;
    const config = await loadWithFiles({
      rest: [
        'looks:',
        look('twice', scale(2)),
        look('thrice', scale(3)),
        look('lost', '!<FileTransform> {src: lost.cube}'),
      ].join('\n'),
    });
    const through = async (looks: string): Promise<number> =>
      (await config.processor({ from: 'ref', to: 'ref', looks })).evaluate([1, 1, 1])[0];
    expect(await through('twice, thrice')).to.be.closeTo(6, 1e-6);
    expect(await through('+twice, -thrice')).to.be.closeTo(2 / 3, 1e-6);
    expect(await through('lost | twice')).to.be.closeTo(2, 1e-6);
    expect(await refusal(Promise.resolve(config), { from: 'ref', to: 'ref', looks: 'lost' })).to.match(/lost\.cube/);
  });

  it('puts given looks in place of the view’s own', async () => {
    const config = await loadWithFiles({
      rest: `looks:
  - !<Look> {name: twice, process_space: ref, transform: ${scale(2)}}
  - !<Look> {name: thrice, process_space: ref, transform: ${scale(3)}}
displays:
  monitor:
    - !<View> {name: graded, colorspace: ref, looks: twice}`,
    });
    const shown = async (looks?: string): Promise<number> => {
      const request = { from: 'ref', display: 'monitor', view: 'graded', ...(looks === undefined ? {} : { looks }) };
      return (await config.processor(request)).evaluate([1, 1, 1])[0];
    };
    expect([await shown(), await shown('thrice'), await shown('')]).to.deep.equal([2, 3, 1]);
  });

  it('takes named transforms for spaces, either way', async () => {
    const config = await loadWithFiles({
      rest: `named_transforms:
  - !<NamedTransform> {name: brighten, aliases: [br], transform: ${scale(4)}}`,
    });
    expect((await config.processor({ from: 'br', to: 'ref' })).evaluate([1, 1, 1])[0]).to.equal(4);
    expect((await config.processor({ from: 'ref', to: 'brighten' })).evaluate([1, 1, 1])[0]).to.equal(0.25);
  });

  it('gives files their spaces by glob, regular expression, names in the path, or the default', async () => {
    const config = await loadConfig(
      configText({
        rest: `file_rules:
  - !<Rule> {name: ColorSpaceNamePathSearch}
  - !<Rule> {name: plates, pattern: "*plate*", extension: "ex[rR]", colorspace: log_b}
  - !<Rule> {name: clips, regex: ".*\\\\.(mov|mp4)", colorspace: lin_a}
  - !<Rule> {name: Default, colorspace: raw}`,
        spaces: '  - !<ColorSpace> {name: lin_a, aliases: [linear]}\n  - !<ColorSpace> {name: log_b, aliases: [log]}',
      }),
    );
    const found = (path: string): string | undefined => config.spaceOfFile(path)?.colorSpace;
    expect(found('/a/lin_a/log_b.exr')).to.equal('log_b');
    expect(found('/a/LINEAR/x.exr')).to.equal('lin_a');
    expect(found('my_plate.1001.exR')).to.equal('log_b');
    expect(found('my_plate.1001.EXR')).to.equal('raw');
    expect(found('a/clip.mov')).to.equal('lin_a');
    expect(found('a/clip.MOV')).to.equal('raw');
  });

  it('stops where the host says so', async () => {
    const stopped = new AbortController();
    stopped.abort();
    const reason = await loadConfig('ocio://default', { signal: stopped.signal }).catch((error: Error) => error.name);
    expect(reason).to.equal('AbortError');
  });

  it('makes the tables of ACES 2.0 within the time of a few frames', async () => {
    const config = await loadConfig('ocio://cg-config-latest');
    const begin = performance.now();
    const display = config.displays[0]?.name ?? '';
    await config.processor({ from: 'scene_linear', display, view: config.displays[0]?.views[0]?.name ?? '' });
    expect(performance.now() - begin).to.be.lessThan(2000);
  });
});
