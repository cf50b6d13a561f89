import { frameNumber } from '../../frame/frame-number.ts';
import type { FrameRun } from './frame-list.ts';
import { runLength } from './frame-runs.ts';

/** Interleaved runs (`1-9x2,2-9x3`) have to be spelt out; more frames than this are not. */
const MAX_SPELT_OUT = 1_000_000;

/** Any runs as ascending, disjoint runs that do not interleave, each frame once. null: too tangled to spell out. */
export function mergeFrameRuns(runs: readonly FrameRun[]): FrameRun[] | null {
  const sorted = [...runs].sort((a, b) => a.first - b.first || a.last - b.last);
  const merged: FrameRun[] = [];
  for (const cluster of overlapping(sorted)) {
    if (cluster.length > 1 && cluster.reduce((frames, run) => frames + runLength(run), 0) > MAX_SPELT_OUT) return null;
    for (const run of cluster.length > 1 ? spellOut(cluster) : cluster) merged.push(run);
  }
  return joinNeighbours(merged);
}

/** Ascending numbers, each once, as runs: three or more in equal steps, or neighbours, make one. */
export function runsOfNumbers(numbers: Iterable<number>): FrameRun[] {
  const runs: FrameRun[] = [];
  let open: number[] = [];
  const close = (): void => {
    const [first = 0, second = first] = open;
    const last = open.at(-1) ?? first;
    if (open.length === 2 && second - first > 1) {
      // Two frames apart are no run; the second may begin one.
      runs.push(makeRun(first, first, 1));
      open = [second];
    } else {
      runs.push(makeRun(first, last, open.length > 1 ? second - first : 1));
      open = [];
    }
  };
  for (const number of numbers) {
    while (open.length > 1 && number - (open.at(-1) ?? 0) !== (open[1] ?? 0) - (open[0] ?? 0)) close();
    open.push(number);
  }
  while (open.length > 0) close();
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

function spellOut(cluster: readonly FrameRun[]): FrameRun[] {
  const numbers = new Set<number>();
  for (const run of cluster)
    for (let frame: number = run.first; frame <= run.last; frame += run.step) numbers.add(frame);
  return runsOfNumbers(Float64Array.from(numbers).sort());
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
