import type { PresentedFrame } from '../../presenter/protocol.ts';

const WINDOW_MS = 1000;

/** Pictures per second that reached a canvas with their own pixels, over the last second. */
export class ShownRate {
  #times: number[] = [];
  #last: PresentedFrame['shown'] = null;

  add({ frame, shown, at }: PresentedFrame): void {
    if (shown !== frame || shown === this.#last) return;
    this.#last = shown;
    this.#times.push(at);
    this.#trim(at);
  }

  /** Frames per second at `now`, milliseconds of the presenter's clock. */
  at(now: number): number {
    this.#trim(now);
    return (this.#times.length * 1000) / WINDOW_MS;
  }

  #trim(now: number): void {
    while (this.#times.length > 0 && (this.#times[0] ?? 0) <= now - WINDOW_MS) this.#times.shift();
  }
}
