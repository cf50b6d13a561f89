interface TaskScheduler {
  postTask(callback: () => void): Promise<unknown>;
}

/** Work longer than this keeps messages (an abort) waiting. */
const TURN_MS = 12;

/** Makes a function that lets waiting messages be handled now and then: `await yieldToMessages()` between pieces of work costs nothing until 12 ms have passed. */
export function createYielder(): () => Promise<void> | undefined {
  let turnEnds = performance.now() + TURN_MS;
  return () => {
    if (performance.now() < turnEnds) return undefined;
    return nextTask().then(() => {
      turnEnds = performance.now() + TURN_MS;
    });
  };
}

/** A task behind those that wait already. Timers are clamped to 4 ms in browsers, so they are the last choice. */
export function nextTask(): Promise<unknown> {
  const { scheduler } = globalThis as { scheduler?: TaskScheduler };
  if (scheduler?.postTask) return scheduler.postTask(() => {});
  if (typeof setImmediate === 'function') return new Promise<void>((done) => setImmediate(done));
  return new Promise<void>((done) => setTimeout(done));
}
