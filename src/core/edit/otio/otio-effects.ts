import { fields, list, schemaOf } from './otio-time.ts';

/** Whether an effect is a note on frames, which `EditAnnotations` reads. */
export function isAnnotation(effect: unknown): boolean {
  return schemaOf(effect).name === 'Annotation';
}

/** Items that time effects apply to. */
const TAKE_TIME: ReadonlySet<string> = new Set(['Clip', 'Track', 'Stack']);
/** Times faster or slower that are believed. */
const MOST_SPEED = 10_000;

/** Media seconds a second, by the time effects of an item. Its duration stays. What is not applied is a note. */
export function speedOf(item: unknown, note: (code: string, message: string) => void): number {
  const { name: kind } = schemaOf(item);
  let speed = 1;
  for (const effect of list(fields(item).effects)) {
    const { name } = schemaOf(effect);
    const scalar = fields(effect).time_scalar;
    if (isAnnotation(effect)) {
      if (kind !== 'Clip')
        note('otio-annotation-place', 'Notes on something else than a clip are kept, and not shown.');
    } else if (name === 'FreezeFrame' && TAKE_TIME.has(kind)) speed = 0;
    else if (name === 'LinearTimeWarp' && TAKE_TIME.has(kind) && isSpeed(scalar) && isSpeed(speed * scalar))
      speed *= scalar;
    else note('otio-effect', `The effect ${String(fields(effect).effect_name || name)} is not applied.`);
  }
  return speed;
}

function isSpeed(scalar: unknown): scalar is number {
  return typeof scalar === 'number' && Math.abs(scalar) <= MOST_SPEED;
}
