const contexts = new Map<PredefinedColorSpace, CanvasRenderingContext2D | null>();

function contextOf(colorSpace: PredefinedColorSpace): CanvasRenderingContext2D | null {
  const known = contexts.get(colorSpace);
  if (known !== undefined) return known;
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  const made = canvas.getContext('2d', { willReadFrequently: true, colorSpace });
  contexts.set(colorSpace, made);
  return made;
}

/** Pixels by colour: what reads one back waits for the canvas. A page has a handful; it is emptied where it has many. */
const pixels = new Map<string, number>();
const MOST_PIXELS = 64;

/** A computed CSS colour as the 32-bit pixel an ImageData holds on this machine; opaque. */
export function pixelOf(cssColour: string): number {
  const known = pixels.get(cssColour);
  if (known !== undefined) return known;
  const pixel = new Uint32Array(codesOf(cssColour, 'srgb').buffer)[0] ?? 0;
  if (pixels.size >= MOST_PIXELS) pixels.clear();
  pixels.set(cssColour, pixel);
  return pixel;
}

/** A computed CSS colour as 0xRRGGBB in codes of a colour space. */
export function colourCode(cssColour: string, colorSpace: PredefinedColorSpace): number {
  const [red = 0, green = 0, blue = 0] = codesOf(cssColour, colorSpace);
  return (red << 16) | (green << 8) | blue;
}

function codesOf(cssColour: string, colorSpace: PredefinedColorSpace): Uint8ClampedArray {
  const context = contextOf(colorSpace);
  if (!context) return new Uint8ClampedArray(4);
  context.fillStyle = '#000';
  context.fillStyle = cssColour;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1, { colorSpace }).data;
}
