import type { AnnotationChanges } from '../../core/annotation/annotation-changes.ts';
import type { Marker } from '../../core/player/document/marker.ts';
import type { MarkerEdit } from '../../core/player/document/edit-markers.ts';
import type { PlayerEvents } from '../../core/player/player-snapshot.ts';

/** Details of what players and timelines report, by event name. */
export interface StateEventDetails {
  'seq-source-change': PlayerEvents['source-change'];
  'seq-frame-change': PlayerEvents['frame-change'];
  'seq-clip-change': PlayerEvents['clip-change'];
  'seq-playback-change': PlayerEvents['playback-change'];
  'seq-status-change': PlayerEvents['status-change'];
  'seq-display-change': PlayerEvents['display-change'];
  /** The picture has another place in the element. */
  'seq-view-change': Readonly<Record<string, never>>;
  'seq-stall': PlayerEvents['stall'];
  /** Bubbles; the others do not. */
  'seq-error': PlayerEvents['error'];
  /** A request changed the markers. */
  'seq-marker-change': Omit<MarkerEdit, 'markers'>;
  /** A request changed the annotations. */
  'seq-annotation-change': AnnotationChanges;
  'seq-marker-select': { readonly marker: Marker };
}

/** The same as events, as `addEventListener` of any element gives them. */
export type StateEventMap = { [Name in keyof StateEventDetails]: CustomEvent<StateEventDetails[Name]> };

declare global {
  interface HTMLElementEventMap extends StateEventMap {}
  /** Errors bubble: documents and windows hear them, too. */
  interface GlobalEventHandlersEventMap {
    'seq-error': StateEventMap['seq-error'];
  }
}
