import type { EditClip } from '../sequence/source/edit-timeline.ts';
import { parseFrameRange } from '../time/frame-range-parse.ts';
import type { Annotation } from './annotation.ts';

/** Where an annotation stands on the player's own frame axis: frames from `in` to `out`. */
export interface AnnotatedSpan {
  readonly in: number;
  readonly out: number;
  readonly annotation: Annotation;
}

/**
 * Annotations by the frames they stand on. In an edit, one with `clip` stands wherever that clip shows its frames, more
 * than once where the clip is used more than once, nowhere where the edit has no such clip.
 */
export class AnnotatedFrames {
  /** Ascending by `in`. */
  readonly spans: readonly AnnotatedSpan[];
  /** The longest span, in frames: how far back one can begin that covers a frame. */
  readonly #longest: number;

  /** `clips` are the edit's; none where the source is no edit. */
  constructor(annotations: readonly Annotation[], clips: readonly EditClip[]) {
    const spans = annotations.flatMap((annotation) => spansOf(annotation, clips));
    this.spans = spans.sort((a, b) => a.in - b.in);
    this.#longest = spans.reduce((most, span) => Math.max(most, span.out - span.in + 1), 0);
  }

  /** Those that stand on a frame, in the order in which they were given. */
  at(frame: number): readonly Annotation[] {
    const found: AnnotatedSpan[] = [];
    for (let i = this.#firstFrom(frame - this.#longest + 1); i < this.spans.length; i++) {
      const span = this.spans[i];
      if (!span || span.in > frame) break;
      if (span.out >= frame) found.push(span);
    }
    return found.map(({ annotation }) => annotation);
  }

  /** First frame of the next span after a frame, or of the one before it; null where there is none. */
  beside(frame: number, direction: 1 | -1): number | null {
    const from = this.#firstFrom(direction === 1 ? frame + 1 : frame);
    return this.spans[direction === 1 ? from : from - 1]?.in ?? null;
  }

  /** Index of the first span that begins at a frame or later. */
  #firstFrom(frame: number): number {
    let [low, high] = [0, this.spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.spans[middle]?.in ?? frame) < frame) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const KNOWN = new WeakMap<
  readonly Annotation[],
  { readonly clips: readonly EditClip[]; readonly frames: AnnotatedFrames }
>();

/** The same for the same lists: made once for each. */
export function annotatedFrames(annotations: readonly Annotation[], clips: readonly EditClip[]): AnnotatedFrames {
  const known = KNOWN.get(annotations);
  if (known?.clips === clips) return known.frames;
  const frames = new AnnotatedFrames(annotations, clips);
  KNOWN.set(annotations, { clips, frames });
  return frames;
}

function spansOf(annotation: Annotation, clips: readonly EditClip[]): AnnotatedSpan[] {
  const { frame, range, clip } = annotation;
  const held = range === undefined ? null : parseFrameRange(range);
  const [first, last] = held ? [held.in as number, held.out as number] : [frame ?? 0, frame ?? 0];
  if (clip === undefined || clips.length === 0) return [{ in: first, out: last, annotation }];
  return clips.flatMap((one) => {
    if (one.name !== clip) return [];
    const shown = editFrames(one.in, one.out, (at) => one.mediaFrame(at), first, last);
    return shown ? [{ ...shown, annotation }] : [];
  });
}

/**
 * Edit frames of a clip whose own numbers lie within `first…last`; null for none. A clip's own numbers rise, fall (played
 * backwards) or stand still (a freeze frame) with the edit's.
 */
function editFrames(
  from: number,
  to: number,
  mediaFrame: (frame: number) => number,
  first: number,
  last: number,
): { in: number; out: number } | null {
  const rises = mediaFrame(to) >= mediaFrame(from);
  const isBefore = (frame: number): boolean => (rises ? mediaFrame(frame) < first : mediaFrame(frame) > last);
  const isWithin = (frame: number): boolean => (rises ? mediaFrame(frame) <= last : mediaFrame(frame) >= first);
  const start = partition(from, to, isBefore);
  const end = partition(start, to, isWithin) - 1;
  return start <= end ? { in: start, out: end } : null;
}

/** The first of `from…to` for which `holds` does not hold, where it holds for those before; `to + 1` where it holds for all. */
function partition(from: number, to: number, holds: (frame: number) => boolean): number {
  let [low, high] = [from, to + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
