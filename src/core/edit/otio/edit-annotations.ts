import { AnnotatedFrames } from '../../annotation/annotated-frames.ts';
import type { Annotation } from '../../annotation/annotation.ts';
import { holdAnnotations } from '../../annotation/hold-annotations.ts';
import { annotationAsOtio, annotationsInSteps, writtenFor } from '../../annotation/otio-annotations.ts';
import { type AnnotatedPicture, imageBounds } from '../../annotation/otio-units.ts';
import { runInSlices, type Steps } from '../../base/steps.ts';
import type { SourceNote } from '../../frame/source-note.ts';
import type { EditTimeline } from '../../sequence/source/edit-timeline.ts';
import type { Rate } from '../../time/rate.ts';
import { isAnnotation } from './otio-effects.ts';
import { fields, list, schemaOf } from './otio-time.ts';
import type { PlacedClip } from '../place-clips.ts';
import { OTIO_METADATA } from './write-otio.ts';

type Json = Record<string, unknown>;
type Size = Pick<AnnotatedPicture, 'width' | 'height' | 'pixelAspectRatio'>;

/** What notes are written for while no picture of the edit is known. */
const HD: Size = { width: 1920, height: 1080, pixelAspectRatio: 1 };
/** Newest versions of the schemas that are understood; newer ones are read as far as they go, with a note. */
const KNOWN: Readonly<Record<string, number>> = {
  ...{ Annotation: 1, Paint: 2, Line: 1, Arrow: 1, Rectangle: 1, Ellipse: 1, Text: 1 },
};
/** Clips that a note of the edit itself is shown on in other programs: one that is held over more is kept for this one. */
const MOST_COPIES = 100;
const MAX_NOTES = 100;

/** A clip of the document, and where the edit shows it. */
interface Item {
  readonly name: string;
  readonly node: Json;
  readonly path: string;
  readonly clips: PlacedClip[];
}

/**
 * Notes that an edit's document brings along, and the document with the notes of a player. A clip's notes are effects of
 * the clip (`annotationAsOtio`); those of the edit itself, on its own frames, stand in the document's metadata, with a copy
 * on the clips below for programs that know effects only.
 */
export class EditAnnotations {
  readonly #document: unknown;
  readonly #edit: EditTimeline<PlacedClip>;
  readonly #rate: Rate;
  readonly #groupOf: (clip: PlacedClip) => number;
  /** Sizes of pictures that were seen, by what they are shared by. */
  readonly #sizes = new Map<number, Size>();
  #firstSize: Size | null = null;
  /** Notes that were given of each effect, by its place; of the edit's own, by ''. */
  readonly #given = new Map<string, { readonly key: string; readonly annotations: readonly Annotation[] }>();
  readonly #notes = new Map<string, SourceNote>();
  #list: readonly Annotation[] = Object.freeze([]);
  #run = 0;

  /** `document` null: the edit is none. `groupOf` tells clips apart whose pictures may differ in size. */
  constructor(document: unknown, edit: EditTimeline<PlacedClip>, rate: Rate, groupOf: (clip: PlacedClip) => number) {
    this.#document = document ?? null;
    this.#edit = edit;
    this.#rate = rate;
    this.#groupOf = groupOf;
  }

