import type { AnnotationItem, AnnotationPoint, ItemType } from './annotation.ts';

/** A piece of an item to draw, in picture pixels: an SVG path, stroked with a width, or filled where that is 0. */
export interface ShapePath {
  readonly d: string;
  readonly width: number;
}

/** Pressure is drawn in so many widths. */
const WIDTHS = 8;
/** Length of an arrow's head, and half its breadth, in widths of its shaft. */
const HEAD_LENGTH = 4;
const HEAD_BREADTH = 2;
/** A marker lets the picture through. */
const MARKER_OPACITY = 0.4;
/** A marker is broader than a pen of the same size. */
const MARKER_WIDTH = 3;

/** How opaque an item is drawn, 0 to 1. */
export function shapeOpacity({ type, opacity = 1 }: AnnotationItem): number {
  return opacity * (type === 'marker' ? MARKER_OPACITY : 1);
}

/** How broad an item is drawn where it is broadest, in picture pixels; 0 for `text`. */
export function strokeWidth({ type, size }: AnnotationItem): number {
  if (type === 'text') return 0;
  return type === 'marker' ? size * MARKER_WIDTH : size;
}

/** An item's outlines; none for `text`, which is drawn as such. */
export function shapePaths(item: AnnotationItem): readonly ShapePath[] {
  return SHAPES[item.type](item);
}

const SHAPES: Readonly<Record<ItemType, (item: AnnotationItem) => readonly ShapePath[]>> = {
  pen: ({ points, size }) => strokePaths(points, size),
  // One path, so that it is equally translucent where it crosses itself.
  marker: (item) => [{ d: curve(item.points), width: strokeWidth(item) }],
  line: ({ points, size }) => [{ d: curve(points), width: size }],
  arrow: ({ points: [tail, tip], size }) => (tail && tip ? arrowPaths(tail, tip, size) : []),
  rectangle: ({ points: [a, b], size }) => (a && b ? [{ d: rectangle(a, b), width: size }] : []),
  ellipse: ({ points: [a, b], size }) => (a && b ? [{ d: ellipse(a, b), width: size }] : []),
  text: () => [],
};

/** A stroke by pressure: a path for each width that occurs. */
function strokePaths(points: readonly AnnotationPoint[], size: number): readonly ShapePath[] {
  const step = ([, , pressure = 1]: AnnotationPoint): number => Math.max(1, Math.round(pressure * WIDTHS));
  const [first] = points;
  if (!first) return [];
  const isEven = points.every((point) => step(point) === step(first));
  if (isEven) return [{ d: curve(points), width: (size * step(first)) / WIDTHS }];
  const byWidth = new Map<number, string>();
  let last = 0;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (!a || !b) continue;
    const width = step(b);
    // On from where this width has just been: a line has fewer ends to draw than its pieces.
    const begin = width === last ? '' : `M${at(a)}`;
    byWidth.set(width, `${byWidth.get(width) ?? ''}${begin}L${at(b)}`);
    last = width;
  }
  return [...byWidth].map(([width, d]) => ({ d, width: (size * width) / WIDTHS }));
}

/** Through the middles of what was drawn, so that it has no corners; straight between two points. */
function curve(points: readonly AnnotationPoint[]): string {
  const [first, second] = points;
  if (!first) return '';
  // A dot: a line of no length has round ends.
  if (!second) return `M${at(first)}L${at(first)}`;
  if (points.length === 2) return `M${at(first)}L${at(second)}`;
  let d = `M${at(first)}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [point, next] = [points[i], points[i + 1]];
    if (point && next) d += `Q${at(point)} ${at([(point[0] + next[0]) / 2, (point[1] + next[1]) / 2])}`;
  }
  return `${d}L${at(points.at(-1) ?? first)}`;
}

function arrowPaths(tail: AnnotationPoint, tip: AnnotationPoint, size: number): readonly ShapePath[] {
  const [dx, dy] = [tip[0] - tail[0], tip[1] - tail[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return [{ d: `M${at(tip)}L${at(tip)}`, width: size }];
  const [ux, uy] = [dx / length, dy / length];
  const head = Math.min(HEAD_LENGTH * size, length);
  const breadth = (head / HEAD_LENGTH) * HEAD_BREADTH;
  const [bx, by] = [tip[0] - ux * head, tip[1] - uy * head];
  const left: AnnotationPoint = [bx - uy * breadth, by + ux * breadth];
  const right: AnnotationPoint = [bx + uy * breadth, by - ux * breadth];
  return [
    { d: `M${at(tail)}L${at([bx, by])}`, width: size },
    { d: `M${at(tip)}L${at(left)}L${at(right)}Z`, width: 0 },
  ];
}

function rectangle([ax, ay]: AnnotationPoint, [bx, by]: AnnotationPoint): string {
  return `M${at([ax, ay])}L${at([bx, ay])}L${at([bx, by])}L${at([ax, by])}Z`;
}

function ellipse([ax, ay]: AnnotationPoint, [bx, by]: AnnotationPoint): string {
  const [rx, ry] = [Math.abs(bx - ax) / 2, Math.abs(by - ay) / 2];
  const [left, right, y] = [Math.min(ax, bx), Math.max(ax, bx), (ay + by) / 2];
  const arc = `A${round(rx)} ${round(ry)} 0 0 1 `;
  return `M${at([left, y])}${arc}${at([right, y])}${arc}${at([left, y])}Z`;
}

function at([x, y]: AnnotationPoint): string {
  return `${round(x)} ${round(y)}`;
}

/** Hundredths of a pixel are more than is seen. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
