import { expect } from 'chai';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import type { OcioAnswer, OcioInputAnswer, OcioViewAnswer } from '../../../src/core/frame/ocio-answer.ts';
import type { OcioRequest } from '../../../src/core/frame/ocio-request.ts';
import type { PlayerState, PlayerView, PresenterReport } from '../../../src/core/presenter/protocol.ts';
import type { StoredFrame } from '../../../src/workers/present/frames/frame-store.ts';
import type { ManagedColour, OcioColours } from '../../../src/workers/present/managed/managed-colour.ts';
import { createOcioColours } from '../../../src/workers/present/managed/ocio-colours.ts';
import { pictureIdentity } from '../../../src/workers/present/managed/picture-facts.ts';
import { PLAIN_VIEW } from '../../support/player/plain-view.ts';

const PLAYER = 1;
const INFO = { format: 'exr', layout: 'rgb', level: 0, complete: true, pixelAspectRatio: 1 };
const frameAt = (path: string): StoredFrame =>
  ({
    ticket: 1,
    source: 's@1',
    layer: '',
    frame: 1,
    header: null,
    path,
    bytes: 0,
    picture: { info: INFO, planes: [] },
  }) as never;
const settle = (): Promise<void> => new Promise((done) => setTimeout(done));

const table = { name: 'ocioViewTable0', key: 't', dimensions: 2, width: 2, height: 1, depth: 1, channels: 3, values: new Float32Array(6) } as const; // prettier-ignore
const inputAnswer = (space: string, isData = false): OcioInputAnswer => ({
  ...{ kind: 'input', space, by: 'rule', isData },
  stage: { glsl: `in ${space};`, tables: [] },
});
const viewAnswer = (view: string): OcioViewAnswer => ({
  ...{ kind: 'view', display: 'monitor', view, look: '', isData: false, isP3: view === 'wide', isHdr: false },
  stage: { glsl: `view ${view};`, tables: [table] },
  menu: { displays: [], looks: [], spaces: [] },
});

describe('ways through OpenColorIO configs', () => {
  let view: PlayerView;
  let state: PlayerState;
  let asked: { request: OcioRequest; answer: (answer: OcioAnswer | Error) => void }[];
  let reports: Extract<PresenterReport, { kind: 'ocio' }>[];
  let redrawn: number;
  let kept: string[];
  let linked: boolean;
  let colours: OcioColours;
  const frame = frameAt('shot.0001.exr');

  beforeEach(() => {
    [asked, reports, redrawn, kept, linked] = [[], [], 0, [], true];
    colours = createOcioColours({
      gl: null as never,
      programs: null as never,
      states: () => [[PLAYER, state]],
      ask: (request: OcioRequest) =>
        new Promise<OcioAnswer>((resolve, reject) =>
          asked.push({ request, answer: (answer) => (answer instanceof Error ? reject(answer) : resolve(answer)) }),
        ),
      keep: (configs: ReadonlySet<string>) => void (kept = [...configs]),
      report: (report: PresenterReport) => void (report.kind === 'ocio' && reports.push(report)),
      redraw: () => void (redrawn += 1),
    });
    set({ ocio: 'a.ocio' });
  });

  function set(changes: Partial<PlayerView>): void {
    view = { ...PLAIN_VIEW, ...view, ...changes };
    state = { view } as PlayerState;
    colours.changed(PLAYER);
  }
  const draw = (drawn = frame): readonly ManagedColour[] | 'loading' | null =>
    colours.coloursOf(PLAYER, state, [drawn], () => linked);
  const text = (drawn?: StoredFrame): string => {
    const found = draw(drawn);
    return Array.isArray(found) ? String((found as ManagedColour[])[0]?.glsl()) : String(found);
  };
  async function answer(answers: readonly (OcioAnswer | Error)[]): Promise<void> {
    draw();
    asked.splice(0).forEach(({ answer: give }, index) => give(answers[index] ?? new Error('too few answers')));
    await settle();
  }

  it('hold the picture back until input and view are there, and keep the config’s decoder', async () => {
    expect(text()).to.equal('loading');
    expect(kept).to.deep.equal(['a.ocio']);
    expect(asked.map(({ request }) => request.kind)).to.deep.equal(['view', 'input']);
    await answer([viewAnswer('plain'), inputAnswer('log')]);
    expect(redrawn).to.be.greaterThan(0);
    expect(text()).to.equal('in log;view plain;');
    expect(reports.at(-1)?.ocio).to.deep.include({ error: null });
    expect(reports.at(-1)?.ocio?.input?.space).to.equal('log');
    expect(colours.bytes).to.equal(24);
  });

  it('draw on as before while another view is made and linked, and then by that', async () => {
    await answer([viewAnswer('plain'), inputAnswer('log')]);
    expect(text()).to.equal('in log;view plain;');
    set({ ocioView: 'other' });
    expect(text(), 'while it is asked for').to.equal('in log;view plain;');
    expect(colours.isWaiting(PLAYER, state)).to.equal(true);
    linked = false;
    await answer([viewAnswer('other')]);
    expect(text(), 'while it is linked').to.equal('in log;view plain;');
    expect(colours.poll()).to.equal(true);
    linked = true;
    const before = redrawn;
    expect(colours.poll()).to.equal(false);
    expect(redrawn).to.equal(before + 1);
    expect(text()).to.equal('in log;view other;');
    set({ ocioView: null });
    expect(text(), 'at once: it is kept').to.equal('in log;view plain;');
    expect(asked).to.deep.equal([]);
  });

  it('ask once for the frames of a sequence, and again for a file of another name', async () => {
    await answer([viewAnswer('plain'), inputAnswer('log')]);
    expect(text(frameAt('shot.0002.exr'))).to.equal('in log;view plain;');
    expect(text(frameAt('other.0002.exr'))).to.equal('loading');
    expect(asked.length).to.equal(1);
    const identity = (path: string): string => pictureIdentity({ path, format: 'exr', layout: 'rgb' });
    expect(identity('a/1001.exr')).to.equal(identity('a/1002.exr'));
    expect(identity('a/logc3.exr')).not.to.equal(identity('a/logc4.exr'));
  });

  it('pass both conversions by where the space is data', async () => {
    await answer([viewAnswer('plain'), inputAnswer('ids', true)]);
    expect(text()).to.include('vec3 ocioIn(vec3 rgb) { return rgb; }').and.include('ocioView');
  });

  it('leave the picture as it is, and say why, where something fails; and come back', async () => {
    await answer([viewAnswer('plain'), inputAnswer('log')]);
    set({ ocioView: 'wrong' });
    await answer([new SeqError('ocio-invalid', 'no such view')]);
    expect(text()).to.equal('null');
    expect(reports.at(-1)?.ocio?.error).to.deep.include({ code: 'ocio-invalid', message: 'no such view' });
    set({ ocioView: null });
    expect(text()).to.equal('in log;view plain;');
    expect(reports.at(-1)?.ocio?.error).to.equal(null);
    set({ ocio: null });
    expect(text()).to.equal('null');
    expect(reports.at(-1)?.ocio).to.equal(null);
    expect(kept).to.deep.equal([]);
  });

  it('take a program that the GPU refuses for a failure', async () => {
    await answer([viewAnswer('plain'), inputAnswer('log')]);
    const refused = colours.coloursOf(PLAYER, state, [frame], () => {
      throw new Error('too many samplers');
    });
    expect(refused).to.equal(null);
    expect(reports.at(-1)?.ocio?.error?.message).to.match(/too many samplers/);
  });
});
