/** The one source of time, injected so that tests own the clock. */
export interface TimeSource {
  /** Milliseconds since the epoch, monotonic, comparable between threads: `performance.timeOrigin + performance.now()`. */
  now(): number;
  /** Calls `callback` after at least `delayMs`; returns a function that cancels it. */
  after(delayMs: number, callback: () => void): () => void;
}

export const systemTime: TimeSource = {
  now: () => performance.timeOrigin + performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
