const contexts = new Map<PredefinedColorSpace, CanvasRenderingContext2D | null>();

function contextOf(colorSpace: PredefinedColorSpace): CanvasRenderingContext2D | null {
  const known = contexts.get(colorSpace);
  if (known !== undefined) return known;
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  const made = canvas.getContext('2d', { willReadFrequently: true, colorSpace });
  contexts.set(colorSpace, made);
  return made;
}

/** Codes by colour and space: what reads one back waits for the canvas. A page has a handful; it is emptied where it has many. */
const codes = new Map<string, Uint8ClampedArray<ArrayBuffer>>();
const MOST_CODES = 64;

/** A computed CSS colour as the 32-bit pixel an ImageData holds on this machine; opaque. */
export function pixelOf(cssColour: string): number {
  return new Uint32Array(codesOf(cssColour, 'srgb').buffer)[0] ?? 0;
}

/** A computed CSS colour as 0xRRGGBB in codes of a colour space. */
export function colourCode(cssColour: string, colorSpace: PredefinedColorSpace): number {
  const [red = 0, green = 0, blue = 0] = codesOf(cssColour, colorSpace);
  return (red << 16) | (green << 8) | blue;
}

function codesOf(cssColour: string, colorSpace: PredefinedColorSpace): Uint8ClampedArray<ArrayBuffer> {
  const key = `${colorSpace} ${cssColour}`;
  const known = codes.get(key);
  if (known) return known;
  const read = readCodes(cssColour, colorSpace);
  if (codes.size >= MOST_CODES) codes.clear();
  codes.set(key, read);
  return read;
}

function readCodes(cssColour: string, colorSpace: PredefinedColorSpace): Uint8ClampedArray<ArrayBuffer> {
  const context = contextOf(colorSpace);
  if (!context) return new Uint8ClampedArray(4);
  context.fillStyle = '#000';
  context.fillStyle = cssColour;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1, { colorSpace }).data;
}
