import type { FrameRequest } from '../../frame/frame-request.ts';
import { SeqError } from '../../base/seq-error.ts';
import { shorten } from '../../base/shown-value.ts';
import { runAtOnce, sortInSteps, type Steps } from '../../base/steps.ts';
import type { FrameNumber } from '../../frame/frame-number.ts';
import type { SourceNote } from '../../frame/source-note.ts';
import type { EditTimeline } from './edit-timeline.ts';
import { findSequences, splitNumber } from '../pattern/find-sequences.ts';
import { namesTiles, parseFramePattern, patternAddress, resolveAddress } from '../pattern/frame-pattern.ts';
import type { FrameList } from '../frames/frame-list.ts';
import type { MissingFrames } from '../frames/missing-frames.ts';
import type { FrameRepeats, FrameStretch } from '../frames/frame-repeats.ts';
import { formatFrameList, parseFrameList } from '../frames/frame-list-parse.ts';
import type { SourceSound } from '../sound/source-sound.ts';
import { resolveWith, toFrameRequest } from './frame-request.ts';
import { runsOfNumbers } from '../frames/merge-frame-runs.ts';
import { objectIdentity, shortIdentity } from './source-identity.ts';
import { RunFrameList } from '../frames/run-frame-list.ts';
import type { FrameAddress, SourceDescription } from './source-description.ts';

/** A source ready to be loaded: its frames, and where each is. It has the shape of the cache's `CacheSource`. */
export interface ResolvedSource extends SourceFacts {
  /** The same pattern, list and request settings give the same id: such players share frames. */
  readonly id: string;
  readonly frames: FrameList;
  /** The same without the list: one that grew is of the same family. Absent for explicit lists of files. */
  readonly family?: string | undefined;
  readonly sequential: boolean;
  /** File name for people, the frame number's place still in it. */
  readonly label: string;
  /** Bytes of a picture's planes at full resolution, where they are known before any is read. */
  readonly decodedBytes?: number;
  /** The page's own function is asked where each frame is: it may take long, or never answer. */
  readonly byHost?: boolean;
  /** Memory that its own lists take, about: of a manifest that lists every file. Absent: next to none. */
  readonly ownBytes?: number;
  /** Frames that may be under way at a time where one decoder stays with the file; absent: as many as there is room for. */
  readonly maxConcurrentLoads?: number;
  /** Length of a frame's file, where it is known. */
  fileBytes?(frame: FrameNumber): number | undefined;
  /** Frames that show the pictures of others; absent or null: each shows its own. */
  readonly repeats?: FrameRepeats | null;
  /** Frames with the same answer are expected to be of one size. Absent: all are. */
  sizeGroup?(frame: FrameNumber): number;
  /** Frames that cannot be had for the reason for which this one has failed for good; null or absent: it alone. */
  failingWith?(frame: FrameNumber): FrameStretch | null;
  /**
   * Where frames come from several hosts: `missing` without the frames of a host for which so many of those that wait do;
   * null: no host has so many. Absent: all frames come from one.
   */
  besidesCrowd?(missing: MissingFrames, waiting: readonly FrameNumber[], most: number): MissingFrames | null;
  /** `wanted` lets a source with smaller files of the same frames answer with one of those. */
  request(frame: FrameNumber, signal: AbortSignal, wanted?: WantedPicture): FrameRequest | Promise<FrameRequest>;
}

/** What a source may know of itself before any frame is read; comes before what a frame's header says. */
export interface SourceFacts {
  /** Frames per second as a ratio. */
  readonly rate?: readonly [numerator: number, denominator: number] | null;
  /** Timecode of a frame: `01:00:00:00`, `;` before the frames for drop-frame. */
  readonly timecode?: { readonly label: string; readonly frame: FrameNumber } | null;
  /** Size of the picture in pixels. */
  readonly size?: { readonly width: number; readonly height: number; readonly pixelAspectRatio: number } | null;
  /** Sound that goes with the pictures. */
  readonly sound?: SourceSound | null;
  /** Its clips, where it is an edit. */
  readonly edit?: EditTimeline;
  /**
   * Notes on frames that it brings along, as far as they are known with the size of the picture at a frame; the same list
   * where nothing has changed.
   */
  annotations?(size: SourceFacts['size'] | null, frame: FrameNumber): Promise<readonly FrameAnnotation[]>;
  /** An edit as an OpenTimelineIO document with a player's notes; null: those that it brought along, as they were. */
  exportOtio?(annotations?: readonly FrameAnnotation[] | null): unknown;
  /** Markers that it brings along; a host's own come before them. */
  readonly markers?: readonly { readonly frame: number; readonly out?: number; readonly label?: string }[];
  /** What of it is not honoured. */
  readonly notes?: readonly SourceNote[];
}

/** A note on frames that a source brings along or is written with: an `Annotation`, as far as sources know it. */
export interface FrameAnnotation {
  readonly id: string;
  readonly frame?: number;
  readonly range?: string;
  readonly clip?: string;
  readonly items: readonly { readonly type: string }[];
}

/** What is wanted of a frame: which layer, and the power of two by which it may be smaller. */
export interface WantedPicture {
  readonly layer: string;
  readonly level: number;
}

/** Where a frame is, before base address and credentials are applied; and what tells one source from another. */
interface Addressing {
  readonly frames: FrameList;
  readonly label: string;
  readonly identity: unknown;
  address(frame: FrameNumber): FrameAddress;
}

