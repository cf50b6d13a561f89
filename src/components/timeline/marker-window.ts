import type { Marker } from '../../core/player/document/marker.ts';
import type { TimelineView } from './timeline-view.ts';

/** A marker on the timeline; `more` others stand too near to be distinct at this zoom. */
export interface ShownMarker {
  readonly marker: Marker;
  readonly more: number;
}

/** Markers nearer to one another than this are shown as one, CSS pixels. */
const APART = 4;
/** Most markers shown at a time: each is an element that people can point at. */
const MOST = 240;

const NONE: readonly ShownMarker[] = [];

/**
 * Which of a player's markers, of which there may be a hundred thousand, the timeline shows: those in view that are a few
 * pixels apart, the first of each place. Points and ranges are kept apart. Equal questions get the same answer.
 */
export class MarkerWindow {
  #asked: readonly unknown[] = [];
  #shown: readonly ShownMarker[] = NONE;

  /** `markers` are ascending, `width` is in CSS pixels. */
  select(markers: readonly Marker[], view: TimelineView | null, width: number): readonly ShownMarker[] {
    const asked = [markers, view?.start, view?.end, width];
    if (asked.every((one, at) => one === this.#asked[at])) return this.#shown;
    this.#asked = asked;
    this.#shown = view && markers.length > 0 ? apart(markers, view, width) : NONE;
    return this.#shown;
  }
}

function apart(markers: readonly Marker[], { start, end }: TimelineView, width: number): readonly ShownMarker[] {
  const places = Math.max(1, Math.min(MOST, Math.floor(width / APART)));
  const points: ({ marker: Marker; more: number } | undefined)[] = [];
  const spans: typeof points = [];
  for (const marker of markers) {
    const { frame, out = frame } = marker;
    if (frame >= end) break;
    if (out < start) continue;
    const place = Math.max(0, Math.floor(((frame - start) / (end - start)) * places));
    const row = out > frame ? spans : points;
    const first = row[place];
    if (first) first.more += 1;
    else row[place] = { marker, more: 0 };
  }
  // In the order of their frames, as readers meet them.
  return [...points, ...spans].filter((one) => one !== undefined).sort((a, b) => a.marker.frame - b.marker.frame);
}
