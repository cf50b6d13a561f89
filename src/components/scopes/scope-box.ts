import type { ScopeName } from '../../core/scopes/scope-words.ts';

/** A part of a scope, CSS pixels from its top left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Room for labels beside, above and below a trace, CSS pixels. */
const [BESIDE, ABOVE, BELOW, END] = [36, 21, 9, 8];
/** And below a histogram, whose labels stand there. */
const LABELS_BELOW = 18;
/** Around a vectorscope. */
const AROUND = 4;

/** Where the trace of a scope of this size is. */
export function traceBox(name: ScopeName, width: number, height: number): Box {
  if (name === 'vectorscope') {
    const size = Math.max(0, Math.min(width, height) - 2 * AROUND);
    return { x: (width - size) / 2, y: (height - size) / 2, width: size, height: size };
  }
  const [left, right, below] = name === 'histogram' ? [END + 2, END + 2, LABELS_BELOW] : [BESIDE, END, BELOW];
  return {
    ...{ x: left, y: ABOVE },
    width: Math.max(0, width - left - right),
    height: Math.max(0, height - ABOVE - below),
  };
}
