import type { FileRange } from '../../codec.ts';

/** What reading costs: measured by the source, or assumed for one that does not say. */
export interface ReadCost {
  readonly latencyMs: number;
  readonly bytesPerMs: number;
}

/** A near server: gaps up to 64 kB are read through. */
export const ASSUMED_COST: ReadCost = { latencyMs: 16, bytesPerMs: 4096 };

/**
 * Merges wanted ranges into few requests by one rule: a request costs a round trip and its bytes' transfer, so a gap is
 * read through where that is no dearer than asking again. Returns ranges in file order that do not overlap.
 */
export function planRanges(wanted: readonly FileRange[], cost: ReadCost): FileRange[] {
  const gap = cost.latencyMs * cost.bytesPerMs;
  const sorted = wanted.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  const ranges: FileRange[] = [];
  for (const range of sorted) {
    const last = ranges.at(-1);
    if (last && range.start - last.end <= gap) {
      ranges[ranges.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else ranges.push(range);
  }
  return ranges;
}
