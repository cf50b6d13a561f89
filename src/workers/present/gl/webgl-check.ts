import { nextTask } from '../../../core/base/yield-to-event-loop.ts';
import type { Renderer } from './renderer.ts';

/** Whether a thread that has these may be able to draw: costs nothing to ask. */
export function mayHaveWebgl(): boolean {
  return 'OffscreenCanvas' in globalThis && 'WebGL2RenderingContext' in globalThis;
}

/**
 * Whether what a renderer draws in a worker really becomes pictures here: draws two colours and reads them back. Asked
 * before any canvas of the page is handed over, because that cannot be undone. Chromium makes pictures of what it draws
 * on every system, and to read one it makes a second context, which takes as long as the first: there a pixel is read.
 */
export async function showsPixels(canvas: OffscreenCanvas, renderer: Renderer): Promise<boolean> {
  if (/\bChrome\/\d/.test(navigator.userAgent)) return renderer.verify();
  const { gl } = renderer.drawing;
  try {
    const reader = new OffscreenCanvas(2, 2).getContext('2d', { willReadFrequently: true });
    const colours = [
      [255, 0, 0],
      [0, 0, 255],
    ] as const;
    for (const [r, g, b] of colours) {
      gl.clearColor(r / 255, g / 255, b / 255, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      const picture = canvas.transferToImageBitmap();
      reader?.drawImage(picture, 0, 0);
      picture.close();
      const [red = 0, green = 0, blue = 0] = reader?.getImageData(0, 0, 1, 1).data ?? [];
      if (Math.abs(red - r) + Math.abs(green - g) + Math.abs(blue - b) > 12) return false;
      await nextTask();
    }
    return true;
  } catch {
    return false;
  }
}
