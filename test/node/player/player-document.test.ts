import { expect } from 'chai';
import fc from 'fast-check';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { readPlayerDocument } from '../../../src/core/player/document/player-document.ts';
import { fromStateFragment, toStateFragment } from '../../../src/core/player/document/state-fragment.ts';
import { playerSettings } from '../../../src/core/settings/player-settings.ts';
import type { Setting } from '../../../src/core/settings/setting.ts';
import { annotations } from '../../support/annotations.ts';
import { makeLoadedSession, makeSession, SHOT } from '../../support/player/session-harness.ts';

/** Texts of settings that must look like something: of each at least one does. */
const FORMED = ['12', '-1.5s', 'timecode 2', '', 'waveform histogram', '0,12,640,360'];

const valueOf = (rule: Setting): fc.Arbitrary<unknown> => {
  const values: fc.Arbitrary<unknown>[] = [fc.constant(rule.default)];
  if (rule.type === 'choice') values.push(fc.constantFrom(...rule.choices));
  if (rule.type === 'flag') values.push(fc.boolean());
  const { form } = rule.type === 'text' ? rule : {};
  if (form) values.push(fc.constantFrom(...FORMED.filter((text) => form.test(text))));
  else if (rule.type === 'text') values.push(fc.string({ unit: 'grapheme', maxLength: 20 }));
  if (rule.type === 'integer') values.push(fc.integer({ min: rule.min, max: rule.max }));
  if (rule.type === 'number') {
    values.push(fc.double({ min: rule.min, max: rule.max, noNaN: true }).filter((value) => value !== 0));
  }
  return fc.oneof(...values);
};
const settings = fc.record(
  Object.fromEntries(
    Object.entries(playerSettings as Record<string, Setting>).map(([name, rule]) => [name, valueOf(rule)]),
  ),
);

const codeOf = (action: () => unknown): string => {
  try {
    action();
    return 'nothing thrown';
  } catch (error) {
    return error instanceof SeqError ? `${error.code}: ${error.message}` : String(error);
  }
};

