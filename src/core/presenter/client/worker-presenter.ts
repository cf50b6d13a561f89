import type { PresenterConfigCommands, PresenterNotice, PresenterReport } from '../protocol.ts';
import { transfer } from '../worker-channel.ts';
import type { PresenterEvents, RunningPresenter } from './running-presenter.ts';
import type { StartedWorker } from './start-worker.ts';

interface WorkerPlace {
  readonly place: string;
  readonly script: string;
  /** A drawing context that is not there after so long is not waited for any more: then `canDraw` is null. */
  readonly timeoutMs: number;
}

/** A presenter in a worker of its own. */
export function workerPresenter(
  { worker, channel, first }: StartedWorker,
  { place, script, timeoutMs }: WorkerPlace,
  events: PresenterEvents,
): RunningPresenter {
  const remote = channel.remote<PresenterConfigCommands>();
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    events.died(event.message || 'an error nobody caught');
  });
  let decoder: MessagePort | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const canDraw = new Promise<boolean | null>((resolve) => {
    timer = setTimeout(() => resolve(null), timeoutMs);
    const receive = (notice: PresenterNotice): void => {
      if (notice.kind === 'started') return;
      if (notice.kind === 'pong') return events.alive();
      if (notice.kind === 'making-context') {
        decoder = notice.decoder;
        decoder.onmessage = ({ data }) => events.report(data as PresenterReport);
        return events.makingContext();
      }
      if (notice.kind === 'ready') {
        decoder = null;
        resolve(notice.webgl);
      }
      events.report(notice);
    };
    channel.onNotice = receive;
    receive(first);
  });
  void canDraw.then(() => clearTimeout(timer));
  return {
    place,
    script,
    canDraw,
    call(name, args) {
      if (name === 'setLevel' || name === 'grant') decoder?.postMessage([name, ...args]);
      return (remote[name] as (...args: readonly unknown[]) => Promise<unknown>)(...args);
    },
    attach(player, canvas, colorSpace) {
      try {
        const offscreen = canvas.transferControlToOffscreen();
        void remote.attach(player, transfer(offscreen, [offscreen]), colorSpace).catch(() => {});
        return true;
      } catch {
        return false;
      }
    },
    ping: () => channel.send({ kind: 'ping' }),
    close: () => {
      clearTimeout(timer);
      worker.terminate();
    },
  };
}
