import type { JobTiming } from '../../presenter/protocol.ts';

const SAMPLES = 31;

/** How long loads take here and now: medians of the last few, so that one slow frame does not look like a trend. */
export class LoadTimings {
  readonly #decodeMs: number[] = [];
  readonly #fetchMs: number[] = [];

  add({ decodeMs, fetchMs }: JobTiming): void {
    push(this.#decodeMs, decodeMs);
    push(this.#fetchMs, fetchMs);
  }

  /** False until a load has been measured. */
  get known(): boolean {
    return this.#decodeMs.length > 0;
  }

  get decodeMs(): number {
    return median(this.#decodeMs);
  }

  get fetchMs(): number {
    return median(this.#fetchMs);
  }

  /** Milliseconds per frame with all workers busy: each decodes one frame while it fetches the next. */
  serviceMs(workers: number): number {
    return Math.max(this.decodeMs, this.fetchMs) / workers;
  }

  /** Jobs that keep all workers busy: those being decoded, those being fetched meanwhile, and one to go on with. */
  jobsToKeepBusy(workers: number): number {
    return Math.ceil(workers * (1 + Math.min(1, this.fetchMs / Math.max(this.decodeMs, 1)))) + 1;
  }

  /** Milliseconds from the start of a load to its frame. */
  get latencyMs(): number {
    return this.decodeMs + this.fetchMs;
  }
}

function push(samples: number[], value: number): void {
  samples.push(value);
  if (samples.length > SAMPLES) samples.shift();
}

function median(samples: readonly number[]): number {
  return [...samples].sort((a, b) => a - b)[samples.length >>> 1] ?? 0;
}
