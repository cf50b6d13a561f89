import { SCOPE_REGION } from './scope-words.ts';

/** A part of a picture, in whole pixels from the display window's top left. */
export interface ScopeRegion {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Reads `left,top,width,height`; null for text that is none. */
export function parseRegion(text: string | null): ScopeRegion | null {
  if (text === null || !SCOPE_REGION.test(text)) return null;
  const [left = 0, top = 0, width = 1, height = 1] = text.split(',').map(Number);
  return { left, top, width, height };
}

export function formatRegion({ left, top, width, height }: ScopeRegion): string {
  return [left, top, width, height].join();
}

/** The whole pixels between two points of a picture of this size, at least one; in either order. */
export function regionBetween(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
): ScopeRegion {
  const span = (a: number, b: number, end: number): readonly [number, number] => {
    const first = Math.min(Math.max(Math.floor(Math.min(a, b)), 0), end - 1);
    return [first, Math.max(Math.min(Math.ceil(Math.max(a, b)), end) - first, 1)];
  };
  const [left, width] = span(from.x, to.x, size.width);
  const [top, height] = span(from.y, to.y, size.height);
  return { left, top, width, height };
}
