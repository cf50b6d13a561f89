import type { Ping, PresenterConfigCommands, PresenterNotice } from '../protocol.ts';
import { transfer, type WorkerChannel } from '../worker-channel.ts';
import type { PresenterEvents, RunningPresenter } from './running-presenter.ts';

/** A presenter in a worker of its own. */
export function workerPresenter(
  worker: Worker,
  channel: WorkerChannel<Ping, PresenterNotice>,
  { place, script }: { readonly place: string; readonly script: string },
  events: PresenterEvents,
): RunningPresenter {
  const remote = channel.remote<PresenterConfigCommands>();
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    events.died(event.message || 'an error nobody caught');
  });
  channel.onNotice = (notice) => {
    if (notice.kind === 'pong') events.alive();
    else events.report(notice);
  };
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
    ping: () => channel.send({ kind: 'ping' }),
    close: () => worker.terminate(),
  };
}
