import type { Annotation } from '../annotation/annotation.ts';
import { SeqError } from '../base/seq-error.ts';
import { runInSlices, type Steps } from '../base/steps.ts';
import { frameNumber, type FrameNumber, MAX_FRAME_NUMBER } from '../frame/frame-number.ts';
import type { FrameRequest } from '../frame/frame-request.ts';
import type { SourceNote } from '../frame/source-note.ts';
import { INPUT_COLORS } from '../frame/input-space-names.ts';
import { framesPerSecond, type Rate, rateFrom } from '../time/rate.ts';
import { formatTimecode } from '../time/timecode.ts';
import type { FrameStretch } from '../sequence/frames/frame-repeats.ts';
import { RunFrameList } from '../sequence/frames/run-frame-list.ts';
import type { ResolvedSource } from '../sequence/source/resolve-source.ts';
import { TextDigest } from '../sequence/source/source-identity.ts';
import type { InspectSound } from '../sequence/sound/open-sound.ts';
import type { OpenContext, SourceOpener } from '../sequence/source/source-opener.ts';
import { EditTimeline } from '../sequence/source/edit-timeline.ts';
import { blackPicture } from './black-picture.ts';
import { ClipHosts } from './clip-hosts.ts';
import { ClipSources, type MediaAccess } from './clip-sources.ts';
import { EditAnnotations } from './otio/edit-annotations.ts';
import type { ClipContent, EditContent } from './edit-content.ts';
import { editSound, type EditSoundPlace } from './edit-sound.ts';
import { needsOpening, numbersKnown, placeClips, type PlacedClip } from './place-clips.ts';
import { sharedPictures } from './shared-pictures.ts';
import { clipStretches, trackStretches } from './sound-stretches.ts';
import { writeOtio } from './otio/write-otio.ts';

const DEFAULT_RATE: Rate = { numerator: 24, denominator: 1 };
/** Most frames of an edit: a day at 120 frames a second. */
const MAX_EDIT_FRAMES = 10_368_000;
/** Clips after the one that is being loaded whose sources are opened meanwhile. */
const OPENED_AHEAD = 3;
/** Clips that are looked at in one step. */
const CLIPS_A_STEP = 32;
/** Clips whose missing media is reported, each by a note. */
const MAX_NOTES = 100;

/**
 * An edit as one source: its frames are the edit's, each is requested of the clip that covers it, a gap is black. To the
 * cache it is a source like any other, so that the head of the next clip is loaded before the cut. Clips whose length
 * the edit tells are opened shortly before a frame of theirs is first wanted, the others before. A clip that cannot be
 * opened costs its own frames. Throws `source-invalid` for an edit without a frame.
 */
export async function editSource(
  content: EditContent,
  context: OpenContext,
  others: readonly SourceOpener[],
  media: MediaAccess = {},
  inspectSound: InspectSound | null = null,
): Promise<ResolvedSource> {
  const sources = new ClipSources(context, others, media);
  const isOpenedFirst = (clip: ClipContent): boolean =>
    needsOpening(clip) || (!numbersKnown(clip, sources) && sources.opensAtOnce(clip));
  await sources.openAll(content.clips.filter(isOpenedFirst));
  const rate = content.rate ?? (await firstRate(content, sources)) ?? DEFAULT_RATE;
  const inSlices = <Value>(steps: Steps<Value>): Value | Promise<Value> => runInSlices(steps, context.signal);
  const edit = await inSlices(timelineOf(content, sources, rate));
  const identity = await inSlices(identityOf(edit.clips, sources));
  const repeats = await inSlices(sharedPictures(edit, sources, rate));
  const { first, last } = edit;
  const clipAt = (frame: number): PlacedClip | null => edit.clipAt(frame);
  const hosts = new ClipHosts(edit, context.baseUrl);
  const facts = {
    baseUrl: context.baseUrl,
    firstOf: (clip: ClipContent) => sources.opened(clip)?.frames.first ?? 1,
  };
  const stretches =
    content.sound && inspectSound
      ? trackStretches(content.sound, context, inspectSound, media.credentials)
      : clipStretches(edit.clips, sources, first, framesPerSecond(rate));
  const notesOnFrames = new EditAnnotations(content.document, edit, rate, (clip) => sources.numberOf(clip.content));
  const soundNotes: SourceNote[] = [];
  const seconds = (last + 1 - first) / framesPerSecond(rate);
  const place: EditSoundPlace = { frame: first, rate: [rate.numerator, rate.denominator], seconds };
  const sound = editSound(stretches, place, ({ message }) => soundNotes.push({ code: 'sound-missing', message }));
  const notes = [...content.notes, ...missingMedia(content.clips, sources), ...strangeColours(content.clips)];
  return {
    sound: stretches.length > 0 ? sound : null,
    id: JSON.stringify(['edit', first, last, rate, identity]),
    frames: new RunFrameList([{ first: frameNumber(first), last: frameNumber(last), step: 1 }]),
    sequential: false,
    label: content.label,
    rate: [rate.numerator, rate.denominator],
    timecode: timecodeOf(content, rate),
    edit,
    annotations: (size, frame) => notesOnFrames.read(size ?? null, frame, context.signal),
    exportOtio: (annotations) => {
      const document = writeOtio(content, edit, rate, facts);
      return annotations ? notesOnFrames.write(document, annotations as readonly Annotation[]) : document;
    },
    markers: content.markers,
    get notes() {
      const more = [...soundNotes, ...notesOnFrames.notes];
      return more.length > 0 ? [...notes, ...more] : notes;
    },
    repeats,
    sizeGroup: (frame) => sources.numberOf(clipAt(frame)?.content ?? null),
    besidesCrowd: (missing, waiting, most) => hosts.besidesCrowd(missing, waiting, most),
    failingWith: (frame) => {
      const clip = clipAt(frame);
      return clip && sources.hasFailed(clip.content) ? stretchOf(clip) : null;
    },
    fileBytes: (frame) => {
      const clip = clipAt(frame);
      return clip ? sources.opened(clip.content)?.fileBytes?.(frameNumber(clip.mediaFrame(frame))) : undefined;
    },
    request: (frame, signal, wanted) => {
      const clip = clipAt(frame);
      if (!clip) return { blob: blackPicture() };
      const ahead = edit.clips.slice(clip.index + 1, clip.index + 1 + OPENED_AHEAD);
      void sources.openAll(ahead.map((next) => next.content));
      return requestOf(clip, frame, sources, signal, wanted);
    },
  };
}

