import type { FrameRequest } from '../../frame/frame-request.ts';
import type { FrameInFile, SoundFacts, VideoFacts } from '../../frame/video-facts.ts';
import { type FrameNumber, frameNumber } from '../../frame/frame-number.ts';
import { SeqError } from '../../base/seq-error.ts';
import { formatFrameList, parseFrameList } from '../frames/frame-list-parse.ts';
import { fileSound, type SourceSound } from '../sound/source-sound.ts';
import { resolveWith, toFrameRequest } from '../source/frame-request.ts';
import { objectIdentity } from '../source/source-identity.ts';
import { fileName, type ResolvedSource } from '../source/resolve-source.ts';
import type { FrameRun } from '../frames/frame-list.ts';
import { makeRun } from '../frames/merge-frame-runs.ts';
import { RunFrameList } from '../frames/run-frame-list.ts';
import type { SourceDescription } from '../source/source-description.ts';
import { sourceKind } from '../source/source-kind.ts';
import type { SourceOpener } from '../source/source-opener.ts';

/** Asks a worker what is in a file. Rejects with a `SeqError`, or with the signal's reason. */
export type InspectFile = (request: FrameRequest, signal: AbortSignal) => Promise<VideoFacts>;

/** Frames of a video are counted from 1, as RV and editors do: a file has no numbers of its own. */
export const FIRST_VIDEO_FRAME = 1;
/** Frames of one video that may be under way at a time: a group's worth, within reason. */
const FEWEST_AT_A_TIME = 8;
const MOST_AT_A_TIME = 32;
/** Encoded bytes of an open file that count for each frame under way: together they are what the reader keeps. */
const READER_SHARE = 2 ** 19;

/** Opens videos: one file of many frames, whose index a worker reads. */
export function videoOpener(lookInto: InspectFile): SourceOpener {
  return {
    takes: (description) => sourceKind(description) === 'video',
    async open(description, { baseUrl, signal, fresh }) {
      const request = await requestOf(description, baseUrl, signal);
      const file = identityOf(request, fresh);
      const within: FrameInFile = { codec: 'video', file, position: null };
      const facts = await lookInto({ ...request, within }, signal);
      return videoSource(facts, { ...request, within }, description);
    },
  };
}

let reloads = 0;

/** What tells one file from another. One that is asked for afresh is another than before: nothing kept of it counts. */
function identityOf(request: FrameRequest, fresh: boolean): string {
  const place = 'blob' in request ? objectIdentity(request.blob) : [request.url, request.credentials, request.headers];
  return JSON.stringify([place, ...(fresh ? [++reloads] : [])]);
}

async function requestOf(description: SourceDescription, baseUrl: string, signal: AbortSignal): Promise<FrameRequest> {
  const { src, files, resolveFrame, credentials } = description;
  if (resolveFrame) return resolveWith(resolveFrame, FIRST_VIDEO_FRAME, signal, baseUrl, credentials);
  const address = src?.trim() || files?.[0];
  if (!address) throw new SeqError('source-invalid', 'there is no video to show');
  return toFrameRequest(address, baseUrl, credentials);
}

function videoSource(facts: VideoFacts, request: FrameRequest, description: SourceDescription): ResolvedSource {
  const { within } = request;
  const frames = chosenFrames(facts, description.frames?.trim());
  const { width, height, pixelAspectRatio, rate, decodedBytes, longestGroup, timecode } = facts;
  const first = frameNumber(FIRST_VIDEO_FRAME);
  return {
    id: JSON.stringify(['video', within?.file, facts.digest, formatFrameList(frames)]),
    frames,
    sequential: true,
    label: labelOf(description, request),
    rate,
    size: { width, height, pixelAspectRatio },
    ...(timecode !== null && { timecode: { label: timecode, frame: first } }),
    sound: facts.sound && soundOf(facts.sound, facts, request),
    decodedBytes,
    maxConcurrentLoads: Math.min(Math.max(longestGroup, FEWEST_AT_A_TIME), MOST_AT_A_TIME),
    fileBytes: () => READER_SHARE,
    request: (frame) => ({
      ...request,
      ...(within && { within: { ...within, position: frame - FIRST_VIDEO_FRAME } }),
    }),
  };
}

function soundOf(sound: SoundFacts, { rate }: VideoFacts, request: FrameRequest): SourceSound {
  return { ...sound, frame: FIRST_VIDEO_FRAME, rate, seconds: null, ...fileSound(request) };
}

/** All frames that have a picture, or those of a list that have. */
function chosenFrames({ frames, gaps }: VideoFacts, list: string | undefined): RunFrameList {
  const first = frameNumber(FIRST_VIDEO_FRAME);
  const last = frameNumber(FIRST_VIDEO_FRAME + frames - 1);
  const chosen = list ? parseFrameList(list) : new RunFrameList([{ first, last, step: 1 }]);
  const isThere = (frame: FrameNumber): boolean => frame >= first && frame <= last;
  if (!isThere(chosen.first) || !isThere(chosen.last)) {
    throw new SeqError('source-invalid', `frames="${list}" asks for more than the video has: ${first}-${last}`);
  }
  const runs = gaps.reduce<readonly FrameRun[]>(
    (left, [from, to]) => left.flatMap((run) => withoutGap(run, FIRST_VIDEO_FRAME + from, FIRST_VIDEO_FRAME + to)),
    chosen.runs,
  );
  if (runs.length > 0) return new RunFrameList(runs);
  throw new SeqError('source-invalid', `frames="${list}" asks for nothing but gaps that the video's edit list leaves`);
}

/** What is left of a run on either side of a gap. */
function withoutGap({ first, last, step }: FrameRun, from: number, to: number): FrameRun[] {
  const before = Math.min(last, first + Math.floor((from - 1 - first) / step) * step);
  const after = Math.max(first, first + Math.ceil((to + 1 - first) / step) * step);
  return [
    ...(before >= first ? [makeRun(first, before, step)] : []),
    ...(after <= last ? [makeRun(after, last, step)] : []),
  ];
}

function labelOf({ src, files }: SourceDescription, request: FrameRequest): string {
  const [file] = files ?? [];
  if (file instanceof Blob && 'name' in file) return String(file.name);
  return fileName(src?.trim() || ('url' in request ? request.url : ''));
}
