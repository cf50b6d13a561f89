/**
 * A frame number painted into the pixels, so that tests read which frame a picture is from the picture itself.
 *
 * Two bands over the full width, each 1/18 of the picture's height. The top band holds the number's 16 bits (two's
 * complement, most significant first) as 16 equal cells, black 0 and white 1. The bottom band holds the same bits
 * inverted: a torn picture, one whose lower rows are missing, and a blank one all fail the comparison. Both levels
 * always occur, so that reading adapts to exposure, gamma and channel isolation.
 *
 * Pictures that people look at carry a line instead: the same bits, then inverted, in 40 cells along the lower edge, 1/120
 * of the height. Cells of alternating levels at both ends tell it from everything else. A picture whose last rows are
 * missing has none; one that is torn higher up is not noticed by it.
 */

export const STRIP_BITS = 16;
/** A band's share of the picture's height. */
export const STRIP_SHARE = 1 / 18;
/** The line's share of the picture's height. */
export const LINE_SHARE = 1 / 120;
/** Levels at both ends of the line. */
const LINE_ENDS = [
  [1, 0, 1, 0],
  [0, 1, 0, 1],
] as const;
const LINE_CELLS = LINE_ENDS[0].length + 2 * STRIP_BITS + LINE_ENDS[1].length;
/** Least difference of mean levels (0…255) between white and black cells that counts as a picture. */
const MIN_CONTRAST = 48;

export interface PixelImage {
  readonly width: number;
  readonly height: number;
  /** RGBA, 8 bits each, rows top to bottom, as `ImageData` has it. */
  readonly data: ArrayLike<number>;
}

/** Where the picture lies in an image, in the image's pixels; fractions are allowed. */
export interface PictureRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface StripReading {
  /** The number, −32768…32767; null where no strip, a torn or an incomplete picture was found. */
  readonly frame: number | null;
  /** What the top band alone says; null where it has no readable cells. */
  readonly top: number | null;
  /** What the bottom band alone says. */
  readonly bottom: number | null;
}

/** Height of each band in rows of a picture `height` rows high; at least one. */
export function stripRows(height: number): number {
  return Math.max(1, Math.round(height * STRIP_SHARE));
}

/** Value of the strip at a pixel: 0 black, 1 white; null outside both bands. */
export function stripCell(frame: number, x: number, y: number, width: number, height: number): 0 | 1 | null {
  const rows = stripRows(height);
  const atTop = y < rows;
  if (!atTop && y < height - rows) return null;
  const bit = stripBit(frame, x, width);
  return atTop ? bit : bit === 1 ? 0 : 1;
}

function stripBit(frame: number, x: number, width: number): 0 | 1 {
  const cell = Math.min(STRIP_BITS - 1, Math.floor((x * STRIP_BITS) / width));
  return ((frame >> (STRIP_BITS - 1 - cell)) & 1) === 1 ? 1 : 0;
}

/**
 * Paints both bands into one plane (rows top to bottom, tightly packed), in place.
 * `white` and `black` are in the plane's own type: 0x3c00 and 0 for half bits.
 */
export function paintStrip(
  plane: { data: Uint8Array | Uint16Array | Uint32Array | Float32Array; width: number; height: number },
  frame: number,
  { white, black = 0 }: { white: number; black?: number },
): void {
  const { data, width, height } = plane;
  const rows = stripRows(height);
  for (let x = 0; x < width; x++) {
    const bit = stripBit(frame, x, width);
    data[x] = bit === 1 ? white : black;
    data[(height - rows) * width + x] = bit === 1 ? black : white;
  }
  for (let row = 1; row < rows; row++) {
    data.copyWithin(row * width, 0, width);
    data.copyWithin((height - rows + row) * width, (height - rows) * width, (height - rows + 1) * width);
  }
}

/** The cells of a frame's line from left to right: 1 white, 0 black. */
export function lineCells(frame: number): readonly (0 | 1)[] {
  const bits = Array.from({ length: STRIP_BITS }, (_, at) => ((frame >> (STRIP_BITS - 1 - at)) & 1) as 0 | 1);
  return [...LINE_ENDS[0], ...bits, ...bits.map((bit) => (bit === 1 ? 0 : 1)), ...LINE_ENDS[1]];
}

