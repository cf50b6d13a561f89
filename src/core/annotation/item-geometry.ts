import type { AnnotationItem, AnnotationPoint, ItemType } from './annotation.ts';
import { strokeWidth } from './item-shape.ts';

/** A box in picture pixels. */
export interface ItemBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Mean width of a letter and height of a line, in sizes of its letters: near enough to find a text by. */
const LETTER_WIDTH = 0.6;
const LINE = 1.25;

/** Whether an item is drawn within `reach` picture pixels of a point: on its outline, for a text in its box. */
export function hitsItem(item: AnnotationItem, point: AnnotationPoint, reach: number): boolean {
  return HITS[item.type](item, point, reach + strokeWidth(item) / 2);
}

/** An item moved by so many picture pixels. */
export function movedItem(item: AnnotationItem, dx: number, dy: number): AnnotationItem {
  const points = item.points.map(([x, y, ...pressure]): AnnotationPoint => [place(x + dx), place(y + dy), ...pressure]);
  return { ...item, points };
}

/** The box around everything of an item that is drawn. */
export function itemBox(item: AnnotationItem): ItemBox {
  if (item.type === 'text') return textBox(item);
  const margin = strokeWidth(item) / 2;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of item.points) {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
  }
  return { left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin };
}

/** A place as annotations hold it: hundredths of a pixel are more than is seen. */
export function place(value: number): number {
  return Math.round(value * 100) / 100;
}

/**
 * The second point of a line or a box as it is while a key keeps it regular: lines in steps of 45 degrees, boxes as wide as
 * they are high.
 */
export function regularPoint(type: ItemType, [ax, ay]: AnnotationPoint, [bx, by]: AnnotationPoint): AnnotationPoint {
  const [dx, dy] = [bx - ax, by - ay];
  if (type === 'rectangle' || type === 'ellipse') {
    const side = Math.max(Math.abs(dx), Math.abs(dy));
    return [place(ax + side * (dx < 0 ? -1 : 1)), place(ay + side * (dy < 0 ? -1 : 1))];
  }
  const angle = (Math.round(Math.atan2(dy, dx) / (Math.PI / 4)) * Math.PI) / 4;
  const length = dx * Math.cos(angle) + dy * Math.sin(angle);
  return [place(ax + length * Math.cos(angle)), place(ay + length * Math.sin(angle))];
}

type Hit = (item: AnnotationItem, point: AnnotationPoint, reach: number) => boolean;

const onPath: Hit = ({ points }, point, reach) => nearPath(points, point, reach);

const HITS: Readonly<Record<ItemType, Hit>> = {
  pen: onPath,
  marker: onPath,
  line: onPath,
  arrow: onPath,
  rectangle: ({ points: [a = [0, 0], b = a] }, point, reach) => {
    const corners: AnnotationPoint[] = [[a[0], a[1]], [b[0], a[1]], [b[0], b[1]], [a[0], b[1]], [a[0], a[1]]]; // prettier-ignore
    return nearPath(corners, point, reach);
  },
  ellipse: ({ points: [a = [0, 0], b = a] }, [x, y], reach) => {
    const [dx, dy] = [x - (a[0] + b[0]) / 2, y - (a[1] + b[1]) / 2];
    const [rx, ry] = [Math.abs(b[0] - a[0]) / 2, Math.abs(b[1] - a[1]) / 2];
    const isWithin = (grow: number): boolean =>
      rx + grow > 0 && ry + grow > 0 && (dx / (rx + grow)) ** 2 + (dy / (ry + grow)) ** 2 <= 1;
    return isWithin(reach) && !isWithin(-reach);
  },
  text: (item, [x, y], reach) => {
    const { left, top, right, bottom } = textBox(item);
    return x >= left - reach && x <= right + reach && y >= top - reach && y <= bottom + reach;
  },
};

function textBox({ points: [[x, y] = [0, 0]], size, text = '' }: AnnotationItem): ItemBox {
  const lines = text.split('\n');
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 1);
  const bottom = y + size * (0.25 + (lines.length - 1) * LINE);
  return { left: x, top: y - size, right: x + longest * size * LETTER_WIDTH, bottom };
}

function nearPath(points: readonly AnnotationPoint[], point: AnnotationPoint, reach: number): boolean {
  return points.some((end, i) => distance(points[Math.max(0, i - 1)] ?? end, end, point) <= reach);
}

/** How far a point is from a stretch. */
function distance([ax, ay]: AnnotationPoint, [bx, by]: AnnotationPoint, [x, y]: AnnotationPoint): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
