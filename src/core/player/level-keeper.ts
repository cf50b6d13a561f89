import type { TimeSource } from '../base/time-source.ts';
import { autoLevel } from './auto-level.ts';

const FIXED = { full: 0, half: 1, quarter: 2, eighth: 3 } as const;
/** A resize or zoom is over when nothing came for this long, milliseconds. */
const SETTLE_MS = 250;

/** The level a player wants: fixed by its `resolution`, or chosen for the size on screen once that has come to rest. */
export class LevelKeeper {
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