/** Paints the line into the last rows of one plane, in place; as `paintStrip`. */
export function paintLine(
  plane: { data: Uint8Array | Uint16Array | Uint32Array | Float32Array; width: number; height: number },
  frame: number,
  { white, black = 0 }: { white: number; black?: number },
): void {
  const { data, width, height } = plane;
  const rows = Math.max(1, Math.round(height * LINE_SHARE));
  const cells = lineCells(frame);
  const first = (height - rows) * width;
  for (let x = 0; x < width; x++) data[first + x] = cells[Math.floor((x * LINE_CELLS) / width)] === 1 ? white : black;
  for (let row = 1; row < rows; row++) data.copyWithin(first + row * width, first, first + width);
}

/** The rectangle of a picture of the given aspect ratio, centred in a box as `object-fit: contain` does. */
export function containRectangle(boxWidth: number, boxHeight: number, aspect: number): PictureRectangle {
  const width = Math.min(boxWidth, boxHeight * aspect);
  const height = width / aspect;
  return { x: (boxWidth - width) / 2, y: (boxHeight - height) / 2, width, height };
}

/** Reads the frame number; the picture should be at least 160 pixels wide in the image. */
export function readStrip(image: PixelImage, picture?: PictureRectangle): StripReading {
  const area = picture ?? { x: 0, y: 0, width: image.width, height: image.height };
  const line = readLine(image, area);
  if (line !== null) return { frame: line, top: line, bottom: line };
  const half = (area.height * STRIP_SHARE) / 2;
  const top = bandLevels(image, area, area.y + half);
  const bottom = bandLevels(image, area, area.y + area.height - half);
  const topNumber = bandNumber(top, false);
  const bottomNumber = bandNumber(bottom, true);
  const all = [...top, ...bottom];
  const threshold = (Math.max(...all) + Math.min(...all)) / 2;
  const clear = Math.max(...all) - Math.min(...all) >= MIN_CONTRAST;
  const agree = clear && top.every((level, cell) => level > threshold !== (bottom[cell] ?? 0) > threshold);
  const frame = agree ? toNumber(top.map((level) => level > threshold)) : null;
  return { frame, top: topNumber, bottom: bottomNumber };
}

/** The number that the line says; null where there is none, or where it disagrees with itself. */
function readLine(image: PixelImage, area: PictureRectangle): number | null {
  const depth = Math.max(0.5, (area.height * LINE_SHARE) / 2);
  const levels = bandLevels(image, area, area.y + area.height - depth, LINE_CELLS);
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  if (high - low < MIN_CONTRAST) return null;
  const cells = levels.map((level) => (level > (low + high) / 2 ? 1 : 0));
  const from = LINE_ENDS[0].length;
  const bits = cells.slice(from, from + STRIP_BITS);
  const inverted = cells.slice(from + STRIP_BITS, from + 2 * STRIP_BITS);
  const isLine =
    LINE_ENDS[0].every((cell, at) => cell === cells[at]) &&
    LINE_ENDS[1].every((cell, at) => cell === cells[from + 2 * STRIP_BITS + at]) &&
    bits.every((bit, at) => bit !== inverted[at]);
  return isLine ? toNumber(bits.map((bit) => bit === 1)) : null;
}

/** Mean level of each of `count` cells around its centre, along the line at `y`. */
function bandLevels(image: PixelImage, area: PictureRectangle, y: number, count = STRIP_BITS): number[] {
  return Array.from({ length: count }, (_, cell) => {
    const x = area.x + ((cell + 0.5) * area.width) / count;
    const reach = Math.max(0, Math.floor(area.width / count / 4) - 1);
    let sum = 0;
    for (const offset of [-reach, 0, reach]) sum += levelAt(image, x + offset, y);
    return sum / 3;
  });
}

function levelAt(image: PixelImage, x: number, y: number): number {
  const column = Math.min(image.width - 1, Math.max(0, Math.floor(x)));
  const row = Math.min(image.height - 1, Math.max(0, Math.floor(y)));
  const at = (row * image.width + column) * 4;
  return Math.max(image.data[at] ?? 0, image.data[at + 1] ?? 0, image.data[at + 2] ?? 0);
}

/** One band's number; null where its cells are all alike (a number of only ones or zeros needs the other band). */
function bandNumber(levels: readonly number[], inverted: boolean): number | null {
  const high = Math.max(...levels);
  const low = Math.min(...levels);
  if (high - low < MIN_CONTRAST) return null;
  return toNumber(levels.map((level) => level > (high + low) / 2 !== inverted));
}

function toNumber(bits: readonly boolean[]): number {
  const value = bits.reduce((sum, bit) => sum * 2 + (bit ? 1 : 0), 0);
  return value >= 2 ** (STRIP_BITS - 1) ? value - 2 ** STRIP_BITS : value;
}
