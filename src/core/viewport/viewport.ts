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
