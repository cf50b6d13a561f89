import { shownValue } from '../base/shown-value.ts';
import { parseFrameRange } from '../time/frame-range-parse.ts';
import {
  isDrawn,
  MAX_ANNOTATIONS,
  MAX_ITEMS,
  MAX_NAME,
  MAX_POINTS,
  MAX_TEXT,
  type Annotation,
  type AnnotationItem,
  type ItemType,
} from './annotation.ts';

/** How many points each kind of item has: at least, and at most. */
const POINTS: Readonly<Record<ItemType, readonly [least: number, most: number]>> = {
  pen: [1, MAX_POINTS],
  marker: [1, MAX_POINTS],
  line: [2, 2],
  arrow: [2, 2],
  rectangle: [2, 2],
  ellipse: [2, 2],
  text: [1, 1],
};

/** Annotations that were checked, with their points: deeply frozen, they need no second look. */
const CHECKED = new WeakMap<Annotation, number>();

/** How many points may still come. */
interface Allowance {
  points: number;
}

/**
 * A frozen copy of annotations from outside. Fields and kinds of items that are not known are kept. Throws TypeError that
 * names the field that is wrong: `annotations[3].items[0].points[7] must be …`.
 */
export function readAnnotations(input: unknown): readonly Annotation[] {
  if (!Array.isArray(input)) throw new TypeError('annotations must be an array');
  if (input.length > MAX_ANNOTATIONS) throw new TypeError(`annotations must be at most ${MAX_ANNOTATIONS}`);
  const ids = new Set<string>();
  const left = { points: MAX_POINTS };
  return Object.freeze(input.map((annotation, at) => readAnnotation(annotation, `annotations[${at}]`, ids, left)));
}

/** A frozen copy of one annotation; see {@link readAnnotations}. */
export function readAnnotation(
  input: unknown,
  path = 'annotation',
  ids = new Set<string>(),
  left: Allowance = { points: MAX_POINTS },
): Annotation {
  const known = CHECKED.get(input as Annotation);
  const before = left.points;
  const copy = known === undefined ? plainCopy(input, path) : (input as Readonly<Record<string, unknown>>);
  const { id, author, frame, range, clip, items } = copy;
  check(isText(id, 1, MAX_NAME), `${path}.id`, `a string of 1 to ${MAX_NAME} characters`, id);
  check(!ids.has(id as string), `${path}.id`, 'unique', id);
  ids.add(id as string);
  if (known !== undefined) {
    spendPoints(left, known);
    return input as Annotation;
  }
  for (const [name, value] of [['author', author], ['clip', clip]] as const) // prettier-ignore
    check(value === undefined || isText(value, 0, MAX_NAME), `${path}.${name}`, `a string of at most ${MAX_NAME} characters`, value); // prettier-ignore
  check((frame === undefined) !== (range === undefined), path, 'on a frame or on a range', frame ?? range);
  check(frame === undefined || Number.isSafeInteger(frame), `${path}.frame`, 'an integer', frame);
  const isRange = range === undefined || (isText(range, 3, 40) && parseFrameRange(range as string) !== null);
  check(isRange, `${path}.range`, '"in-out"', range);
  check(Array.isArray(items) && items.length <= MAX_ITEMS, `${path}.items`, `a list of at most ${MAX_ITEMS}`, items);
  (items as readonly unknown[]).forEach((item, i) => checkItem(item, `${path}.items[${i}]`, left));
  const annotation = copy as unknown as Annotation;
  CHECKED.set(annotation, before - left.points);
  return annotation;
}

const DRAWABLE = new WeakMap<Annotation, readonly AnnotationItem[]>();

/** Items of a frozen annotation that can be drawn: of a kind that is known, and right in every field. */
export function drawableItems(annotation: Annotation): readonly AnnotationItem[] {
  const known = DRAWABLE.get(annotation);
  if (known) return known;
  const items = annotation.items.filter((item): item is AnnotationItem => {
    try {
      checkItem(item, 'item', { points: MAX_POINTS });
      return isDrawn(item);
    } catch {
      return false;
    }
  });
  DRAWABLE.set(annotation, items);
  return items;
}

function spendPoints(left: Allowance, points: number): void {
  left.points -= points;
  check(left.points >= 0, 'annotations', `of at most ${MAX_POINTS} points`, 'more');
}

function checkItem(item: unknown, path: string, left: Allowance): void {
  check(isRecord(item) && isText(item.type, 1, MAX_NAME), `${path}.type`, 'a string', item);
  const known = item as unknown as AnnotationItem;
  if (!isDrawn(known)) return;
  const { type, points, color, size, opacity, text } = known;
  const [least, most] = POINTS[type];
  const isCounted = Array.isArray(points) && points.length >= least && points.length <= most;
  check(isCounted, `${path}.points`, least === most ? `a list of ${least}` : 'a list of at least 1', points);
  spendPoints(left, points.length);
  points.forEach((point, i) => {
    if (!isPoint(point)) check(false, `${path}.points[${i}]`, '[x, y] or [x, y, pressure] in finite numbers', point);
  });
  check(isText(color, 1, MAX_NAME), `${path}.color`, 'a CSS colour', color);
  check(isNumber(size) && size > 0, `${path}.size`, 'a number above 0, in picture pixels', size);
  const isOpacity = opacity === undefined || (isNumber(opacity) && opacity >= 0 && opacity <= 1);
  check(isOpacity, `${path}.opacity`, 'a number from 0 to 1', opacity);
  const isWritten = type === 'text' ? isText(text, 0, MAX_TEXT) : text === undefined || isText(text, 0, MAX_TEXT);
  check(isWritten, `${path}.text`, `a string of at most ${MAX_TEXT} characters`, text);
}

/** A frozen copy that holds nothing but JSON: whatever getters, prototypes and cycles the input has. */
function plainCopy(input: unknown, path: string): Readonly<Record<string, unknown>> {
  check(isRecord(input), path, 'an object', input);
  let copy: unknown;
  try {
    copy = deepFreeze(JSON.parse(JSON.stringify(input)));
  } catch {
    // Cycles, getters that throw, and what is nested deeper than anything is meant to be.
    copy = null;
  }
  check(isRecord(copy), path, 'plain JSON', input);
  return copy as Readonly<Record<string, unknown>>;
}

function deepFreeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}

function isPoint(point: unknown): boolean {
  if (!Array.isArray(point) || point.length < 2 || point.length > 3 || !point.every(isNumber)) return false;
  const pressure: number = point[2] ?? 1;
  return pressure >= 0 && pressure <= 1;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isText(value: unknown, least: number, most: number): value is string {
  return typeof value === 'string' && value.length >= least && value.length <= most;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function check(isRight: boolean, path: string, expected: string, value: unknown): void {
  if (!isRight) throw new TypeError(`${path} must be ${expected}, not ${shownValue(value)}`);
}
