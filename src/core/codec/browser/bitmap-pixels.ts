import { copyAsRgba } from '../rgba-frame.ts';

/** Reads rows of a decoded picture as RGBA, colour not multiplied by alpha. */
export interface PixelReader {
  /** Copies `rows` rows from `y` on into the start of `into`. */
  read(y: number, rows: number, into: Uint8Array): Promise<void>;
  close(): void;
}

/**
 * The quickest way to a bitmap's pixels here. Takes the bitmap and closes it. A `VideoFrame` is a plain copy (1080p:
 * 10 ms in software; a canvas made for reading 30, another one 150); canvases store colour multiplied by alpha, which costs it
 * precision where alpha is small, too little to be seen.
 */
export function pixelsOf(bitmap: ImageBitmap): PixelReader {
  return frameReader(bitmap) ?? canvasReader(bitmap);
}

function frameReader(bitmap: ImageBitmap): PixelReader | null {
  if (typeof VideoFrame === 'undefined') return null;
  let frame: VideoFrame;
  try {
    frame = new VideoFrame(bitmap, { timestamp: 0, alpha: 'keep' });
  } catch {
    return null;
  }
  const { width, height } = bitmap;
  const right = frame.visibleRect?.width === width && frame.visibleRect.height === height;
  let fallback: PixelReader | null = right ? null : canvasReader(bitmap);
  return {
    async read(y, rows, into) {
      if (!fallback) {
        try {
          const rect = { x: 0, y, width, height: rows };
          const pixels = into.subarray(0, rows * width * 4);
          await copyAsRgba(frame, pixels, { rect, layout: [{ offset: 0, stride: width * 4 }] });
          return;
        } catch {
          // Browsers that have frames and do not convert them.
          fallback = canvasReader(bitmap);
        }
      }
      await fallback.read(y, rows, into);
    },
    close() {
      frame.close();
      fallback?.close();
      bitmap.close();
    },
  };
}

function canvasReader(bitmap: ImageBitmap): PixelReader {
  const { width } = bitmap;
  let context: OffscreenCanvasRenderingContext2D | null = null;
  return {
    read(y, rows, into) {
      if (!context || context.canvas.height < rows) {
        context = new OffscreenCanvas(width, rows).getContext('2d', { willReadFrequently: true });
      }
      if (!context) return Promise.reject(new Error('The browser gave no 2-D canvas to read pixels with.'));
      context.globalCompositeOperation = 'copy';
      context.drawImage(bitmap, 0, y, width, rows, 0, 0, width, rows);
      into.set(context.getImageData(0, 0, width, rows).data);
      return Promise.resolve();
    },
    close: () => bitmap.close(),
  };
}
