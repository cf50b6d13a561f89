import type { ShownMarker } from './marker-window.ts';

/** Reasons to repaint, as bits. */
export const Repaint = {
  Playhead: 1,
  Status: 2,
  /** An event arrived that may, but need not, change the layout. */
  Facts: 4,
  /** Size, colours, units or view changed. */
  Layout: 8,
  All: 11,
} as const;

/** What of the player the timeline's template is made from. */
export interface TimelineContent {
  /** In and out; null without a source. */
  readonly range: { readonly in: number; readonly out: number } | null;
  /** Whether the range was set, or is the whole source. */
  readonly rangeSet: boolean;
  /** Those in view, as far as they are distinct. */
  readonly markers: readonly ShownMarker[];
}

export const NO_CONTENT: TimelineContent = { range: null, rangeSet: false, markers: [] };
