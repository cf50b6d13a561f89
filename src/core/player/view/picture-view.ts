import type { FrameHeader } from '../../presenter/protocol.ts';
import { FITTED, type PictureFrame, type Viewport, viewportScale, ZOOM_RANGE } from '../../viewport/viewport.ts';
import type { PlayerLayout } from './player-layout.ts';

/** Zoom and pan of a player. */
export interface PictureView {
  /** Canvas pixels per picture pixel, 0.01…100; null: as `fit` says. */
  readonly zoom: number | null;
  /** Picture pixels from the display window's centre to what lies at the canvas's centre. */
  readonly panX: number;
  readonly panY: number;
}

export const FITTED_VIEW: PictureView = Object.freeze({ zoom: null, panX: 0, panY: 0 });

/** A frozen copy. Throws TypeError naming the field that is wrong. */
export function checkPictureView({ zoom, panX, panY }: PictureView): PictureView {
  const [least, most] = ZOOM_RANGE;
  if (zoom !== null && !(zoom >= least && zoom <= most)) throw new TypeError(`zoom must be null or ${least}…${most}`);
  if (!Number.isFinite(panX) || !Number.isFinite(panY)) throw new TypeError('panX and panY must be finite numbers');
  return Object.freeze({ zoom, panX, panY });
}

/** Canvas pixels per picture pixel as drawn; null while the size of the canvas is unknown. */
export function pictureScale(
  header: Pick<FrameHeader, 'width' | 'height' | 'pixelAspectRatio'>,
  layout: PlayerLayout | null,
  view: PictureView,
  fit: Viewport['fit'],
): number | null {
  if (!layout || layout.width <= 0 || layout.height <= 0) return null;
  const { width, height } = layout;
  return viewportScale({ ...FITTED, ...view, fit, width, height }, headerFrame(header));
}

/** A header's picture as the viewport sees it: the position of its display window does not matter for scales. */
export function headerFrame(header: Pick<FrameHeader, 'width' | 'height' | 'pixelAspectRatio'>): PictureFrame {
  const { width, height, pixelAspectRatio } = header;
  return { displayWindow: [0, 0, width - 1, height - 1], pixelAspectRatio };
}
