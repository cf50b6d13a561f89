import type { PixelWindow } from '../frame/planes.ts';

export type FitMode = 'contain' | 'cover' | 'none';

/** A point; in canvas pixels from the top left, or in picture pixels of the display window's space. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Limits of zoom, canvas pixels per picture pixel. */
export const ZOOM_RANGE = [0.01, 100] as const;

/** How a picture is looked at. */
export interface Viewport {
  /** Canvas size in device pixels. */
  readonly width: number;
  readonly height: number;
  /** The scale where `zoom` is null; `none` is one picture pixel per canvas pixel. */
  readonly fit: FitMode;
  /** Canvas pixels per picture pixel (its height, where pixels are not square); null: as `fit` says. */
  readonly zoom: number | null;
  /** What lies at the canvas's centre, in picture pixels right and down of the display window's centre. */
  readonly panX: number;
  readonly panY: number;
  /** Upside down. */
  readonly flip: boolean;
  /** Left to right. */
  readonly flop: boolean;
}

/** What of a picture the placement depends on. */
export interface PictureFrame {
  readonly displayWindow: PixelWindow;
  /** Width of a pixel over its height. */
  readonly pixelAspectRatio: number;
}

/** Fitted, unmoved. */
export const FITTED: Omit<Viewport, 'width' | 'height'> = {
  fit: 'contain',
  zoom: null,
  panX: 0,
  panY: 0,
  flip: false,
  flop: false,
};

/** Size of a display window in square pixels of its rows' height; a nonsensical pixel aspect counts as 1. */
export function pictureSize({ displayWindow: [xMin, yMin, xMax, yMax], pixelAspectRatio }: PictureFrame): {
  readonly width: number;
  readonly height: number;
  readonly aspect: number;
} {
  const aspect = pixelAspectRatio > 0 && Number.isFinite(pixelAspectRatio) ? pixelAspectRatio : 1;
  return { width: (xMax - xMin + 1) * aspect, height: yMax - yMin + 1, aspect };
}

export const clampZoom = (zoom: number): number => Math.min(Math.max(zoom, ZOOM_RANGE[0]), ZOOM_RANGE[1]);

/** Canvas pixels per picture pixel: the zoom within its limits, else what fit makes of the sizes. */
export function viewportScale(view: Viewport, picture: PictureFrame): number {
  if (view.zoom !== null) return clampZoom(view.zoom);
  if (view.fit === 'none') return 1;
  const { width, height } = pictureSize(picture);
  const [across, down] = [view.width / width, view.height / height];
  const scale = view.fit === 'cover' ? Math.max(across, down) : Math.min(across, down);
  return scale > 0 && Number.isFinite(scale) ? scale : 1;
}

/**
 * Keeps the picture in reach: a point of the display window stays at the canvas's centre. Zooming in on the picture never
 * meets this limit, zooming out and dragging may. Nonsense becomes no pan.
 */
export function limitPan(view: Viewport, { displayWindow: [xMin, yMin, xMax, yMax] }: PictureFrame): Viewport {
  const panX = within(view.panX, (xMax - xMin + 1) / 2);
  const panY = within(view.panY, (yMax - yMin + 1) / 2);
  return panX === view.panX && panY === view.panY ? view : { ...view, panX, panY };
}

function within(pan: number, half: number): number {
  return Number.isFinite(pan) ? Math.min(Math.max(pan, -half), half) : 0;
}
