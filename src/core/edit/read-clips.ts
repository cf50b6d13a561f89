import type { Steps } from '../base/steps.ts';
import { parseFrameRange } from '../time/frame-range-parse.ts';
import { framesPerSecond, rateFrom } from '../time/rate.ts';
import { shorten } from '../base/shown-value.ts';
import { MAX_FRAME_NUMBER } from '../frame/frame-number.ts';
import {
  eachEntry,
  type JsonPlace,
  optional,
  readChoice,
  readInteger,
  readObject,
  readPositive,
  readText,
  refusal,
} from '../sequence/manifest/json-reader.ts';
import { fileName } from '../sequence/source/resolve-source.ts';
import { MANIFEST_FORMAT, MANIFEST_VERSION } from '../sequence/manifest/sequence-manifest.ts';
import type { ClipDescription } from '../sequence/source/source-description.ts';
import type { ClipContent, EditContent } from './edit-content.ts';

const MANIFEST_FIELDS = ['format', 'version', 'label', 'clips', 'rate', 'first'];

/**
 * An edit from a manifest that lists clips: `{format, version, clips, label?, rate?, first?}`; `rate` in frames per
 * second, `first` the number of the first frame. Relative addresses resolve against `baseUrl`.
 */
export function* readClipsManifest(manifest: unknown, label: string, baseUrl: string): Steps<EditContent> {
  const field = readObject({ value: manifest, path: '' }, MANIFEST_FIELDS);
  readChoice(field('format'), [MANIFEST_FORMAT]);
  if (field('version').value !== MANIFEST_VERSION) throw refusal('version', `it must be ${MANIFEST_VERSION}`);
  const name = optional(field('label'), readText) ?? label;
  return yield* readClips(field('clips'), { fps: field('rate'), first: field('first'), label: name, baseUrl });
}

/** Most clips of an edit. */
export const MAX_CLIPS = 100_000;
/** Clips that are read in one step. */
const CLIPS_A_STEP = 64;
const SOURCE_FIELDS = ['src', 'frames', 'files', 'manifest', 'resolveFrame', 'credentials', 'type', 'local'] as const;
const CLIP_FIELDS = [...SOURCE_FIELDS, 'name', 'range', 'rate', 'layer', 'colour', 'gap', 'metadata'];

/**
 * An edit of clips as a host or a manifest lists them, many of them step by step. `baseUrl` is what relative addresses in
 * a manifest are relative to; null leaves them to the document. Throws `source-invalid` naming the place, as `clips[3].range`.
 */
export function* readClips(
  place: JsonPlace,
  { fps, first, label, baseUrl }: { fps?: JsonPlace; first?: JsonPlace; label: string; baseUrl: string | null },
): Steps<EditContent> {
  if (Array.isArray(place.value) && place.value.length > MAX_CLIPS) {
    throw refusal(place.path, `more than ${MAX_CLIPS} clips`);
  }
  const rate = fps && optional(fps, readPositive);
  const folder = baseUrl !== null && URL.canParse(baseUrl) ? new URL('.', baseUrl).href : null;
  const clips: ClipContent[] = [];
  let [at, gap] = [0, 0];
  for (const entry of eachEntry(place)) {
    if (at++ % CLIPS_A_STEP === 0) yield;
    const read = readClip(entry, folder, gap);
    if (typeof read === 'number') gap += read;
    else {
      clips.push(read);
      gap = 0;
    }
  }
  if (clips.length === 0 && gap === 0) throw refusal(place.path, 'it lists no clip');
  return {
    label,
    clips,
    rate: rate === undefined ? null : rateFrom(rate),
    firstFrame: (first && optional(first, (place) => readInteger(place, -MAX_FRAME_NUMBER, MAX_FRAME_NUMBER))) ?? null,
    length: null,
    markers: [],
    notes: [],
    document: null,
  };
}

/** A clip behind a gap, or a number of black frames, which become room before the clip that follows. */
function readClip(place: JsonPlace, folder: string | null, gapBefore: number): ClipContent | number {
  if (typeof place.value === 'string') return clipOf({ src: place.value }, place.path, folder, gapBefore);
  const field = readObject(place, CLIP_FIELDS);
  const gap = nullable(field('gap'), (one) => readInteger(one, 1, MAX_FRAME_NUMBER));
  if (gap !== null) return gap;
  const description = place.value as ClipDescription;
  for (const name of ['src', 'name', 'range', 'colour']) nullable(field(name), readText);
  const rate = nullable(field('rate'), readPositive);
  if (rate !== null && !rateFrom(rate)) throw refusal(`${place.path}.rate`, `${rate} is no frame rate`);
  if (!SOURCE_FIELDS.some((name) => description[name] != null))
    throw refusal(place.path, 'it names no source: set src');
  return clipOf(description, place.path, folder, gapBefore);
}

function clipOf(description: ClipDescription, path: string, folder: string | null, gapBefore: number): ClipContent {
  const { name, range, rate, layer, colour, gap: _gap, metadata, ...source } = description;
  const exact = rate == null ? null : rateFrom(rate);
  const shown = range ? parseFrameRange(range) : null;
  if (range && !shown) throw refusal(`${path}.range`, `"${range}" is not first-last`);
  const src = source.src && folder !== null ? resolved(source.src, folder) : source.src;
  return {
    name: name ?? (source.src == null ? 'clip' : fileName(source.src)),
    source: src == null ? source : { ...source, src },
    problem: null,
    place: null,
    gapBefore,
    media: { kind: 'listed', from: shown?.in ?? null, to: shown?.out ?? null, rate: exact && framesPerSecond(exact) },
    layer: layer ?? null,
    colour: colour == null ? null : shorten(colour),
    ...(metadata !== undefined && { metadata }),
    path,
  };
}

/** A pattern's own signs (`#`, `%`) are no part of an address: only the folder is put before it. */
function resolved(src: string, folder: string): string {
  return /^[a-z][a-z\d+.-]*:|^\//i.test(src) ? src : folder + src;
}

function nullable<Value>(place: JsonPlace, read: (place: JsonPlace) => Value): Value | null {
  return place.value == null ? null : read(place);
}
