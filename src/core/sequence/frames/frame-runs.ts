import { frameNumber, type FrameNumber } from '../../frame/frame-number.ts';
import type { FrameRun } from './frame-list.ts';

/** Runs are plain data that crosses threads; what a look-up needs beside them is made once for each array of runs. */
const startsOf = new WeakMap<readonly FrameRun[], Float64Array>();

export function runLength(run: FrameRun): number {
  return (run.last - run.first) / run.step + 1;
}

/** How many frames ascending, disjoint runs hold. */
export function countFrames(runs: readonly FrameRun[]): number {
  return starts(runs)[runs.length] ?? 0;
}

/** Position of a frame among the runs' frames; null where it is in none. */
export function positionOf(runs: readonly FrameRun[], frame: number): number | null {
  const at = lastRunFrom(runs, frame);
  const run = runs[at];
  if (!run || frame > run.last || (frame - run.first) % run.step !== 0) return null;
  return positionOfRun(runs, at) + (frame - run.first) / run.step;
}

/** How many of the runs' frames lie before a number. */
export function countBefore(runs: readonly FrameRun[], frame: number): number {
  const at = lastRunFrom(runs, frame);
  const run = runs[at];
  if (!run) return 0;
  return positionOfRun(runs, at) + Math.min(Math.ceil((frame - run.first) / run.step), runLength(run));
}

/** Frame at a position 0…count−1; throws RangeError outside. */
export function frameAtPosition(runs: readonly FrameRun[], position: number): FrameNumber {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (positionOfRun(runs, middle) <= position) low = middle;
    else high = middle - 1;
  }
  const run = runs[low];
  if (!run || !Number.isInteger(position) || position < 0 || position >= countFrames(runs)) {
    throw new RangeError(`no frame at position ${position} of ${countFrames(runs)}`);
  }
  return frameNumber(run.first + (position - positionOfRun(runs, low)) * run.step);
}

/** Index of the last run that begins at or before a number; −1 where all begin after it. */
function lastRunFrom(runs: readonly FrameRun[], frame: number): number {
  let low = -1;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.first ?? Infinity) <= frame) low = middle;
    else high = middle - 1;
  }
  return low;
}

function positionOfRun(runs: readonly FrameRun[], at: number): number {
  return starts(runs)[at] ?? 0;
}

/** Position of each run's first frame, and the total after the last. */
function starts(runs: readonly FrameRun[]): Float64Array {
  const known = startsOf.get(runs);
  if (known) return known;
  const offsets = new Float64Array(runs.length + 1);
  let total = 0;
  runs.forEach((run, at) => {
    offsets[at + 1] = total += runLength(run);
  });
  startsOf.set(runs, offsets);
  return offsets;
}
