import { shownValue } from '../base/shown-value.ts';
import { parseFrameRange } from '../time/frame-range-parse.ts';
import { type Annotation, MAX_ANNOTATIONS, MAX_ITEMS } from './annotation.ts';

/** Annotations that are held: deeply frozen, they need no second copy. */
const HELD = new WeakSet<object>();

/**
 * A frozen copy of annotations as plain JSON: each with an id of its own, on a frame or on a range. Of their items only
 * the number is looked at; `readAnnotations()` tells what else is wrong with them, and what cannot be drawn is kept. Throws
 * TypeError that names the field that is wrong.
 */
export function holdAnnotations(input: readonly unknown[]): readonly Annotation[] {
  check(Array.isArray(input) && input.length <= MAX_ANNOTATIONS, 'annotations', `a list of at most ${MAX_ANNOTATIONS}`, input); // prettier-ignore
  const ids = new Set<unknown>();
  return Object.freeze(
    input.map((one, at) => {
      const path = `annotations[${at}]`;
      const annotation = HELD.has(one as object) ? (one as Annotation) : held(one, path);
      check(!ids.has(annotation.id), `${path}.id`, 'unique', annotation.id);
      ids.add(annotation.id);
      return annotation;
    }),
  );
}

function held(input: unknown, path: string): Annotation {
  let copy: Annotation | null = null;
  try {
    copy = deepFreeze(JSON.parse(JSON.stringify(input)) as Annotation | null);
  } catch {
    // Cycles, getters that throw, and what is nested deeper than anything is meant to be.
  }
  check(isRecord(copy), path, 'an object of plain JSON', input);
  const { id, frame, range, items } = copy as Annotation;
  check(typeof id === 'string' && id !== '', `${path}.id`, 'a string', id);
  const isOnFrame = range === undefined && Number.isSafeInteger(frame);
  const isOnRange = frame === undefined && typeof range === 'string' && parseFrameRange(range) !== null;
  check(isOnFrame || isOnRange, path, 'on a frame or on a range', range ?? frame);
  check(Array.isArray(items) && items.length <= MAX_ITEMS, `${path}.items`, `a list of at most ${MAX_ITEMS}`, items);
  HELD.add(copy as Annotation);
  return copy as Annotation;
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function check(isRight: boolean, path: string, expected: string, value: unknown): void {
  if (!isRight) throw new TypeError(`${path} must be ${expected}, not ${shownValue(value)}`);
}
