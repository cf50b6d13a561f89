import { PRESENTER_NAME, type PresenterReport } from '../protocol.ts';

export type ReadyReport = Extract<PresenterReport, { kind: 'ready' }>;

/** Side messages travel under this key: comlink ignores what has no `type` and no `id`. */
export function sideMessage(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'seq' in data ? data.seq : undefined;
}

/**
 * Starts the worker script as a presenter and waits for its `ready`. Rejects on a throw, an error event or silence: a
 * refused worker may show any of them; a refusal by policy is often silent.
 */
export function startWorker(script: string, timeoutMs: number): Promise<{ worker: Worker; ready: ReadyReport }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { type: 'module', name: PRESENTER_NAME });
    const settled = new AbortController();
    const { signal } = settled;
    const fail = (reason: string): void => {
      settled.abort();
      clearTimeout(timer);
      worker.terminate();
      reject(new Error(reason));
    };
    const timer = setTimeout(() => fail(`it did not answer in ${timeoutMs} ms`), timeoutMs);
    worker.addEventListener(
      'error',
      (event) => {
        event.preventDefault();
        fail(event.message || 'it was refused or its script failed');
      },
      { signal },
    );
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<unknown>) => {
        const report = sideMessage(data) as PresenterReport | undefined;
        if (report?.kind !== 'ready') return;
        settled.abort();
        clearTimeout(timer);
        resolve({ worker, ready: report });
      },
      { signal },
    );
  });
}
