import { frameNumber } from '../../../core/frame/frame-number.ts';
import type { FrameList } from '../../../core/sequence/frames/frame-list.ts';
import { MISSING_CELL, cellExtremes, type CellFacts } from './cell-kind.ts';
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

/** Best and worst cell of a column: gaps count only where nothing is listed; null outside the source. */
export function columnCells(strip: StatusStrip, column: number): readonly [best: number, worst: number] | null {
  const { frames } = strip;
  const [from, to] = columnFrames(strip.view, strip.width, column);
  if (frames.length === 0 || to <= frames.first || from > frames.last) return null;
  const first = frames.nearest(frameNumber(from), 1);
  const last = frames.nearest(frameNumber(to - 1), -1);
  if (first === null || last === null || first > last) return [MISSING_CELL, MISSING_CELL];
  const indices = [frames.indexOf(first) ?? 0, (frames.indexOf(last) ?? 0) + 1] as const;
  return cellExtremes(strip, ...indices);
}

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
  const half = height >> 1;
  for (let column = from; column < to; column++) {
    const cells = isSeparator(strip, separated, column) ? null : columnCells(strip, column);
    const split = cells !== null && cells[0] !== cells[1];
    const x = Math.floor(column / scale);
    for (let row = 0; row < height; row++) {
      let colour = ground;
      if (cells) {
        const lower = split && row >= half;
        const kind = lower ? cells[0] : cells[1];
        const y = Math.floor((lower ? row - half : row) / scale);
        const cellHeight = Math.floor((split ? (lower ? height - half : half) : height) / scale);
        colour = palette[kind]?.[cellFill(kind, x, y, cellHeight)] ?? ground;
      }
      pixels[row * width + column] = colour;
    }
  }
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
