import { contextOf } from './draw-items.ts';
import { withDensity } from './png-density.ts';

/** Pages in pixels, lying, and how many of them are an inch. */
const PAGES = {
  a4: { width: 2339, height: 1654, perInch: 200 },
  a3: { width: 3307, height: 2339, perInch: 200 },
  letter: { width: 2200, height: 1700, perInch: 200 },
  screen: { width: 1920, height: 1080, perInch: 96 },
} as const;
export type SheetPage = keyof typeof PAGES;

/** How several pictures are laid out on a page. */
export interface SheetOptions {
  /** `a4`, `a3`, `letter` (200 pixels to the inch), or `screen` (1920 × 1080). Default `a4`. */
  readonly page?: SheetPage;
  /** The page stands upright. Default false. */
  readonly upright?: boolean;
  /** Pictures beside one another, 1…12. Default 3, upright 2. */
  readonly columns?: number;
  /** Pictures below one another, 1…12. Default 3, upright 4. */
  readonly rows?: number;
  /** What stands at the head of each page. Default: the player's label, or its source. */
  readonly title?: string;
}

/** A picture of a sheet with what is said of it. */
export interface SheetCell {
  readonly picture: Blob;
  /** Its frame, and its clip where there are any. */
  readonly name: string;
  readonly authors: string;
}

const MOST = 12;
const PAPER = '#ffffff';
const INK = '#16161a';
const QUIET = '#66666e';
const EDGE = '#c4c4ca';
const FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif";

/** Lays pictures out on pages. */
export class ContactSheet {
  readonly #page: { readonly width: number; readonly height: number; readonly perInch: number };
  readonly #columns: number;
  readonly #rows: number;
  readonly #title: string;
  #pages = 0;

  /** Throws `TypeError` naming the option that is wrong. */
  constructor({ page = 'a4', upright = false, columns, rows, title }: SheetOptions, name: string) {
    if (!Object.hasOwn(PAGES, page))
      throw new TypeError(`captureAnnotated({sheet: {page}}) must be one of ${Object.keys(PAGES).join(', ')}`);
    const { width, height, perInch } = PAGES[page];
    this.#page = upright ? { width: height, height: width, perInch } : { width, height, perInch };
    this.#columns = count('columns', columns ?? (upright ? 2 : 3));
    this.#rows = count('rows', rows ?? (upright ? 4 : 3));
    this.#title = title ?? name;
  }

  /** How many pictures a page has. */
  get cells(): number {
    return this.#columns * this.#rows;
  }

  /** Draws the next page: `cells` pictures at most. */
  async draw(cells: readonly SheetCell[], type = 'image/png'): Promise<Blob> {
    const { width, height, perInch } = this.#page;
    const canvas = new OffscreenCanvas(width, height);
    const context = contextOf(canvas);
    this.#pages += 1;
    context.fillStyle = PAPER;
    context.fillRect(0, 0, width, height);
    const margin = Math.round(Math.min(width, height) * 0.045);
    const size = Math.round(Math.min(width, height) / 72);
    this.#head(context, margin, size);
    const top = margin + size * 2.6;
    const gap = Math.round(margin * 0.55);
    const caption = Math.round(size * 3.1);
    const cell = {
      width: (width - 2 * margin - gap * (this.#columns - 1)) / this.#columns,
      height: (height - top - margin - gap * (this.#rows - 1)) / this.#rows,
    };
    for (const [index, one] of cells.entries()) {
      const x = margin + (index % this.#columns) * (cell.width + gap);
      const y = top + Math.floor(index / this.#columns) * (cell.height + gap);
      await drawCell(context, one, { x, y, ...cell }, caption, size);
    }
    const blob = await canvas.convertToBlob({ type });
    return blob.type === 'image/png' ? withDensity(blob, perInch) : blob;
  }

  #head(context: OffscreenCanvasRenderingContext2D, margin: number, size: number): void {
    const { width } = this.#page;
    const at = margin + size;
    context.textBaseline = 'alphabetic';
    context.fillStyle = INK;
    context.font = `600 ${Math.round(size * 1.35)}px ${FONT}`;
    context.fillText(fitted(context, this.#title, width - 2 * margin - size * 5), margin, at);
    context.fillStyle = QUIET;
    context.font = `${size}px ${FONT}`;
    context.textAlign = 'right';
    context.fillText(String(this.#pages), width - margin, at);
    context.textAlign = 'left';
    context.fillStyle = EDGE;
    context.fillRect(margin, at + Math.round(size * 0.7), width - 2 * margin, 1);
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture as large as its box allows, with its lines below it. */
async function drawCell(
  context: OffscreenCanvasRenderingContext2D,
  { picture, name, authors }: SheetCell,
  box: Box,
  caption: number,
  size: number,
): Promise<void> {
  const bitmap = await createImageBitmap(picture);
  const room = Math.max(1, box.height - caption);
  const scale = Math.min(box.width / bitmap.width, room / bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  const { x } = box;
  const y = box.y + (room - height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, x, y, width, height);
  bitmap.close();
  context.strokeStyle = EDGE;
  context.lineWidth = 1;
  context.strokeRect(Math.round(x) - 0.5, Math.round(y) - 0.5, Math.round(width) + 1, Math.round(height) + 1);
  context.textBaseline = 'alphabetic';
  const line = (text: string, row: number, colour: string, weight: number): void => {
    context.fillStyle = colour;
    context.font = `${weight} ${size}px ${FONT}`;
    context.fillText(fitted(context, text, width), x, y + height + size * (1.35 + row * 1.3));
  };
  line(name, 0, INK, 600);
  line(authors, 1, QUIET, 400);
}

/** As much of a text as has room, with an ellipsis where some has none. */
function fitted(context: OffscreenCanvasRenderingContext2D, text: string, width: number): string {
  const fits = (one: string): boolean => context.measureText(one).width <= width;
  // Nobody reads more of a line than this, and measuring it would take long.
  const letters = [...text.slice(0, 400)];
  if (letters.length === text.length && fits(text)) return text;
  let [least, most] = [0, letters.length];
  while (least < most) {
    const middle = (least + most + 1) >> 1;
    if (fits(`${letters.slice(0, middle).join('')}…`)) least = middle;
    else most = middle - 1;
  }
  return `${letters.slice(0, least).join('')}…`;
}

function count(name: 'columns' | 'rows', value: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= MOST) return value;
  throw new TypeError(`captureAnnotated({sheet: {${name}}}) must be a whole number, 1…${MOST}`);
}
