// Types for Solid: `import {} from 'seq-viewer/solid'`, or "types": ["seq-viewer/solid"] in tsconfig.json.
import type { JSX } from 'solid-js';
import type { AttributesByTag, ElementByTag, PropertiesByTag } from './elements.js';
import type { ListenersOf, MarkupOf, SeqTag } from './markup.js';

type Prefixed<Values, Prefix extends string> = { [Name in keyof Values as `${Prefix}${Name & string}`]: Values[Name] };
type OwnProps<Tag extends SeqTag> = MarkupOf<Tag> &
  Prefixed<AttributesByTag[Tag], 'attr:'> &
  Prefixed<PropertiesByTag[Tag], 'prop:'> &
  ListenersOf<Tag, 'on:'>;
type Props<Tag extends SeqTag> = Omit<JSX.HTMLAttributes<ElementByTag[Tag]>, keyof OwnProps<Tag>> & OwnProps<Tag>;
type SeqElements = { [Tag in SeqTag]: Props<Tag> };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends SeqElements {}
  }
}
