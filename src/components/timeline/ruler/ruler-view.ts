import type { AnnotatedSpan } from '../../../core/annotation/annotated-frames.ts';
import type { EditClip } from '../../../core/sequence/source/edit-timeline.ts';
import { clearedCanvas } from '../cleared-canvas.ts';
import { CUTS_APART, cutsIn } from '../clips/cuts.ts';
import { type FrameClock, frameLabel, type TimelineUnits } from '../../text/frame-label.ts';
import { marks, rulerSteps } from './ruler.ts';
import { xOf, type TimelineView } from '../timeline-view.ts';

export interface RulerContent {
  readonly view: TimelineView;
  readonly units: TimelineUnits;
  readonly clock: FrameClock;
  /** First and last frame of the source: no mark lies outside. */
  readonly first: number;
  readonly last: number;
  /** Of an edit. */
  readonly clips: readonly EditClip[];
  /** Frames with notes, ascending. */
  readonly notes: readonly AnnotatedSpan[];
}

/** Room one character of a label takes, CSS pixels, and what stands between two labels. */
const CHARACTER = 7;
const SPACING = 18;
const HEIGHT = 22;
/** How long marks of cuts are, CSS pixels. */
const CUT_HEIGHT = 10;
/** Height of the marks of notes, at the upper edge, and how wide they are at least, CSS pixels. */
const NOTE_HEIGHT = 3;
const NOTE_WIDTH = 3;

/** The ruler: ticks on a canvas, in whole device pixels, and labels as text. */
export class RulerView {
  readonly #root: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #labels: HTMLSpanElement[] = [];
  #shown: readonly { readonly x: number; readonly text: string }[] = [];
  #covered: readonly [from: number, to: number] = [0, 0];

  constructor(root: HTMLElement, canvas: HTMLCanvasElement) {
    this.#root = root;
    this.#canvas = canvas;
  }

  /** Width in CSS pixels; `ratio` device pixels each. null clears. */
  draw(content: RulerContent | null, width: number, ratio: number): void {
    const height = this.#root.clientHeight || HEIGHT;
    const context = clearedCanvas(this.#canvas, Math.round(width * ratio), Math.round(height * ratio));
    if (!content || !context || width <= 0) return this.#show([]);
    const { view, units, clock, first, last, clips, notes } = content;
    const origin = units === 'frames' ? 0 : units === 'seconds' ? first : -clock.timecode.offset;
    const longest = Math.max(...[first, last].map((frame) => frameLabel(frame, units, clock, first).length));
    const { step, minor } = rulerSteps(view, width, longest * CHARACTER + SPACING, units, clock.fps);
    const inside = (frame: number): boolean => frame >= first && frame <= last;
    const major = marks(view, step, origin).filter(inside);
    const { color, borderTopColor, borderBottomColor } = getComputedStyle(this.#canvas);
    context.fillStyle = color;
    const line = Math.max(1, Math.floor(ratio));
    const tick = (frame: number, length: number): void => {
      const x = Math.round(xOf(view, width * ratio, frame));
      context.fillRect(x, Math.round((height - length) * ratio), line, Math.round(length * ratio));
    };
    for (const frame of marks(view, minor, origin)) if (inside(frame)) tick(frame, 4);
    for (const frame of major) tick(frame, height - 5);
    context.fillStyle = borderTopColor;
    const apart = (CUTS_APART * (view.end - view.start)) / width;
    for (const frame of cutsIn(clips, view, apart)) if (frame > first && inside(frame)) tick(frame, CUT_HEIGHT);
    context.fillStyle = borderBottomColor;
    drawNotes(context, notes, view, width * ratio, ratio);
    this.#show(
      major
        .map((frame) => ({ x: xOf(view, width, frame), text: frameLabel(frame, units, clock, first) }))
        .filter(({ x, text }) => x >= -1 && x + text.length * CHARACTER + 4 <= width),
    );
  }

  /** The playhead's number lies here, CSS pixels: labels that it would cut do not show. */
  cover(from: number, to: number): void {
    this.#covered = [from, to];
    this.#shown.forEach(({ x, text }, i) => {
      const cut = x < to && x + text.length * CHARACTER + 6 > from;
      const visibility = cut ? 'hidden' : '';
      const style = this.#labels[i]?.style;
      if (style && style.visibility !== visibility) style.visibility = visibility;
    });
  }

  #show(labels: readonly { x: number; text: string }[]): void {
    this.#shown = labels;
    while (this.#labels.length < labels.length) {
      this.#labels.push(this.#root.appendChild(this.#root.ownerDocument.createElement('span')));
    }
    this.#labels.forEach((span, i) => {
      const label = labels[i];
      span.hidden = !label;
      if (!label) return;
      span.textContent = label.text;
      span.style.transform = `translateX(${Math.round(label.x)}px)`;
    });
    this.cover(...this.#covered);
  }
}

/** Marks where notes are; those of one place are one mark, however many there are. `width` is in device pixels. */
function drawNotes(
  context: CanvasRenderingContext2D,
  notes: readonly AnnotatedSpan[],
  view: TimelineView,
  width: number,
  ratio: number,
): void {
  const [least, height] = [Math.round(NOTE_WIDTH * ratio), Math.round(NOTE_HEIGHT * ratio)];
  let drawn = 0;
  for (const { in: from, out } of notes) {
    if (from >= view.end) break;
    if (out < view.start) continue;
    const left = Math.max(drawn, Math.round(xOf(view, width, from)));
    const right = Math.max(Math.round(xOf(view, width, out + 1)), Math.round(xOf(view, width, from)) + least);
    if (right > left) context.fillRect(left, 0, right - left, height);
    drawn = Math.max(drawn, right);
  }
}
