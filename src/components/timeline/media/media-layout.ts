import type { LinkedPlayer } from '../../link/linked-player.ts';
import type { TimelineView } from '../timeline-view.ts';

/** Which rows are wanted. */
export interface WantedRows {
  readonly waveform: boolean;
  readonly thumbnails: boolean;
}

/** What a timeline shows, for rows that lie under it. */
export interface TimelineLayout {
  readonly player: LinkedPlayer | null;
  readonly view: TimelineView | null;
  /** CSS pixels, and device pixels each. */
  readonly width: number;
  readonly ratio: number;
}
