import type { TimelineView } from '../timeline-view.ts';

/** What happens during a drag. `x` is in CSS pixels along the track, from its left edge. */
interface DragHandlers {
  /** Starts a drag; false leaves the pointer alone. */
  start(x: number, event: PointerEvent): boolean;
  move(x: number, event: PointerEvent): void;
  /** The pointer is up, or was taken away (`cancelled`). */
  end(x: number, cancelled: boolean, event: PointerEvent): void;
}

/** Follows one pointer at a time (mouse, touch, pen) from press to release, also outside the element. */
export function trackDrags(
  element: HTMLElement,
  x: (event: PointerEvent) => number,
  handlers: DragHandlers,
  signal: AbortSignal,
): void {
  let pointer: number | null = null;
  const end = (event: PointerEvent): void => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    handlers.end(x(event), event.type !== 'pointerup', event);
  };
  element.addEventListener(
    'pointerdown',
    (event) => {
      if (pointer !== null || event.button !== 0 || !handlers.start(x(event), event)) return;
      pointer = event.pointerId;
      // A pointer that a script made up cannot be captured: it drags all the same.
      if (event.isTrusted) element.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  element.addEventListener('pointermove', (event) => event.pointerId === pointer && handlers.move(x(event), event), {
    signal,
  });
  element.addEventListener('pointerup', end, { signal });
  element.addEventListener('pointercancel', end, { signal });
  element.addEventListener('lostpointercapture', end, { signal });
}

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
