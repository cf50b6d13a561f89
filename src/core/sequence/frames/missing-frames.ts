/** Frames of a list, by index, that there is something to load of: their bits are clear. */
export interface MissingFrames {
  has(index: number): boolean;
  /** The first missing frame from one index to another, inclusive; −1 where there is none. */
  nextClear(from: number, to: number): number;
  /** The last one downwards from one index to another, inclusive. */
  previousClear(from: number, to: number): number;
}
