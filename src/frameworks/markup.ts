import type { AttributesByTag, ElementByTag, EventsByTag, PropertiesByTag } from './elements.ts';

/** The tags of this library. */
export type SeqTag = keyof ElementByTag;

/** Attributes of an element and those of its properties that no attribute sets, as templates write them. */
export type MarkupOf<Tag extends SeqTag> = AttributesByTag[Tag] & PropertiesByTag[Tag];

/** Listeners of an element by its events' names with `Prefix` before them: `onseq-frame-change`, `on:seq-frame-change`. */
export type ListenersOf<Tag extends SeqTag, Prefix extends string> = {
  [Name in keyof EventsByTag[Tag] as `${Prefix}${Name & string}`]?:
    ((event: EventsByTag[Tag][Name] & { readonly currentTarget: ElementByTag[Tag] }) => void) | null | undefined;
};

/** `compare-src` → `compareSrc` */
export type CamelCase<Name> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;
