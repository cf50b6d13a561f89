import { shorten } from '../../base/shown-value.ts';
import type { Steps } from '../../base/steps.ts';
import { frameNumber, MAX_FRAME_NUMBER } from '../../frame/frame-number.ts';
import { splitNumber } from '../pattern/find-sequences.ts';
import { MAX_ADDRESS, parseFramePattern, patternAddress, resolveAddress } from '../pattern/frame-pattern.ts';
import type { FrameList } from '../frames/frame-list.ts';
import { MAX_FRAMES, parseFrameList } from '../frames/frame-list-parse.ts';
import { runsOfNumbers } from '../frames/merge-frame-runs.ts';
import { RunFrameList } from '../frames/run-frame-list.ts';
import { TextDigest } from '../source/source-identity.ts';
import {
  eachEntry,
  type JsonPlace,
  optional,
  readInteger,
  readObject,
  readText,
  refusal,
  within,
} from './json-reader.ts';

/** Files of a sequence, wherever their addresses come from. */
export interface FileTable {
  readonly frames: FrameList;
  /** Absolute address; undefined for a frame that is not listed. */
  address(frame: number): string | undefined;
  /** Length of a frame's file; undefined where the manifest does not say. */
  bytes(frame: number): number | undefined;
  /** What tells one table from another, its numbers aside. */
  readonly identity: string;
  /** All addresses follow one pattern, so that a longer list is the same files and more. */
  readonly isPattern: boolean;
  /** Address of one file or pattern, for people. */
  readonly name: string;
  /** Memory that the table takes, about. */
  readonly ownBytes: number;
}

const MAX_BYTES = 2 ** 40;

/** Files of a list that are looked at in one step. */
const FILES_A_STEP = 64;
/** What a file of a list takes beside the text of its address: an entry of a map, an object, a string. */
const BYTES_A_FILE = 160;

type Fields = (name: string) => JsonPlace;

/**
 * Reads `pattern`, `frames` and `bytes`, a long list of files step by step. `listed` are the numbers of a pattern that
 * brings none of its own.
 */
export function* readFiles(field: Fields, baseUrl: string, listed: FrameList | null = null): Steps<FileTable> {
  const pattern = field('pattern');
  const frames = field('frames');
  const bytes = optional(field('bytes'), (place) => readInteger(place, 1, MAX_BYTES));
  if (pattern.value !== undefined) return patternFiles(pattern, frames, bytes, baseUrl, listed);
  if (typeof frames.value === 'string') throw refusal(pattern.path, 'numbers in frames need a pattern');
  if (frames.value === undefined) throw refusal(frames.path, 'there is neither a pattern nor a list of files');
  return yield* listedFiles(frames, bytes, baseUrl);
}

function patternFiles(
  place: JsonPlace,
  frames: JsonPlace,
  bytes: number | undefined,
  baseUrl: string,
  listed: FrameList | null,
): FileTable {
  const text = readText(place);
  if (text.length > MAX_ADDRESS) throw refusal(place.path, `the pattern is longer than ${MAX_ADDRESS} characters`);
  const pattern = parseFramePattern(text);
  if (!pattern) throw refusal(place.path, `"${shorten(text)}" has no place for the frame number, such as ####`);
  const list = optional(frames, readText) ?? pattern.frames;
  if (list === null && !listed) throw refusal(frames.path, `the pattern needs numbers, such as "1001-1100"`);
  const numbers = list === null ? (listed as FrameList) : within(frames.path, () => parseFrameList(list));
  const address = (frame: number): string => resolveAddress(patternAddress(pattern, frame), baseUrl);
  within(place.path, () => address(numbers.first));
  return {
    frames: numbers,
    address: (frame) => (numbers.indexOf(frameNumber(frame)) === null ? undefined : address(frame)),
    bytes: () => bytes,
    isPattern: true,
    identity: `${resolveAddress(`${pattern.prefix}{${pattern.width}}${pattern.suffix}`, baseUrl)}`,
    name: text,
    ownBytes: text.length,
  };
}

