import type { TimelineView } from '../timeline-view.ts';

export type RangeGrip = 'in' | 'out' | 'middle';

/** Inclusive in and out points. */
interface InOut {
  readonly in: number;
  readonly out: number;
}

/** The range after a grip was dragged by a number of frames; never empty, never outside the source. */
export function dragRange(range: InOut, bounds: TimelineView, grip: RangeGrip, by: number): InOut {
  const [first, last] = [bounds.start, bounds.end - 1];
  if (grip === 'in') return { in: Math.max(first, Math.min(range.out, range.in + by)), out: range.out };
  if (grip === 'out') return { in: range.in, out: Math.min(last, Math.max(range.in, range.out + by)) };
  const shift = Math.max(first - range.in, Math.min(last - range.out, by));
  return { in: range.in + shift, out: range.out + shift };
}
