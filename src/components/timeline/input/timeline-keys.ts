/** What a key does on a focused timeline; null for keys that are not the timeline's. */
export type TimelineKey =
  | { readonly kind: 'step'; readonly by: number }
  | { readonly kind: 'first' | 'last' | 'fit' }
  | { readonly kind: 'zoom'; readonly factor: number };

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};
/** Zoom of one key press or wheel notch. */
export const ZOOM_STEP = 1.5;

/** Keys of a slider; Alt with ↑ and ↓ zooms, Shift + Z shows everything. Composing, and keys with other modifiers, are left alone. */
export function timelineKey(event: KeyboardEvent): TimelineKey | null {
  if (event.isComposing || event.ctrlKey || event.metaKey) return null;
  if (event.altKey) {
    if (event.key === 'ArrowUp') return { kind: 'zoom', factor: ZOOM_STEP };
    return event.key === 'ArrowDown' ? { kind: 'zoom', factor: 1 / ZOOM_STEP } : null;
  }
  if (event.key === 'Home' && !event.shiftKey) return { kind: 'first' };
  if (event.key === 'End' && !event.shiftKey) return { kind: 'last' };
  if (event.key === 'Z' && event.shiftKey) return { kind: 'fit' };
  const step = STEPS[event.key];
  if (step === undefined) return null;
  if (!event.shiftKey) return { kind: 'step', by: step };
  return Math.abs(step) === 1 ? { kind: 'step', by: step * 10 } : null;
}
