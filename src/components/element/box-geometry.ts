import type { Point } from '../../core/viewport/viewport.ts';

/** Corners of a box as shares of its width and height: origin, right, below. */
const CORNERS = [
  ['0', '0'],
  ['100%', '0'],
  ['0', '100%'],
] as const;

/** From shares of a box to the client area: `x · across + y · down + origin`. */
interface BoxTransform {
  readonly origin: Point;
  readonly across: Point;
  readonly down: Point;
}

/**
 * Where a box is on screen, whatever CSS transforms, zoom and scrolling it and its ancestors have. Three marks without a
 * size stand in its corners; where the browser says they are gives the whole affine transform (CSS Transforms 1,
 * CSSOM View: `getBoundingClientRect` of a box without an area is its place). Points of the box are shares of its width
 * and height, 0…1; outside they are extrapolated.
 */
export class BoxGeometry {
  readonly #box: HTMLElement;
  #marks: readonly HTMLElement[] = [];

  /** `box` is positioned: the marks are placed in it. */
  constructor(box: HTMLElement) {
    this.#box = box;
  }

  /** A point of the client area (`clientX`, `clientY`) in the box; null where the box has no area on screen. */
  fromClient(x: number, y: number): Point | null {
    const { origin, across, down } = this.#transform();
    const area = across.x * down.y - across.y * down.x;
    if (Math.abs(area) < 1e-9) return null;
    const [dx, dy] = [x - origin.x, y - origin.y];
    return { x: (dx * down.y - dy * down.x) / area, y: (dy * across.x - dx * across.y) / area };
  }

  /** A point of the box in the client area. */
  toClient({ x, y }: Point): Point {
    const { origin, across, down } = this.#transform();
    return { x: origin.x + x * across.x + y * down.x, y: origin.y + x * across.y + y * down.y };
  }

  #transform(): BoxTransform {
    if (this.#marks[0]?.parentNode !== this.#box) this.#marks = CORNERS.map(([left, top]) => this.#mark(left, top));
    const [origin, right, below] = this.#marks.map((mark) => mark.getBoundingClientRect());
    if (!origin || !right || !below) throw new Error('a box has three marks');
    return {
      origin: { x: origin.left, y: origin.top },
      across: { x: right.left - origin.left, y: right.top - origin.top },
      down: { x: below.left - origin.left, y: below.top - origin.top },
    };
  }

  #mark(left: string, top: string): HTMLElement {
    const mark = this.#box.ownerDocument.createElement('i');
    mark.setAttribute('aria-hidden', 'true');
    Object.assign(mark.style, { position: 'absolute', left, top, inlineSize: '0', blockSize: '0' });
    Object.assign(mark.style, { pointerEvents: 'none', visibility: 'hidden' });
    this.#box.append(mark);
    return mark;
  }
}
