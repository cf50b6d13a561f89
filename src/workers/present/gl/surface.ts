import type { DrawingCanvas } from './renderer.ts';

/** A player's canvas, as whoever draws it sees it. */
export interface Surface {
  /** Shows what the drawing canvas holds, in its size. Size and picture change together. */
  show(drawn: DrawingCanvas): void;
}

/**
 * A canvas that the page has handed to this worker. Pictures of sRGB are moved into it without a copy; those of a wider
 * space are copied, because browsers clip what is moved into a canvas of the page to sRGB.
 */
export function workerSurface(canvas: OffscreenCanvas, colorSpace: PredefinedColorSpace): Surface | null {
  return colorSpace === 'srgb' ? bitmapSurface(canvas) : copySurface(canvas, contextOf(canvas, colorSpace));
}

/** A canvas of the page, where the presenter runs in the page too; null where the canvas has been handed away. */
export function pageSurface(canvas: HTMLCanvasElement, colorSpace: PredefinedColorSpace): Surface | null {
  return copySurface(canvas, contextOf(canvas, colorSpace));
}

function bitmapSurface(canvas: OffscreenCanvas): Surface | null {
  const context = canvas.getContext('bitmaprenderer', { alpha: false });
  if (!context) return null;
  return {
    show(drawn) {
      if (drawn instanceof OffscreenCanvas) context.transferFromImageBitmap(drawn.transferToImageBitmap());
    },
  };
}

type Context = Pick<CanvasRenderingContext2D, 'drawImage'>;

function copySurface(canvas: DrawingCanvas, context: Context | null): Surface | null {
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
function contextOf(canvas: DrawingCanvas, colorSpace: PredefinedColorSpace): Context | null {
  try {
    return canvas.getContext('2d', { alpha: false, colorSpace }) as Context | null;
  } catch {
    return null;
  }
}
