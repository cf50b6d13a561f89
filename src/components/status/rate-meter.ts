const WINDOW_MS = 1000;

/** Rate of a growing total over the last second. */
export class RateMeter {
  readonly #samples: { readonly at: number; readonly total: number }[] = [];

  /** Takes a reading in milliseconds and units; returns units per second. */
  add(at: number, total: number): number {
    this.#samples.push({ at, total });
    while (this.#samples.length > 2 && (this.#samples[1]?.at ?? at) <= at - WINDOW_MS) this.#samples.shift();
    const first = this.#samples[0];
    const elapsed = first ? at - first.at : 0;
    return first && elapsed > 0 ? ((total - first.total) / Math.max(elapsed, WINDOW_MS)) * 1000 : 0;
  }
}
