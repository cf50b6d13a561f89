import { frameNumber } from '../../../core/frame/frame-number.ts';
import type { FrameList } from '../../../core/sequence/frames/frame-list.ts';
import { CELL_KINDS, MISSING_CELL, cellExtremes, type CellFacts } from './cell-kind.ts';
import { cellFill } from './cell-pattern.ts';
import { frameAt, xOf, type TimelineView } from '../timeline-view.ts';

/** What the load indicator is painted from. Sizes in device pixels. */
export interface StatusStrip extends CellFacts {
  readonly frames: FrameList;
  readonly view: TimelineView;
  readonly width: number;
  readonly height: number;
  /** Device pixels per pattern pixel: the pixel ratio, rounded. */
  readonly scale: number;
}

/** Colours as the pixels of an ImageData hold them, three inks for each cell kind (see `Ink`). */
export type StripPalette = readonly Uint32Array[];

/** From this many device pixels a frame has a gap to its right neighbour. */
export const SEPARATED_PIXELS = 5;

/** First and one-past-last frame number of a pixel column. Columns that are wider than a frame share none. */
export function columnFrames(view: TimelineView, width: number, column: number): readonly [number, number] {
  const first = Math.floor(frameAt(view, width, column));
  return [first, Math.max(first + 1, Math.floor(frameAt(view, width, column + 1)))];
}

/** How many of a list's frames lie before a number. */
function countBefore(frames: FrameList, frame: number): number {
  const next = frames.nearest(frameNumber(frame), 1);
  return next === null ? frames.length : (frames.indexOf(next) ?? frames.length);
}

/** Cells of a strip's columns, asked for from left to right: where one ends, the next mostly begins. */
class ColumnReader {
  readonly #strip: StatusStrip;
  #edge: number | null = null;
  #before = 0;

  constructor(strip: StatusStrip) {
    this.#strip = strip;
  }

  /** Best and worst cell of a column: gaps count only where nothing is listed; null outside the source. */
  cells(column: number): readonly [best: number, worst: number] | null {
    const { frames, view, width } = this.#strip;
    const [from, to] = columnFrames(view, width, column);
    if (frames.length === 0 || to <= frames.first || from > frames.last) return null;
    const first = from === this.#edge ? this.#before : countBefore(frames, from);
    const end = countBefore(frames, to);
    [this.#edge, this.#before] = [to, end];
    return first < end ? cellExtremes(this.#strip, first, end) : [MISSING_CELL, MISSING_CELL];
  }
}

/** Every pattern repeats after so many pattern pixels across. */
const PATTERN_PERIOD = 60;

/**
 * Paints columns [from, to) into rows of `strip.width` pixels. Where frames outnumber pixels the upper half shows the
 * worst and the lower half the best of a column's frames, so that one error among thousands is still seen.
 */
export function paintStrip(
  pixels: Uint32Array,
  strip: StatusStrip,
  palette: StripPalette,
  ground: number,
  from: number,
  to: number,
): void {
  const { width, height, scale, view } = strip;
  const separated = width / (view.end - view.start) >= SEPARATED_PIXELS;
  const reader = new ColumnReader(strip);
  // A column is made once for each pair of cells and place in the pattern: neighbours are mostly alike.
  const made = new Map<number, Uint32Array>();
  const empty = new Uint32Array(height).fill(ground);
  for (let column = from; column < to; column++) {
    const cells = isSeparator(strip, separated, column) ? null : reader.cells(column);
    let colours: Uint32Array = empty;
    if (cells) {
      const x = Math.floor(column / scale) % PATTERN_PERIOD;
      const key = (cells[0] * CELL_KINDS.length + cells[1]) * PATTERN_PERIOD + x;
      colours = made.get(key) ?? columnColours(strip, palette, ground, cells, x);
      made.set(key, colours);
    }
    for (let row = 0, at = column; row < height; row++, at += width) pixels[at] = colours[row] as number;
  }
}

/** The pixels of a column from top to bottom; `x` is its place in the pattern. */
function columnColours(
  { height, scale }: StatusStrip,
  palette: StripPalette,
  ground: number,
  [best, worst]: readonly [best: number, worst: number],
  x: number,
): Uint32Array {
  const split = best !== worst;
  const half = height >> 1;
  return Uint32Array.from({ length: height }, (_, row) => {
    const lower = split && row >= half;
    const kind = lower ? best : worst;
    const y = Math.floor((lower ? row - half : row) / scale);
    const cellHeight = Math.floor((split ? (lower ? height - half : half) : height) / scale);
    return palette[kind]?.[cellFill(kind, x, y, cellHeight)] ?? ground;
  });
}

function isSeparator({ view, width }: StatusStrip, separated: boolean, column: number): boolean {
  return separated && Math.floor(frameAt(view, width, column)) !== Math.floor(frameAt(view, width, column + 1));
}

/** Columns [from, to) that frames `first` to `last` touch, one more on either side for rounding. */
export function columnsOf(view: TimelineView, width: number, first: number, last: number): readonly [number, number] {
  const from = Math.floor(xOf(view, width, first)) - 1;
  const to = Math.ceil(xOf(view, width, last + 1)) + 1;
  return [Math.max(0, Math.min(width, from)), Math.max(0, Math.min(width, to))];
}
