import { fields, list, schemaOf } from './otio-time.ts';

/** Whether an effect is a note on frames, which `EditAnnotations` reads. */
export function isAnnotation(effect: unknown): boolean {
  return schemaOf(effect).name === 'Annotation';
}

/** Media seconds a second, by the time effects of an item. Its duration stays. What is not applied is a note. */
export function speedOf(item: unknown, note: (code: string, message: string) => void): number {
  const isClip = schemaOf(item).name === 'Clip';
  let speed = 1;
  for (const effect of list(fields(item).effects)) {
    const { name } = schemaOf(effect);
    const scalar = fields(effect).time_scalar;
    if (isAnnotation(effect)) {
      if (!isClip) note('otio-annotation-place', 'Notes on something else than a clip are kept, and not shown.');
    } else if (name === 'FreezeFrame' && isClip) speed = 0;
    else if (name === 'LinearTimeWarp' && isClip && typeof scalar === 'number' && Number.isFinite(scalar))
      speed *= scalar;
    else note('otio-effect', `The effect ${String(fields(effect).effect_name || name)} is not applied.`);
  }
  return speed;
}
