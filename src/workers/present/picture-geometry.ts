import type { PixelWindow, Plane, Picture } from '../../core/frame/planes.ts';
import type { PlayerView } from '../../core/presenter/protocol.ts';

/** Canvas pixel (left to right, top to bottom, at its centre) → display-window pixel: `position · scale + origin`. */
export interface CanvasMapping {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly originX: number;
  readonly originY: number;
  /** Picture pixels per canvas pixel; above 1 the picture is shrunk. */
  readonly reduction: number;
}

/** Where a picture's display window lies on a canvas. Fit, flip, flop and pixel aspect ratio are in it. */
export function canvasMapping(
  view: Pick<PlayerView, 'width' | 'height' | 'fit' | 'flip' | 'flop'>,
  [xMin, yMin, xMax, yMax]: PixelWindow,
  pixelAspectRatio: number,
): CanvasMapping {
  const aspect = pixelAspectRatio > 0 ? pixelAspectRatio : 1;
  const width = (xMax - xMin + 1) * aspect;
  const height = yMax - yMin + 1;
  const across = view.width / width;
  const down = view.height / height;
  const zoom = view.fit === 'none' ? 1 : view.fit === 'cover' ? Math.max(across, down) : Math.min(across, down);
  const perPixelX = (view.flop ? -1 : 1) / (zoom * aspect);
  const perPixelY = (view.flip ? -1 : 1) / zoom;
  return {
    scaleX: perPixelX,
    scaleY: perPixelY,
    originX: (xMin + xMax + 1) / 2 - (view.width / 2) * perPixelX,
    originY: (yMin + yMax + 1) / 2 - (view.height / 2) * perPixelY,
    reduction: 1 / zoom,
  };
}

/** Full-resolution pixels that a plane's samples span: reduced and subsampled planes may reach over the data window. */
export function planeExtent(plane: Plane, picture: Picture): readonly [number, number] {
  const step = 2 ** picture.info.level;
  return [plane.width * plane.xSampling * step, plane.height * plane.ySampling * step];
}
