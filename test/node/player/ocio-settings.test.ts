import { expect } from 'chai';
import type { PresentedOcio } from '../../../src/core/frame/ocio-answer.ts';
import { ocioNotes, ocioSnapshot } from '../../../src/core/player/colour/ocio-snapshot.ts';
import { configureColour, ocioSettings, watchPageColour } from '../../../src/core/player/colour/page-colour.ts';
import { playerSettings } from '../../../src/core/settings/player-settings.ts';
import { defaultSettings } from '../../../src/core/settings/setting.ts';

const SETTINGS = defaultSettings(playerSettings);
const BASE = 'https://site.example/review/';

describe('the page’s word on colour', () => {
  afterEach(() => configureColour({ ocio: null, ocioDisplay: null, ocioView: null, credentials: 'same-origin' }));

  it('holds for players that name no config themselves, display and view with it', () => {
    configureColour({ ocio: 'show.ocio', ocioDisplay: 'wall', ocioView: 'film' });
    const common = { ocioCredentials: 'same-origin' };
    expect(ocioSettings(SETTINGS, BASE)).to.deep.equal({
      ...common,
      ocio: `${BASE}show.ocio`,
      ocioDisplay: 'wall',
      ocioView: 'film',
    });
    const own = { ...SETTINGS, ocio: 'ocio://default' };
    expect(ocioSettings(own, BASE)).to.deep.include({ ocio: 'ocio://default', ocioDisplay: null, ocioView: null });
    expect(ocioSettings({ ...SETTINGS, ocio: ' ' }, BASE).ocio).to.equal(null);
    expect(ocioSettings({ ...SETTINGS, ocioView: 'raw' }, BASE).ocioView).to.equal('raw');
  });

  it('is told to who watches, keeps what is left out, and refuses what does not fit by name', () => {
    let told = 0;
    const leave = watchPageColour(() => (told += 1));
    configureColour({ ocio: new URL('https://other.example/a.ocio'), credentials: 'include' });
    configureColour({ ocioView: 'film' });
    expect(told).to.equal(2);
    expect(ocioSettings(SETTINGS, BASE)).to.deep.include({
      ocio: 'https://other.example/a.ocio',
      ocioView: 'film',
      ocioCredentials: 'include',
    });
    leave();
    configureColour({ ocio: null });
    expect(told).to.equal(2);
    expect(() => configureColour({ ocio: 1 as never })).to.throw(TypeError, /ocio/);
    expect(() => configureColour({ ocioView: 1 as never })).to.throw(TypeError, /ocioView/);
    expect(() => configureColour({ credentials: 'omit' as never })).to.throw(TypeError, /credentials/);
  });
});

describe('what a player says of its config', () => {
  const view = {
    ...{ display: 'wall', view: 'film', look: '', isData: false, isP3: true, isHdr: false },
    menu: { displays: [], looks: [], spaces: [] },
  };
  const presented: PresentedOcio = { config: 'a.ocio', view, input: null, error: null };
  const codes = (changes: Partial<PresentedOcio> | null, settings = SETTINGS): string[] =>
    ocioNotes(changes && { ...presented, ...changes }, settings).map(({ code }) => code);

  it('notes settings that it stands in for, and displays of high dynamic range', () => {
    expect(codes(null)).to.deep.equal([]);
    expect(codes({})).to.deep.equal([]);
    const [note] = ocioNotes(presented, { ...SETTINGS, lut: 'a.cube', toneMap: 'filmic' });
    expect(note).to.deep.include({ code: 'ocio-ignores' });
    expect(note?.message).to.include('lut, tone-map');
    expect(codes({ view: { ...view, isHdr: true } })).to.deep.equal(['ocio-hdr-display']);
  });

  it('says that the picture is not colour-managed, and why', () => {
    const error = { code: 'ocio-invalid', message: 'a.ocio › no such view', retryable: false } as const;
    expect(ocioNotes({ ...presented, error }, SETTINGS)[0]?.message).to.match(/not colour-managed.*no such view/);
    expect(ocioSnapshot({ ...presented, error })).to.deep.include({ managed: false, error });
    expect(ocioSnapshot(presented)).to.deep.include({ managed: true, display: 'wall', view: 'film', isP3: true });
    expect(ocioSnapshot(null)).to.equal(null);
  });
});
