import type { PictureFrame, Viewport } from './viewport.ts';

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
