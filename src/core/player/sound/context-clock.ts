/** How seconds of the output and milliseconds of the pictures' clock hang together. */
export interface SoundTime {
  /** When the sound of a context's second is heard, in milliseconds. */
  wallAt(context: number): number;
  /** Which second of the context is heard at a time. */
  contextAt(wall: number): number;
}

/** Readings that count: the newest, none older than this. */
const READINGS = 15;
const OLDEST_MS = 3000;

interface Reading {
  readonly at: number;
  readonly offset: number;
}

/**
 * How the clock of the sound card and that of the pictures hang together. One reading is off by as much as the card's
 * buffer is long; the middle of the last few is off by little, and follows a card that runs slow or fast.
 */
export class ContextClock implements SoundTime {
  #readings: Reading[] = [];
  #offset: number | null = null;

  /** At `wall` milliseconds the sound of `context` seconds is heard. */
  read(wall: number, context: number): void {
    this.#readings = this.#readings.filter(({ at }) => wall - at <= OLDEST_MS).slice(1 - READINGS);
    this.#readings.push({ at: wall, offset: wall - context * 1000 });
    const offsets = this.#readings.map(({ offset }) => offset).sort((a, b) => a - b);
    const middle = offsets.length >> 1;
    this.#offset = ((offsets[middle] ?? 0) + (offsets[offsets.length - 1 - middle] ?? 0)) / 2;
  }

  get known(): boolean {
    return this.#offset !== null;
  }

  wallAt(context: number): number {
    return context * 1000 + (this.#offset ?? 0);
  }

  contextAt(wall: number): number {
    return (wall - (this.#offset ?? 0)) / 1000;
  }

  /** The card stood still, or is another. */
  forget(): void {
    this.#readings = [];
    this.#offset = null;
  }
}
