import { expect } from 'chai';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import type { SourceOpener } from '../../../src/core/sequence/source/source-opener.ts';
import { openEdit } from '../../support/edit/open-edit.ts';
import { openRvAnnotation, openRvPaint, openRvPoint } from '../../support/edit/openrv-notes.ts';
import { clip, range, sequence, timeline, track } from '../../support/edit/otio-builder.ts';
import { makeSession, type SessionHarness } from '../../support/player/session-harness.ts';

const effects = [openRvAnnotation([openRvPaint(1003, [openRvPoint(0, 0, 0.1)])])];
const CUT = timeline([track([clip('sh010', sequence('a', 1001, 24), range(1001, 24), { effects })])]);
const edits: SourceOpener = {
  takes: ({ src }) => src === 'cut.otio',
  open: async () => (await openEdit(CUT)).source,
};
const OWN = [{ id: 'own', frame: 2, items: [] }];

/** A session that shows the cut, with the notes that it brings along. */
async function opened(): Promise<SessionHarness> {
  const harness = makeSession({ openers: [edits] });
  const { session, player, tick } = harness;
  void session.load({ src: 'cut.otio' });
  while (session.state.frames === null) await Promise.resolve();
  player.header({ width: 1920, height: 1080 }, 1);
  player.setAll(FrameStatus.Loaded);
  player.refresh();
  while (session.state.annotations.length === 0) await new Promise((done) => setTimeout(done));
  tick();
  return harness;
}

describe('notes that a source brings along', () => {
  it('are the player’s once a picture is known, and are told', async () => {
    const { session, eventsOf } = await opened();
    expect(session.state.annotations).to.have.length(1);
    expect(session.state.annotations[0]).to.deep.include({ frame: 1003, clip: 'sh010' });
    expect(session.state.annotations[0]?.items[0]).to.deep.include({ points: [[960, 540]] });
    expect(eventsOf('display-change').flatMap(({ properties }) => properties)).to.include('annotations');
    expect(session.exportState().annotations).to.deep.equal(session.state.annotations);
  });

  it('stand behind those that a host sets, until it sets none of its own', async () => {
    const { session } = await opened();
    const brought = session.state.annotations;
    session.setAnnotations(OWN);
    expect(session.state.annotations).to.deep.equal(OWN);
    session.setAnnotations(null);
    expect(session.state.annotations).to.equal(brought);
  });

  it('stay away through export and import where all of them were deleted', async () => {
    const { session } = await opened();
    session.setAnnotations([]);
    const saved = session.exportState();
    expect(saved).to.deep.include({ version: 2, annotations: [] });
    session.setAnnotations(null);
    session.importState(JSON.parse(JSON.stringify(saved)));
    expect(session.state.annotations).to.deep.equal([]);
    expect(session.exportState()).to.deep.include({ version: 2, annotations: [] });
  });

  it('are in the document that is given back: as they were, or as they are now', async () => {
    const { session } = await opened();
    expect(session.exportOtio()).to.deep.equal(CUT);
    session.setAnnotations([...session.state.annotations, ...OWN]);
    const text = JSON.stringify(session.exportOtio());
    expect(text).to.contain(JSON.stringify(effects[0])).and.to.contain('"id":"own"');
    session.setAnnotations([]);
    expect(JSON.stringify(session.exportOtio())).not.to.contain('Annotation.1');
  });
});
