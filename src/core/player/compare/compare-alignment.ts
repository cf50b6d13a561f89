import type { LoadedSource } from '../source/loaded-source.ts';
import type { Rate } from '../../time/rate.ts';

/** What decides which frames go together. */
export type CompareBasis = 'frame' | 'timecode' | 'start' | 'offset' | 'still';

/** How the frames of two sources go together. */
export interface CompareAlignment {
  /** Added to a frame number of A it gives the frame of B. */
  readonly frameOffset: number;
  readonly basis: CompareBasis;
}

/**
 * Which frames of B go with those of A: as asked for by `offset`; a single picture with all of them; the same frame
 * numbers where the two have some in common; else by the files' timecode; else the first frames of both together.
 */
export function compareAlignment(
  first: LoadedSource | null,
  second: LoadedSource | null,
  offset: number | null,
  rate: Rate,
): CompareAlignment {
  const [a, b] = [first?.resolved?.frames, second?.resolved?.frames];
  if (offset !== null) return { frameOffset: offset, basis: 'offset' };
  if (!a || !b || !first || !second) return { frameOffset: 0, basis: 'frame' };
  if (b.length === 1 && a.length > 1) return { frameOffset: 0, basis: 'still' };
  if (a.first <= b.last && b.first <= a.last) return { frameOffset: 0, basis: 'frame' };
  if (first.hasTimecode && second.hasTimecode) {
    const frameOffset = first.timecode(rate).offset - second.timecode(rate).offset;
    if (a.first + frameOffset <= b.last && b.first <= a.last + frameOffset) return { frameOffset, basis: 'timecode' };
  }
  return { frameOffset: b.first - a.first, basis: 'start' };
}
