import type { FrameIndex } from '../../frame/frame-number.ts';

/** Bytes an unknown file is expected to have. */
export const UNKNOWN_ENCODED_BYTES = 2 ** 20;
/** Coarsest level a frame is reduced to: 1/128. */
export const COARSEST_LEVEL = 7;

/** Sizes of the frames of one source and layer, learned from headers and stored frames. */
export class SizeEstimate {
  /** Largest so far at each level; 0 where none was seen. */
  readonly #byLevel = new Float64Array(COARSEST_LEVEL + 1);
  #encodedBytes = 0;
  /** Frames that are larger than the others were allowed to be, by index: planes at full resolution, and the file. */
  readonly #oversize = new Map<FrameIndex, { readonly fullBytes: number; readonly encodedBytes: number }>();

  /** False until the size of one frame is known: until then a single job probes. */
  get known(): boolean {
    return this.#byLevel.some((bytes) => bytes > 0);
  }

  /** The largest file so far; a megabyte where none is known, or `most` where that is less. */
  encodedBytes(most: number): number {
    return this.#encodedBytes || Math.max(1, Math.min(UNKNOWN_ENCODED_BYTES, Math.floor(most)));
  }

  /**
   * Bytes of a frame's planes at a level: its own size where it is known to be oversize, else the largest so far. `index`
   * null: any frame.
   */
  decodedBytes(index: FrameIndex | null, level: number): number {
    const own = index === null ? undefined : this.#oversize.get(index)?.fullBytes;
    if (own !== undefined) return Math.ceil(own / 4 ** level);
    if (this.#byLevel[level]) return this.#byLevel[level];
    // Levels that were not seen are guessed from those that were: each has a quarter of the samples of the finer one.
    let guess = 0;
    this.#byLevel.forEach((bytes, other) => (guess = Math.max(guess, Math.ceil(bytes * 4 ** (other - level)))));
    return guess;
  }

  learnDecoded(bytes: number, level: number): void {
    this.#byLevel[level] = Math.max(this.#byLevel[level] ?? 0, bytes);
  }

  learnEncoded(bytes: number): void {
    this.#encodedBytes = Math.max(this.#encodedBytes, bytes);
  }

  /** The length of a file that turned out too large; null for all others. */
  oversizeFileBytes(index: FrameIndex): number | null {
    return this.#oversize.get(index)?.encodedBytes ?? null;
  }

  /** Remembers a frame that does not fit, without making the others look like it. */
  learnOversize(index: FrameIndex, bytes: number, level: number, encodedBytes: number): void {
    this.#oversize.set(index, { fullBytes: bytes * 4 ** level, encodedBytes });
  }

  /** Oversize is relative to a limit: a new limit asks again. */
  forgetOversize(): void {
    this.#oversize.clear();
  }
}
