const NORMAL = /normal|legacy/;

/** Declarations for the player and for the replaced element that gives it its natural width. */
export interface BoxPlacement {
  readonly host: string;
  readonly sizer: string;
}

export const DEFAULT_PLACEMENT: BoxPlacement = Object.freeze({ host: 'justify-self: start', sizer: '' });

/**
 * CSS for the places where a replaced element such as `<video>` is laid out otherwise than any other box of the same size,
 * which depends on the box around it:
 *
 * - alone in a block, in a grid area or between insets, `auto` is its natural size, it does not fill (CSS Align 3, 6.1;
 *   CSS Grid 1, 6.2; CSS 2.2, 10.3.8);
 * - a flex item does not shrink below its natural size by itself (CSS Flexbox 1, 4.5).
 *
 * A page's own rules for the element win over these.
 */
export function boxPlacement(element: HTMLElement): BoxPlacement {
  const view = element.ownerDocument.defaultView ?? window;
  const { position } = view.getComputedStyle(element);
  if (position === 'absolute' || position === 'fixed')
    return { host: 'justify-self: start; align-self: start', sizer: '' };
  const around = layoutParent(element);
  const { display, justifyItems, alignItems } = around ? view.getComputedStyle(around) : NO_BOX;
  if (display.includes('flex')) return { host: '', sizer: 'max-inline-size: none' };
  if (!display.includes('grid')) return DEFAULT_PLACEMENT;
  const self = (items: string): string => (NORMAL.test(items) ? 'start' : 'auto');
  return { host: `justify-self: ${self(justifyItems)}; align-self: ${self(alignItems)}`, sizer: '' };
}

const NO_BOX = Object.freeze({ display: 'block', justifyItems: 'normal', alignItems: 'normal' });

/** The element whose box lays this one out. */
function layoutParent(element: Element): Element | null {
  const above = element.assignedSlot ?? element.parentNode;
  const parent = above && 'host' in above ? (above as ShadowRoot).host : above;
  if (!parent || parent.nodeType !== Node.ELEMENT_NODE) return null;
  const { display } = getComputedStyle(parent as Element);
  return display === 'contents' ? layoutParent(parent as Element) : (parent as Element);
}
