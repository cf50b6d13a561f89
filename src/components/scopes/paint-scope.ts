import {
  CHROMA_TARGETS,
  chromaExtent,
  chromaOf,
  gamutHints,
  SKIN_DIRECTION,
  type Chroma,
} from '../../core/scopes/chroma-plane.ts';
import { SCOPE_BINS } from '../../core/scopes/scope-axis.ts';
import type { ScopeReading } from '../../core/scopes/scope-reading.ts';
import type { ScopeName } from '../../core/scopes/scope-words.ts';
import { type ScaleFacts, scaleMarks } from './scale-marks.ts';
import { drawBars, drawChroma, drawColumns, TRACES } from './trace.ts';

/** What a scope is painted of. */
export interface ScopePicture extends ScaleFacts {
  /** null: nothing is measured yet. */
  readonly reading: ScopeReading | null;
  /** The picture is mirrored: so is what follows its columns. */
  readonly isMirrored: boolean;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Room for labels beside, above and below, CSS pixels. */
const [BESIDE, ABOVE, BELOW, END] = [36, 21, 9, 8];
/** From a box of a vectorscope to its letter, CSS pixels. */
const LETTER = 11;
const GROUND = '#0a0b0c';
const LINE = 'rgb(255 255 255 / 13%)';
const STRONG_LINE = 'rgb(255 255 255 / 34%)';
const LABEL = 'rgb(255 255 255 / 72%)';
const SKIN = 'rgb(255 196 150 / 75%)';
const HINTS = { 'Rec. 709': 'rgb(255 255 255 / 55%)', P3: 'rgb(255 205 90 / 75%)' } as const;
const FONT = "10px system-ui, 'Segoe UI', Roboto, sans-serif";

/** Paints a scope over all of a canvas, in its size on screen. Always dark: it is read against what shines. */
export function paintScope(canvas: HTMLCanvasElement, name: ScopeName, picture: ScopePicture): void {
  const view = canvas.ownerDocument.defaultView;
  const ratio = view?.devicePixelRatio ?? 1;
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context || width === 0 || height === 0) return;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = GROUND;
  context.fillRect(0, 0, width, height);
  context.font = FONT;
  context.lineWidth = 1;
  context.imageSmoothingEnabled = true;
  if (name === 'vectorscope') paintVectorscope(context, width, height, picture);
  else if (name === 'histogram') paintHistogram(context, width, height, picture);
  else paintWaveform(context, name, width, height, picture);
}

function paintWaveform(
  context: CanvasRenderingContext2D,
  name: 'waveform' | 'parade',
  width: number,
  height: number,
  picture: ScopePicture,
): void {
  const box = { x: BESIDE, y: ABOVE, width: width - BESIDE - END, height: height - ABOVE - BELOW };
  levels(context, box, picture);
  const counted = picture.reading?.[name];
  if (!counted) return;
  const isParade = name === 'parade';
  const [gap, parts] = isParade ? [4, 3] : [0, 1];
  const own = (box.width - gap * (parts - 1)) / parts;
  const colours = isParade ? [TRACES.red, TRACES.green, TRACES.blue] : [TRACES.luma];
  context.globalCompositeOperation = 'lighter';
  colours.forEach((colour, plane) => {
    const at = { ...box, x: box.x + plane * (own + gap), width: own };
    context.save();
    if (picture.isMirrored) {
      context.translate(2 * at.x + at.width, 0);
      context.scale(-1, 1);
    }
    drawColumns(context, counted, plane, colour, at);
    context.restore();
  });
  context.globalCompositeOperation = 'source-over';
}

/** Lines across, with their labels at the left. */
function levels(context: CanvasRenderingContext2D, { x, y, width, height }: Box, facts: ScaleFacts): void {
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const { place, label, isStrong } of scaleMarks(facts)) {
    const at = y + height * (1 - place);
    context.fillStyle = isStrong ? STRONG_LINE : LINE;
    context.fillRect(x, Math.round(at), width, 1);
    context.fillStyle = LABEL;
    context.fillText(label, x - 6, at + 0.5);
  }
}

