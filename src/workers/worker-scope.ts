import { SeqError } from '../core/base/seq-error.ts';
import type { MessagePeer } from '../core/presenter/worker-channel.ts';

/** What a dedicated worker's global offers, as far as it is used here: the DOM library has no type for it. */
interface WorkerScope extends MessagePeer {
  readonly name: string;
  readonly location: { readonly href: string };
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  addEventListener(type: 'unhandledrejection', listener: (event: PromiseRejectionEvent) => void): void;
  requestAnimationFrame?(callback: (time: number) => void): number;
}

export const workerScope = globalThis as unknown as WorkerScope;

/** An unhandled rejection in a worker fires no event on the page: it is passed to `warn` instead. */
export function watchUnhandledRejections(warn: (message: string) => void): void {
  workerScope.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    warn(`An error in a worker was not handled: ${SeqError.from(event.reason, 'worker-crashed').message}`);
  });
}
