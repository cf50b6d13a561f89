import { nextTask } from './yield-to-event-loop.ts';

/** Work in small pieces, which yields between them: under a millisecond each. What it returns is its result. */
export type Steps<Value> = Generator<undefined, Value, undefined>;

/** Longest time that work keeps the thread, in milliseconds: half a display frame. */
const SLICE_MS = 8;
/** Values that are sorted or merged in one step. */
const SORTED_A_STEP = 256;

/** Does work to its end without a break. */
export function runAtOnce<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Does work in slices of 8 milliseconds, between which the thread does other things. What is done in the first slice is
 * returned, or thrown, at once. Rejects with the signal's reason once that aborts.
 */
export function runInSlices<Value>(steps: Steps<Value>, signal: AbortSignal): Value | Promise<Value> {
  const first = slice(steps);
  return first.done ? first.value : goOn(steps, signal);
}

/** Sorts a list in steps, as `toSorted()` does: equal values keep their order. */
export function* sortInSteps<Value>(values: readonly Value[], compare: (a: Value, b: Value) => number): Steps<Value[]> {
  let runs: Value[][] = [];
  for (let at = 0; at < values.length; at += SORTED_A_STEP) {
    yield;
    runs.push(values.slice(at, at + SORTED_A_STEP).sort(compare));
  }
  while (runs.length > 1) {
    const merged: Value[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* mergeRuns(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergeRuns<Value>(
  a: readonly Value[],
  b: readonly Value[],
  compare: (a: Value, b: Value) => number,
): Steps<Value[]> {
  const merged: Value[] = [];
  let [atA, atB] = [0, 0];
  while (atA < a.length || atB < b.length) {
    if (merged.length % SORTED_A_STEP === 0) yield;
    const takesA = atB >= b.length || (atA < a.length && compare(a[atA] as Value, b[atB] as Value) <= 0);
    merged.push((takesA ? a[atA++] : b[atB++]) as Value);
  }
  return merged;
}

async function goOn<Value>(steps: Steps<Value>, signal: AbortSignal): Promise<Value> {
  for (;;) {
    await nextTask();
    signal.throwIfAborted();
    const { done, value } = slice(steps);
    if (done) return value;
  }
}

function slice<Value>(steps: Steps<Value>): IteratorResult<undefined, Value> {
  const end = performance.now() + SLICE_MS;
  for (;;) {
    const result = steps.next();
    if (result.done || performance.now() >= end) return result;
  }
}
