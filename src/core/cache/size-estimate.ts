/** Bytes an unknown file is expected to have. */
export const UNKNOWN_ENCODED_BYTES = 2 ** 20;
/** Coarsest level a frame is reduced to: 1/128. */
export const COARSEST_LEVEL = 7;

/** What the frames of one source and layer weigh, learned from headers and stored frames. */
export class SizeEstimate {
  #fullBytes = 0;
  #encodedBytes = 0;
  /** Frames that are larger than the others were allowed to be, by index: planes at full resolution, and the file. */
  readonly #oversize = new Map<number, { readonly fullBytes: number; readonly encodedBytes: number }>();

  /** False until a frame has told its size: until then one job probes. */
  get known(): boolean {
    return this.#fullBytes > 0;
  }

  /** The largest file so far; a megabyte where none is known. */
  get encodedBytes(): number {
    return this.#encodedBytes || UNKNOWN_ENCODED_BYTES;
  }

  /** Bytes of a frame's planes at a level: the frame's own where it is out of the ordinary, else the largest so far. */
  decodedBytes(index: number, level: number): number {
    return Math.ceil((this.#oversize.get(index)?.fullBytes ?? this.#fullBytes) / 4 ** level);
  }

  learnDecoded(bytes: number, level: number): void {
    this.#fullBytes = Math.max(this.#fullBytes, bytes * 4 ** level);
  }

  learnEncoded(bytes: number): void {
    this.#encodedBytes = Math.max(this.#encodedBytes, bytes);
  }

  /** The length of a file that turned out too large; null for all others. */
  oversizeFileBytes(index: number): number | null {
    return this.#oversize.get(index)?.encodedBytes ?? null;
  }

  /** Remembers a frame that does not fit, without making the others look like it. */
  learnOversize(index: number, bytes: number, level: number, encodedBytes: number): void {
    this.#oversize.set(index, { fullBytes: bytes * 4 ** level, encodedBytes });
  }

  /** Oversize is relative to a limit: a new limit asks again. */
  forgetOversize(): void {
    this.#oversize.clear();
  }
}
