import type { FrameRequest } from '../../frame/frame-request.ts';
import { SeqError } from '../../base/seq-error.ts';
import type { LoadJob } from '../../presenter/protocol.ts';
import type { TextureAndSpareBudget } from '../budget/texture-and-spare-budget.ts';
import type { CacheState } from '../cache-state.ts';
import type { LoadTask } from '../frames/cache-records.ts';

/** Addresses that may fail to resolve in a row before others of the page get their turn: each makes room for the next. */
const FAILURES_AT_ONCE = 64;
const PAUSE_MS = 10;

/** Turns started tasks into jobs: asks the source for addresses, which may take a while, and sends what has one. */
export class JobSender {
  readonly #state: CacheState;
  readonly #budget: TextureAndSpareBudget;
  readonly #failed: (task: LoadTask, error: SeqError) => void;
  #outbox: LoadJob[] = [];
  /** Addresses that failed since the last pause. */
  #failures = 0;

  /** `failed` is called when an address could not be resolved. */
  constructor(state: CacheState, budget: TextureAndSpareBudget, failed: (task: LoadTask, error: SeqError) => void) {
    this.#state = state;
    this.#budget = budget;
    this.#failed = failed;
  }

  /** Asks for a task's address; call {@link send} once the tasks of a plan are added. */
  add(task: LoadTask): void {
    const controller = new AbortController();
    const failed = (reason: unknown): void => {
      if (this.#failures++ === 0) this.#state.time.after(PAUSE_MS, () => (this.#failures = 0));
      if (this.#failures > FAILURES_AT_ONCE) this.#state.time.after(PAUSE_MS, () => end(reason));
      else end(reason);
    };
    const end = (reason: unknown): void => {
      if (!this.#state.tasks.has(task.ticket)) return;
      task.resolving = null;
      this.#failed(task, SeqError.from(reason, 'fetch-failed'));
    };
    try {
      const { table, frame, level } = task;
      const request = table.source.source.request(frame, controller.signal, { layer: table.layer, level });
      if (!(request instanceof Promise)) return void this.#outbox.push(jobOf(task, request));
      task.resolving = controller;
      request.then((resolved) => {
        if (!this.#state.tasks.has(task.ticket)) return;
        task.resolving = null;
        this.#outbox.push(jobOf(task, resolved));
        this.send();
      }, failed);
    } catch (error) {
      queueMicrotask(() => failed(error));
    }
  }

  /** Sends what waits in one batch; only then are spare buffers trimmed, so that the loads can take them. */
  send(): void {
    if (this.#outbox.length > 0) this.#state.presenter.commands.load(this.#outbox.splice(0));
    this.#budget.adjustSpare();
  }
}

function jobOf(task: LoadTask, request: FrameRequest): LoadJob {
  const { ticket, table, frame, level, levelOpen, encodedBytes, decodedBytes, tier, epoch } = task;
  const { layer } = table;
  task.local = 'blob' in request;
  const asked = table.source.revalidate && 'url' in request ? { ...request, fresh: true } : request;
  return {
    ticket,
    source: table.source.key,
    frame,
    request: asked,
    layer,
    level,
    ...(levelOpen && { levelOpen }),
    encodedBytes,
    decodedBytes,
    tier,
    epoch,
  };
}
