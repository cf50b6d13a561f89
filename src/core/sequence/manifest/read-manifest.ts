import { shorten } from '../../base/shown-value.ts';
import type { Steps } from '../../base/steps.ts';
import { frameNumber, MAX_FRAME_NUMBER } from '../../frame/frame-number.ts';
import type { FrameList } from '../frames/frame-list.ts';
import { parseFrameList } from '../frames/frame-list-parse.ts';
import type { SourceFacts } from '../source/resolve-source.ts';
import {
  eachEntry,
  type JsonPlace,
  optional,
  readArray,
  readChoice,
  readInteger,
  readObject,
  readPositive,
  readText,
  refusal,
  within,
} from './json-reader.ts';
import { type FileTable, readFiles } from './read-files.ts';
import { withoutFrames } from '../frames/combine-frame-lists.ts';
import { MANIFEST_FORMAT, MANIFEST_VERSION } from './sequence-manifest.ts';

/** A manifest's content, checked and ready for use. */
export interface ManifestContent {
  readonly files: FileTable;
  /** Numbers that exist, gaps taken out. */
  readonly frames: FrameList;
  readonly facts: SourceFacts;
  readonly label: string | null;
  readonly credentials: 'omit' | 'same-origin' | 'include' | null;
  readonly bytesPerPixel: number | null;
  /** Finest first. */
  readonly proxies: readonly { readonly level: number; readonly files: FileTable }[];
}

const FILE_FIELDS = ['pattern', 'frames', 'bytes'] as const;
const FIELDS = [
  ...['format', 'version', 'label', 'rate', 'timecode', 'size', 'gaps', 'credentials', 'proxies'],
  ...FILE_FIELDS,
];
const COARSEST_PROXY = 7;
const MAX_SIDE = 2 ** 20;

/**
 * Reads a manifest (`SequenceManifest`), a long one step by step; relative addresses resolve against `baseUrl`. Throws
 * `source-invalid` naming the place that is wrong, as `frames[3].url`.
 */
export function* readManifest(value: unknown, baseUrl: string): Steps<ManifestContent> {
  const field = readObject({ value, path: '' }, FIELDS);
  readChoice(field('format'), [MANIFEST_FORMAT]);
  if (field('version').value !== MANIFEST_VERSION) throw refusal('version', `it must be ${MANIFEST_VERSION}`);
  const files = yield* readFiles(field, baseUrl);
  const gaps = optional(field('gaps'), readText);
  const frames = gaps ? within('gaps', () => withoutFrames(files.frames, parseFrameList(gaps))) : files.frames;
  const size = optional(field('size'), readSize);
  const proxies = field('proxies');
  return {
    files,
    frames,
    facts: {
      rate: optional(field('rate'), readRate) ?? null,
      timecode: optional(field('timecode'), (place) => readTimecode(place, frames.first)) ?? null,
      size: size?.picture ?? null,
    },
    label: optional(field('label'), readText) ?? null,
    credentials: optional(field('credentials'), (place) => readChoice(place, CREDENTIALS)) ?? null,
    bytesPerPixel: size?.bytesPerPixel ?? null,
    proxies: proxies.value === undefined ? [] : yield* readProxies(proxies, baseUrl, frames),
  };
}

const CREDENTIALS = ['omit', 'same-origin', 'include'] as const;

function* readProxies(place: JsonPlace, baseUrl: string, frames: FrameList): Steps<ManifestContent['proxies']> {
  const proxies: { readonly level: number; readonly files: FileTable }[] = [];
  for (const entry of eachEntry(place)) {
    const field = readObject(entry, ['level', ...FILE_FIELDS]);
    const level = readInteger(field('level'), 1, COARSEST_PROXY);
    if (proxies.some((other) => other.level === level)) {
      throw refusal(`${entry.path}.level`, 'there is one of that level already');
    }
    proxies.push({ level, files: yield* readFiles(field, baseUrl, frames) });
  }
  return proxies.sort((a, b) => a.level - b.level);
}

function readRate(place: JsonPlace): readonly [number, number] {
  if (typeof place.value === 'number') return [readPositive(place), 1];
  const [numerator, denominator, ...rest] = readArray(place);
  if (!numerator || !denominator || rest.length > 0) throw refusal(place.path, 'it must be 24, or [24000, 1001]');
  return [readPositive(numerator), readPositive(denominator)];
}

function readTimecode(place: JsonPlace, first: number): NonNullable<SourceFacts['timecode']> {
  const field = typeof place.value === 'string' ? null : readObject(place, ['label', 'frame']);
  const label = field ? field('label') : place;
  const text = readText(label);
  if (!/^\d{2}[:;]\d{2}[:;]\d{2}[:;]\d{2,3}$/.test(text)) {
    throw refusal(label.path, `"${shorten(text)}" is no timecode such as 01:00:00:00`);
  }
  const frame = field ? readInteger(field('frame'), -MAX_FRAME_NUMBER, MAX_FRAME_NUMBER) : first;
  return { label: text, frame: frameNumber(frame) };
}

/** Sixteen channels of 32 bits, four times over. */
const MAX_BYTES_PER_PIXEL = 256;

function readBytesPerPixel(place: JsonPlace): number {
  const bytes = readPositive(place);
  if (bytes > MAX_BYTES_PER_PIXEL) throw refusal(place.path, `it must be at most ${MAX_BYTES_PER_PIXEL}`);
  return bytes;
}

function readSize(place: JsonPlace): { picture: NonNullable<SourceFacts['size']>; bytesPerPixel: number | null } {
  const field = readObject(place, ['width', 'height', 'pixelAspectRatio', 'bytesPerPixel']);
  return {
    picture: {
      width: readInteger(field('width'), 1, MAX_SIDE),
      height: readInteger(field('height'), 1, MAX_SIDE),
      pixelAspectRatio: optional(field('pixelAspectRatio'), readPositive) ?? 1,
    },
    bytesPerPixel: optional(field('bytesPerPixel'), readBytesPerPixel) ?? null,
  };
}
