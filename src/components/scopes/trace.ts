import { CHROMA_BINS, chromaExtent } from '../../core/scopes/chroma-plane.ts';
import { SCOPE_BINS } from '../../core/scopes/scope-axis.ts';
import type { WaveformCounts } from '../../core/scopes/scope-reading.ts';
import type { ScopeStage } from '../../core/scopes/scope-words.ts';

export type Rgb = readonly [number, number, number];

/** Colours of traces: bright, and far apart for eyes that see few colours. */
export const TRACES = {
  luma: [178, 255, 200],
  red: [255, 92, 84],
  green: [92, 240, 116],
  blue: [92, 148, 255],
} as const satisfies Readonly<Record<string, Rgb>>;

/** A share of a column's pixels is drawn as bright as it can be from 1 / BRIGHT on. */
const BRIGHT = 22;
/** Luma of the colours that a vectorscope is drawn in. */
const CHROMA_LUMA = 0.6;

let made: { readonly canvas: HTMLCanvasElement; readonly context: CanvasRenderingContext2D } | null = null;

/** A canvas to draw a trace bin by bin, one for all: it is drawn from at once. */
function bins(width: number, height: number): typeof made {
  if (!made) {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    if (context) made = { canvas, context };
  }
  if (made) Object.assign(made.canvas, { width, height });
  return made;
}

/** Draws a trace of columns into a box: brighter where more pixels are. `plane`: which of several. */
export function drawColumns(
  context: CanvasRenderingContext2D,
  { columns, counts }: WaveformCounts,
  plane: number,
  [r, g, b]: Rgb,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const small = bins(columns, SCOPE_BINS);
  if (!small) return;
  const image = small.context.createImageData(columns, SCOPE_BINS);
  const { data } = image;
  for (let column = 0; column < columns; column++) {
    const start = (plane * columns + column) * SCOPE_BINS;
    let sum = 0;
    for (let bin = 0; bin < SCOPE_BINS; bin++) sum += counts[start + bin] ?? 0;
    if (sum === 0) continue;
    for (let bin = 0; bin < SCOPE_BINS; bin++) {
      const count = counts[start + bin] ?? 0;
      if (count === 0) continue;
      const at = ((SCOPE_BINS - 1 - bin) * columns + column) * 4;
      data[at] = r;
      data[at + 1] = g;
      data[at + 2] = b;
      data[at + 3] = 255 * Math.min(1, 0.12 + Math.sqrt(Math.min(1, (count / sum) * BRIGHT)));
    }
  }
  small.context.putImageData(image, 0, 0);
  context.drawImage(small.canvas, box.x, box.y, box.width, box.height);
}

/** Draws where colours lie, each in its own hue. */
export function drawChroma(
  context: CanvasRenderingContext2D,
  counts: Uint32Array,
  stage: ScopeStage,
  box: { readonly x: number; readonly y: number; readonly size: number },
): void {
  const small = bins(CHROMA_BINS, CHROMA_BINS);
  if (!small) return;
  const image = small.context.createImageData(CHROMA_BINS, CHROMA_BINS);
  const { data } = image;
  const most = Math.log1p(counts.reduce((max, count) => Math.max(max, count), 1));
  const extent = chromaExtent(stage);
  const difference = (bin: number): number => ((bin + 0.5) / CHROMA_BINS) * 2 * extent - extent;
  counts.forEach((count, index) => {
    if (count === 0) return;
    const [row, column] = [Math.floor(index / CHROMA_BINS), index % CHROMA_BINS];
    const [cb, cr] = [difference(column), difference(row)];
    const at = ((CHROMA_BINS - 1 - row) * CHROMA_BINS + column) * 4;
    const bright = 255 * Math.min(1, 0.3 + Math.log1p(count) / most);
    // A colour by itself is seen, too, where a bin is smaller than a pixel.
    for (const dot of [at, at + 4, at + CHROMA_BINS * 4, at + CHROMA_BINS * 4 + 4]) {
      if ((data[dot + 3] ?? 255) >= bright) continue;
      data[dot] = 255 * (CHROMA_LUMA + 1.5748 * cr);
      data[dot + 1] = 255 * (CHROMA_LUMA - 0.4681 * cr - 0.1873 * cb);
      data[dot + 2] = 255 * (CHROMA_LUMA + 1.8556 * cb);
      data[dot + 3] = bright;
    }
  });
  small.context.putImageData(image, 0, 0);
  context.drawImage(small.canvas, box.x, box.y, box.size, box.size);
}

/** Draws how often values occur, from the lower end of the scale at the left. `plane`: red, green, blue, luma. */
export function drawBars(
  context: CanvasRenderingContext2D,
  counts: Uint32Array,
  plane: number,
  most: number,
  { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const step = width / (SCOPE_BINS - 1);
  context.beginPath();
  context.moveTo(x, y + height);
  for (let bin = 0; bin < SCOPE_BINS; bin++) {
    const share = Math.min(1, (counts[plane * SCOPE_BINS + bin] ?? 0) / most);
    context.lineTo(x + bin * step, y + height - Math.sqrt(share) * height);
  }
  context.lineTo(x + width, y + height);
  context.closePath();
}
