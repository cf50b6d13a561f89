import type { ElementByTag, PropertiesByTag } from './elements.ts';
import type { ListenersOf, SeqTag } from './markup.ts';

type Ref<Value> = ((value: Value | null) => unknown) | { current: Value | null } | null | undefined;

/** What `clientProps` takes: listeners and properties of an element as JSX names them, and a ref of your own. */
export type ClientProps<Tag extends SeqTag> = PropertiesByTag[Tag] &
  ListenersOf<Tag, 'on'> & { readonly ref?: Ref<ElementByTag[Tag]> };

/** Properties that each element was given last: what has not changed is not assigned again. */
const given = new WeakMap<Element, Map<string, unknown>>();

/**
 * Listeners and properties that no markup can hold, for React 19 over server-rendered markup: while it hydrates, React
 * skips them on custom elements. `<seq-player src="…" {...clientProps({ 'onseq-frame-change': note, markers })} />` has
 * them in either case. Listeners go with the element, or with the next rendering that brings others.
 */
export function clientProps<Tag extends SeqTag = 'seq-player'>({
  ref,
  ...props
}: ClientProps<Tag>): { readonly ref: (element: ElementByTag[Tag] | null) => (() => void) | undefined } {
  return {
    ref: (element) => {
      if (!element) return undefined;
      const listening = new AbortController();
      for (const [name, value] of Object.entries(props)) {
        if (!name.startsWith('onseq-')) assign(element, name, value);
        else if (typeof value === 'function')
          element.addEventListener(name.slice(2), value as EventListener, { signal: listening.signal });
      }
      const release = fill(ref, element);
      return () => {
        listening.abort();
        release();
      };
    },
  };
}

function assign(element: Element, name: string, value: unknown): void {
  let known = given.get(element);
  if (!known) given.set(element, (known = new Map()));
  if (known.has(name) && known.get(name) === value) return;
  known.set(name, value);
  Reflect.set(element, name, value);
}

/** Gives a ref its element; what it returns takes it back. */
function fill<Value>(ref: Ref<Value>, element: Value): () => void {
  if (!ref) return () => {};
  if (typeof ref === 'function') {
    const release = ref(element);
    return typeof release === 'function' ? (release as () => void) : () => void ref(null);
  }
  ref.current = element;
  return () => {
    ref.current = null;
  };
}
