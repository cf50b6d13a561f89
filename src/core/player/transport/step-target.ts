import { frameIndex, type FrameNumber } from '../../frame/frame-number.ts';
import type { FrameList } from '../../sequence/frames/frame-list.ts';

/** Where a step leads. Frames that are not listed count as steps, but where gaps are skipped. */
export function stepTarget(from: FrameNumber, by: number, skipIn: FrameList | null): number {
  if (!skipIn || by === 0) return from + by;
  const listed = skipIn.nearest(from, by > 0 ? -1 : 1);
  const beside = by > 0 ? -1 : skipIn.length;
  const index = listed === null ? beside : (skipIn.indexOf(listed) ?? beside);
  return skipIn.frameAt(frameIndex(Math.min(Math.max(index + by, 0), skipIn.length - 1)));
}
