import type { FrameNumber } from '../frame/frame-number.ts';
import type { ScopeRegion } from './scope-region.ts';
import type { ScopeName, ScopeStage, ScopeValues } from './scope-words.ts';

/** What is to be counted of the picture on a canvas. */
export interface ScopeRequest {
  readonly scopes: readonly ScopeName[];
  readonly values: ScopeValues;
  readonly stage: ScopeStage;
  /** Of two compared pictures. */
  readonly side: 'a' | 'b';
  /** In pixels of the first picture; null: all of what is shown. */
  readonly region: ScopeRegion | null;
  /** Every pixel, however long that takes; else as many of them as take no time. */
  readonly exact: boolean;
}

/** How often values occur in the columns of a picture: bins of a column follow one another, the least first. */
export interface WaveformCounts {
  readonly columns: number;
  readonly counts: Uint32Array;
}

/** What was counted. What was not asked for is absent. */
export interface ScopeCounts {
  /** Luma. */
  readonly waveform?: WaveformCounts;
  /** Red, green and blue after one another, each with all its columns. */
  readonly parade?: WaveformCounts;
  /** `CHROMA_BINS` rows of as many bins, the least red difference and in it the least blue difference first. */
  readonly vectorscope?: Uint32Array;
  /** `SCOPE_BINS` of red, of green, of blue and of luma. */
  readonly histogram?: Uint32Array;
}

/** The answer to a request. */
export interface ScopeReading extends ScopeCounts {
  /** Of the picture's own source. */
  readonly frame: FrameNumber;
  /** Every pixel was counted. */
  readonly exact: boolean;
  /** Resolution level of what was read: 0 full, 1 half. */
  readonly level: number;
  /** How many pixels were counted, and how many there are of what was asked for. */
  readonly counted: number;
  readonly pixels: number;
}
