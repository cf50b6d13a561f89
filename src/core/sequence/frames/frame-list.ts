import type { FrameIndex, FrameNumber } from '../../frame/frame-number.ts';

/** A run of listed frames: `first`, `first + step`, … up to `last` inclusive. `step` is at least 1. */
export interface FrameRun {
  readonly first: FrameNumber;
  readonly last: FrameNumber;
  readonly step: number;
}

/**
 * The frames a source has, ascending, each once, as runs: a list of 100,000 frames without gaps costs one run.
 * Look-ups are logarithmic in runs, never linear in frames.
 */
export interface FrameList extends Iterable<FrameNumber> {
  readonly runs: readonly FrameRun[];
  /** How many frames are listed. */
  readonly length: number;
  readonly first: FrameNumber;
  readonly last: FrameNumber;
  /** Index of a listed frame; null for a gap or a number outside. */
  indexOf(frame: FrameNumber): FrameIndex | null;
  /** Frame at an index; throws RangeError outside 0…length−1. */
  frameAt(index: FrameIndex): FrameNumber;
  /** The nearest listed frame at or before (`-1`) or at or after (`1`) a number; null where there is none. */
  nearest(frame: FrameNumber, side: -1 | 1): FrameNumber | null;
}
