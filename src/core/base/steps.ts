import { nextTask } from './yield-to-event-loop.ts';

/** Work in small pieces, which yields between them: under a millisecond each. What it returns is its result. */
export type Steps<Value> = Generator<undefined, Value, undefined>;

/** Longest time that work keeps the thread, in milliseconds: half a display frame. */
const SLICE_MS = 8;

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
