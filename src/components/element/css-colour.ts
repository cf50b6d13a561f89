let context: CanvasRenderingContext2D | null = null;

/** A computed CSS colour as the 32-bit pixel an ImageData holds on this machine; opaque. */
export function pixelOf(cssColour: string): number {
  context ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    willReadFrequently: true,
  });
  if (!context) return 0;
  context.fillStyle = '#000';
  context.fillStyle = cssColour;
  context.fillRect(0, 0, 1, 1);
  return new Uint32Array(context.getImageData(0, 0, 1, 1).data.buffer)[0] ?? 0;
}
