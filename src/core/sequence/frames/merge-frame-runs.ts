import { frameNumber } from '../../frame/frame-number.ts';
import type { FrameRun } from './frame-list.ts';
import { runLength } from './frame-runs.ts';

/** Interleaved runs (`1-9x2,2-9x3`) have to be spelt out; more frames than this are not, all of a list together. */
const MAX_SPELT_OUT = 500_000;
/** Most runs that a list may have: each costs memory, and a look at it where the list is walked. */
export const MAX_RUNS = 250_000;

/**
 * Any runs as ascending, disjoint runs that do not interleave, each frame once. null: too tangled to spell out, or more
 * than {@link MAX_RUNS} runs.
 */
export function mergeFrameRuns(runs: readonly FrameRun[]): FrameRun[] | null {
  const merged = isDisjoint(runs) ? runs : untangled(runs);
  return merged && limitedRuns(joinNeighbours(merged));
}

/** null: more than {@link MAX_RUNS}. */
export function limitedRuns(runs: FrameRun[]): FrameRun[] | null {
  return runs.length > MAX_RUNS ? null : runs;
}

/** Ascending, and none begins before the one ahead of it ends: the usual list. */
function isDisjoint(runs: readonly FrameRun[]): boolean {
  for (let at = 1; at < runs.length; at++) {
    if ((runs[at] as FrameRun).first <= (runs[at - 1] as FrameRun).last) return false;
  }
  return true;
}

/** Overlapping runs as ones that do not; null: too tangled to spell out. */
function untangled(runs: readonly FrameRun[]): FrameRun[] | null {
  const sorted = [...runs].sort((a, b) => a.first - b.first || a.last - b.last);
  const merged: FrameRun[] = [];
  let speltOut = 0;
  for (const cluster of overlapping(sorted)) {
    if (cluster.length > 1) {
      const frames = cluster.reduce((sum, run) => sum + runLength(run), 0);
      if ((speltOut += frames) > MAX_SPELT_OUT) return null;
      for (const run of spellOut(cluster, frames)) merged.push(run);
    } else for (const run of cluster) merged.push(run);
  }
  return merged;
}

/** Ascending numbers, each once, as runs: three or more in equal steps, or neighbours, make one. */
export function runsOfNumbers(numbers: Iterable<number>): FrameRun[] {
  const runs: FrameRun[] = [];
  let [first, last, step, count] = [0, 0, 1, 0];
  const close = (): void => {
    if (count === 2 && step > 1) {
      // Two frames apart are no run; the second may begin one.
      runs.push(makeRun(first, first, 1));
      [first, count] = [last, 1];
    } else {
      runs.push(makeRun(first, last, count > 1 ? step : 1));
      count = 0;
    }
  };
  for (const number of numbers) {
    while (count > 1 && number - last !== step) close();
    if (count === 0) first = number;
    else if (count === 1) step = number - first;
    last = number;
    count += 1;
  }
  while (count > 0) close();
  return runs;
}

export function makeRun(first: number, last: number, step: number): FrameRun {
  return { first: frameNumber(first), last: frameNumber(last), step };
}

/** Runs, ascending by their first frames, in groups whose spans overlap. */
function overlapping(sorted: readonly FrameRun[]): FrameRun[][] {
  const clusters: FrameRun[][] = [];
  let cluster: FrameRun[] = [];
  let end = -Infinity;
  for (const run of sorted) {
    if (run.first > end) clusters.push((cluster = []));
    end = Math.max(end, run.last);
    addToCluster(cluster, run);
  }
  return clusters;
}

/** Adds a run that overlaps the cluster's span, taking in what it covers and extending what it continues. */
function addToCluster(cluster: FrameRun[], run: FrameRun): void {
  const last = cluster.at(-1);
  if (last && covers(last, run)) return;
  if (last && continues(last, run)) cluster[cluster.length - 1] = makeRun(last.first, run.last, last.step);
  else cluster.push(run);
}

function covers(outer: FrameRun, inner: FrameRun): boolean {
  const aligned = (inner.first - outer.first) % outer.step === 0;
  return aligned && inner.last <= outer.last && (inner.step % outer.step === 0 || inner.first === inner.last);
}

function continues(before: FrameRun, after: FrameRun): boolean {
  const aligned = (after.first - before.first) % before.step === 0;
  return aligned && before.step === after.step && after.first <= before.last + before.step;
}

/** The frames of runs that interleave, `frames` of them with those that several have. */
function spellOut(cluster: readonly FrameRun[], frames: number): FrameRun[] {
  const numbers = new Float64Array(frames);
  let at = 0;
  for (const run of cluster)
    for (let frame: number = run.first; frame <= run.last; frame += run.step) numbers[at++] = frame;
  numbers.sort();
  return runsOfNumbers(numbers.filter((frame, index) => index === 0 || frame !== numbers[index - 1]));
}

/** Joins consecutive runs that one run can say, and lone frames among themselves. */
function joinNeighbours(runs: readonly FrameRun[]): FrameRun[] {
  const joined: FrameRun[] = [];
  let lone: number[] = [];
  const flush = (): void => {
    for (const run of runsOfNumbers(lone)) push(run);
    lone = [];
  };
  const push = (run: FrameRun): void => {
    const last = joined.at(-1);
    if (last && continues(last, run)) joined[joined.length - 1] = makeRun(last.first, run.last, last.step);
    else joined.push(run);
  };
  for (const run of runs) {
    if (run.first === run.last) lone.push(run.first);
    else {
      flush();
      push(run);
    }
  }
  flush();
  return joined;
}
