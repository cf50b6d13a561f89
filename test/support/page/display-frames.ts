// What the machine itself missed, from the animation frames of a worker that does nothing (`seqTest.watchDisplay()`). A
// test takes its limits from a quiet machine and allows for no more than this.

/** Milliseconds between one display frame and the next. */
function intervals(times: readonly number[]): number[] {
  return times.slice(1).map((time, i) => time - (times[i] ?? time));
}

/** Frames at `fps` in which no display frame came: nobody could have shown a picture of their own for them. 0 if quiet. */
export function missedSlots(times: readonly number[], fps: number): number {
  return intervals(times).reduce((sum, interval) => sum + Math.floor((interval * fps) / 1000), 0);
}

/** The interval between display frames that 95 of 100 keep to, milliseconds; with none at all, infinite. */
export function displayPeriod(times: readonly number[]): number {
  const sorted = intervals(times).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Infinity;
}

/** The longest time without a display frame, milliseconds. */
export function longestGap(times: readonly number[]): number {
  return Math.max(0, ...intervals(times));
}
