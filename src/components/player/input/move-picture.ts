import { headerFrame, type PictureView } from '../../../core/player/view/picture-view.ts';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import { pictureLayout, type PlayerLayout } from '../../../core/player/view/player-layout.ts';
import {
  limitPan,
  type PictureFrame,
  type Point,
  type Viewport,
  viewportScale,
} from '../../../core/viewport/viewport.ts';
import { panBy, pinch, zoomAt } from '../../../core/viewport/zoom-at.ts';

/** What a pointer does to a picture. Points are device pixels of the canvas. */
export type PictureMove =
  | { readonly kind: 'zoom'; readonly factor: number; readonly at: Point }
  | { readonly kind: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'pinch'; readonly from: readonly [Point, Point]; readonly to: readonly [Point, Point] };

/** How a player's picture is looked at, and the picture; null where there is none, or no canvas. */
export function pictureViewport(
  state: PlayerSnapshot,
  layout: PlayerLayout,
): { readonly viewport: Viewport; readonly picture: PictureFrame } | null {
  const { size, settings, view } = state;
  const { width, height } = pictureLayout(layout, isHalved(state)) ?? layout;
  if (!size || width <= 0 || height <= 0) return null;
  const { fit, flip, flop } = settings;
  return { viewport: { width, height, fit, flip, flop, ...view }, picture: headerFrame(size) };
}

/** The view after a move; null where there is no picture to move. */
export function movePicture(state: PlayerSnapshot, layout: PlayerLayout, move: PictureMove): PictureView | null {
  const shown = pictureViewport(state, layout);
  if (!shown) return null;
  const { viewport, picture } = shown;
  const within = isHalved(state) ? intoPane(move, viewport.width) : move;
  const { zoom, panX, panY } = limitPan(moved(viewport, picture, within), picture);
  return { zoom, panX, panY };
}

/** Two pictures stand side by side, each on half of the canvas. */
function isHalved({ settings, compare }: PlayerSnapshot): boolean {
  return settings.compare === 'side-by-side' && compare?.frames != null;
}

/** Two pictures side by side share the view: what is done to the right one is done to the left one. */
function intoPane(move: PictureMove, width: number): PictureMove {
  const into = (point: Point): Point => (point.x < width ? point : { ...point, x: point.x - width });
  if (move.kind === 'zoom') return { ...move, at: into(move.at) };
  if (move.kind === 'pan') return move;
  const [from, to] = [move.from, move.to].map(([a, b]) => {
    const by = into(a).x - a.x;
    return [into(a), { ...b, x: b.x + by }] as const;
  });
  return from && to ? { ...move, from, to } : move;
}

function moved(view: Viewport, picture: PictureFrame, move: PictureMove): Viewport {
  if (move.kind === 'zoom') return zoomAt(view, picture, move.factor, move.at);
  if (move.kind === 'pinch') return pinch(view, picture, move.from, move.to);
  // A picture that was moved stays at its size when the box changes.
  return panBy({ ...view, zoom: viewportScale(view, picture) }, picture, move.dx, move.dy);
}
