import { transformPoint, viewTransform } from './view-transform.ts';
import { clampZoom, type PictureFrame, type Point, type Viewport, viewportScale } from './viewport.ts';

/** Moves the picture so that its point `held` lies under the canvas point `at`. */
function hold(view: Viewport, picture: PictureFrame, held: Point, at: Point): Viewport {
  const now = transformPoint(viewTransform(view, picture), at);
  return { ...view, panX: view.panX + held.x - now.x, panY: view.panY + held.y - now.y };
}

/** Zooms to `zoom` canvas pixels per picture pixel, within the limits; what is under the canvas point stays there. */
export function zoomTo(view: Viewport, picture: PictureFrame, zoom: number, at: Point): Viewport {
  if (!(zoom > 0)) return view;
  const held = transformPoint(viewTransform(view, picture), at);
  return hold({ ...view, zoom: clampZoom(zoom) }, picture, held, at);
}

/** Zooms by a factor, as a wheel does; nothing where fit is already beyond the limit that it would come to. */
export function zoomAt(view: Viewport, picture: PictureFrame, factor: number, at: Point): Viewport {
  const scale = viewportScale(view, picture);
  const zoom = clampZoom(scale * factor);
  const turnsBack = factor >= 1 ? zoom < scale : zoom > scale;
  return turnsBack ? view : zoomTo(view, picture, zoom, at);
}

/** Drags the picture by canvas pixels. */
export function panBy(view: Viewport, picture: PictureFrame, dx: number, dy: number): Viewport {
  const { scaleX, scaleY } = viewTransform(view, picture);
  return { ...view, panX: view.panX - dx * scaleX, panY: view.panY - dy * scaleY };
}

/**
 * Two fingers moved: the picture goes with them. What lay under their middle lies under it again, larger by as much as
 * the fingers are farther apart. Fingers on one point pan only.
 */
export function pinch(
  view: Viewport,
  picture: PictureFrame,
  from: readonly [Point, Point],
  to: readonly [Point, Point],
): Viewport {
  const held = transformPoint(viewTransform(view, picture), middle(from));
  const [before, after] = [distance(from), distance(to)];
  const factor = before > 0 && after > 0 ? after / before : 1;
  const zoom = factor === 1 ? view.zoom : clampZoom(viewportScale(view, picture) * factor);
  return hold({ ...view, zoom }, picture, held, middle(to));
}

const middle = ([a, b]: readonly [Point, Point]): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const distance = ([a, b]: readonly [Point, Point]): number => Math.hypot(a.x - b.x, a.y - b.y);
