import type { TimeSource } from './time-source.ts';
import type { Schedule } from './event-coalescer.ts';

/** Hidden pages have no animation frames: after this long it happens anyway. */
const AT_MOST_MS = 100;

/** Schedules for the next animation frame, or soon where there are none (plain Node, a hidden page). */
export function nextAnimationFrame(time: TimeSource): Schedule {
  return (callback) => {
    if (typeof requestAnimationFrame !== 'function') {
      time.after(16, () => callback());
      return;
    }
    let done = false;
    const once = (at?: number): void => {
      if (done) return;
      done = true;
      cancel();
      callback(at === undefined ? undefined : performance.timeOrigin + at);
    };
    const cancel = time.after(AT_MOST_MS, () => once());
    requestAnimationFrame(once);
  };
}
