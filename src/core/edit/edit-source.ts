import { SeqError } from '../base/seq-error.ts';
import { frameNumber, type FrameNumber } from '../frame/frame-number.ts';
import type { FrameRequest } from '../frame/frame-request.ts';
import type { SourceNote } from '../frame/source-note.ts';
import { framesPerSecond, type Rate, rateFrom } from '../time/rate.ts';
import { formatTimecode } from '../time/timecode.ts';
import { RunFrameList } from '../sequence/frames/run-frame-list.ts';
import type { ResolvedSource } from '../sequence/source/resolve-source.ts';
import type { ResolveMedia } from '../sequence/source/source-description.ts';
import { shortIdentity } from '../sequence/source/source-identity.ts';
import type { OpenContext, SourceOpener } from '../sequence/source/source-opener.ts';
import { blackPicture } from './black-picture.ts';
import { ClipSources } from './clip-sources.ts';
import type { ClipContent, EditContent, MediaTiming } from './edit-content.ts';
import { type EditClip, EditTimeline } from '../sequence/source/edit-timeline.ts';
import { writeOtio } from './write-otio.ts';

const DEFAULT_RATE: Rate = { numerator: 24, denominator: 1 };
/** Times are sums of fractions: what lies this little below a frame's beginning is that frame. */
const FRAME_EPSILON = 1e-6;
/** Most frames of an edit: a day at 120 frames a second. */
const MAX_EDIT_FRAMES = 10_368_000;

/** A clip in its place, with what it is loaded from. */
interface PlacedClip extends EditClip {
  readonly content: ClipContent;
}

/**
 * An edit as one source: its frames are the edit's, each is requested of the clip that covers it, a gap is black. To the
 * cache it is a source like any other, so that the head of the next clip is loaded before the cut. Clips whose length
 * the edit tells are opened when a frame of theirs is first wanted, the others before. A clip that cannot be opened costs
 * its own frames. Throws `source-invalid` for an edit without a frame.
 */
export async function editSource(
  content: EditContent,
  context: OpenContext,
  others: readonly SourceOpener[],
  resolveMedia: ResolveMedia | null = null,
): Promise<ResolvedSource> {
  const sources = new ClipSources(context, others, resolveMedia);
  await sources.openAll(content.clips.filter(needsOpening));
  const rate = content.rate ?? (await firstRate(content, sources)) ?? DEFAULT_RATE;
  const clips = place(content, sources, rate);
  const last = Math.max(clips.at(-1)?.out ?? -Infinity, content.firstFrame + (content.length ?? 0) - 1);
  if (!(last >= content.firstFrame)) throw new SeqError('source-invalid', `${content.label} has no frame to show.`);
  if (last - content.firstFrame >= MAX_EDIT_FRAMES) {
    throw new SeqError('source-invalid', `${content.label} is longer than ${MAX_EDIT_FRAMES} frames, the limit here.`);
  }
  const first = frameNumber(content.firstFrame);
  const edit = new EditTimeline(clips, first, last);
  return {
    id: shortIdentity(['edit', first, last, rate, clips.map((clip) => identityOf(clip, sources))]),
    frames: new RunFrameList([{ first, last: frameNumber(last), step: 1 }]),
    sequential: false,
    label: content.label,
    rate: [rate.numerator, rate.denominator],
    timecode: { label: formatTimecode(frameNumber(first === 1 ? 0 : first), rate, false), frame: first },
    edit,
    exportOtio: () => writeOtio(content.label, edit, rate, content.document),
    markers: content.markers,
    notes: [...content.notes, ...content.clips.flatMap((clip) => missingMedia(clip, sources))],
    request: (frame, signal, wanted) => {
      const clip = edit.clipAt(frame) as PlacedClip | null;
      return clip ? requestOf(clip, frame, sources, signal, wanted) : { blob: blackPicture() };
    },
  };
}

/** Whether a clip's place or numbers depend on what is in its source. */
function needsOpening({ source, place, media }: ClipContent): boolean {
  if (!source) return false;
  return place === null || media.kind === 'listed' || media.rate === null;
}

async function firstRate({ clips }: EditContent, sources: ClipSources): Promise<Rate | null> {
  const first = clips.find(({ source }) => source !== null);
  if (!first) return null;
  const opened = await sources.open(first).catch(() => null);
  const [numerator, denominator] = opened?.rate ?? [0, 0];
  return denominator > 0 ? rateFrom(numerator / denominator) : null;
}

/** Clips one after the other, or where the edit says. Overlaps are the document reader's to resolve. */
function place({ clips, firstFrame }: EditContent, sources: ClipSources, rate: Rate): PlacedClip[] {
  const placed: PlacedClip[] = [];
  let next = firstFrame;
  for (const content of clips) {
    const opened = sources.opened(content);
    const length = content.place?.length ?? listedLength(content.media, opened);
    const first = content.place ? firstFrame + content.place.first : next + (content.gapBefore ?? 0);
    if (length <= 0) continue;
    const mediaFrame = frameMapping(content.media, opened, rate);
    placed.push({
      index: placed.length,
      name: content.name,
      source: content.source ? (content.source.src ?? opened?.label ?? content.name) : null,
      in: first,
      out: first + length - 1,
      mediaFrame: (frame) => mediaFrame(frame - first),
      content,
    });
    next = first + length;
  }
  return placed;
}

function listedLength(media: MediaTiming, opened: ResolvedSource | null): number {
  if (!opened)
    return media.kind === 'listed' && media.from !== null && media.to !== null ? media.to - media.from + 1 : 1;
  const { first, last } = opened.frames;
  if (media.kind === 'timed') return last - first + 1;
  return (media.to ?? last) - (media.from ?? first) + 1;
}

/** From a clip's n-th edit frame to a number of its source. */
function frameMapping(media: MediaTiming, opened: ResolvedSource | null, editRate: Rate): (n: number) => number {
  if (media.kind === 'listed') {
    const first = media.from ?? opened?.frames.first ?? 1;
    return (n) => first + n;
  }
  const ownRate = opened?.rate ? opened.rate[0] / opened.rate[1] : framesPerSecond(editRate);
  const mediaRate = media.rate ?? ownRate;
  const first = media.firstFrame ?? opened?.frames.first ?? 1;
  const perFrame = media.speed / framesPerSecond(editRate);
  return (n) => {
    const index = Math.floor((media.startSeconds + n * perFrame) * mediaRate + FRAME_EPSILON);
    return first + Math.floor(index / media.step) * media.step;
  };
}

async function requestOf(
  { content, name, mediaFrame }: PlacedClip,
  frame: FrameNumber,
  sources: ClipSources,
  signal: AbortSignal,
  wanted: Parameters<ResolvedSource['request']>[2],
): Promise<FrameRequest> {
  const source = await sources.open(content);
  const number = frameNumber(mediaFrame(frame));
  if (source.frames.indexOf(number) === null) {
    throw new SeqError('not-found', `Clip "${name}" asks for frame ${number}, which ${source.label} has not.`);
  }
  const request = await source.request(number, signal, wanted);
  return { ...request, layerIfAbsent: content.layer ?? '' };
}

function identityOf({ content, in: first, out }: PlacedClip, sources: ClipSources): unknown {
  return [first, out, content.media, content.layer, sources.identityOf(content)];
}

function missingMedia(clip: ClipContent, sources: ClipSources): SourceNote[] {
  const { name, problem, path } = clip;
  return problem === null || sources.mayResolve(clip)
    ? []
    : [{ code: 'media-missing', message: `Clip "${name}": ${problem}`, path }];
}
