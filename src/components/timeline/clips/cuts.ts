import type { EditClip } from '../../../core/sequence/source/edit-timeline.ts';
import type { TimelineView } from '../timeline-view.ts';

/** Cuts that are closer than this are not drawn apart, CSS pixels. */
export const CUTS_APART = 3;

/** Clips that a view meets, ascending. Costs what is seen, not what there is. */
export function* visibleClips(clips: readonly EditClip[], { start, end }: TimelineView): Generator<EditClip> {
  for (let at = firstEndingFrom(clips, start); at < clips.length; at++) {
    const clip = clips[at];
    if (!clip || clip.in >= end) return;
    yield clip;
  }
}

/** The clip at a frame; null in a gap and outside. */
export function clipAt(clips: readonly EditClip[], frame: number): EditClip | null {
  const clip = clips[firstEndingFrom(clips, frame)];
  return clip && frame >= clip.in ? clip : null;
}

/** Frames at which a picture of another clip, or a gap, begins; those that stand closer than `apart` frames are left out. */
export function cutsIn(clips: readonly EditClip[], view: TimelineView, apart: number): number[] {
  const cuts: number[] = [];
  const add = (frame: number): void => {
    if (frame - (cuts.at(-1) ?? -Infinity) >= apart) cuts.push(frame);
  };
  let end: number | null = null;
  for (const { in: first, out } of visibleClips(clips, view)) {
    if (end !== null && end < first) add(end);
    if (first >= view.start) add(first);
    end = out + 1;
  }
  if (end !== null && end < view.end) add(end);
  return cuts;
}

/** The place nearest to a frame, not farther than `reach` frames; the frame itself where there is none. */
export function snapped(frame: number, places: readonly number[], reach: number): number {
  let best = frame;
  let distance = reach;
  for (const place of places) {
    const off = Math.abs(place - frame);
    if (off > distance || (off === distance && best !== frame)) continue;
    best = place;
    distance = off;
  }
  return best;
}

/** Index of the first clip that does not end before a frame. */
function firstEndingFrom(clips: readonly EditClip[], frame: number): number {
  let [low, high] = [0, clips.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clips[middle]?.out ?? 0) < Math.floor(frame)) low = middle + 1;
    else high = middle;
  }
  return low;
}
