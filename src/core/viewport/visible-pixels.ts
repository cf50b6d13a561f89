import type { PixelWindow } from '../frame/planes.ts';
import { transformPoint, type ViewTransform } from './view-transform.ts';

/**
 * Pixels of a window of which something is on a canvas of that size, inclusive; null where there are none. The transform
 * is from canvas to picture.
 */
export function visiblePixels(
  transform: ViewTransform,
  { width, height }: { readonly width: number; readonly height: number },
  [left, top, right, bottom]: PixelWindow,
): PixelWindow | null {
  const a = transformPoint(transform, { x: 0, y: 0 });
  const b = transformPoint(transform, { x: width, y: height });
  const xMin = Math.max(Math.floor(Math.min(a.x, b.x)), left);
  const yMin = Math.max(Math.floor(Math.min(a.y, b.y)), top);
  const xMax = Math.min(Math.ceil(Math.max(a.x, b.x)) - 1, right);
  const yMax = Math.min(Math.ceil(Math.max(a.y, b.y)) - 1, bottom);
  return xMin <= xMax && yMin <= yMax ? [xMin, yMin, xMax, yMax] : null;
}

/** The pixels that two windows share; null where there are none. */
export function windowIntersection(a: PixelWindow, b: PixelWindow): PixelWindow | null {
  const [xMin, yMin] = [Math.max(a[0], b[0]), Math.max(a[1], b[1])];
  const [xMax, yMax] = [Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return xMin <= xMax && yMin <= yMax ? [xMin, yMin, xMax, yMax] : null;
}
