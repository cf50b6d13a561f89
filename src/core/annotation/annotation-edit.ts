import type { Annotation, AnnotationItem, UnknownItem } from './annotation.ts';

type Item = AnnotationItem | UnknownItem;

/** An item and where it stands among those of its annotation. */
export interface PlacedItem {
  readonly item: Item;
  readonly at: number;
}

/** When an annotation is seen: see {@link Annotation}. */
export type AnnotationPlace = Pick<Annotation, 'frame' | 'range' | 'clip'>;

/**
 * What is done to one annotation: items taken out of it, others put in, and it may be seen on other frames. It says nothing
 * of the annotation's other items, so that what others have drawn meanwhile stays when it is taken back.
 */
export interface AnnotationEdit {
  readonly id: string;
  readonly removed: readonly PlacedItem[];
  readonly added: readonly PlacedItem[];
  /** Before and after; the same where it stays where it is. */
  readonly place: readonly [before: AnnotationPlace, after: AnnotationPlace];
}

/** What an edit asks for; null where nothing is left to do. */
export interface AskedEdit {
  readonly action: 'add' | 'change' | 'remove';
  readonly annotation: Annotation;
}

/** The edit that takes another back. */
export function inverseEdit({ id, removed, added, place: [before, after] }: AnnotationEdit): AnnotationEdit {
  return { id, removed: added, added: removed, place: [after, before] };
}

/**
 * What has to be asked for so that an edit is done to annotations as they are now. An annotation that is gone comes back
 * with what is put in; one of which nothing is left, and to which no host has added anything, is removed.
 */
export function askedEdit(annotations: readonly Annotation[], edit: AnnotationEdit): AskedEdit | null {
  const { id, removed, added, place } = edit;
  const present = annotations.find((one) => one.id === id);
  if (!present) {
    if (added.length === 0) return null;
    return { action: 'add', annotation: { id, ...place[1], items: added.map(({ item }) => item) } };
  }
  const items = withItems(withoutItems(present.items, removed), added);
  const annotation = { ...(isSamePlace(...place) ? present : placed(present, place[1])), items };
  if (items.length === 0 && present.metadata === undefined) return { action: 'remove', annotation: present };
  return { action: 'change', annotation };
}

/** Whether two annotations are seen on the same frames. */
export function isSamePlace(one: AnnotationPlace, other: AnnotationPlace): boolean {
  return one.frame === other.frame && one.range === other.range && one.clip === other.clip;
}

/** Whether two items are the same one: hosts hand copies back. */
export function isSameItem(one: Item, other: Item): boolean {
  if (one === other) return true;
  return one.type === other.type && JSON.stringify(one) === JSON.stringify(other);
}

function placed(
  { frame: _frame, range: _range, clip: _clip, ...rest }: Annotation,
  place: AnnotationPlace,
): Annotation {
  return { ...rest, ...place };
}

function withoutItems(items: readonly Item[], removed: readonly PlacedItem[]): readonly Item[] {
  const left = [...items];
  for (const { item } of removed) {
    const at = left.findLastIndex((one) => isSameItem(one, item));
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}

function withItems(items: readonly Item[], added: readonly PlacedItem[]): readonly Item[] {
  const all = [...items];
  for (const { item, at } of added) all.splice(Math.min(at, all.length), 0, item);
  return all;
}
