import { transformRectangle, windowRectangle, type Rectangle } from './rectangle.ts';
import { invertTransform, viewTransform } from './view-transform.ts';
import type { PictureFrame, Point, Viewport } from './viewport.ts';

/** The half plane of the first picture, in canvas pixels: `x · normalX + y · normalY < distance`. */
export interface WipeEdge {
  readonly normalX: number;
  readonly normalY: number;
  readonly distance: number;
}

/** Where a picture's display window is on the canvas, cut at the canvas's edges; the whole canvas where it is outside. */
export function visiblePicture(view: Viewport, picture: PictureFrame): Rectangle {
  const all = transformRectangle(invertTransform(viewTransform(view, picture)), windowRectangle(picture.displayWindow));
  const [left, right] = [Math.max(all.left, 0), Math.min(all.right, view.width)];
  const [top, bottom] = [Math.max(all.top, 0), Math.min(all.bottom, view.height)];
  if (left < right && top < bottom) return { left, top, right, bottom };
  return { left: 0, top: 0, right: view.width, bottom: view.height };
}

/** Extent of a rectangle along a direction. */
function extent({ left, top, right, bottom }: Rectangle, x: number, y: number): readonly [number, number] {
  const corners = [left * x + top * y, right * x + top * y, left * x + bottom * y, right * x + bottom * y];
  return [Math.min(...corners), Math.max(...corners)];
}

/** Cosine and sine of whole quarters are exact, so that a wipe along pixel borders cuts no pixel. */
function direction(angle: number): readonly [number, number] {
  const radians = (angle * Math.PI) / 180;
  return [Math.round(Math.cos(radians) * 1e12) / 1e12, Math.round(Math.sin(radians) * 1e12) / 1e12];
}

/**
 * The edge at `position` (0…1) across the part of the picture that can be seen, so that it is always in reach. `angle`
 * in degrees clockwise: 0 has the first picture on the left, 90 above.
 */
export function wipeEdge(visible: Rectangle, position: number, angle: number): WipeEdge {
  const [normalX, normalY] = direction(angle);
  const [from, to] = extent(visible, normalX, normalY);
  return { normalX, normalY, distance: from + (to - from) * position };
}

/** The position that puts the edge through a canvas point, 0…1. */
export function wipePosition(visible: Rectangle, angle: number, { x, y }: Point): number {
  const [normalX, normalY] = direction(angle);
  const [from, to] = extent(visible, normalX, normalY);
  const position = (x * normalX + y * normalY - from) / (to - from);
  return Number.isFinite(position) ? Math.min(Math.max(position, 0), 1) : 0.5;
}