function* listedFiles(place: JsonPlace, bytes: number | undefined, baseUrl: string): Steps<FileTable> {
  if (Array.isArray(place.value) && place.value.length > MAX_FRAMES) {
    throw refusal(place.path, `more than ${MAX_FRAMES} files`);
  }
  const folder = folderOf(baseUrl);
  const resolvesAnyway = (url: string): boolean => folder !== '' && !OWN_HOST.test(url) && url.length <= MAX_ADDRESS;
  const files = new Map<
    number,
    { readonly url: string | null; readonly bytes: number | undefined; readonly at: number }
  >();
  const listed: number[] = [];
  let [at, isAscending] = [0, true];
  for (const entry of eachEntry(place)) {
    if (at % FILES_A_STEP === 0) yield;
    const { frame, url, bytes: length } = typeof entry.value === 'string' ? named(entry) : described(entry);
    const twice = files.get(frame);
    if (twice) throw refusal(entry.path, `frame ${frame} is at ${place.path}[${twice.at}] already`);
    if (url !== null && !resolvesAnyway(url)) within(entry.path, () => resolveAddress(url, baseUrl));
    files.set(frame, { url, bytes: length ?? bytes, at });
    if (url !== null) {
      isAscending &&= frame > (listed.at(-1) ?? -Infinity);
      listed.push(frame);
    }
    at += 1;
  }
  if (listed.length === 0) throw refusal(place.path, 'it lists no file');
  const numbers = Float64Array.from(listed);
  if (!isAscending) numbers.sort();
  yield;
  // Resolved when it is asked for: a long list is asked for a few of its frames at a time.
  const address = (frame: number): string | undefined => {
    const url = files.get(frame)?.url;
    return url == null ? undefined : resolveAddress(url, baseUrl);
  };
  const identity = new TextDigest().push(folder);
  let ownBytes = files.size * BYTES_A_FILE;
  for (const [index, frame] of numbers.entries()) {
    if (index % FILES_A_STEP === 0) yield;
    const url = files.get(frame)?.url ?? '';
    ownBytes += url.length;
    identity.push(`\n${url}`);
  }
  yield;
  return {
    frames: new RunFrameList(runsOfNumbers(numbers)),
    address,
    bytes(frame) {
      const file = files.get(frame);
      return file?.url == null ? undefined : file.bytes;
    },
    isPattern: false,
    identity: identity.toString(),
    name: address(numbers[0] ?? 0) ?? '',
    ownBytes,
  };
}

/** What a relative address is relative to, in full; '' where the base is none that has folders. */
function folderOf(baseUrl: string): string {
  return URL.canParse('.', baseUrl) ? new URL('.', baseUrl).href : '';
}

/** What can fail to resolve has a scheme or a host of its own. */
const OWN_HOST = /^\s*(?:[a-z][a-z\d+.-]*:|[\\/]{2})/i;

function named(place: JsonPlace): { frame: number; url: string; bytes: undefined } {
  const url = readText(place);
  const [path = ''] = url.split('?', 1);
  const frame = splitNumber(path.slice(path.lastIndexOf('/') + 1))?.frame;
  if (frame === undefined)
    throw refusal(place.path, `"${shorten(url)}" has no number: write {"frame": 1001, "url": "${shorten(url)}"}`);
  return { frame, url, bytes: undefined };
}

function described(place: JsonPlace): { frame: number; url: string | null; bytes: number | undefined } {
  const field = readObject(place, ['frame', 'url', 'bytes']);
  return {
    frame: readInteger(field('frame'), -MAX_FRAME_NUMBER, MAX_FRAME_NUMBER),
    url: field('url').value === null ? null : readText(field('url')),
    bytes: optional(field('bytes'), (bytes) => readInteger(bytes, 1, MAX_BYTES)),
  };
}
