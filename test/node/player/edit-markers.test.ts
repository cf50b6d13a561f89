import { expect } from 'chai';
import { editMarkers, newMarker } from '../../../src/core/player/document/edit-markers.ts';
import { type Marker, MAX_MARKERS } from '../../../src/core/player/document/marker.ts';

const A: Marker = { frame: 1001, id: 'a', label: 'first' };
const B: Marker = { frame: 1008 };
const C: Marker = { frame: 1008, id: 'c' };

describe('editing markers', () => {
  it('adds one, and says which', () => {
    const edit = editMarkers([A, B], 'add', C);
    expect(edit).to.deep.equal({ markers: [A, B, C], added: [C], changed: [], removed: [] });
  });

  it('changes the one of an id, wherever it goes, and one without an id by its frame', () => {
    const moved = { frame: 1020, id: 'a', label: 'later' };
    expect(editMarkers([A, B], 'change', moved)).to.deep.include({ markers: [moved, B], changed: [moved] });
    const named = { frame: 1008, label: 'named' };
    expect(editMarkers([A, B, C], 'change', named)).to.deep.include({ markers: [A, named, C], changed: [named] });
  });

  it('removes one, and tells it as it was', () => {
    const edit = editMarkers([A, B, C], 'remove', { frame: 1, id: 'c' });
    expect(edit).to.deep.equal({ markers: [A, B], added: [], changed: [], removed: [C] });
  });

  it('does nothing where there is no such marker, an id is taken, or no room is left', () => {
    expect(editMarkers([A, B], 'remove', C)).to.equal(null);
    expect(editMarkers([A], 'change', { frame: 5 })).to.equal(null);
    expect(editMarkers([A], 'add', { frame: 5, id: 'a' })).to.equal(null);
    const full = new Array<Marker>(MAX_MARKERS).fill(B);
    expect(editMarkers(full, 'add', { frame: 5 })).to.equal(null);
  });

  it('makes a marker with an id of its own', () => {
    expect(newMarker([], 1004)).to.deep.equal({ frame: 1004, id: 'marker-1' });
    expect(newMarker([{ frame: 1, id: 'marker-2' }], 7).id).to.equal('marker-3');
  });
});
