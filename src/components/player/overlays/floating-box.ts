/** A box in the client area, CSS pixels. */
export interface ClientBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a panel lies; `maxHeight` is what it may take of the window. */
export interface FloatingBox {
  readonly left: number;
  readonly top: number;
  readonly maxHeight: number;
}

/** Kept free around a panel and between it and its bar. */
const MARGIN = 6;

/**
 * Places a panel over the end of a bar, inside the window: above it where there is room, else on the side that has more
 * of it.
 */
export function floatingBox(
  anchor: ClientBox,
  panel: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
): FloatingBox {
  const above = anchor.top - 2 * MARGIN;
  const below = view.height - anchor.bottom - 2 * MARGIN;
  const isAbove = above >= panel.height || above >= below;
  // A bar that is out of sight leaves the window as it is.
  const maxHeight = Math.min(Math.max(isAbove ? above : below, 0) || view.height, view.height - 2 * MARGIN);
  const height = Math.min(panel.height, maxHeight);
  const top = isAbove ? anchor.top - MARGIN - height : anchor.bottom + MARGIN;
  const fits = (at: number, size: number, room: number): number => Math.max(MARGIN, Math.min(at, room - size - MARGIN));
  return {
    left: fits(anchor.right - MARGIN - panel.width, panel.width, view.width),
    top: fits(top, height, view.height),
    maxHeight,
  };
}