  /** What of the notes is not understood, or is wrong. */
  get notes(): readonly SourceNote[] {
    return [...this.#notes.values()];
  }

  /**
   * The notes, as far as the sizes of pictures are known: `size` is that of the picture at an edit frame, and of all
   * clips of which nothing else is known. The same list where nothing has changed.
   */
  async read(size: Size | null, frame: number, signal: AbortSignal): Promise<readonly Annotation[]> {
    if (size) this.#learn(size, frame);
    if (this.#document === null) return this.#list;
    const run = ++this.#run;
    const list = await runInSlices(this.#read(), signal);
    const isSame = list.length === this.#list.length && list.every((one, i) => one === this.#list[i]);
    if (run === this.#run && !isSame) this.#list = holdAnnotations(list);
    return this.#list;
  }

  /** Puts notes into a document of this edit: the one that it was read from, or a new one. Others go, unknown ones stay. */
  write(document: unknown, annotations: readonly Annotation[]): unknown {
    if (isEqual(annotations, this.#list)) return document;
    const items = this.#itemsOf(document);
    const left = new Map(annotations.map((one) => [one.id, one]));
    const before = new Map<string, unknown>();
    for (const item of items) this.#keepUnchanged(item, left, before);
    const own: Annotation[] = [];
    for (const annotation of left.values()) {
      const named = items.filter(({ name }) => name === annotation.clip);
      const shown = named.filter(({ clips }) => new AnnotatedFrames([annotation], clips).spans.length > 0);
      const targets = shown.length > 0 ? shown : named.slice(0, 1);
      if (targets.length === 0) own.push(annotation);
      for (const { node, clips } of targets) {
        const picture = this.#pictureOf(node, clips[0], null);
        addEffect(node, annotationAsOtio(annotation, this.#rate, picture, before.get(annotation.id)));
      }
    }
    this.#writeOwn(document as Json, own, items);
    return document;
  }

  #learn(size: Size, frame: number): void {
    const { width, height, pixelAspectRatio } = size;
    const clip = this.#edit.clipAt(frame);
    this.#firstSize ??= { width, height, pixelAspectRatio };
    if (clip) this.#sizes.set(this.#groupOf(clip), { width, height, pixelAspectRatio });
  }

  *#read(): Steps<Annotation[]> {
    const found = new Map<string, Annotation>();
    const add = (one: Annotation, place: string): void => {
      const known = found.get(one.id);
      // A clip that is used twice has its notes twice.
      if (known && isEqual(known, one)) return;
      found.set(known ? `${one.id} ${place}` : one.id, known ? held({ ...one, id: `${one.id} ${place}` }) : one);
    };
    for (const { name, node, path, clips } of this.#itemsOf(this.#document)) {
      yield;
      for (const [i, effect] of list(node.effects).entries()) {
        if (!isAnnotation(effect) || isCopy(effect)) continue;
        const place = `${path}.effects[${i}]`;
        const picture = this.#pictureOf(node, clips[0], effect);
        if (picture) for (const one of yield* this.#effect(effect, picture, name, place)) add(one, place);
      }
    }
    for (const one of this.#own()) add(one, 'metadata');
    return [...found.values()];
  }

  /** Notes of an effect; the same objects as before where the picture is. */
  *#effect(effect: unknown, picture: AnnotatedPicture, name: string, place: string): Steps<readonly Annotation[]> {
    const key = JSON.stringify(picture);
    const given = this.#given.get(place);
    if (given?.key === key) return given.annotations;
    this.#check(effect, place);
    const annotations: Annotation[] = [];
    for (const [i, one] of (yield* annotationsInSteps(effect, picture, name, place)).entries()) {
      yield;
      const annotation = this.#held(one, place);
      const before = given?.annotations[i];
      if (annotation) annotations.push(before && isEqual(before, annotation) ? before : annotation);
    }
    this.#given.set(place, { key, annotations });
    return annotations;
  }

  /** The edit's own notes, on its own frames. */
  #own(): readonly Annotation[] {
    const annotations = this.#given.get('')?.annotations ?? ownNotes(this.#document).flatMap((one) => this.#held(one, 'metadata') ?? []); // prettier-ignore
    this.#given.set('', { key: '', annotations });
    return annotations;
  }

  /** null, and a note, for what is none. */
  #held(input: unknown, path: string): Annotation | null {
    try {
      return held(input);
    } catch (error) {
      this.#note('otio-bad-annotation', `A note is kept, and not shown: ${(error as Error).message}.`, path);
      return null;
    }
  }

  #check(effect: unknown, path: string): void {
    const unknown = new Set<string>();
    for (const one of [effect, ...list(fields(effect).layers)]) {
      const { name, version } = schemaOf(one);
      const known = KNOWN[name];
      if (known === undefined) unknown.add(name || 'something without a schema');
      else if (version > known) {
        const message = `${name}.${version} is newer than what is understood; it is read as version ${known}.`;
        this.#note('otio-newer-schema', message, path);
      }
    }
    const names = [...unknown].slice(0, 5).join(', ');
    if (unknown.size > 0) this.#note('otio-unknown-layer', `Kept in a note, and not drawn: ${names}.`, path);
  }

  #note(code: string, message: string, path: string): void {
    if (this.#notes.size < MAX_NOTES) this.#notes.set(`${code} ${path}`, { code, message, path });
  }

  /**
   * The picture that notes on a clip are in: its size by the picture itself, else by the note, else by another picture of
   * the edit. null where nothing is known and an effect is to be read.
   */
  #pictureOf(node: Json, clip: PlacedClip | undefined, effect: null): AnnotatedPicture;
  #pictureOf(node: Json, clip: PlacedClip | undefined, effect: unknown): AnnotatedPicture | null;
  #pictureOf(node: Json, clip: PlacedClip | undefined, effect: unknown): AnnotatedPicture | null {
    const seen = clip && this.#sizes.get(this.#groupOf(clip));
    const size = seen ?? (effect ? writtenFor(effect) : null) ?? this.#firstSize ?? (effect ? null : HD);
    if (!size) return null;
    const { media_reference: only, media_references: several, active_media_reference_key: key } = fields(node);
    const media = several === undefined ? only : fields(several)[String(key ?? 'DEFAULT_MEDIA')];
    const bounds = imageBounds(fields(media).available_image_bounds);
    return bounds ? { ...size, bounds } : size;
  }

  /** The clips of a document of this edit that it shows: by their paths where it was read, else in their order. */
  #itemsOf(document: unknown): readonly Item[] {
    const items = new Map<string, Item>();
    const written = this.#document === null ? writtenClips(document) : [];
    for (const [i, clip] of this.#edit.clips.entries()) {
      const path = this.#document === null ? String(i) : clip.content.path;
      const known = items.get(path);
      const node = known ? null : (written[i] ?? nodeAt(document, path));
      if (known) known.clips.push(clip);
      else if (node) items.set(path, { name: clip.name, node, path, clips: [clip] });
    }
    return [...items.values()];
  }

  /** Leaves effects whose notes are as they were given, and takes out the others; those are no longer `left` to write. */
  #keepUnchanged({ node, path }: Item, left: Map<string, Annotation>, before: Map<string, unknown>): void {
    if (!Array.isArray(node.effects)) return;
    const kept = new Set<string>();
    const effects = (node.effects as readonly unknown[]).filter((effect, i) => {
      if (!isAnnotation(effect)) return true;
      if (isCopy(effect)) return false;
      const given = this.#given.get(`${path}.effects[${i}]`)?.annotations;
      if (!given) return true;
      const isUnchanged = given.every((one) => isEqual(left.get(one.id), one));
      for (const { id } of given) {
        if (isUnchanged) kept.add(id);
        else before.set(id, effect);
      }
      return isUnchanged;
    });
    for (const id of kept) left.delete(id);
    node.effects = effects;
  }

  /** The edit's own notes into the document's metadata, and copies of them onto its clips. */
  #writeOwn(document: Json, own: readonly Annotation[], items: readonly Item[]): void {
    const wrong = ownNotes(document).filter((one) => !isHeld(one));
    const { [OTIO_METADATA]: ours, ...others } = fields(document.metadata);
    const { annotations: _, ...rest } = fields(ours);
    const notes = [...wrong, ...own];
    const all = { ...rest, ...(notes.length > 0 && { annotations: notes }) };
    if (Object.keys(all).length > 0) document.metadata = { ...others, [OTIO_METADATA]: all };
    else if (document.metadata !== undefined) document.metadata = others;
    const nodes = new Map(items.flatMap(({ clips, node }) => clips.map((clip) => [clip, node] as const)));
    for (const annotation of own) if (annotation.clip === undefined) this.#copy(annotation, nodes);
  }

