import type { Annotation } from '../../core/annotation/annotation.ts';
import type { DisplayProperty } from '../../core/settings/player-settings.ts';
import type { MarkerAction } from '../../core/player/document/edit-markers.ts';
import type { Marker } from '../../core/player/document/marker.ts';
import type { LocalSource } from '../../core/sequence/local/find-local-sources.ts';

/** Details of the request events, by event name. They bubble, are composed and cancelable. */
export interface RequestDetails {
  'seq-play-request': null;
  'seq-pause-request': null;
  /** `scrub` is true while the pointer is down: the last one of a gesture says false. */
  'seq-seek-request': { readonly frame: number; readonly scrub: boolean };
  'seq-step-request': { readonly by: number };
  /** null clears the range. */
  'seq-range-request': { readonly in: number; readonly out: number } | null;
  /** Files of the user are to be opened: the one chosen, the best by default, of all that were found. */
  'seq-open-request': { readonly source: LocalSource; readonly sources: readonly LocalSource[] };
  /** A note is to be added, changed or removed: the one with its `id`, without one the first at its frame. */
  'seq-marker-request': { readonly action: MarkerAction; readonly marker: Marker };
  /** An annotation is to be added, changed or removed: the one with its `id`. */
  'seq-annotation-request': { readonly action: MarkerAction; readonly annotation: Annotation };
  /** Property → value. */
  'seq-display-request': Readonly<Partial<Record<DisplayProperty, unknown>>>;
}

export type RequestName = keyof RequestDetails;

/** What a player can be asked to do. */
export interface RequestTarget {
  play(): unknown;
  pause(): unknown;
  seek(frame: number, options?: { readonly scrub?: boolean }): unknown;
  step(by: number): unknown;
  range: string | null;
  load?(source: LocalSource): unknown;
  markers?: readonly Marker[];
  annotations?: readonly Annotation[];
}

export const REQUEST_NAMES: readonly RequestName[] = [
  'seq-play-request',
  'seq-pause-request',
  'seq-seek-request',
  'seq-step-request',
  'seq-range-request',
  'seq-open-request',
  'seq-marker-request',
  'seq-annotation-request',
  'seq-display-request',
];

/** The same as events, as `addEventListener` of elements, documents and windows gives them. */
export type RequestEventMap = { [Name in RequestName]: CustomEvent<RequestDetails[Name]> };

declare global {
  interface GlobalEventHandlersEventMap extends RequestEventMap {}
}
