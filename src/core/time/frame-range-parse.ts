import { frameNumber } from '../frame/frame-number.ts';
import type { FrameRange } from './playback-plan.ts';

const RANGE = /^\s*(-?\d{1,15})-(-?\d{1,15})\s*$/;

/** The `range` grammar: `in-out`, inclusive, negatives allowed. null for text that is not a range, or where out is before in. */
export function parseFrameRange(text: string): FrameRange | null {
  const match = RANGE.exec(text);
  if (!match) return null;
  const range = { in: frameNumber(Number(match[1]) + 0), out: frameNumber(Number(match[2]) + 0) };
  return range.in <= range.out ? range : null;
}

export function formatFrameRange(range: FrameRange): string {
  return `${range.in}-${range.out}`;
}
