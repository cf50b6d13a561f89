/** Where in the frame, and where in the buffer. */
export type RgbaCopyOptions = Pick<VideoFrameCopyToOptions, 'rect' | 'layout'>;

/** Tells whether this browser's `copyTo` converts between formats. */
export type FrameConversion = () => Promise<boolean>;

let conversion: Promise<boolean> | null = null;

/**
 * Copies a frame as RGBA, 8 bits each, tightly packed, over all of `into`. WebKit (measured: WebKitGTK 2.50.6) ignores the
 * format that it is asked for and copies the frame's own: blue and red are changed then. Rejects with NotSupportedError
 * where it has another format and does not convert it.
 */
export async function copyAsRgba(
  frame: VideoFrame,
  into: Uint8Array,
  options: RgbaCopyOptions,
  converts: FrameConversion = browserConverts,
): Promise<void> {
  const order = frame.format?.slice(0, 3);
  const asked = order === 'RGB' || (await converts());
  if (!asked && order !== 'BGR') {
    throw new DOMException(`The browser does not convert ${frame.format} to RGBA.`, 'NotSupportedError');
  }
  await frame.copyTo(into, { ...options, ...(asked && { format: 'RGBA' }) });
  if (!asked) changeRedAndBlue(into);
}

function changeRedAndBlue(pixels: Uint8Array): void {
  for (let i = 0; i < pixels.length; i += 4) {
    const blue = pixels[i] ?? 0;
    pixels[i] = pixels[i + 2] ?? 0;
    pixels[i + 2] = blue;
  }
}

/** Asked once, of a frame of which the answer is known. */
function browserConverts(): Promise<boolean> {
  return (conversion ??= askBrowser());
}

async function askBrowser(): Promise<boolean> {
  const pixel = [1, 2, 3, 255];
  const data = Uint8Array.from([...pixel, ...pixel, ...pixel, ...pixel]);
  const frame = new VideoFrame(data, { format: 'RGBA', codedWidth: 2, codedHeight: 2, timestamp: 0 });
  try {
    const copied = new Uint8Array(data.length);
    await frame.copyTo(copied, { format: 'BGRA' });
    return copied[0] === 3;
  } catch {
    return false;
  } finally {
    frame.close();
  }
}
