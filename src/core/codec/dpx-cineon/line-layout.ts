import type { Packing, SampleBits, ScanElement } from './scan-image.ts';

/** Bytes of a line's samples, without what may fill it up. */
export function lineBytesOf(samples: number, bits: SampleBits, packing: Packing): number {
  if (bits === 8) return samples;
  if (bits === 16) return samples * 2;
  if (bits === 32) return samples * 4;
  if (packing === 'packed') return Math.ceil((samples * bits) / 32) * 4;
  return bits === 12 ? samples * 2 : Math.ceil(samples / 3) * 4;
}

/**
 * Where a file ended when it was written: a header's word for it where the file was cut since, its length where that is
 * more (ImageMagick's headers say too little). `size` is Infinity where unknown.
 */
export function fileEndOf(said: number | undefined, size: number): number {
  if (said === undefined || said === 0) return size;
  return Number.isFinite(size) ? Math.max(said, size) : said;
}

export interface LinePlace {
  readonly offset: number;
  readonly lineBytes: number;
  readonly lines: number;
  /** What the header says of bytes behind each line. */
  readonly padding: number;
  /** Where the next thing of the file begins, or its end; Infinity where unknown. */
  readonly end: number;
}

/**
 * Bytes from line to line. Lines begin at 32-bit words (SMPTE 268M, 5.2), but many writers of 8 and 16 bits put them
 * together tightly: where the bytes are too few for the one and enough for the other, it is the other. What fills up the
 * last line may be missing.
 */
export function lineStrideOf({ offset, lineBytes, lines, padding, end }: LinePlace): number {
  const tight = lineBytes + padding;
  const aligned = Math.ceil(lineBytes / 4) * 4 + padding;
  const there = end - offset;
  if (tight * lines === there) return tight;
  const fits = (stride: number): boolean => stride * (lines - 1) + lineBytes <= there;
  return !fits(aligned) && fits(tight) ? tight : aligned;
}

/** Bytes of a picture whose samples, three to a word, go on from line to line. */
export const unpaddedBytes = (samples: number, lines: number): number => Math.ceil((samples * lines) / 3) * 4;

/** Where a line of an element is. */
export interface StoredLine {
  /** Its first byte, counted from the element's. */
  readonly at: number;
  readonly bytes: number;
  /** Samples of its first word that belong to the line before. */
  readonly skip: number;
}

type Lines = Pick<ScanElement, 'lineBytes' | 'lineStride' | 'unpaddedSamples'>;

export function storedLine({ lineBytes, lineStride, unpaddedSamples }: Lines, line: number): StoredLine {
  if (unpaddedSamples === undefined) return { at: line * lineStride, bytes: lineBytes, skip: 0 };
  const first = line * unpaddedSamples;
  const at = Math.floor(first / 3) * 4;
  return { at, bytes: unpaddedBytes(first + unpaddedSamples, 1) - at, skip: first % 3 };
}

/** How many lines, of `lines`, there are in so many bytes of an element. */
export function linesWithin({ lineBytes, lineStride, unpaddedSamples }: Lines, bytes: number, lines: number): number {
  const whole =
    unpaddedSamples === undefined
      ? Math.floor((bytes - lineBytes) / lineStride) + 1
      : Math.floor((Math.floor(bytes / 4) * 3) / unpaddedSamples);
  return Math.min(Math.max(whole, 0), lines);
}
