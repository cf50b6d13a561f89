import { type Marker, MAX_MARKERS } from './marker.ts';

/** What is done to one marker, or to one annotation. */
export type MarkerAction = 'add' | 'change' | 'remove';

export const MARKER_ACTIONS: readonly MarkerAction[] = ['add', 'change', 'remove'];

/** The markers after an edit, and what it came to. */
export interface MarkerEdit {
  readonly markers: readonly Marker[];
  readonly added: readonly Marker[];
  /** As they are now. */
  readonly changed: readonly Marker[];
  readonly removed: readonly Marker[];
}

/**
 * Adds a marker, replaces one, or removes one. Which one is said by `id`; a marker without an id is found by its frame,
 * the first one there. null where there is nothing to do: no such marker, an id that is taken, or no room for more.
 */
export function editMarkers(markers: readonly Marker[], action: MarkerAction, marker: Marker): MarkerEdit | null {
  const edit = editNotes(markers, action, marker);
  if (!edit || edit.notes.length > MAX_MARKERS) return null;
  const { notes, ...changes } = edit;
  return { markers: notes, ...changes };
}

/** What markers and annotations are told apart by. */
interface Note {
  readonly id?: string;
  readonly frame?: number;
}

/** The same for a list of either. */
export function editNotes<One extends Note>(
  notes: readonly One[],
  action: MarkerAction,
  note: One,
): Readonly<Record<'notes' | 'added' | 'changed' | 'removed', readonly One[]>> | null {
  const at = notes.findIndex((one) => isSame(one, note));
  const found = notes[at];
  if (action === 'add') {
    if (found && note.id !== undefined) return null;
    return { notes: [...notes, note], added: [note], changed: [], removed: [] };
  }
  if (!found) return null;
  if (action === 'remove') return { notes: notes.toSpliced(at, 1), added: [], changed: [], removed: [found] };
  return { notes: notes.with(at, note), added: [], changed: [note], removed: [] };
}

/** A marker at a frame with an id that none of the others has. */
export function newMarker(markers: readonly Marker[], frame: number): Marker {
  const taken = new Set(markers.map(({ id }) => id));
  let number = markers.length + 1;
  while (taken.has(`marker-${number}`)) number += 1;
  return { frame, id: `marker-${number}` };
}

function isSame(one: Note, { id, frame }: Note): boolean {
  return id === undefined ? one.frame === frame : one.id === id;
}
