/**
 * Whether WebGL2 in a worker really shows pixels here: draws two colours into a canvas of its own and reads them back
 * from the pictures. Asked before any canvas of the page is handed over, because that cannot be undone.
 */
export async function probePixels(): Promise<boolean> {
  try {
    const canvas = new OffscreenCanvas(2, 2);
    const gl = canvas.getContext('webgl2', { alpha: false });
    if (!gl) return false;
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
      await new Promise((resolve) => setTimeout(resolve));
    }
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    return true;
  } catch {
    return false;
  }
}