describe('a player’s state as a document', () => {
  it('comes back the same through JSON, a URL fragment and another session', () => {
    fc.assert(
      fc.property(
        settings,
        fc.integer({ min: 1001, max: 1100 }),
        fc.option(fc.tuple(fc.integer({ min: 900, max: 1100 }), fc.nat(200))),
        fc.option(
          fc.record({ zoom: fc.double({ min: 0.01, max: 100, noNaN: true }), panX: fc.integer(), panY: fc.integer() }),
        ),
        fc.array(fc.record({ frame: fc.integer(), label: fc.string({ unit: 'grapheme' }) }), { maxLength: 4 }),
        annotations(),
        (changes, frame, range, view, markers, notes) => {
          const { session } = makeSession();
          void session.load(SHOT);
          session.configure(changes);
          if (range) session.setRange({ in: range[0], out: range[0] + range[1] } as never);
          if (view) session.setView(view);
          session.setMarkers(markers);
          session.setAnnotations(notes);
          void session.seek(frame);
          const saved = session.exportState();
          expect(fromStateFragment(`#a=b&${toStateFragment(saved)}`)).to.deep.equal(saved);
          const other = makeSession().session;
          other.importState(JSON.parse(JSON.stringify(saved)));
          expect(other.exportState()).to.deep.equal(saved);
          expect(other.state.frame).to.equal(frame);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('leaves out what is as usual, and never holds pixels', () => {
    const { session } = makeLoadedSession();
    session.configure({ exposure: 1 });
    expect(session.exportState({ src: 'b.####.exr', mode: 'wipe' })).to.deep.equal({
      format: 'seq-viewer/player',
      version: 1,
      source: { src: 'sh010.####.exr', frames: '1001-1100', credentials: null },
      frame: 1001,
      range: null,
      settings: { exposure: 1 },
      view: null,
      markers: [],
      compare: { src: 'b.####.exr', mode: 'wipe' },
    });
  });

  it('cannot write down local files', () => {
    const { session } = makeLoadedSession({ files: [new File(['a'], 'a.1.exr'), new File(['b'], 'a.2.exr')] });
    expect(session.exportState().source).to.equal(null);
    const clips = [{ src: 'a.mov' }, { files: [new File(['a'], 'a.1.exr')], name: 'dropped' }];
    expect(makeLoadedSession({ clips }).session.exportState().source).to.equal(null);
  });

  it('writes an edit’s clips by their addresses, which come back the same', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    const oneOfText = fc.option(text, { nil: undefined });
    const clip = fc.oneof(
      fc.record(
        {
          src: text,
          frames: oneOfText,
          name: fc.option(text),
          range: oneOfText,
          layer: oneOfText,
          colour: oneOfText,
          rate: fc.constantFrom(12, 23.976, 60),
          type: oneOfText,
          credentials: fc.constantFrom('omit' as const, 'include' as const, null),
          metadata: fc.jsonValue({ maxDepth: 2 }),
        },
        { requiredKeys: ['src'] },
      ),
      fc.record({ gap: fc.integer({ min: 1, max: 1000 }) }),
      text,
    );
    fc.assert(
      fc.property(fc.array(clip, { minLength: 1, maxLength: 6 }), (clips) => {
        const { session } = makeSession();
        void session.load({ clips } as never);
        const saved = session.exportState();
        expect(saved.version).to.equal(2);
        expect(saved.source?.clips).to.have.length(clips.length);
        expect(fromStateFragment(toStateFragment(saved))).to.deep.equal(saved);
        const other = makeSession().session;
        other.importState(JSON.parse(JSON.stringify(saved)));
        expect(other.exportState()).to.deep.equal(saved);
      }),
      { numRuns: 100 },
    );
  });

  it('puts settings that the document does not mention back to their defaults', () => {
    const { session } = makeLoadedSession();
    const saved = session.exportState();
    session.configure({ exposure: 3, flip: true });
    session.importState(saved);
    expect(session.state.settings).to.include({ exposure: 0, flip: false });
  });

  const good = { format: 'seq-viewer/player', version: 1, source: null };
  const bad: readonly (readonly [unknown, string])[] = [
    [null, 'must be an object'],
    [[], 'must be an object'],
    [{}, 'format'],
    [{ format: 'other', version: 1 }, 'format'],
    [{ format: 'seq-viewer/player' }, 'version'],
    [{ ...good, version: 3 }, 'newer'],
    [{ ...good, version: 0 }, 'unknown'],
    [{ ...good, source: { src: 5 } }, 'source.src'],
    [{ ...good, version: 2, source: { clips: 'a.exr' } }, 'source.clips'],
    [{ ...good, version: 2, source: { src: 'a.exr', clips: [] } }, 'source.src'],
    [{ ...good, version: 2, source: { clips: [{ src: 'a.exr' }, { name: 'b' }] } }, 'source.clips[1].src'],
    [{ ...good, version: 2, source: { clips: [{ src: 'a.exr', range: 5 }] } }, 'source.clips[0].range'],
    [{ ...good, version: 2, source: { clips: [{ src: 'a.exr', rate: 'fast' }] } }, 'source.clips[0].rate'],
    [{ ...good, version: 2, source: { clips: [{ gap: 0 }] } }, 'source.clips[0].gap'],
    [{ ...good, version: 2, source: { clips: [{ src: 'a.exr', url: 'b' }] } }, 'source.clips[0].url'],
    [{ ...good, frame: 1.5 }, 'frame'],
    [{ ...good, range: '9-1' }, 'range'],
    [{ ...good, settings: { exposure: 99 } }, 'settings.exposure'],
    [{ ...good, settings: { constructor: 1 } }, 'settings.constructor'],
    [{ ...good, markers: [{ frame: 'x' }] }, 'markers[0].frame'],
    [{ ...good, view: { zoom: -1, panX: 0, panY: 0 } }, 'zoom'],
    [{ ...good, compare: { src: 1 } }, 'compare'],
  ];
  for (const [document, words] of bad) {
    it(`refuses ${JSON.stringify(document)} and changes nothing`, () => {
      const { session } = makeLoadedSession();
      session.configure({ exposure: 2 });
      const before = session.exportState();
      const thrown = codeOf(() => session.importState(document));
      expect(thrown).to.match(/^source-invalid: /);
      expect(thrown).to.contain(words);
      expect(session.exportState()).to.deep.equal(before);
    });
  }

  it('migrates older versions step by step', () => {
    const migrations = {
      [-1]: (old: object) => ({ ...old, version: 0, source: { src: 'old.exr' } }),
      0: (old: object) => ({ ...old, version: 1, frame: 7 }),
    };
    const read = readPlayerDocument({ format: 'seq-viewer/player', version: -1 }, migrations);
    expect(read).to.deep.include({ version: 1, frame: 7, source: { src: 'old.exr', frames: null, credentials: null } });
  });

  it('finds no state in other fragments, and refuses a broken one', () => {
    expect(fromStateFragment('')).to.equal(null);
    expect(fromStateFragment('#section-2')).to.equal(null);
    for (const broken of ['#seq=', '#seq=%%%', '#seq=e30', '#seq=bm90IGpzb24']) {
      expect(codeOf(() => fromStateFragment(broken))).to.match(/^source-invalid/);
    }
  });
});
