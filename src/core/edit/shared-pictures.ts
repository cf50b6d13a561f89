import type { Steps } from '../base/steps.ts';
import { frameNumber } from '../frame/frame-number.ts';
import { type FrameRepeats, RepeatFinder } from '../sequence/frames/frame-repeats.ts';
import type { EditTimeline } from '../sequence/source/edit-timeline.ts';
import type { Rate } from '../time/rate.ts';
import type { ClipSources } from './clip-sources.ts';
import { numbersKnown, type PlacedClip, showsEachOnce } from './place-clips.ts';

/** Frames of an edit that are compared; in a longer one each clip has its own pictures. */
const MOST_FRAMES = 2 ** 20;
/** Frames that are compared in one step. */
const FRAMES_A_STEP = 512;
const BLACK = 'black';

/**
 * Frames of an edit that show the same picture: a source used twice, a clip that is held or slowed down, the gaps. They
 * are loaded once. null where there are none.
 */
export function* sharedPictures(
  edit: EditTimeline<PlacedClip>,
  sources: ClipSources,
  rate: Rate,
): Steps<FrameRepeats | null> {
  if (edit.last - edit.first >= MOST_FRAMES) return null;
  const { clips } = edit;
  const keys = clips.map(({ content }) => pictureKey(content, sources));
  const uses = new Map<string, number>();
  for (const key of keys) if (key !== null) uses.set(key, (uses.get(key) ?? 0) + 1);
  const finder = new RepeatFinder();
  let next = edit.first;
  function* gapTo(end: number): Steps<void> {
    for (; next < end; next++) {
      if (next % FRAMES_A_STEP === 0) yield;
      finder.add(frameNumber(next), BLACK, 0);
    }
  }
  for (const [index, { content, in: first, out, mediaFrame }] of clips.entries()) {
    yield;
    yield* gapTo(first);
    next = out + 1;
    const key = keys[index] ?? null;
    if (key === null || (uses.get(key) === 1 && showsEachOnce(content, rate))) continue;
    for (let frame = first; frame <= out; frame++) {
      if (frame % FRAMES_A_STEP === 0) yield;
      finder.add(frameNumber(frame), key, mediaFrame(frame));
    }
  }
  yield* gapTo(edit.last + 1);
  yield;
  return finder.found;
}

/** What besides its number tells one picture of a clip from another; null: nothing is known of it yet. */
function pictureKey(content: PlacedClip['content'], sources: ClipSources): string | null {
  const isKnown = content.source !== null && numbersKnown(content, sources);
  const { layer, colour } = content;
  return isKnown ? `${layer ?? ''}\n${colour ?? ''}\n${sources.identityOf(content)}` : null;
}
