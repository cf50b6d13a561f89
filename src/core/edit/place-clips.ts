import type { Steps } from '../base/steps.ts';
import type { ResolvedSource } from '../sequence/source/resolve-source.ts';
import type { EditClip } from '../sequence/source/edit-timeline.ts';
import { framesPerSecond, type Rate } from '../time/rate.ts';
import type { ClipSources } from './clip-sources.ts';
import type { ClipContent, EditContent, MediaTiming } from './edit-content.ts';

/** Times are sums of fractions: what lies this little below a frame's beginning is that frame. */
const FRAME_EPSILON = 1e-6;

/** Clips that are placed in one step. */
const CLIPS_A_STEP = 32;

/** A clip in its place, with what it is loaded from. */
export interface PlacedClip extends EditClip {
  readonly content: ClipContent;
}

/** Whether a clip's place depends on what is in its source. */
export function needsOpening({ source, place, media }: ClipContent): boolean {
  if (!source || place !== null) return false;
  return media.kind !== 'listed' || media.from === null || media.to === null;
}

/**
 * Clips one after the other from `first` on, or where the edit says; `rate` is the edit's. Overlaps are the document
 * reader's to resolve.
 */
export function* placeClips(
  { clips }: EditContent,
  first: number,
  sources: ClipSources,
  rate: Rate,
): Steps<PlacedClip[]> {
  const placed: PlacedClip[] = [];
  let next = first;
  for (const [index, content] of clips.entries()) {
    if (index % CLIPS_A_STEP === 0) yield;
    const opened = sources.opened(content);
    const length = content.place?.length ?? listedLength(content.media, opened, rate);
    const from = content.place ? first + content.place.first : next + (content.gapBefore ?? 0);
    if (length <= 0) continue;
    const mapping = mediaMapping(content, sources, rate);
    placed.push({
      index: placed.length,
      name: content.name,
      source: content.source ? (content.source.src ?? opened?.label ?? content.name) : null,
      in: from,
      out: from + length - 1,
      ...(content.metadata !== undefined && { metadata: content.metadata }),
      mediaFrame: (frame) => mapping(frame - from),
      content,
    });
    next = from + length;
  }
  return placed;
}

/** Whether a clip's numbers are final: nothing that its source will say changes them. */
export function numbersKnown(content: ClipContent, sources: ClipSources): boolean {
  const { media } = content;
  if (sources.opened(content)) return true;
  return media.kind === 'listed' ? media.from !== null : media.rate !== null && media.firstFrame !== null;
}

/** Whether no two frames of a clip can show the same picture of its source. */
export function showsEachOnce({ media }: ClipContent, rate: Rate): boolean {
  if (media.kind === 'listed') return media.rate === null || media.rate >= framesPerSecond(rate) - FRAME_EPSILON;
  if (media.warps?.some(({ speed }) => Math.abs(speed) < 1)) return false;
  const perFrame = (Math.abs(media.speed) * (media.rate ?? 0)) / framesPerSecond(rate);
  return perFrame >= media.step - FRAME_EPSILON;
}

/** Frames of the edit that a clip without a place takes: as many as its source has, by time where it has a rate. */
function listedLength(media: MediaTiming, opened: ResolvedSource | null, editRate: Rate): number {
  const { first, last } = opened?.frames ?? { first: 1, last: 1 };
  if (media.kind === 'timed') return last - first + 1;
  const count = (media.to ?? last) - (media.from ?? first) + 1;
  if (media.rate === null || count <= 0) return count;
  return Math.max(1, Math.round((count * framesPerSecond(editRate)) / media.rate));
}

/** From a clip's n-th edit frame to a number of its source. What the document leaves open, the source says once open. */
function mediaMapping(content: ClipContent, sources: ClipSources, editRate: Rate): (n: number) => number {
  const { media } = content;
  if (media.kind === 'listed') {
    const first = media.from ?? sources.opened(content)?.frames.first ?? 1;
    const step = media.rate === null ? 1 : media.rate / framesPerSecond(editRate);
    return (n) => first + Math.floor(n * step + FRAME_EPSILON);
  }
  const { warps = [] } = media;
  const perFrame = media.speed / framesPerSecond(editRate);
  return (n) => {
    const opened = media.rate === null || media.firstFrame === null ? sources.opened(content) : null;
    const rate = media.rate ?? (opened?.rate ? opened.rate[0] / opened.rate[1] : framesPerSecond(editRate));
    const first = media.firstFrame ?? opened?.frames.first ?? 1;
    const at = warps.reduce((frame, { start, speed }) => Math.floor(start + frame * speed + FRAME_EPSILON), n);
    const index = Math.floor((media.startSeconds + at * perFrame) * rate + FRAME_EPSILON);
    return first + Math.floor(index / media.step) * media.step;
  };
}
