import type { EditClip } from '../../../core/sequence/source/edit-timeline.ts';
import { xOf, type TimelineView } from '../timeline-view.ts';
import { visibleClips } from './cuts.ts';

/** Room around a clip's name, CSS pixels. */
const PADDING = 5;
/** A block narrower than this shows no name, CSS pixels. */
const LEAST_FOR_NAME = 24;

/**
 * The clips of an edit as named blocks on a canvas. Only what the view shows is drawn: thousands of clips cost what fits
 * the width.
 */
export class ClipRow {
  readonly #canvas: HTMLCanvasElement;
  /** Of these clips' names so many characters are the same. */
  #measured: readonly EditClip[] = [];
  #shared = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  #sharedBy(clips: readonly EditClip[]): number {
    if (clips !== this.#measured) this.#shared = sharedLength((this.#measured = clips));
    return this.#shared;
  }

  /** `width` in CSS pixels, `ratio` device pixels each; `current` is the index of the clip that is shown. */
  draw(clips: readonly EditClip[], current: number | null, view: TimelineView, width: number, ratio: number): void {
    const height = this.#canvas.clientHeight;
    const context = this.#cleared(Math.round(width * ratio), Math.round(height * ratio));
    if (!context || width <= 0 || height <= 0) return;
    const style = getComputedStyle(this.#canvas);
    const [text, block, lit, onLit] = [style.color, style.borderTopColor, style.outlineColor, style.backgroundColor];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const hair = 1 / ratio;
    const shown = Array.from(visibleClips(clips, view), (clip) => {
      const [left, right] = [xOf(view, width, clip.in), xOf(view, width, clip.out + 1)];
      return { clip, left, right, isCurrent: clip.index === current };
    });
    // One colour after the other: each change of it costs as much as a block.
    for (const isLit of [false, true]) {
      context.fillStyle = isLit ? lit : block;
      for (const { left, right, isCurrent } of shown) {
        // A line of ground between neighbours is the cut.
        if (isCurrent === isLit) context.fillRect(left + hair, hair, Math.max(hair, right - left - 2 * hair), height - 2 * hair); // prettier-ignore
      }
    }
    const named = shown.filter(({ left, right }) => right - left >= LEAST_FOR_NAME);
    if (named.length === 0) return;
    context.font = `${style.fontSize} ${style.fontFamily}`;
    context.textBaseline = 'middle';
    for (const { clip, left, right, isCurrent } of named) {
      const [from, to] = [Math.max(0, left), Math.min(width, right)];
      const room = to - from - 2 * PADDING;
      const name = fitted(clip.name, this.#sharedBy(clips), room, (label) => context.measureText(label).width);
      context.fillStyle = isCurrent ? onLit : text;
      if (name) context.fillText(name, from + PADDING, height / 2 + hair);
    }
  }

  /** The empty canvas at a size in device pixels: a size that is set anew takes new memory. */
  #cleared(width: number, height: number): CanvasRenderingContext2D | null {
    const context = this.#canvas.getContext('2d');
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    } else {
      context?.setTransform(1, 0, 0, 1, 0, 0);
      context?.clearRect(0, 0, width, height);
    }
    return context;
  }
}

/** How many characters all names begin with in common. */
function sharedLength(clips: readonly EditClip[]): number {
  const [first] = clips;
  let shared = clips.length > 1 ? (first?.name.length ?? 0) : 0;
  for (const { name } of clips) {
    let same = 0;
    while (same < shared && name[same] === first?.name[same]) same += 1;
    shared = same;
  }
  return shared;
}

/** As much of a name as there is room for, without what all have in common where it is too long; null: none. */
function fitted(name: string, shared: number, room: number, widthOf: (text: string) => number): string | null {
  if (widthOf(name) <= room) return name;
  const own = shared > 0 && shared < name.length ? `…${name.slice(shared)}` : name;
  const width = widthOf(own);
  if (width <= room) return own;
  const share = Math.floor((own.length * room) / width) - 1;
  return share >= 2 ? `${own.slice(0, share)}…` : null;
}
