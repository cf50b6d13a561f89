import type { Chromaticities, StatedTransfer } from '../../frame/planes.ts';
import type { SourceNote } from '../../frame/source-note.ts';
import type { HeaderRate, HeaderTimecode } from '../codec.ts';

/** Bits of a sample; 32 is IEEE 754 floating point. */
export type SampleBits = 8 | 10 | 12 | 16 | 32;

/**
 * How samples lie in words. `filled-a`: padding in the low bits, `filled-b`: in the high ones; `packed`: none, the first
 * sample in the low bits of the first 32-bit word. Samples of 8, 16 and 32 bits lie one after the other in any case.
 */
export type Packing = 'filled-a' | 'filled-b' | 'packed';

/** One image element: lines of pixels of the same components. */
export interface ScanElement {
  /** Names of a pixel's samples, as they follow each other. */
  readonly components: readonly string[];
  readonly bits: SampleBits;
  readonly packing: Packing;
  /** Where its first line begins in the file. */
  readonly offset: number;
  /** Bytes of a line's samples. */
  readonly lineBytes: number;
  /** Bytes from the beginning of a line to that of the next. */
  readonly lineStride: number;
  /**
   * Samples of a line, three to a word, where a line goes on in the word that the last one ends in; absent: each begins
   * at its stride.
   */
  readonly unpaddedSamples?: number;
}

/** How stored lines lie in the picture. Transposed ones are columns. */
export interface Orientation {
  readonly transposed: boolean;
  /** The first pixel of a line is the right or the bottom one. */
  readonly pixelsReversed: boolean;
  /** The first line is the bottom or the right one. */
  readonly linesReversed: boolean;
}

/** What the header of a film scan says. */
export interface ScanImage {
  readonly format: 'dpx' | 'cineon';
  readonly littleEndian: boolean;
  /** As stored: before orientation. */
  readonly pixelsPerLine: number;
  readonly lines: number;
  readonly orientation: Orientation;
  readonly pixelAspectRatio: number;
  readonly transfer: StatedTransfer;
  readonly chromaticities?: Chromaticities;
  readonly rate?: HeaderRate;
  readonly timecode?: HeaderTimecode;
  readonly elements: readonly ScanElement[];
  /** What of the file is not honoured, or was decided by its size. */
  readonly notes?: readonly SourceNote[];
}
