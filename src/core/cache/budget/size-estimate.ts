import type { FrameIndex } from '../../frame/frame-number.ts';

/** Bytes an unknown file is expected to have: as most do, so that reading the first one waits for no answer. */
export const UNKNOWN_ENCODED_BYTES = 8 * 2 ** 20;
/** Coarsest level a frame is reduced to: 1/128. */
export const COARSEST_LEVEL = 7;

/** The largest frame so far: its planes at each level, and its file; 0 where none was seen. */
interface Largest {
  readonly byLevel: Float64Array;
  encodedBytes: number;
}

const nothingSeen = (): Largest => ({ byLevel: new Float64Array(COARSEST_LEVEL + 1), encodedBytes: 0 });

/**
 * Sizes of the frames of one source and layer, learned from headers and stored frames. Frames of a group (a clip's of an
 * edit) are expected to be alike; a group of which nothing is known, to be as large as the largest of all.
 */
export class SizeEstimate {
  readonly #all = nothingSeen();
  readonly #groups = new Map<number, Largest>();
  readonly #groupOf: ((index: FrameIndex) => number) | null;
  /** Frames that are larger than the others were allowed to be, by index: planes at full resolution, and the file. */
  readonly #oversize = new Map<FrameIndex, { readonly fullBytes: number; readonly encodedBytes: number }>();

  /** `groupOf` says which frames are alike; null: all. */
  constructor(groupOf: ((index: FrameIndex) => number) | null = null) {
    this.#groupOf = groupOf;
  }

  /** False until the size of one frame is known: until then a single job probes. */
  get known(): boolean {
    return this.#all.byLevel.some((bytes) => bytes > 0);
  }

  /** The largest file so far; 8 MB where none is known, or `most` where that is less. `index` null: any frame. */
  encodedBytes(index: FrameIndex | null, most: number): number {
    const known = this.#groupAt(index)?.encodedBytes || this.#all.encodedBytes;
    return known || Math.max(1, Math.min(UNKNOWN_ENCODED_BYTES, Math.floor(most)));
  }

  /**
   * Bytes of a frame's planes at a level: its own size where it is known to be oversize, else the largest so far. `index`
   * null: any frame.
   */
  decodedBytes(index: FrameIndex | null, level: number): number {
    const own = index === null ? undefined : this.#oversize.get(index)?.fullBytes;
    if (own !== undefined) return Math.ceil(own / 4 ** level);
    const group = this.#groupAt(index);
    return (group && bytesAt(group, level)) || bytesAt(this.#all, level);
  }

  /** `index` null: of any frame. */
  learnDecoded(index: FrameIndex | null, bytes: number, level: number): void {
    for (const { byLevel } of this.#learners(index)) byLevel[level] = Math.max(byLevel[level] ?? 0, bytes);
  }

  learnEncoded(index: FrameIndex, bytes: number): void {
    for (const largest of this.#learners(index)) largest.encodedBytes = Math.max(largest.encodedBytes, bytes);
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

  #groupAt(index: FrameIndex | null): Largest | undefined {
    return index === null || !this.#groupOf ? undefined : this.#groups.get(this.#groupOf(index));
  }

  #learners(index: FrameIndex | null): Largest[] {
    if (index === null || !this.#groupOf) return [this.#all];
    const group = this.#groupAt(index) ?? nothingSeen();
    this.#groups.set(this.#groupOf(index), group);
    return [this.#all, group];
  }
}

/** Levels that were not seen are guessed from those that were: each has a quarter of the samples of the finer one. */
function bytesAt({ byLevel }: Largest, level: number): number {
  if (byLevel[level]) return byLevel[level];
  let guess = 0;
  byLevel.forEach((bytes, other) => (guess = Math.max(guess, Math.ceil(bytes * 4 ** (other - level)))));
  return guess;
}
