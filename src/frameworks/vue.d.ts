// Types for Vue 3: `import {} from 'seq-viewer/vue'`, or "types": ["seq-viewer/vue"] in tsconfig.json.
import type { HTMLAttributes, ReservedProps } from 'vue';
import type { ElementByTag, EventsByTag } from './elements.js';
import type { CamelCase, ListenersOf, MarkupOf, SeqTag } from './markup.js';

/** As templates are checked: `compare-src` is looked up as `compareSrc`, `@seq-frame-change` as `onSeqFrameChange`. */
type OwnProps<Tag extends SeqTag> = {
  [Name in keyof MarkupOf<Tag> as CamelCase<Name>]: MarkupOf<Tag>[Name];
} & {
  [Name in keyof EventsByTag[Tag] as `on${Capitalize<CamelCase<Name & string>>}`]?: ListenersOf<Tag, ''>[Name &
    keyof ListenersOf<Tag, ''>];
};
type Props<Tag extends SeqTag> = Omit<HTMLAttributes & ReservedProps, keyof OwnProps<Tag>> & OwnProps<Tag>;
type SeqElements = { [Tag in SeqTag]: new () => ElementByTag[Tag] & { readonly $props: Props<Tag> } };

declare module 'vue' {
  interface GlobalComponents extends SeqElements {}
}
