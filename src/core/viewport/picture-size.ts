import type { PictureFrame } from './viewport.ts';

/** Size of a display window in square pixels of its rows' height; a nonsensical pixel aspect counts as 1. */
export function pictureSize({ displayWindow: [xMin, yMin, xMax, yMax], pixelAspectRatio }: PictureFrame): {
  readonly width: number;
  readonly height: number;
  readonly aspect: number;
} {
  const aspect = pixelAspectRatio > 0 && Number.isFinite(pixelAspectRatio) ? pixelAspectRatio : 1;
  return { width: (xMax - xMin + 1) * aspect, height: yMax - yMin + 1, aspect };
}
