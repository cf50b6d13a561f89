// Types for Svelte 5: `import {} from 'seq-viewer/svelte'`, or "types": ["seq-viewer/svelte"] in tsconfig.json.
import type { HTMLAttributes } from 'svelte/elements';
import type { ElementByTag } from './elements.js';
import type { ListenersOf, MarkupOf, SeqTag } from './markup.js';

type OwnProps<Tag extends SeqTag> = MarkupOf<Tag> & ListenersOf<Tag, 'on'> & ListenersOf<Tag, 'on:'>;
type Props<Tag extends SeqTag> = Omit<HTMLAttributes<ElementByTag[Tag]>, keyof OwnProps<Tag>> & OwnProps<Tag>;
type SeqElements = { [Tag in SeqTag]: Props<Tag> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends SeqElements {}
}
