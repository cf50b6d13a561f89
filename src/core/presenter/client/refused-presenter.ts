import type { SeqErrorValue } from '../../base/seq-error.ts';
import type { LoadJob, PresenterReport, Ticket } from '../protocol.ts';
import type { CommandName, PresenterEvents, RunningPresenter } from './running-presenter.ts';

/** Questions about pictures that are not there. */
const ANSWERED: ReadonlySet<CommandName> = new Set(['sample', 'probe', 'thumbnail', 'capture']);

/**
 * Stands where no presenter can run at all: every load fails with the reason, so that each player shows a card that says
 * what to allow, and nothing waits for ever.
 */
export class RefusedPresenter implements RunningPresenter {
  readonly place = 'none';
  readonly script = null;
  readonly canDraw = Promise.resolve(true);
  readonly #error: SeqErrorValue;
  readonly #events: PresenterEvents;

  constructor(error: SeqErrorValue, events: PresenterEvents) {
    this.#error = error;
    this.#events = events;
    this.#report({ kind: 'ready', webgl: false, maxTextureSize: 0 });
  }

  call(name: CommandName, args: readonly unknown[]): unknown {
    if (name === 'load') {
      for (const { ticket } of args[0] as readonly LoadJob[]) {
        this.#report({ kind: 'failed', ticket, error: this.#error, aborted: false });
      }
    }
    if (name === 'release') this.#report({ kind: 'released', tickets: args[0] as readonly Ticket[], spareBytes: 0 });
    return ANSWERED.has(name) ? null : undefined;
  }

  attach(): boolean {
    return true;
  }

  ping(): void {
    this.#events.alive();
  }

  close(): void {}

  /** In a task of its own: a command is never answered before it returns. */
  #report(report: PresenterReport): void {
    queueMicrotask(() => this.#events.report(report));
  }
}