async function firstRate({ clips }: EditContent, sources: ClipSources): Promise<Rate | null> {
  const first = clips.find(({ source }) => source !== null);
  if (!first) return null;
  if (first.media.kind === 'listed' && first.media.rate !== null) return rateFrom(first.media.rate);
  const opened = await sources.open(first).catch(() => null);
  const [numerator, denominator] = opened?.rate ?? [0, 0];
  return denominator > 0 ? rateFrom(numerator / denominator) : null;
}

/** The clips in their places. Throws where there is no frame, or more than a player counts. */
function* timelineOf(content: EditContent, sources: ClipSources, rate: Rate): Steps<EditTimeline<PlacedClip>> {
  const first = content.firstFrame ?? 1;
  const clips = yield* placeClips(content, first, sources, rate);
  const last = Math.max(clips.at(-1)?.out ?? -Infinity, first + (content.length ?? 0) - 1);
  if (!(last >= first)) throw new SeqError('source-invalid', `${content.label} has no frame to show.`);
  if (last - first >= MAX_EDIT_FRAMES) {
    throw new SeqError('source-invalid', `${content.label} is longer than ${MAX_EDIT_FRAMES} frames, the limit here.`);
  }
  if (Math.abs(first) > MAX_FRAME_NUMBER - MAX_EDIT_FRAMES) {
    throw new SeqError('source-invalid', `${content.label} starts at frame ${first}, which is out of bounds.`);
  }
  return new EditTimeline(clips, first, last);
}

/** A global start is the timecode of the first frame, drop-frame where the rate has it; else the first is 00:00:00:00. */
function timecodeOf({ firstFrame }: EditContent, rate: Rate): NonNullable<ResolvedSource['timecode']> {
  return { label: formatTimecode(frameNumber(firstFrame ?? 0), rate), frame: frameNumber(firstFrame ?? 1) };
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
  const { layer, colour } = content;
  return { ...request, layerIfAbsent: layer ?? '', ...(colour !== null && { colour }) };
}

function stretchOf({ in: first, out }: PlacedClip): FrameStretch {
  return { first: frameNumber(first), last: frameNumber(out) };
}

/** What distinguishes one edit from another: where its clips lie and what they show. */
function* identityOf(clips: readonly PlacedClip[], sources: ClipSources): Steps<string> {
  const digest = new TextDigest();
  for (const { index, content, in: first, out } of clips) {
    if (index % CLIPS_A_STEP === 0) yield;
    const { media, layer, colour } = content;
    digest.push(JSON.stringify([first, out, media, layer, colour, sources.identityOf(content)]));
  }
  return digest.toString();
}

function missingMedia(clips: readonly ClipContent[], sources: ClipSources): SourceNote[] {
  const notes: SourceNote[] = [];
  for (const clip of clips) {
    const { name, problem, path } = clip;
    if (problem === null || sources.mayResolve(clip)) continue;
    if (notes.push({ code: 'media-missing', message: `Clip "${name}": ${problem}`, path }) >= MAX_NOTES) break;
  }
  return notes;
}

/** Colour spaces of clips that only an OpenColorIO config may know. */
function strangeColours(clips: readonly ClipContent[]): SourceNote[] {
  const notes = new Map<string, SourceNote>();
  for (const { colour, name, path } of clips) {
    if (colour === null || notes.has(colour) || INPUT_COLORS.some((known) => known === colour)) continue;
    const message = `Clip "${name}" is said to be in "${colour}", which is known to an OpenColorIO config at most; without one it is shown as its file says.`;
    notes.set(colour, { code: 'clip-colour', message, path });
    if (notes.size >= MAX_NOTES) break;
  }
  return [...notes.values()];
}