  #copy(annotation: Annotation, nodes: ReadonlyMap<PlacedClip, Json>): void {
    const [span] = new AnnotatedFrames([annotation], []).spans;
    if (!span) return;
    const below = this.#edit.clips.filter((clip) => clip.in <= span.out && clip.out >= span.in);
    if (below.length > MOST_COPIES) return;
    for (const clip of below) {
      const node = nodes.get(clip);
      if (!node) continue;
      const ends = [clip.mediaFrame(Math.max(clip.in, span.in)), clip.mediaFrame(Math.min(clip.out, span.out))];
      const { id, items, author } = annotation;
      const range = `${Math.min(...ends)}-${Math.max(...ends)}`;
      const copy = { id, items, range, ...(author !== undefined && { author }) };
      const effect = annotationAsOtio(copy, this.#rate, this.#pictureOf(node, clip, null));
      addEffect(node, { ...effect, metadata: { [OTIO_METADATA]: { copyOf: id } } });
    }
  }
}

/** Something that was checked, and is an annotation. Throws TypeError for what is none. */
function held(input: unknown): Annotation {
  const [annotation] = holdAnnotations([input]);
  if (!annotation) throw new TypeError('it is none');
  return annotation;
}

function isHeld(input: unknown): boolean {
  try {
    return held(input) !== null;
  } catch {
    return false;
  }
}

/** Whether two JSON values are the same, in whatever order their fields stand. */
function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  if (keys.length !== others.length || Array.isArray(one) !== Array.isArray(other)) return false;
  return keys.every((key) => isEqual((one as Json)[key], (other as Json)[key]));
}

/** An effect that says on a clip what the edit's own notes say. */
function isCopy(effect: unknown): boolean {
  return fields(fields(fields(effect).metadata)[OTIO_METADATA]).copyOf !== undefined;
}

function ownNotes(document: unknown): readonly unknown[] {
  return list(fields(fields(fields(document).metadata)[OTIO_METADATA]).annotations);
}

function addEffect(node: Json, effect: unknown): void {
  node.effects = [...list(node.effects), effect];
}

/** Clips of a document as `writeOtio` makes it. */
function writtenClips(document: unknown): readonly Json[] {
  const [track] = list(fields(fields(document).tracks).children);
  return list(fields(track).children).filter((child) => schemaOf(child).name === 'Clip') as Json[];
}

/** What stands at `tracks.children[0].children[2]`; null for nothing. */
function nodeAt(document: unknown, path: string): Json | null {
  let at = document;
  for (const key of path.match(/[^.[\]]+/g) ?? []) at = Array.isArray(at) ? at[Number(key)] : fields(at)[key];
  return typeof at === 'object' && at !== null && !Array.isArray(at) ? (at as Json) : null;
}
