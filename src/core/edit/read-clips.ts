import { parseFrameRange } from '../time/frame-range-parse.ts';
import { rateFrom } from '../time/rate.ts';
import { MAX_FRAME_NUMBER } from '../frame/frame-number.ts';
import {
  type JsonPlace,
  optional,
  readArray,
  readChoice,
  readInteger,
  readObject,
  readPositive,
  readText,
  refusal,
} from '../sequence/manifest/json-reader.ts';
import { MANIFEST_FORMAT, MANIFEST_VERSION } from '../sequence/manifest/sequence-manifest.ts';
import type { ClipDescription, SourceDescription } from '../sequence/source/source-description.ts';
import type { ClipContent, EditContent } from './edit-content.ts';

const MANIFEST_FIELDS = ['format', 'version', 'label', 'clips', 'rate', 'first'];

/**
 * An edit from a manifest that lists clips: `{format, version, clips, label?, rate?, first?}`; `rate` in frames per
 * second, `first` the number of the first frame. Relative addresses resolve against `baseUrl`.
 */
export function readClipsManifest(manifest: unknown, label: string, baseUrl: string): EditContent {
  const field = readObject({ value: manifest, path: '' }, MANIFEST_FIELDS);
  readChoice(field('format'), [MANIFEST_FORMAT]);
  if (field('version').value !== MANIFEST_VERSION) throw refusal('version', `it must be ${MANIFEST_VERSION}`);
  const name = optional(field('label'), readText) ?? label;
  return readClips(field('clips'), { fps: field('rate'), first: field('first'), label: name, baseUrl });
}

/** Most clips of an edit. */
export const MAX_CLIPS = 100_000;
const SOURCE_FIELDS = ['src', 'frames', 'files', 'manifest', 'resolveFrame', 'credentials', 'type', 'local'] as const;
const CLIP_FIELDS = [...SOURCE_FIELDS, 'name', 'range', 'layer', 'gap', 'metadata'];

/**
 * An edit of clips as a host or a manifest lists them. `baseUrl` is what relative addresses in a manifest are relative to;
 * null leaves them to the document. Throws `source-invalid` naming the place, as `clips[3].range`.
 */
export function readClips(
  clips: JsonPlace,
  { fps, first, label, baseUrl }: { fps?: JsonPlace; first?: JsonPlace; label: string; baseUrl: string | null },
): EditContent {
  if (Array.isArray(clips.value) && clips.value.length > MAX_CLIPS) {
    throw refusal(clips.path, `more than ${MAX_CLIPS} clips`);
  }
  const rate = fps && optional(fps, readPositive);
  const read = readArray(clips).map((place) => readClip(place, baseUrl));
  if (read.length === 0) throw refusal(clips.path, 'it lists no clip');
  return {
    label,
    clips: withGaps(read),
    rate: rate === undefined ? null : rateFrom(rate),
    firstFrame: (first && optional(first, (place) => readInteger(place, -MAX_FRAME_NUMBER, MAX_FRAME_NUMBER))) ?? null,
    length: null,
    markers: [],
    notes: [],
    document: null,
  };
}

type ReadClip = ClipContent | { readonly gap: number };

function readClip(place: JsonPlace, baseUrl: string | null): ReadClip {
  if (typeof place.value === 'string') return clipOf({ src: place.value }, place.path, baseUrl);
  const field = readObject(place, CLIP_FIELDS);
  const gap = nullable(field('gap'), (one) => readInteger(one, 1, MAX_FRAME_NUMBER));
  if (gap !== null) return { gap };
  const description = place.value as ClipDescription;
  nullable(field('name'), readText);
  nullable(field('range'), readText);
  if (!SOURCE_FIELDS.some((name) => description[name] != null))
    throw refusal(place.path, 'it names no source: set src');
  return clipOf(description, place.path, baseUrl);
}

function clipOf(description: ClipDescription, path: string, baseUrl: string | null): ClipContent {
  const { name, range, layer, gap: _gap, metadata, ...source } = description;
  const shown = range ? parseFrameRange(range) : null;
  if (range && !shown) throw refusal(`${path}.range`, `"${range}" is not first-last`);
  const src = source.src && baseUrl !== null && URL.canParse(baseUrl) ? resolved(source.src, baseUrl) : source.src;
  return {
    name: name ?? nameOf(source),
    source: { ...source, ...(src != null && { src }) },
    problem: null,
    place: null,
    media: { kind: 'listed', from: shown?.in ?? null, to: shown?.out ?? null },
    layer: layer ?? null,
    ...(metadata !== undefined && { metadata }),
    path,
  };
}

/** A pattern's own signs (`#`, `%`) are no part of an address: only the folder is put before it. */
function resolved(src: string, baseUrl: string): string {
  return /^[a-z][a-z\d+.-]*:|^\//i.test(src) ? src : new URL('.', baseUrl).href + src;
}

function nameOf({ src }: SourceDescription): string {
  return src?.split('?', 1)[0]?.split('/').at(-1) ?? 'clip';
}

/** Gaps become room before the clip that follows: such clips are placed by number, which needs their lengths. */
function withGaps(read: readonly ReadClip[]): ClipContent[] {
  const clips: ClipContent[] = [];
  let gap = 0;
  for (const one of read) {
    if ('gap' in one) gap += one.gap;
    else {
      clips.push({ ...one, gapBefore: gap });
      gap = 0;
    }
  }
  return clips;
}

function nullable<Value>(place: JsonPlace, read: (place: JsonPlace) => Value): Value | null {
  return place.value == null ? null : read(place);
}
