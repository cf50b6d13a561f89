import type { SourceNote } from '../frame/source-note.ts';
import type { Rate } from '../time/rate.ts';
import type { SourceDescription } from '../sequence/source/source-description.ts';

/** One clip of an edit as it is written down, before its source is opened. */
export interface ClipContent {
  readonly name: string;
  /** null: its media is missing, and `problem` says why. */
  readonly source: SourceDescription | null;
  readonly problem: string | null;
  /** First edit frame and how many there are; null: as many as the source has, behind the clip before. */
  readonly place: { readonly first: number; readonly length: number } | null;
  /** Its media reference and itself as the document has them, for whoever can find media that a page cannot open. */
  readonly unresolved?: { readonly reference: unknown; readonly clip: unknown };
  /** Black frames before it, where it has no place of its own. Default: none. */
  readonly gapBefore?: number;
  /** How edit frames follow from the media. */
  readonly media: MediaTiming;
  /** Layer that it opens where the player has chosen none; null: its source's default. */
  readonly layer: string | null;
  /** Colour space that its pictures are in where the player has chosen none; null: as its files say. */
  readonly colour: string | null;
  /** What the document or the host keeps with it. */
  readonly metadata?: unknown;
  /** Where in the document it stands, for notes. */
  readonly path: string;
}

/** From a clip's n-th edit frame to a frame of its source. */
export type MediaTiming =
  /**
   * The source's frames from `from` to `to`, null for the first and the last there is; `rate` of them a second, null: one
   * for each frame of the edit.
   */
  | { readonly kind: 'listed'; readonly from: number | null; readonly to: number | null; readonly rate: number | null }
  /**
   * By time: seconds from the media's first frame at the clip's first edit frame, media seconds an edit second (0 holds,
   * 2 runs twice as fast), and the media's own rate; null: the source's.
   */
  | {
      readonly kind: 'timed';
      readonly startSeconds: number;
      readonly speed: number;
      readonly rate: number | null;
      /** Number of the media's first frame where the document says it; null: the source's first. */
      readonly firstFrame: number | null;
      /** Distance of neighbouring numbers. */
      readonly step: number;
      /**
       * Compositions around the clip that run at another speed, the outermost first: the n-th frame of each shows its own
       * ⌊start + n × speed + 10⁻⁶⌋. Absent: none.
       */
      readonly warps?: readonly { readonly start: number; readonly speed: number }[];
    };

/** A stretch of an edit's own sound, in seconds from its beginning. */
export interface SoundClip {
  readonly from: number;
  readonly to: number;
  /** Seconds of its file at `from`. */
  readonly media: number;
  /** The file. */
  readonly source: SourceDescription;
}

/** An edit as it is written down. */
export interface EditContent {
  readonly label: string;
  readonly clips: readonly ClipContent[];
  /** Frames per second of the edit; null: its first clip's. */
  readonly rate: Rate | null;
  /** Number of the edit's first frame, which is its timecode too; null: 1, and no timecode of its own. */
  readonly firstFrame: number | null;
  /** Frames in all, where gaps at the end make it longer than its clips; null: up to the last clip. */
  readonly length: number | null;
  /** What its tracks of sound play, all mixed; absent: it has no such track, and its clips' own sound is heard. */
  readonly sound?: readonly SoundClip[];
  readonly markers: readonly { readonly frame: number; readonly out?: number; readonly label?: string }[];
  readonly notes: readonly SourceNote[];
  /** The OpenTimelineIO document that it was read from; null where it was not. */
  readonly document: unknown;
}
