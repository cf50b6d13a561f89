import { CHROMA_BINS } from '../../core/scopes/chroma-plane.ts';
import { SCOPE_BINS } from '../../core/scopes/scope-axis.ts';
import type { ScopeReading } from '../../core/scopes/scope-reading.ts';
import type { ScopeName } from '../../core/scopes/scope-words.ts';
import { drawGraticule } from './graticule.ts';
import type { ScaleFacts } from './scale-marks.ts';
import { type Box, traceBox } from './scope-box.ts';
import { drawBars, drawChroma, drawColumns, TRACES } from './trace.ts';

/** What a scope is painted of. */
export interface ScopePicture extends ScaleFacts {
  /** null: nothing is measured yet. */
  readonly reading: ScopeReading | null;
  /** The picture is mirrored: so is what follows its columns. */
  readonly isMirrored: boolean;
}

/** Between the three of a parade, CSS pixels. */
const GAP = 4;
/** Pixels of a histogram while pictures change. */
const LIVE_BARS = { width: 480, height: 160 };

/** What each graticule was drawn for. */
const DRAWN = new WeakMap<HTMLCanvasElement, string>();

/**
 * Paints a scope into the canvases of its figure, the trace and over it the graticule. Both are pixels that this thread
 * makes: a GPU, or what stands in for one, is busy with the pictures themselves, and takes ten times as long for the paths
 * of a trace as for its pixels.
 */
export function paintScope(figure: HTMLElement, name: ScopeName, picture: ScopePicture): void {
  const [trace, graticule] = figure.querySelectorAll('canvas');
  const { clientWidth: width, clientHeight: height } = figure;
  if (!trace || !graticule || width === 0 || height === 0) return;
  const ratio = figure.ownerDocument.defaultView?.devicePixelRatio ?? 1;
  const { values, stage, units, display } = picture;
  const box = traceBox(name, width, height);
  const key = [width, height, ratio, values, stage, units, display].join();
  if (DRAWN.get(graticule) !== key) {
    DRAWN.set(graticule, key);
    const px = (length: number): string => `${length}px`;
    Object.assign(trace.style, { left: px(box.x), top: px(box.y), width: px(box.width), height: px(box.height) });
    Object.assign(graticule, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    const context = contextOf(graticule);
    context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (context) drawGraticule(context, name, width, height, picture);
  }
  paintTrace(trace, name, box, ratio, picture);
}

/** Makes the pixels of a trace, as many as there are bins or on the screen, and puts them into its canvas at once. */
function paintTrace(
  canvas: HTMLCanvasElement,
  name: ScopeName,
  box: Box,
  ratio: number,
  { reading, stage, isMirrored }: ScopePicture,
): void {
  const context = contextOf(canvas);
  const [wide, high] = [Math.floor(box.width * ratio), Math.floor(box.height * ratio)];
  if (!context || wide < 1 || high < 1) return;
  const blank = (width: number, height: number): ImageData => context.createImageData(width, height);
  const columns = (): ImageData | null => {
    const counted = name === 'waveform' || name === 'parade' ? reading?.[name] : undefined;
    if (!counted) return null;
    const colours = name === 'parade' ? [TRACES.red, TRACES.green, TRACES.blue] : [TRACES.luma];
    const gaps = colours.length - 1;
    const width = Math.max(1, Math.min(counted.columns, Math.floor((wide - gaps * GAP * ratio) / colours.length)));
    const gap = Math.round((GAP * ratio * (width * colours.length)) / Math.max(1, wide - gaps * GAP * ratio));
    const image = blank(width * colours.length + gap * gaps, Math.min(high, SCOPE_BINS));
    colours.forEach((colour, plane) =>
      drawColumns(image, counted, { plane, colour, left: plane * (width + gap), width }, isMirrored),
    );
    return image;
  };
  const plane = (): ImageData | null => {
    if (!reading?.vectorscope) return null;
    const size = Math.min(wide, CHROMA_BINS);
    const image = blank(size, size);
    drawChroma(image, reading.vectorscope, stage);
    return image;
  };
  const bars = (): ImageData | null => {
    if (!reading?.histogram) return null;
    const { width, height } = reading.exact ? { width: wide, height: high } : LIVE_BARS;
    const image = blank(Math.min(wide, width), Math.min(high, height));
    drawBars(image, reading.histogram);
    return image;
  };
  const image = name === 'vectorscope' ? plane() : name === 'histogram' ? bars() : columns();
  if (!image) return context.clearRect(0, 0, canvas.width, canvas.height);
  if (canvas.width !== image.width) canvas.width = image.width;
  if (canvas.height !== image.height) canvas.height = image.height;
  context.putImageData(image, 0, 0);
}

/** A canvas whose pixels this thread makes. */
function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  return canvas.getContext('2d', { willReadFrequently: true });
}
