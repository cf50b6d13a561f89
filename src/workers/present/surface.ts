import type { DrawingCanvas } from './renderer.ts';

/** A player's canvas, as whoever draws it sees it. */
export interface Surface {
  /** Shows what the drawing canvas holds, in its size. Size and picture change together. */
  show(drawn: DrawingCanvas): void;
}

/** A canvas that the page has handed to this worker: pictures are moved into it without a copy. */
export function bitmapSurface(canvas: OffscreenCanvas): Surface | null {
  const context = canvas.getContext('bitmaprenderer', { alpha: false });
  if (!context) return null;
  return {
    show(drawn) {
      if (drawn instanceof OffscreenCanvas) context.transferFromImageBitmap(drawn.transferToImageBitmap());
    },
  };
}

/** A canvas of the page, where the presenter runs in the page too; null where the canvas has been handed away. */
export function pageSurface(canvas: HTMLCanvasElement): Surface | null {
  const context = canvas2d(canvas);
  if (!context) return null;
  return {
    show(drawn) {
      if (canvas.width !== drawn.width) canvas.width = drawn.width;
      if (canvas.height !== drawn.height) canvas.height = drawn.height;
      context.drawImage(drawn, 0, 0);
    },
  };
}

/** A transferred canvas throws, one with another context answers null. */
function canvas2d(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  try {
    return canvas.getContext('2d', { alpha: false });
  } catch {
    return null;
  }
}
