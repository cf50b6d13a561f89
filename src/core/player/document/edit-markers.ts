import { type Marker, MAX_MARKERS } from './marker.ts';

/** What is done to one marker. */
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
  const at = markers.findIndex((one) => isSame(one, marker));
  if (action === 'add') {
    const isTaken = marker.id !== undefined && at >= 0;
    if (isTaken || markers.length >= MAX_MARKERS) return null;
    return { markers: [...markers, marker], added: [marker], changed: [], removed: [] };
  }
  const found = markers[at];
  if (!found) return null;
  if (action === 'remove') return { markers: markers.toSpliced(at, 1), added: [], changed: [], removed: [found] };
  return { markers: markers.with(at, marker), added: [], changed: [marker], removed: [] };
}

/** A marker at a frame with an id that none of the others has. */
export function newMarker(markers: readonly Marker[], frame: number): Marker {
  const taken = new Set(markers.map(({ id }) => id));
  let number = markers.length + 1;
  while (taken.has(`marker-${number}`)) number += 1;
  return { frame, id: `marker-${number}` };
}

function isSame(one: Marker, { id, frame }: Marker): boolean {
  return id === undefined ? one.frame === frame : one.id === id;
}
