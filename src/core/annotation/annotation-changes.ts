import type { Annotation } from './annotation.ts';

/** What became of annotations: each whole, as it is now (`removed`: as it was). */
export interface AnnotationChanges {
  readonly added: readonly Annotation[];
  readonly changed: readonly Annotation[];
  readonly removed: readonly Annotation[];
}

/** What differs between two lists, by id. */
export function annotationChanges(before: readonly Annotation[], after: readonly Annotation[]): AnnotationChanges {
  const known = new Map(before.map((annotation) => [annotation.id, annotation]));
  const kept = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !known.has(id)),
    changed: after.filter((annotation) => {
      const was = known.get(annotation.id);
      return was !== undefined && was !== annotation && JSON.stringify(was) !== JSON.stringify(annotation);
    }),
    removed: before.filter(({ id }) => !kept.has(id)),
  };
}

/** A list with changes applied to it: what is changed stays in its place, what is added comes last. */
export function applyChanges(
  annotations: readonly Annotation[],
  { added, changed, removed }: AnnotationChanges,
): readonly Annotation[] {
  const gone = new Set(removed.map(({ id }) => id));
  const renewed = new Map([...changed, ...added].map((annotation) => [annotation.id, annotation]));
  const kept = annotations.filter(({ id }) => !gone.has(id)).map((one) => renewed.get(one.id) ?? one);
  const ids = new Set(kept.map(({ id }) => id));
  return Object.freeze([...kept, ...[...renewed.values()].filter(({ id }) => !ids.has(id))]);
}
