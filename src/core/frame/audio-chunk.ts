/** Sound is decoded in pieces of this many seconds, counted from the time of the video's first frame. */
export const AUDIO_CHUNK_SECONDS = 0.5;

/** One piece of a video's sound, decoded. Pieces adjoin to the sample; what the track does not cover is silent. */
export interface AudioChunk {
  /** Place among the pieces: it begins at `piece × SOUND_PIECE_SECONDS`, rounded to a sample. */
  readonly piece: number;
  /** Samples a second, as decoded. */
  readonly sampleRate: number;
  /** One array a channel, all of one length. */
  readonly samples: readonly Float32Array<ArrayBuffer>[];
}

/** The first sample of a piece, counted from the time of the first frame; that of the next one ends it. */
export function firstSampleOf(piece: number, sampleRate: number): number {
  return Math.round(piece * AUDIO_CHUNK_SECONDS * sampleRate);
}
