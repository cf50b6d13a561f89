/** The stretch of time a timeline shows, in frames: frame f occupies [f, f + 1). Fractions while zoomed. */
export interface TimelineView {
  readonly start: number;
  readonly end: number;
}

/** Fewest frames a timeline zooms in to. */
const MIN_FRAMES = 4;

/** Frame position at a pixel, fractional. */
export function frameAt(view: TimelineView, width: number, x: number): number {
  return view.start + (x * (view.end - view.start)) / width;
}

/** Pixel position of a frame's left edge. */
export function xOf(view: TimelineView, width: number, frame: number): number {
  return ((frame - view.start) * width) / (view.end - view.start);
}

/** Zooms by a factor (above 1 closer) with the frame position `at` staying where it is; kept inside `bounds`. */
export function zoomView(view: TimelineView, bounds: TimelineView, at: number, factor: number): TimelineView {
  const whole = bounds.end - bounds.start;
  const length = view.end - view.start;
  const next = Math.min(whole, Math.max(Math.min(MIN_FRAMES, whole), length / factor));
  const start = at - ((at - view.start) * next) / length;
  return within({ start, end: start + next }, bounds);
}

/** Moves by a number of frames; kept inside `bounds`. */
export function panView(view: TimelineView, bounds: TimelineView, by: number): TimelineView {
  return within({ start: view.start + by, end: view.end + by }, bounds);
}

/** The least pan that brings a frame into the view; the same object where it is in it already. */
export function reveal(view: TimelineView, bounds: TimelineView, frame: number): TimelineView {
  if (frame < view.start) return panView(view, bounds, frame - view.start);
  if (frame + 1 > view.end) return panView(view, bounds, frame + 1 - view.end);
  return view;
}

function within(view: TimelineView, bounds: TimelineView): TimelineView {
  const length = view.end - view.start;
  const start = Math.max(bounds.start, Math.min(bounds.end - length, view.start));
  return { start, end: start + length };
}
