/** Reads bytes of the file, fewer at its end; null where it has none there. */
export type ReadBytes = (start: number, end: number) => Promise<Uint8Array | null>;

/** What the chunks of a file of plain samples say, before it is checked. */
export interface PcmClaims {
  readonly container: 'WAVE' | 'AIFF';
  readonly channels: number;
  readonly sampleRate: number;
  /** As `PcmDecoder` takes it, `pcm-s24be`; null: its samples are no PCM, and `coding` says what they are. */
  readonly codec: string | null;
  readonly coding: string;
  /** Bytes of one sample of all channels. */
  readonly blockBytes: number;
  /** Where its samples begin, and how many bytes they are said to take; Infinity: to the end of the file. */
  readonly dataStart: number;
  readonly dataBytes: number;
  /** Samples since midnight at which it begins; null where it does not say. */
  readonly timeReference: number | null;
}
