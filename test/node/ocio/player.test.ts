import { expect } from 'chai';
import type { OcioInputRequest, OcioPictureFacts, OcioRequest } from '../../../src/core/frame/ocio-request.ts';
import { answerOcio } from '../../../src/ocio/player/answer-ocio.ts';
import { texts as cgTexts } from '../../../src/ocio/player/cg-configs.ts';
import { inputSpace } from '../../../src/ocio/player/input-space.ts';
import { texts as studioTexts } from '../../../src/ocio/player/studio-configs.ts';
import { OCIO_CONFIG_NAMES } from '../../../src/core/colour/ocio-config-names.ts';
import { loadConfig } from '../../../src/ocio.ts';
import { loadWithFiles } from '../../support/ocio-config.ts';

const PICTURE: OcioPictureFacts = { path: 'https://site/shots/a.0001.exr', format: 'exr', layout: 'rgb' };
const AP1 = [0.713, 0.293, 0.165, 0.83, 0.128, 0.044, 0.32168, 0.33767] as const;
const RULES = `file_rules:
  - !<Rule> {name: log, colorspace: log, pattern: "*/log/*", extension: "*"}
  - !<Rule> {name: Default, colorspace: ref}`;
const SPACES = `  - !<ColorSpace> {name: log, aliases: [acescct_ap1_scene], encoding: log}
  - !<ColorSpace> {name: wide, aliases: [lin_ap1], encoding: scene-linear}
  - !<ColorSpace> {name: texture, aliases: [srgb_rec709_scene], encoding: sdr-video}`;

describe('the space of a picture', () => {
  const ask = async (changes: Partial<OcioPictureFacts>, request: Partial<OcioInputRequest> = {}): Promise<string> => {
    const config = await loadWithFiles({ rest: RULES, spaces: SPACES });
    const asked = {
      kind: 'input',
      config: { url: '', credentials: 'same-origin' },
      space: null,
      otherwise: null,
    } as const;
    const { space, by } = inputSpace(config, { ...asked, picture: { ...PICTURE, ...changes }, ...request });
    return `${space} by ${by}`;
  };

  it('is the chosen one, else that of a file rule, else what the file says, else the default rule’s', async () => {
    const log = { path: 'https://site/log/a.0001.exr', chromaticities: AP1 };
    expect(await ask(log, { space: 'texture' })).to.equal('texture by setting');
    expect(await ask({ ...log, space: 'wide' })).to.equal('wide by clip');
    // As input-color calls it, and what the config has not.
    expect(await ask({ ...log, space: 'acescg' })).to.equal('wide by clip');
    expect(await ask({ ...log, space: 'logc3' })).to.equal('log by rule');
    expect(await ask(log)).to.equal('log by rule');
    expect(await ask({ chromaticities: AP1 })).to.equal('wide by file');
    expect(await ask({ interopId: 'ACEScct_AP1_scene', chromaticities: AP1 })).to.equal('log by file');
    expect(await ask({ interopId: 'nothing known', chromaticities: AP1 })).to.equal('wide by file');
    expect(await ask({})).to.equal('ref by default');
  });

  it('is sRGB for pictures of screens that say nothing, where the default rule means light or film', async () => {
    expect(await ask({ format: 'png', path: 'a.png' })).to.equal('texture by file');
    expect(await ask({ format: 'mp4', layout: 'yuv', path: 'a.mp4' })).to.equal('texture by file');
    const config = await loadConfig('ocio://cg-config-latest');
    const asked = {
      kind: 'input',
      config: { url: '', credentials: 'same-origin' },
      space: null,
      otherwise: null,
    } as const;
    const picture = { path: 'a.png', format: 'png', layout: 'packed' } as const;
    expect(inputSpace(config, { ...asked, picture })).to.deep.equal({ space: 'sRGB - Display', by: 'default' });
  });

  it('is that of the picture it is compared with where only the default rule speaks', async () => {
    expect(await ask({}, { otherwise: 'log' })).to.equal('log by first');
    expect(await ask({ chromaticities: AP1 }, { otherwise: 'log' })).to.equal('wide by file');
  });

  it('is refused by name where the config has none such', async () => {
    const refused = await ask({}, { space: 'nowhere' }).catch((error: Error) => error.message);
    expect(refused).to.match(/nowhere/);
  });
});

