import type { FrameNumber } from '../../../core/frame/frame-number.ts';

/** What is to be on the canvas at one display frame. */
export interface Decision {
  /** The frame due. */
  readonly frame: FrameNumber;
  /** The display frame's time, milliseconds. */
  readonly at: number;
  /** Its own picture is to be shown; otherwise another one is held, or none. */
  readonly ready: boolean;
  /** Slots that have passed without their own pixels up to here. */
  readonly dropped: number;
  /** Play ends with it. */
  readonly ended: boolean;
  /** The page was told of it ahead of its time. */
  readonly announced: boolean;
  /** What was announced to the page as about to be shown. */
  shown: FrameNumber | null;
  drawn: boolean;
}

/** How far ahead of the display it is decided what will be shown, in display frames: what the page's way takes. */
const LEAD_FRAMES = 3;

/** Decisions on the display frames ahead, in their order, and the one in force. */
export class DecisionQueue {
  #waiting: Decision[] = [];
  #current: Decision | null = null;
  #decidedAt = -Infinity;
  #missed = 0;

  /** The decision in force; null before the first. */
  get current(): Decision | null {
    return this.#current;
  }

  /** The decision made last; null before the first. */
  get last(): Decision | null {
    return this.#waiting.at(-1) ?? this.#current;
  }

  /** Pictures that were decided on and whose display frame passed before they could be drawn. */
  get missed(): number {
    return this.#missed;
  }

  /** Everything decided is void; the next display frame is the first again. */
  clear(): void {
    this.#waiting = [];
    this.#current = null;
    this.#decidedAt = -Infinity;
    this.#missed = 0;
  }

  /**
   * Times of the display frames to decide on now, none of which was decided on before: one a display frame, and two
   * until the lead is gained. `periodMs` 0: the display tells no times, and only the present moment is decided on.
   * Never a time before one that was decided on.
   */
  due(now: number, periodMs: number): readonly number[] {
    const horizon = now + LEAD_FRAMES * periodMs;
    const next = Math.max(now, this.#decidedAt + periodMs);
    const times = next < horizon - periodMs / 2 ? [next, Math.min(horizon, next + periodMs)] : [horizon];
    const fresh = times.filter(
      (at) => at > this.#decidedAt + periodMs / 2 || (periodMs === 0 && at === this.#decidedAt),
    );
    this.#decidedAt = Math.max(this.#decidedAt, ...fresh);
    return fresh;
  }

  /**
   * Moves what is decided to later display frames where a picture would be passed over undrawn: the one in force, or the
   * first that waits. `isOwed`: the decision's picture has yet to be drawn. Returns the decisions that moved, for which
   * other times were announced.
   */
  postpone(now: number, periodMs: number, isOwed: (decision: Decision) => boolean): readonly Decision[] {
    const [next] = this.#waiting;
    const owed = this.#waiting.find(isOwed);
    let late = owed ? now - owed.at : 0;
    if (this.#current && isOwed(this.#current)) {
      // It is drawn now: the next one's turn, and the next decision, come with the display frame after.
      this.#decidedAt = Math.max(this.#decidedAt, now);
      late = next ? now + periodMs - next.at : 0;
    }
    if (late <= periodMs / 2) return [];
    this.#waiting = this.#waiting.map((decision) => ({ ...decision, at: decision.at + late }));
    this.#decidedAt += late;
    return this.#waiting;
  }

  add(decision: Decision): void {
    this.#waiting.push(decision);
  }

  /**
   * Puts in force what belongs on the display frame at `now`: the last decision whose time has come, or the first of
   * them whose picture is owed.
   */
  advance(now: number, periodMs: number, isOwed: (decision: Decision) => boolean = () => false): void {
    for (;;) {
      const next = this.#waiting[0];
      if (!next || next.at > now + periodMs / 2) return;
      if (this.#current && isOwed(this.#current)) return;
      if (this.#current?.ready && !this.#current.drawn) this.#missed += 1;
      this.#current = next;
      this.#waiting.shift();
    }
  }
}
