import type { SeqError } from '../../base/seq-error.ts';
import type { CacheState } from '../cache-state.ts';
import type { FrameIndex } from '../../frame/frame-number.ts';
import type { FrameTable, LoadTask, SourceRecord } from '../frames/cache-records.ts';
import { healingDelayMs } from './retry-policy.ts';

/** Where nothing of a source has worked for this long, milliseconds, a failure counts as part of an outage. */
const OUTAGE_MS = 2000;

interface Waiting {
  readonly error: SeqError;
  readonly failedAt: number;
  /** Nothing of the source had worked for a while: the next thing that does ends the outage. */
  readonly inOutage: boolean;
  readonly cancel: () => void;
}

/**
 * Asks again, by itself, for frames that are errors for the network's sake: each after growing pauses, and those of an
 * outage at once when something of their source works again. The scheduler decides in which order.
 */
export class FailureRecovery {
  readonly #state: CacheState;
  readonly #replan: () => void;
  readonly #waiting = new Map<FrameTable, Map<FrameIndex, Waiting>>();
  readonly #workedAt = new WeakMap<SourceRecord, number>();

  constructor(state: CacheState, replan: () => void) {
    this.#state = state;
    this.#replan = replan;
  }

  /** A frame has become an error; `attempts` counts its failures. Nothing happens where it would not pass. */
  failed({ table, index, local }: LoadTask, error: SeqError, attempts: number): void {
    const delayMs = local ? null : healingDelayMs(error.toValue(), attempts);
    if (delayMs === null) return;
    const { time } = this.#state;
    const failedAt = time.now();
    const inOutage = failedAt - (this.#workedAt.get(table.source) ?? -Infinity) >= OUTAGE_MS && !error.retryAfterMs;
    const frames = this.#waiting.get(table) ?? new Map<FrameIndex, Waiting>();
    this.#waiting.set(table, frames);
    frames.get(index)?.cancel();
    const cancel = time.after(delayMs, () => this.#retry(table, [index]));
    frames.set(index, { error, failedAt, inOutage, cancel });
  }

  /** Something of a source was loaded: an outage of it is over. */
  worked(source: SourceRecord): void {
    this.#workedAt.set(source, this.#state.time.now());
    for (const [table, frames] of this.#waiting) {
      if (table.source !== source) continue;
      this.#retry(
        table,
        [...frames].flatMap(([index, { inOutage }]) => (inOutage ? index : [])),
      );
    }
  }

  #retry(table: FrameTable, indices: readonly FrameIndex[]): void {
    const frames = this.#waiting.get(table);
    const cleared = indices.flatMap((index) => {
      const waiting = frames?.get(index);
      waiting?.cancel();
      frames?.delete(index);
      return waiting ? table.clearFailures(({ error }) => error === waiting.error, index) : [];
    });
    if (frames?.size === 0) this.#waiting.delete(table);
    if (cleared.length === 0 || table.source.dropped) return;
    const { commands } = this.#state.presenter;
    commands.setUnavailable({ source: table.source.key, frames: cleared, kind: null });
    this.#replan();
  }
}