describe('answers to a player', () => {
  const modules: string[] = [];
  const importModule = (name: string): Promise<unknown> => {
    modules.push(name);
    return Promise.resolve({ texts: name === 'ocio-cg-configs' ? cgTexts : studioTexts });
  };
  const config = { url: 'ocio://cg-config-latest', credentials: 'same-origin' } as const;
  const answer = (request: OcioRequest) => answerOcio(request, importModule);
  const view = { kind: 'view', config, display: null, view: null, look: null } as const;

  it('have the config’s own display and view, what it offers, and GLSL of another name than the input’s', async () => {
    const shown = await answer(view);
    const input = await answer({ kind: 'input', config, space: 'acescct', otherwise: null, picture: PICTURE });
    if (shown.kind !== 'view' || input.kind !== 'input') throw new Error('answers are mixed up');
    expect(shown).to.include({ display: 'sRGB - Display', isData: false, isP3: false, isHdr: false });
    expect(shown.view).to.match(/^ACES 2\.0 - SDR/);
    expect(shown.menu.displays.length).to.equal(8);
    expect(shown.menu.spaces.map(({ name }) => name)).to.include('ACEScg');
    expect(shown.stage.glsl).to.include('vec3 ocioView(vec3');
    expect(shown.stage.tables[0]?.name).to.match(/^ocioView/);
    expect(input.stage.glsl).to.include('vec3 ocioIn(vec3').and.not.include('ocioView');
    expect(input).to.include({ space: 'ACEScct', by: 'setting' });
    expect(modules).to.deep.equal(['ocio-cg-configs']);
  });

  it('tell displays of P3 and of high dynamic range, and data', async () => {
    const facts = async (display: string, name: string | null = null) => {
      const shown = await answer({ ...view, display, view: name });
      if (shown.kind !== 'view') throw new Error('answers are mixed up');
      const { isP3, isHdr, isData } = shown;
      return { isP3, isHdr, isData };
    };
    expect(await facts('Display P3 - Display')).to.deep.equal({ isP3: true, isHdr: false, isData: false });
    expect(await facts('P3-D65 - Display')).to.deep.equal({ isP3: true, isHdr: false, isData: false });
    expect(await facts('Rec.2100-PQ - Display')).to.deep.equal({ isP3: false, isHdr: true, isData: false });
    expect(await facts('sRGB - Display', 'Raw')).to.deep.equal({ isP3: false, isHdr: false, isData: true });
  });

  it('have looks in place of the view’s, and refuse what the config does not have', async () => {
    const refusal = (
      changes: Partial<typeof view | { look: string; view: string; display: string }>,
    ): Promise<string> =>
      answer({ ...view, ...changes }).then(
        () => 'not refused',
        (error: Error) => error.message,
      );
    expect(await refusal({ look: '' })).to.equal('not refused');
    expect(await refusal({ look: 'nightfall' })).to.match(/nightfall/);
    expect(await refusal({ view: 'nowhere' })).to.match(/nowhere/);
    expect(await refusal({ display: 'nowhere' })).to.match(/nowhere.*sRGB - Display/s);
    const other = { url: 'ocio://nothing', credentials: 'same-origin' } as const;
    expect(await refusal({ config: other } as never)).to.match(/ocio:\/\/nothing/);
  });

  it('know every built-in config', () => {
    expect(Object.keys({ ...cgTexts, ...studioTexts }).sort()).to.deep.equal([...OCIO_CONFIG_NAMES].sort());
  });
});
