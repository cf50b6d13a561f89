import { frameNumber, type FrameNumber } from '../../frame/frame-number.ts';
import type { FrameList } from '../../sequence/frames/frame-list.ts';

/** Gaps sent to the presenter in advance, at most; a sequence with more is mostly gaps. */
export const MAX_GAPS = 65_536;

/** Numbers between a list's first and last frame that it does not list, ascending, at most {@link MAX_GAPS}. */
export function listGaps(list: FrameList): FrameNumber[] {
  const gaps: FrameNumber[] = [];
  let expected: number = list.first;
  const addUpTo = (end: number): void => {
    for (let frame = expected; frame < end && gaps.length < MAX_GAPS; frame++) gaps.push(frameNumber(frame));
  };
  for (const { first, last, step } of list.runs) {
    for (let frame: number = first; frame <= last && gaps.length < MAX_GAPS; frame += step) {
      addUpTo(frame);
      expected = frame + 1;
      if (step > 1) continue;
      expected = last + 1;
      break;
    }
  }
  return gaps;
}
