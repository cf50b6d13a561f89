import { CHROMA_BINS, chromaExtent } from '../../core/scopes/chroma-plane.ts';
import { SCOPE_BINS } from '../../core/scopes/scope-axis.ts';
import type { WaveformCounts } from '../../core/scopes/scope-reading.ts';
import type { ScopeStage } from '../../core/scopes/scope-words.ts';

export type Rgb = readonly [number, number, number];

/** Pixels of a trace: straight alpha, the top row first. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

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
/** Of a histogram: how much of what is behind a colour is hidden, and half the width of its outline in pixels. */
const [FILL, OUTLINE] = [0.55, 0.8];
const LUMA_LINE = 0.8;

/** One of several traces beside one another. */
export interface ColumnTrace {
  /** Which of the counted planes. */
  readonly plane: number;
  readonly colour: Rgb;
  /** Its columns of pixels. */
  readonly left: number;
  readonly width: number;
}

/**
 * Draws columns: brighter where more pixels are. Where there are fewer pixels than bins each of them sums its own, so that
 * a thin line is never lost.
 */
export function drawColumns(
  { data, width, height }: Raster,
  { columns, counts }: WaveformCounts,
  { plane, colour: [r, g, b], left, width: wide }: ColumnTrace,
  isMirrored: boolean,
): void {
  const rows = new Uint32Array(height);
  for (let x = 0; x < wide; x++) {
    const first = Math.floor((x * columns) / wide);
    const end = Math.max(first + 1, Math.floor(((x + 1) * columns) / wide));
    rows.fill(0);
    let sum = 0;
    for (let column = first; column < end; column++) {
      const start = (plane * columns + column) * SCOPE_BINS;
      for (let bin = 0; bin < SCOPE_BINS; bin++) {
        const count = counts[start + bin] ?? 0;
        if (count === 0) continue;
        sum += count;
        const row = height - 1 - Math.floor((bin * height) / SCOPE_BINS);
        rows[row] = (rows[row] ?? 0) + count;
      }
    }
    if (sum === 0) continue;
    const at = left + (isMirrored ? wide - 1 - x : x);
    for (let row = 0; row < height; row++) {
      const count = rows[row] ?? 0;
      if (count === 0) continue;
      const pixel = (row * width + at) * 4;
      data[pixel] = r;
      data[pixel + 1] = g;
      data[pixel + 2] = b;
      data[pixel + 3] = 255 * Math.min(1, 0.12 + Math.sqrt(Math.min(1, (count / sum) * BRIGHT)));
    }
  }
}

/** Draws where colours lie, each in its own hue, into a square. */
export function drawChroma({ data, width: size }: Raster, counts: Uint32Array, stage: ScopeStage): void {
  const sums = size === CHROMA_BINS ? counts : summed(counts, size);
  let most = 1;
  for (const count of sums) if (count > most) most = count;
  const scale = 1 / Math.log1p(most);
  const extent = chromaExtent(stage);
  const difference = (bin: number): number => ((bin + 0.5) / size) * 2 * extent - extent;
  for (let row = 0; row < size; row++) {
    const cr = difference(row);
    for (let column = 0; column < size; column++) {
      const count = sums[row * size + column] ?? 0;
      if (count === 0) continue;
      const cb = difference(column);
      const bright = 255 * Math.min(1, 0.3 + Math.log1p(count) * scale);
      // A colour by itself is seen, too: each is two pixels wide and high.
      for (const [x, y] of [[column, row], [column + 1, row], [column, row - 1], [column + 1, row - 1]] as const) {
        if (x >= size || y < 0) continue;
        const dot = ((size - 1 - y) * size + x) * 4;
        if ((data[dot + 3] ?? 255) >= bright) continue;
        data[dot] = 255 * (CHROMA_LUMA + 1.5748 * cr);
        data[dot + 1] = 255 * (CHROMA_LUMA - 0.4681 * cr - 0.1873 * cb);
        data[dot + 2] = 255 * (CHROMA_LUMA + 1.8556 * cb);
        data[dot + 3] = bright;
      }
    }
  } // prettier-ignore
}

