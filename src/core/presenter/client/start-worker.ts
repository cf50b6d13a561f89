import { scriptAddress } from '../../base/script-address.ts';
import { type Ping, PRESENTER_NAME, type PresenterNotice } from '../protocol.ts';
import { WorkerChannel } from '../worker-channel.ts';

/** A worker that has proved that its script runs. */
export interface StartedWorker {
  readonly worker: Worker;
  readonly channel: WorkerChannel<Ping, PresenterNotice>;
  /** The proof: that it takes commands, or at once whether it can draw. */
  readonly first: Extract<PresenterNotice, { kind: 'started' | 'ready' }>;
}

/**
 * Starts the worker script as a presenter and waits for its first word. Rejects on a throw, an error event or silence: a
 * refused worker may show any of them; a refusal by policy is often silent.
 */
export function startWorker(script: string, timeoutMs: number): Promise<StartedWorker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(scriptAddress(script), { type: 'module', name: PRESENTER_NAME });
    const channel = new WorkerChannel<Ping, PresenterNotice>(worker);
    const settled = new AbortController();
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
      { signal: settled.signal },
    );
    channel.onNotice = (notice) => {
      if (notice.kind !== 'started' && notice.kind !== 'ready') return;
      settled.abort();
      clearTimeout(timer);
      resolve({ worker, channel, first: notice });
    };
  });
}
