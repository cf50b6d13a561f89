import type { EditClip } from '../../../core/sequence/source/edit-timeline.ts';
import { clearedCanvas } from '../cleared-canvas.ts';
import { xOf, type TimelineView } from '../timeline-view.ts';
import { CUTS_APART, visibleClips } from './cuts.ts';

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
    const context = clearedCanvas(this.#canvas, Math.round(width * ratio), Math.round(height * ratio));
    if (!context || width <= 0 || height <= 0) return;
    const style = getComputedStyle(this.#canvas);
    const [text, block, lit, onLit] = [style.color, style.borderTopColor, style.outlineColor, style.backgroundColor];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const hair = 1 / ratio;
    const shown = Array.from(visibleClips(clips, view), (clip) => {
      const [left, right] = [xOf(view, width, clip.in), xOf(view, width, clip.out + 1)];
      return { clip, left, right, isCurrent: clip.index === current };
    });
    // A line of ground between neighbours is the cut.
    const fill = (left: number, right: number): void =>
      context.fillRect(left + hair, hair, Math.max(hair, right - left - 2 * hair), height - 2 * hair);
    context.fillStyle = block;
    for (const { left, right } of joined(shown, CUTS_APART)) fill(left, right);
    context.fillStyle = lit;
    for (const { left, right } of shown.filter(({ isCurrent }) => isCurrent)) fill(left, right);
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
}

/** Where a clip, or several, are drawn, CSS pixels. */
interface Block {
  readonly left: number;
  readonly right: number;
}

/** Blocks with those that are narrower than a width joined with the neighbours they touch: the cuts there are not seen. */
function joined(blocks: readonly Block[], least: number): Block[] {
  const joint: Block[] = [];
  for (const { left, right } of blocks) {
    const before = joint.at(-1);
    if (before && before.right === left && before.right - before.left < least)
      joint[joint.length - 1] = { left: before.left, right }; // prettier-ignore
    else joint.push({ left, right });
  }
  return joint;
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