/** Bins of the plane of colours summed into a smaller square. */
function summed(counts: Uint32Array, size: number): Uint32Array {
  const sums = new Uint32Array(size * size);
  counts.forEach((count, index) => {
    if (count === 0) return;
    const row = Math.floor((Math.floor(index / CHROMA_BINS) * size) / CHROMA_BINS);
    const column = Math.floor(((index % CHROMA_BINS) * size) / CHROMA_BINS);
    const at = row * size + column;
    sums[at] = (sums[at] ?? 0) + count;
  });
  return sums;
}

/** Draws how often values occur: red, green and blue as light over one another, luma as a line before them. */
export function drawBars({ data, width, height }: Raster, counts: Uint32Array): void {
  const most = highest(counts);
  const heights = [0, 1, 2, 3].map((plane) =>
    Float64Array.from({ length: width + 1 }, (_, edge) => height * barHeight(counts, plane, edge / width, most)),
  );
  const colours = [TRACES.red, TRACES.green, TRACES.blue];
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      // From the base up, in the middle of the pixel.
      const level = height - y - 0.5;
      let [r, g, b, a] = [0, 0, 0, 0];
      for (const [plane, [red, green, blue]] of colours.entries()) {
        const share = coverage(heights[plane], x, level);
        if (share === 0) continue;
        r = 255 - ((255 - r) * (255 - red * share)) / 255;
        g = 255 - ((255 - g) * (255 - green * share)) / 255;
        b = 255 - ((255 - b) * (255 - blue * share)) / 255;
        a = Math.max(a, share);
      }
      const line = outline(heights[3], x, level) * LUMA_LINE;
      if (a === 0 && line === 0) continue;
      const all = line + a * (1 - line);
      const pixel = (y * width + x) * 4;
      // What is lit is light over black: its alpha leaves the lines below to be seen.
      const mix = (light: number): number => (255 * line + light * (1 - line)) / all;
      data[pixel] = mix(r);
      data[pixel + 1] = mix(g);
      data[pixel + 2] = mix(b);
      data[pixel + 3] = 255 * all;
    }
  }
}

/** How high a plane's bar is at a place of the scale, 0…1: between the middles of two bins, as a line joins them. */
function barHeight(counts: Uint32Array, plane: number, place: number, most: number): number {
  const at = place * (SCOPE_BINS - 1);
  const bin = Math.min(Math.floor(at), SCOPE_BINS - 2);
  const height = (one: number): number => Math.sqrt(Math.min(1, (counts[plane * SCOPE_BINS + one] ?? 0) / most));
  return height(bin) + (height(bin + 1) - height(bin)) * (at - bin);
}

/** How much of a pixel is of a filled plane with its outline. */
function coverage(heights: Float64Array | undefined, x: number, level: number): number {
  const middle = ((heights?.[x] ?? 0) + (heights?.[x + 1] ?? 0)) / 2;
  const fill = Math.min(1, Math.max(0, middle - level + 0.5)) * FILL;
  return Math.max(fill, outline(heights, x, level));
}

function outline(heights: Float64Array | undefined, x: number, level: number): number {
  const [from, to] = [heights?.[x] ?? 0, heights?.[x + 1] ?? 0];
  const away = Math.max(Math.min(from, to) - level, level - Math.max(from, to), 0);
  return Math.min(1, Math.max(0, OUTLINE + 0.5 - away));
}

/** The most in one bin, apart from the ends, where what is clipped piles up. */
function highest(counts: Uint32Array): number {
  let most = 1;
  counts.forEach((count, index) => {
    const bin = index % SCOPE_BINS;
    if (bin > 0 && bin < SCOPE_BINS - 1 && count > most) most = count;
  });
  return most;
}
