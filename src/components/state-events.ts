import type { Marker } from '../core/player/marker.ts';
import type { PlayerEvents } from '../core/player/player-snapshot.ts';

/** Details of what players and timelines report, by event name. */
export interface StateEventDetails {
  'seq-source-change': PlayerEvents['source-change'];
  'seq-frame-change': PlayerEvents['frame-change'];
  'seq-playback-change': PlayerEvents['playback-change'];
  'seq-status-change': PlayerEvents['status-change'];
  'seq-display-change': PlayerEvents['display-change'];
  'seq-stall': PlayerEvents['stall'];
  /** Bubbles; the others do not. */
  'seq-error': PlayerEvents['error'];
  'seq-marker-select': { readonly marker: Marker };
}

/** The same as events, for `addEventListener`: a host may merge it into `HTMLElementEventMap`. */
export type StateEventMap = { [Name in keyof StateEventDetails]: CustomEvent<StateEventDetails[Name]> };
