import type { SeqErrorValue } from '../../base/seq-error.ts';
import type { FrameStatusName } from '../../frame/frame-status.ts';
import type { FrameHeader } from '../../presenter/protocol.ts';
import type { FrameList } from '../../sequence/frames/frame-list.ts';
import type { CompareAlignment } from './compare-alignment.ts';

/** The source that a player is compared with, and how it stands. How it is shown is in the settings. */
export interface CompareSnapshot extends CompareAlignment {
  /** What `compare-src` named. */
  readonly source: string | null;
  /** Its frames; null where it is not valid. */
  readonly frames: FrameList | null;
  /** Facts of its first header; null until it is read. */
  readonly header: FrameHeader | null;
  /** The frame that goes with the due one, in its own numbers. */
  readonly frame: number | null;
  /** The frame on the canvas beside the first picture's; null where it is hatched, missing or not there yet. */
  readonly shown: number | null;
  /** `shown !== null && shown !== frame`. */
  readonly held: boolean;
  readonly status: FrameStatusName | null;
  /** Resolution level on the canvas: 0 full, 1 half. */
  readonly level: number;
  /** Why it, or its due frame, has no picture. */
  readonly error: (SeqErrorValue & { readonly frame: number | null }) | null;
}
