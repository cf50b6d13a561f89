/** What a video file says of its sound. Small; crosses threads. */
export interface SoundFacts {
  /** Name for people: `AAC`. */
  readonly codecName: string;
  readonly channels: number;
  /** Samples a second, by the file. */
  readonly sampleRate: number;
  /** Why it cannot be heard here, as what follows `No sound:`; null where it can. */
  readonly refused: string | null;
}
