import {
  CHROMA_TARGETS,
  chromaExtent,
  chromaOf,
  gamutHints,
  SKIN_DIRECTION,
  type Chroma,
} from '../../core/scopes/chroma-plane.ts';
import type { ScopeName } from '../../core/scopes/scope-words.ts';
import { type ScaleFacts, scaleMarks } from './scale-marks.ts';
import { type Box, traceBox } from './scope-box.ts';

/** From a box of a vectorscope to its letter, CSS pixels. */
const LETTER = 11;
const LINE = 'rgb(255 255 255 / 13%)';
const STRONG_LINE = 'rgb(255 255 255 / 34%)';
const LABEL = 'rgb(255 255 255 / 72%)';
const SKIN = 'rgb(255 196 150 / 75%)';
const HINTS = { 'Rec. 709': 'rgb(255 255 255 / 55%)', P3: 'rgb(255 205 90 / 75%)' } as const;
const FONT = "10px system-ui, 'Segoe UI', Roboto, sans-serif";

/** Draws lines and labels of a scope, over its trace. They change with settings and size only. */
export function drawGraticule(
  context: CanvasRenderingContext2D,
  name: ScopeName,
  width: number,
  height: number,
  facts: ScaleFacts,
): void {
  context.clearRect(0, 0, width, height);
  context.font = FONT;
  context.lineWidth = 1;
  const box = traceBox(name, width, height);
  if (name === 'vectorscope') drawPlane(context, box, facts);
  else if (name === 'histogram') drawPlaces(context, box, width, height, facts);
  else drawLevels(context, box, facts);
}

/** Lines across, with their labels at the left. */
function drawLevels(context: CanvasRenderingContext2D, { x, y, width, height }: Box, facts: ScaleFacts): void {
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

/** Lines up, with their labels below, as many as have room. */
function drawPlaces(
  context: CanvasRenderingContext2D,
  box: Box,
  width: number,
  height: number,
  facts: ScaleFacts,
): void {
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  let free = -Infinity;
  for (const { place, label, isStrong } of scaleMarks(facts)) {
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
}

function drawPlane(
  context: CanvasRenderingContext2D,
  { x, y, width: size }: Box,
  { stage, display }: ScaleFacts,
): void {
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
  for (const { name, points } of gamutHints(display)) {
    context.strokeStyle = HINTS[name];
    context.setLineDash(name === 'P3' ? [4, 3] : []);
    outline(context, points.map(at));
  }
  context.restore();
  drawTargets(context, at);
  drawKey(context, display);
}

/** Where the bars of a test pattern belong: boxes at 75 %, letters beyond. */
function drawTargets(context: CanvasRenderingContext2D, at: (chroma: Chroma) => readonly [number, number]): void {
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
function drawKey(context: CanvasRenderingContext2D, display: ScaleFacts['display']): void {
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