/** Files of a list that are looked at in one step. */
const FILES_A_STEP = 64;
const VIDEO = /\.(?:mp4|m4v|mov|webm|mkv)(?:[?#]|$)/i;

/**
 * Works out what a description stands for. Nothing is fetched. Throws `source-invalid`: nothing to show, an unparsable
 * list, a pattern without frames, a single file with a list of several, an address that cannot be resolved.
 */
export function resolveSource(description: SourceDescription, baseUrl: string): ResolvedSource {
  return runAtOnce(resolveInSteps(description, baseUrl));
}

/** The same, a long list of files step by step. */
export function* resolveInSteps(description: SourceDescription, baseUrl: string): Steps<ResolvedSource> {
  const { resolveFrame, credentials, src } = description;
  const addressing = yield* addressingOf(description, baseUrl);
  const origin = [addressing.identity, credentials ?? null, resolveFrame ? objectIdentity(resolveFrame) : null];
  return {
    id: shortIdentity([formatFrameList(addressing.frames), ...origin]),
    family: description.files ? undefined : shortIdentity(origin),
    frames: addressing.frames,
    byHost: resolveFrame != null,
    sequential: VIDEO.test(src ?? addressing.label),
    label: addressing.label,
    request(frame, signal) {
      if (!resolveFrame) return toFrameRequest(addressing.address(frame), baseUrl, credentials);
      return resolveWith(resolveFrame, frame, signal, baseUrl, credentials);
    },
  };
}

function* addressingOf(description: SourceDescription, baseUrl: string): Steps<Addressing> {
  if (description.files) return yield* filesAddressing(description.files, baseUrl);
  const src = description.src?.trim();
  if (src) return srcAddressing(src, description, baseUrl);
  if (!description.resolveFrame) throw new SeqError('source-invalid', 'there is nothing to show: set src');
  if (!description.frames)
    throw new SeqError(
      'source-invalid',
      'resolveFrame needs frames: set the frame numbers to ask for, such as frames="1001-1100"',
    );
  return { frames: parseFrameList(description.frames), label: '', identity: null, address: () => '' };
}

function srcAddressing(src: string, description: SourceDescription, baseUrl: string): Addressing {
  if (namesTiles(src)) {
    throw new SeqError('source-invalid', `"${src}" names texture tiles, which are not frames: give the number of one`);
  }
  const pattern = parseFramePattern(src);
  const list = description.frames?.trim() || pattern?.frames;
  if (!pattern) return singleFile(src, list ?? null, description, baseUrl);
  if (!list)
    throw new SeqError('source-invalid', `the pattern "${shorten(src)}" needs frames, such as frames="1001-1100"`);
  const absolute = (frame: FrameNumber): string => resolveAddress(patternAddress(pattern, frame), baseUrl);
  const frames = parseFrameList(list);
  // What cannot be resolved is refused here, once for all frames.
  const place = resolveAddress(`${pattern.prefix}{${pattern.width}}${pattern.suffix}`, baseUrl);
  return { frames, label: fileName(src), identity: place, address: absolute };
}

/** One file is one frame: the number in its name (`plate.1001.exr`), else 1. */
function singleFile(src: string, list: string | null, description: SourceDescription, baseUrl: string): Addressing {
  const url = resolveAddress(src, baseUrl);
  const label = fileName(src);
  const number = /[._]-?\d+\.[^.]*$/.test(label) ? splitNumber(label)?.frame : undefined;
  const frames = list ? parseFrameList(list) : new RunFrameList(runsOfNumbers([number ?? 1]));
  if (frames.length > 1 && !description.resolveFrame) {
    throw new SeqError(
      'source-invalid',
      `"${shorten(src)}" has no place for the numbers of frames="${shorten(list ?? '')}", such as ####`,
    );
  }
  return { frames, label, identity: url, address: () => url };
}

/** Local files: the longest sequence by name. Addresses: numbered by name if they are one sequence, else from 1. */
function* filesAddressing(files: NonNullable<SourceDescription['files']>, baseUrl: string): Steps<Addressing> {
  if (files.length === 0) throw new SeqError('source-invalid', 'the list of files is empty');
  const names = files.map((file) => (file instanceof Blob ? fileName(nameOf(file)) : String(file)));
  const best = (yield* findSequences(names))[0];
  const isLocal = files.every((file) => file instanceof Blob);
  const isSequence = best && (best.frames.size === files.length || (isLocal && best.frames.size > 1));
  const places = isSequence ? [...best.frames] : files.map((_, index): [number, number] => [index + 1, index]);
  const byFrame = new Map<number, FrameAddress>();
  const identity: unknown[] = [];
  for (const [frame, index] of yield* sortInSteps(places, ([a], [b]) => a - b)) {
    if (identity.length % FILES_A_STEP === 0) yield;
    const file = files[index] ?? '';
    byFrame.set(frame, file);
    identity.push(file instanceof Blob ? objectIdentity(file) : resolveAddress(String(file), baseUrl));
  }
  return {
    frames: new RunFrameList(runsOfNumbers(byFrame.keys())),
    label: fileName(best && isSequence ? `${best.prefix}#${best.suffix}` : (names[0] ?? '')),
    identity,
    address: (frame) => byFrame.get(frame) ?? '',
  };
}

function nameOf(file: Blob): string {
  return 'name' in file && typeof file.name === 'string' ? file.name : '';
}

/** The last part of an address, without its query. */
export function fileName(address: string): string {
  const [path = ''] = address.split('?', 1);
  return path.slice(path.lastIndexOf('/') + 1);
}