function paintHistogram(context: CanvasRenderingContext2D, width: number, height: number, picture: ScopePicture): void {
  const box = { x: END + 2, y: ABOVE, width: width - 2 * END - 4, height: height - ABOVE - 18 };
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  let free = -Infinity;
  for (const { place, label, isStrong } of scaleMarks(picture)) {
    const at = box.x + box.width * place;
    context.fillStyle = isStrong ? STRONG_LINE : LINE;
    context.fillRect(Math.round(at), box.y, 1, box.height);
    const half = context.measureText(label).width / 2;
    if (at - half < free) continue;
    free = at + half + 6;
    context.fillStyle = LABEL;
    context.fillText(label, Math.min(Math.max(at, half + 1), width - half - 1), height - 5);
  }
  context.fillStyle = LINE;
  context.fillRect(box.x, box.y + box.height, box.width, 1);
  const counts = picture.reading?.histogram;
  if (!counts) return;
  const most = highest(counts);
  context.globalCompositeOperation = 'screen';
  [TRACES.red, TRACES.green, TRACES.blue].forEach(([r, g, b], plane) => {
    drawBars(context, counts, plane, most, box);
    context.fillStyle = `rgb(${r} ${g} ${b} / 55%)`;
    context.fill();
    context.strokeStyle = `rgb(${r} ${g} ${b})`;
    context.stroke();
  });
  context.globalCompositeOperation = 'source-over';
  drawBars(context, counts, 3, most, box);
  context.strokeStyle = 'rgb(255 255 255 / 80%)';
  context.stroke();
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

function paintVectorscope(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  picture: ScopePicture,
): void {
  const { stage, display, reading } = picture;
  const size = Math.min(width, height) - 8;
  const [x, y] = [(width - size) / 2, (height - size) / 2];
  const extent = chromaExtent(stage);
  const radius = size / 2;
  const middle = [x + radius, y + radius] as const;
  const at = ([cb, cr]: Chroma): readonly [number, number] => [
    middle[0] + (cb / extent) * radius,
    middle[1] - (cr / extent) * radius,
  ];
  context.strokeStyle = STRONG_LINE;
  circle(context, middle, radius);
  context.save();
  context.clip();
  context.strokeStyle = LINE;
  line(context, [x, middle[1]], [x + size, middle[1]]);
  line(context, [middle[0], y], [middle[0], y + size]);
  circle(context, middle, radius / 2);
  context.strokeStyle = SKIN;
  line(context, middle, at([SKIN_DIRECTION[0] * extent, SKIN_DIRECTION[1] * extent]));
  if (reading?.vectorscope) {
    context.globalCompositeOperation = 'lighter';
    drawChroma(context, reading.vectorscope, stage, { x, y, size });
    context.globalCompositeOperation = 'source-over';
  }
  for (const { name, points } of gamutHints(display)) {
    context.strokeStyle = HINTS[name];
    context.setLineDash(name === 'P3' ? [4, 3] : []);
    outline(context, points.map(at));
  }
  context.setLineDash([]);
  context.restore();
  targets(context, at);
  key(context, picture);
}

/** Where the bars of a test pattern belong: boxes at 75 %, letters beyond. */
function targets(context: CanvasRenderingContext2D, at: (chroma: Chroma) => readonly [number, number]): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { name, rgb } of CHROMA_TARGETS) {
    const [cb, cr] = chromaOf(...rgb);
    const [x, y] = at([cb * 0.75, cr * 0.75]);
    context.strokeStyle = LABEL;
    context.strokeRect(Math.round(x) - 3.5, Math.round(y) - 3.5, 7, 7);
    const [middleX, middleY] = at([0, 0]);
    const away = LETTER / Math.hypot(x - middleX, y - middleY);
    context.fillStyle = LABEL;
    context.fillText(name, x + (x - middleX) * away, y + (y - middleY) * away);
  }
}

/** What the lines are. */
function key(context: CanvasRenderingContext2D, { display }: ScopePicture): void {
  context.textAlign = 'left';
  context.textBaseline = 'top';
  gamutHints(display).forEach(({ name }, index) => {
    context.fillStyle = HINTS[name];
    context.fillText(name, 6, 6 + index * 12);
  });
}

function circle(context: CanvasRenderingContext2D, [x, y]: readonly [number, number], radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
}

function line(context: CanvasRenderingContext2D, from: readonly [number, number], to: readonly [number, number]): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

function outline(context: CanvasRenderingContext2D, points: readonly (readonly [number, number])[]): void {
  context.beginPath();
  points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
  context.stroke();
}
