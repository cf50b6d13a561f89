import { panView, reveal, zoomView, type TimelineView } from './timeline-view.ts';

/** Share of what is to be shown that stays free on each side. */
const ROOM = 0.04;

/** The stretch of its source that a timeline shows: all of it, or what was zoomed to. */
export class TimelineWindow {
  readonly #bounds: () => TimelineView | null;
  readonly #changed: () => void;
  /** null: everything. */
  #zoomed: TimelineView | null = null;

  /** `bounds` is the whole source, null without one; `changed` is called when the window moved by a command. */
  constructor(bounds: () => TimelineView | null, changed: () => void) {
    this.#bounds = bounds;
    this.#changed = changed;
  }

  get bounds(): TimelineView | null {
    return this.#bounds();
  }

  get view(): TimelineView | null {
    return this.#zoomed ?? this.bounds;
  }

  /** Shows everything. */
  fit(): void {
    this.#show(null);
  }

  /** The same without telling: another source. */
  forget(): void {
    this.#zoomed = null;
  }

  /** Shows some frames and a little on both sides; everything where they are shown already. */
  show({ start, end }: TimelineView): void {
    const { bounds, view } = this;
    if (!bounds || !view) return;
    const room = (end - start) * ROOM;
    const wanted = zoomView({ start: start - room, end: end + room }, bounds, start, 1);
    const isShown = view.start === wanted.start && view.end === wanted.end;
    this.#show(isShown ? null : wanted);
  }

  /** Zooms by a factor (above 1 closer) with the frame position `at` staying where it is. */
  zoom(at: number, factor: number): void {
    const { bounds, view } = this;
    if (bounds && view) this.#show(zoomView(view, bounds, at, factor));
  }

  /** Moves by a number of frames. */
  pan(by: number): void {
    const { bounds } = this;
    if (bounds && this.#zoomed) this.#show(panView(this.#zoomed, bounds, by));
  }

  /** Whether a frame lies outside of what is shown. */
  hides(frame: number): boolean {
    return this.#zoomed !== null && (frame < this.#zoomed.start || frame + 1 > this.#zoomed.end);
  }

  /** Brings a frame into the view by the least move; `paging` turns the page instead, so that play moves it seldom. */
  reveal(frame: number, paging: boolean): void {
    const { bounds } = this;
    if (!bounds || !this.#zoomed || !this.hides(frame)) return;
    const length = this.#zoomed.end - this.#zoomed.start;
    const ahead = frame + 1 > this.#zoomed.end ? 0 : Math.ceil(length) - 1;
    const target = Math.floor(frame - ahead) - this.#zoomed.start;
    this.#zoomed = paging ? panView(this.#zoomed, bounds, target) : reveal(this.#zoomed, bounds, frame);
  }

  #show(view: TimelineView | null): void {
    const { bounds } = this;
    this.#zoomed = view && bounds && view.end - view.start < bounds.end - bounds.start ? view : null;
    this.#changed();
  }
}
