import type { TimeSource } from '../base/time-source.ts';

/** Waits for the next animation frame, or 16 ms where there is none or the page is hidden. */
export type NextFrame = (callback: () => void) => void;

/** The browser's animation frames, backed by a timer because hidden pages have none. */
export function animationFrames(time: TimeSource): NextFrame {
  return (callback) => {
    if (typeof globalThis.requestAnimationFrame !== 'function') {
      time.after(16, callback);
      return;
    }
    let called = false;
    const once = (): void => {
      if (called) return;
      called = true;
      callback();
    };
    globalThis.requestAnimationFrame(once);
    time.after(100, once);
  };
}

/** Makes many calls one: `tell` runs once per turn of `when`, however often it was asked for. */
export function coalesce(when: NextFrame, tell: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    when(() => {
      asked = false;
      tell();
    });
  };
}
