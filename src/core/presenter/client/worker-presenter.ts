import { transfer, wrap } from 'comlink';
import type { PresenterCommands, PresenterReport } from '../protocol.ts';
import type { PresenterEvents, RunningPresenter } from './running-presenter.ts';
import { sideMessage } from './start-worker.ts';

/** A presenter in a worker of its own. */
export function workerPresenter(
  worker: Worker,
  place: string,
  script: string,
  events: PresenterEvents,
): RunningPresenter {
  const remote = wrap<PresenterCommands>(worker);
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    events.died(event.message || 'an error nobody caught');
  });
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const side = sideMessage(data);
    if (side === 'pong') events.alive();
    else if (side !== undefined) events.report(side as PresenterReport);
  });
  return {
    place,
    script,
    call: (name, args) => (remote[name] as (...args: readonly unknown[]) => Promise<unknown>)(...args),
    attach(player, canvas, colorSpace) {
      try {
        const offscreen = canvas.transferControlToOffscreen();
        void remote.attach(player, transfer(offscreen, [offscreen]), colorSpace).catch(() => {});
        return true;
      } catch {
        return false;
      }
    },
    ping: () => worker.postMessage({ seq: 'ping' }),
    close: () => worker.terminate(),
  };
}
