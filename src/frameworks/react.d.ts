// Types for React 19: `import {} from 'seq-viewer/react'`, or "types": ["seq-viewer/react"] in tsconfig.json.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ElementByTag } from './elements.js';
import type { ListenersOf, MarkupOf, SeqTag } from './markup.js';

export { clientProps, type ClientProps } from './client-props.js';

type OwnProps<Tag extends SeqTag> = MarkupOf<Tag> & ListenersOf<Tag, 'on'>;
type Props<Tag extends SeqTag> = Omit<
  DetailedHTMLProps<HTMLAttributes<ElementByTag[Tag]>, ElementByTag[Tag]>,
  keyof OwnProps<Tag>
> &
  OwnProps<Tag>;
type SeqElements = { [Tag in SeqTag]: Props<Tag> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends SeqElements {}
  }
}
