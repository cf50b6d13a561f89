/** What a display does where nothing is known of it: 60 frames a second. */
const USUAL_MS = 1000 / 60;
const SHORTEST_MS = 4;
/** Display frames that the period is measured over. */
const SAMPLES = 16;

/** How long a frame of the display lasts, from the times of the frames that were asked for. */
export class DisplayPeriod {
  readonly #lengths: number[] = [];
  #last = -Infinity;

  /** Milliseconds. A thread that is late passes display frames over, so the shortest of the last ones counts. */
  get milliseconds(): number {
    return Math.min(USUAL_MS, ...this.#lengths);
  }

  /** Takes in the time of a display frame, milliseconds. */
  note(at: number): void {
    const length = at - this.#last;
    this.#last = at;
    if (!(length >= SHORTEST_MS)) return;
    if (this.#lengths.push(length) > SAMPLES) this.#lengths.shift();
  }
}
