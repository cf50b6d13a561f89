/** A box this close to the viewport counts as visible: its picture is there when it scrolls in; CSS pixels. */
const VISIBLE_PX = 200;

/** How near a box is to what is seen: `near` may load ahead, `far` is to ask for nothing. */
export type Nearness = 'visible' | 'near' | 'far';

/**
 * How near a box is to the viewport. Near is what lies less than its own height away: the next row of a grid of tiles, the
 * next figure of an article; never further than one viewport. Visible is what is on screen or about to be: near, and at
 * most 200 pixels away. A box without an area is far.
 */
export class BoxSight {
  readonly #box: HTMLElement;
  #isVisible = false;
  #isNear = false;
  #hasArea = false;
  /** Distances in force, and the observers that watch for them. */
  #visiblePx = 0;
  #nearPx = 0;
  #observers: readonly IntersectionObserver[] = [];
  #changed: (() => void) | null = null;

  constructor(box: HTMLElement) {
    this.#box = box;
  }

  get nearness(): Nearness {
    if (!this.#hasArea) return 'far';
    return this.#isVisible ? 'visible' : this.#isNear ? 'near' : 'far';
  }

  /** Watches until the signal ends it; `changed` is called when the answer may be another. */
  watch(changed: () => void, signal: AbortSignal): void {
    this.#changed = changed;
    signal.addEventListener('abort', () => {
      this.#disconnect();
      this.#changed = null;
    });
  }

  /** Looks now, by the box's place in the page: observers are first heard when the page is next drawn. */
  measure(): void {
    const { top, right, bottom, left, width, height } = this.#box.getBoundingClientRect();
    const { innerWidth = 0, innerHeight = 0 } = this.#box.ownerDocument.defaultView ?? {};
    const away = Math.max(top - innerHeight, -bottom, left - innerWidth, -right);
    this.resized(width, height);
    this.#isVisible = away < this.#visiblePx;
    this.#isNear = away < this.#nearPx;
  }

  /** The box has another size, CSS pixels. */
  resized(width: number, height: number): void {
    this.#hasArea = width > 0 && height > 0;
    const viewport = this.#box.ownerDocument.defaultView?.innerHeight ?? height;
    // A box whose picture is not known yet may become as flat as 16:9. What only touches a margin counts as inside.
    const nearPx = Math.max(0, Math.ceil(Math.min(height, (width * 9) / 16, viewport)) - 1);
    if (nearPx === this.#nearPx && this.#observers.length > 0) return;
    this.#nearPx = nearPx;
    this.#visiblePx = Math.min(nearPx, VISIBLE_PX);
    this.#disconnect();
    if (!this.#changed || !this.#hasArea) return;
    this.#observers = [
      this.#observe(this.#visiblePx, (isInside) => (this.#isVisible = isInside)),
      this.#observe(this.#nearPx, (isInside) => (this.#isNear = isInside)),
    ];
  }

  #observe(marginPx: number, told: (isInside: boolean) => void): IntersectionObserver {
    const margin = `${marginPx}px`;
    const observer = new IntersectionObserver(
      (entries) => {
        told(entries.at(-1)?.isIntersecting ?? false);
        this.#changed?.();
      },
      { rootMargin: margin },
    );
    observer.observe(this.#box);
    return observer;
  }

  #disconnect(): void {
    for (const observer of this.#observers) observer.disconnect();
    this.#observers = [];
  }
}
