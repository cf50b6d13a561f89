import type { TimeSource } from '../../base/time-source.ts';

/** The coarsest level there is: an eighth. */
export const COARSEST_AUTO_LEVEL = 3;

/** Coarser only where it leaves this many samples a device pixel: a small zoom back and forth reloads nothing. */
const COARSEN_BEYOND = 1.25;

/**
 * The resolution level for a size on screen: the coarsest power of two that has at least one sample per device pixel.
 * `samplesPerPixel` is full-resolution samples for each device pixel (4 where a 4K plate fills 960 pixels); `current`
 * is the level in force, null for none. Finer at once, coarser only beyond 1.25×.
 */
export function autoLevel(samplesPerPixel: number, current: number | null): number {
  const fits = (level: number, margin: number): boolean => samplesPerPixel / 2 ** level >= margin;
  let level = current ?? COARSEST_AUTO_LEVEL;
  while (level > 0 && !fits(level, 1)) level--;
  while (current !== null && level < COARSEST_AUTO_LEVEL && fits(level + 1, COARSEN_BEYOND)) level++;
  return level;
}

const FIXED = { full: 0, half: 1, quarter: 2, eighth: 3 } as const;
/** A resize or zoom is over when nothing came for this long, milliseconds. */
const SETTLE_MS = 250;

/** The level a player wants: fixed by its `resolution`, or chosen for the size on screen once that has come to rest. */
export class LevelSelector {
  readonly #time: TimeSource;
  readonly #changed: () => void;
  #resolution: 'auto' | keyof typeof FIXED = 'auto';
  #level: number | null = null;
  #samplesPerPixel: number | null = null;
  #fullWanted = 0;
  #cancel: () => void = () => {};

  /** `changed` is called when the wanted level changed by itself, after rest. */
  constructor(time: TimeSource, changed: () => void) {
    this.#time = time;
    this.#changed = changed;
  }

  /** Level to load now; full until a size is known. */
  get level(): number {
    if (this.#fullWanted > 0) return 0;
    return this.#resolution === 'auto' ? (this.#level ?? 0) : FIXED[this.#resolution];
  }

  /** The level is a guess: it goes by the size on screen, and what that asks for is not known yet. */
  get open(): boolean {
    return this.#resolution === 'auto' && this.#level === null && this.#fullWanted === 0;
  }

  setResolution(resolution: 'auto' | keyof typeof FIXED): void {
    this.#resolution = resolution;
  }

  /** What the size on screen asks for. The first one counts at once, later ones after 250 ms of rest. */
  measure(samplesPerPixel: number): void {
    if (samplesPerPixel === this.#samplesPerPixel) return;
    this.#samplesPerPixel = samplesPerPixel;
    if (this.#level === null) {
      this.#level = autoLevel(samplesPerPixel, null);
      return;
    }
    this.#cancel();
    this.#cancel = this.#time.after(SETTLE_MS, () => {
      const level = autoLevel(samplesPerPixel, this.#level);
      if (level === this.#level) return;
      this.#level = level;
      this.#changed();
    });
  }

  /** A new source is measured anew. */
  forget(): void {
    this.#cancel();
    this.#level = null;
    this.#samplesPerPixel = null;
  }

  /** Full resolution until the returned function is called. */
  wantFull(): () => void {
    this.#fullWanted++;
    let given = false;
    return () => {
      if (!given) this.#fullWanted--;
      given = true;
    };
  }

  close(): void {
    this.#cancel();
  }
}
