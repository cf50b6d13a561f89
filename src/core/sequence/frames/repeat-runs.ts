import { frameNumber, type FrameNumber } from '../../frame/frame-number.ts';

/** Consecutive frames that show again what others of the same list show. Plain data: it is sent to the presenter. */
export interface RepeatRun {
  readonly first: FrameNumber;
  readonly last: FrameNumber;
  /** The frame whose picture `first` shows; it repeats nothing itself. */
  readonly original: FrameNumber;
  /** From one frame of the run to the next, its original moves by so many: 0 holds one picture. */
  readonly step: -1 | 0 | 1;
}

/** The frame under whose number a frame's picture is held: itself, unless one of the runs, ascending, has it. */
export function originalIn(runs: readonly RepeatRun[], frame: FrameNumber): FrameNumber {
  const run = runs[lastAt(runs.length, (at) => (runs[at]?.first ?? Infinity) <= frame)];
  return run && frame <= run.last ? frameNumber(run.original + (frame - run.first) * run.step) : frame;
}

/** The last index of 0…length−1 for which a condition holds that holds for all before it; −1 where it holds for none. */
export function lastAt(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
