import { SeqError } from '../../base/seq-error.ts';
import type { FrameList, FrameRun } from './frame-list.ts';
import { makeRun, MAX_RUNS, mergeFrameRuns } from './merge-frame-runs.ts';
import { RunFrameList } from './run-frame-list.ts';

/** The numbers that both lists have. Costs runs, not frames. Throws `source-invalid` where there are none. */
export function commonFrames(list: FrameList, others: FrameList): FrameList {
  const common: FrameRun[] = [];
  for (const { shared } of sharedRuns(list.runs, others.runs)) common.push(shared);
  return listOf(common);
}

/** The numbers of a list that another does not have. Throws `source-invalid` where none is left. */
export function withoutFrames(list: FrameList, others: FrameList): FrameList {
  const left: FrameRun[] = [];
  const taken = sharedRuns(list.runs, others.runs);
  let next = taken.next();
  for (const run of list.runs) {
    let from: number = run.first;
    for (; !next.done && next.value.of === run; next = taken.next()) {
      const { shared } = next.value;
      if (shared.first > from) left.push(makeRun(from, shared.first - run.step, run.step));
      pushBetween(left, run, shared);
      from = shared.last + run.step;
    }
    if (from <= run.last) left.push(makeRun(from, run.last, run.step));
    if (left.length > MAX_RUNS) throw tooIrregular();
  }
  return listOf(left);
}

/** Keeps the frames of a run that lie between those taken from it, which may be every second or third one. */
function pushBetween(left: FrameRun[], { step }: FrameRun, taken: FrameRun): void {
  const every = taken.step / step;
  if (every === 1 || taken.first === taken.last) return;
  if (every === 2) return void left.push(makeRun(taken.first + step, taken.last - step, taken.step));
  if ((taken.last - taken.first) / taken.step + left.length > MAX_RUNS) throw tooIrregular();
  for (let frame: number = taken.first; frame < taken.last; frame += taken.step) {
    left.push(makeRun(frame + step, frame + taken.step - step, step));
  }
}

/** Of two lists of ascending, disjoint runs the frames that both have, as runs, and which run of the first they are of. */
function* sharedRuns(
  runs: readonly FrameRun[],
  others: readonly FrameRun[],
): Generator<{ readonly of: FrameRun; readonly shared: FrameRun }, void> {
  let [at, other] = [0, 0];
  for (;;) {
    const [a, b] = [runs[at], others[other]];
    if (!a || !b) return;
    const shared = sharedRun(a, b);
    if (shared) yield { of: a, shared };
    if (a.last <= b.last) at += 1;
    else other += 1;
  }
}

/** Two arithmetic series share another one, whose step is the least common multiple of theirs; null where they miss. */
function sharedRun(a: FrameRun, b: FrameRun): FrameRun | null {
  const [coarse, fine] = a.step >= b.step ? [a, b] : [b, a];
  const last = Math.min(a.last, b.last);
  const behind = Math.max(0, Math.ceil((fine.first - coarse.first) / coarse.step));
  let frame: number = coarse.first + behind * coarse.step;
  // The remainders repeat after `fine.step` frames: where none fitted by then, none ever does.
  for (let tries = 0; frame <= last && tries < fine.step; tries++, frame += coarse.step) {
    if ((frame - fine.first) % fine.step !== 0) continue;
    const step = (coarse.step / greatestCommonDivisor(coarse.step, fine.step)) * fine.step;
    const end = frame + Math.floor((last - frame) / step) * step;
    return makeRun(frame, end, end === frame ? 1 : step);
  }
  return null;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function listOf(runs: readonly FrameRun[]): FrameList {
  if (runs.length === 0) throw new SeqError('source-invalid', 'no frame is left');
  const merged = mergeFrameRuns(runs);
  if (!merged) throw tooIrregular();
  return new RunFrameList(merged);
}

function tooIrregular(): SeqError {
  return new SeqError('source-invalid', `what is left has more than ${MAX_RUNS} separate runs of frames`);
}
