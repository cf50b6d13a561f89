/** Buckets a second of the levels of a peaks track, finest first: each holds the least and the greatest sample. */
export const PEAK_RATES = [256, 64, 16, 4] as const;

/** Which chunks of sound peaks are wanted of (`AUDIO_CHUNK_SECONDS` each), and from which level on. */
export interface PeakSpan {
  /** First chunk, and how many. */
  readonly first: number;
  readonly count: number;
  /** Index of the finest level wanted in `PEAK_RATES`. */
  readonly finest: number;
}

/** Peaks of a stretch of sound. Small; crosses threads. */
export interface PeakBlock {
  readonly first: number;
  readonly count: number;
  /**
   * From the finest level wanted on: least and greatest value in turn, a pair for each bucket, over all channels, in
   * 127ths of full scale.
   */
  readonly levels: readonly Int8Array<ArrayBuffer>[];
}

/** A level of peaks and those above it, `count` in all: four pairs of one become one of the next. */
export function coarserPeaks(finest: Int8Array<ArrayBuffer>, count: number): Int8Array<ArrayBuffer>[] {
  const levels = [finest];
  for (let level = 1; level < count; level++) {
    const fine = levels[level - 1] ?? finest;
    const coarse = new Int8Array(fine.length / 4);
    for (let pair = 0; pair < coarse.length; pair += 2) {
      for (let i = 0; i < 8; i += 2) {
        coarse[pair] = Math.min(coarse[pair] ?? 0, fine[4 * pair + i] ?? 0);
        coarse[pair + 1] = Math.max(coarse[pair + 1] ?? 0, fine[4 * pair + i + 1] ?? 0);
      }
    }
    levels.push(coarse);
  }
  return levels;
}
