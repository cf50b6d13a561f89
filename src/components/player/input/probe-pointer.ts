import type { PlayerSession } from '../../../core/player/player-session.ts';
import type { Point } from '../../../core/viewport/viewport.ts';

/** Tells the session where the pointer is, as long as somebody wants to know what is under it. */
export class ProbePointer {
  readonly #session: PlayerSession;
  readonly #isShown: () => boolean;
  #watchers = 0;
  /** In pixels of the canvas; null: elsewhere. */
  #at: Point | null = null;

  /** `isShown` says whether the player itself shows the values. */
  constructor(session: PlayerSession, isShown: () => boolean) {
    this.#session = session;
    this.#isShown = isShown;
  }

  /** The pointer is at a point of the canvas; null: it has left. */
  move(at: Point | null): void {
    this.#at = at;
    if (this.#isWatched) this.update();
  }

  /** Reads the values under the pointer until the returned function is called. */
  watch(): () => void {
    let isOn = true;
    this.#watchers += 1;
    this.update();
    return () => {
      if (isOn) this.#watchers -= 1;
      isOn = false;
      this.update();
    };
  }

  /** Whoever turns the probe on sees what is under the pointer at once, not with its next move. */
  update(): void {
    this.#session.probeAt(this.#isWatched ? this.#at : null);
  }

  get #isWatched(): boolean {
    return this.#watchers > 0 || this.#isShown();
  }
}
