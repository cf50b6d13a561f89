import { frameIndex, frameNumber, type FrameIndex, type FrameNumber } from '../../frame/frame-number.ts';
import type { FrameList, FrameRun } from './frame-list.ts';
import { countBefore, countFrames, frameAtPosition, positionOf } from './frame-runs.ts';

/** A frame list over ascending, disjoint runs that do not interleave. */
export class RunFrameList implements FrameList {
  readonly runs: readonly FrameRun[];
  readonly length: number;
  readonly first: FrameNumber;
  readonly last: FrameNumber;

  /** Takes the runs over: the caller no longer changes them. Throws TypeError for none. */
  constructor(runs: readonly FrameRun[]) {
    const first = runs[0];
    const last = runs.at(-1);
    if (!first || !last) throw new TypeError('a frame list must have at least one frame');
    this.runs = runs;
    this.length = countFrames(runs);
    this.first = first.first;
    this.last = last.last;
  }

  indexOf(frame: FrameNumber): FrameIndex | null {
    return positionOf(this.runs, frame) as FrameIndex | null;
  }

  frameAt(index: FrameIndex): FrameNumber {
    return frameAtPosition(this.runs, index);
  }

  nearest(frame: FrameNumber, side: -1 | 1): FrameNumber | null {
    const before = countBefore(this.runs, frame);
    if (side === 1) return before < this.length ? this.frameAt(frameIndex(before)) : null;
    if (positionOf(this.runs, frame) !== null) return frame;
    return before > 0 ? this.frameAt(frameIndex(before - 1)) : null;
  }

  /** Every listed frame, ascending. */
  *[Symbol.iterator](): Iterator<FrameNumber> {
    for (const run of this.runs) {
      for (let frame: number = run.first; frame <= run.last; frame += run.step) yield frameNumber(frame);
    }
  }
}
