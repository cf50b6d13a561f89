import type { BandedPicture, BandedPlane } from '../../../core/frame/banded-picture.ts';
import type { PixelWindow } from '../../../core/frame/planes.ts';
import type { PlayerView } from '../../../core/presenter/protocol.ts';
import { viewTransform, type ViewTransform } from '../../../core/viewport/view-transform.ts';
import { viewportScale } from '../../../core/viewport/viewport.ts';
import type { WipeEdge } from '../../../core/viewport/wipe-edge.ts';

/** Canvas pixel (left to right, top to bottom, at its centre) → display-window pixel: `position · scale + origin`. */
export interface CanvasMapping extends ViewTransform {
  /** Picture pixels per canvas pixel; above 1 the picture is shrunk. */
  readonly reduction: number;
}

/** Where a picture is painted. */
export interface Placement {
  readonly mapping: CanvasMapping;
  /** Only this side of the canvas is painted; null: all of it. */
  readonly keep: WipeEdge | null;
  /** What is painted is put together with another picture: no values are written into it. */
  readonly combined?: boolean;
}

type ViewFraming = Pick<PlayerView, 'width' | 'height' | 'fit' | 'flip' | 'flop' | 'zoom' | 'panX' | 'panY'>;

/** Where a picture's display window lies on a canvas. Fit, zoom, pan, flip, flop and pixel aspect ratio are in it. */
export function canvasMapping(view: ViewFraming, displayWindow: PixelWindow, pixelAspectRatio: number): CanvasMapping {
  const { zoom = null, panX = 0, panY = 0 } = view;
  const viewport = { ...view, zoom, panX, panY };
  const picture = { displayWindow, pixelAspectRatio };
  return { ...viewTransform(viewport, picture), reduction: 1 / viewportScale(viewport, picture) };
}

/** Full-resolution pixels that a plane's samples span: reduced and subsampled planes may reach over the data window. */
export function planeExtent(plane: BandedPlane, picture: BandedPicture): readonly [number, number] {
  const step = 2 ** picture.info.level;
  return [plane.width * plane.xSampling * step, plane.height * plane.ySampling * step];
}

/** The smallest window that holds both. */
export function windowUnion(a: PixelWindow, b: PixelWindow): PixelWindow {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
