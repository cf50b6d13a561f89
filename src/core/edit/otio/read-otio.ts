import type { SourceNote } from '../../frame/source-note.ts';
import { SeqError } from '../../base/seq-error.ts';
import { shorten } from '../../base/shown-value.ts';
import type { Steps } from '../../base/steps.ts';
import { framesPerSecond, rateFrom } from '../../time/rate.ts';
import type { ClipContent, EditContent, SoundClip } from '../edit-content.ts';
import { OTIO_METADATA } from './write-otio.ts';
import { speedOf } from './otio-effects.ts';
import { type OtioMedia, otioMedia } from './otio-media.ts';
import { trimmedSound } from './otio-sound.ts';
import { flattened, type OtioClip, type Piece, SHORTEST } from './otio-pieces.ts';
import { nearestFrame, trimPieces, warpComposition } from './otio-warps.ts';
import { fields, firstRate, list, MAX_DEPTH, otioRange, otioTime, schemaOf } from './otio-time.ts';

/** Newest versions of the schemas that are understood; others are read as far as they go, with a note. */
const KNOWN: Readonly<Record<string, number>> = {
  ...{ Timeline: 1, Stack: 1, Track: 1, Clip: 2, Gap: 1, Transition: 1, SerializableCollection: 1 },
  ...{ ImageSequenceReference: 1, ExternalReference: 1, MissingReference: 1 },
};
const MAX_ITEMS = 100_000;
const MAX_MARKS = 10_000;
const MAX_NOTES = 100;
const OTHER_SPEED = 'Sound that runs faster or slower is left out.';
/** Clips that are worked out in one step. */
const CLIPS_A_STEP = 64;

/** A marker, in seconds from the beginning of what it stands in. */
interface Mark {
  readonly at: number;
  readonly length: number;
  readonly label: string | null;
}

/** What an item of a document shows, from its own beginning, and the markers on it and in it. */
interface Composed {
  readonly pieces: readonly Piece[];
  readonly marks: readonly Mark[];
}

const NOTHING: Composed = { pieces: [], marks: [] };

/** How an OpenTimelineIO document is read: where it came from, and how its media are found. */
export interface OtioOptions {
  /** Address of the document; '' for a file of the user. */
  readonly baseUrl: string;
  readonly label: string;
  /** Finds media that the document's own reference does not lead to; null: none. */
  resolve?(reference: unknown, clip: unknown): OtioMedia['source'];
}

/**
 * Reads an OpenTimelineIO document (opentimelineio.readthedocs.io, "File format specification"): timelines, stacks (upper
 * tracks cover lower ones), tracks, clips, gaps, time warps, a long one step by step. What is not honoured is a note with
 * its path. Throws `source-invalid` for what is no such document or shows nothing.
 */
export function readOtio(document: unknown, options: OtioOptions): Steps<EditContent> {
  const reader = new OtioReader(options);
  return reader.read(document);
}

class OtioReader {
  readonly #options: OtioOptions;
  readonly #notes: SourceNote[] = [];
  /** What the tracks of sound play; null: there is none. */
  #sound: SoundClip[] | null = null;
  #items = 0;
  #marks = 0;
  /** Of the edit: markers are read on the way. */
  #rate = 24;

  constructor(options: OtioOptions) {
    this.#options = options;
  }

  *read(document: unknown): Steps<EditContent> {
    const timeline = this.#timeline(document);
    const { item, path } = timeline;
    const start = otioTime(fields(timeline.timeline).global_start_time);
    const rate = rateFrom(start?.rate ?? firstRate(item) ?? 24);
    this.#rate = rate ? framesPerSecond(rate) : 24;
    const firstFrame = start ? Math.round(start.seconds * this.#rate) : null;
    const { pieces, marks } = yield* this.#compose(item, path, 0);
    const length = this.#frameOf(pieces.at(-1)?.to ?? 0);
    const clips: ClipContent[] = [];
    for (const [index, piece] of pieces.entries()) {
      if (index % CLIPS_A_STEP === 0) yield;
      for (const clip of this.#clip(piece)) clips.push(clip);
    }
    if (clips.length === 0) throw this.#nothing();
    return {
      label: this.#options.label,
      clips,
      rate,
      firstFrame,
      length,
      ...(this.#sound && { sound: this.#soundOf(item, path, this.#sound) }),
      markers: marks.map((mark) => this.#marker(mark, firstFrame ?? 1)),
      notes: this.#notes,
      document,
    };
  }

  #soundOf(item: unknown, path: string, sound: readonly SoundClip[]): readonly SoundClip[] {
    if (speedOf(item, () => {}) === 1) return trimmedSound(sound, otioRange(fields(item).source_range));
    this.#note('otio-sound-speed', OTHER_SPEED, path);
    return [];
  }

  #nothing(): SeqError {
    const [why] = this.#notes;
    const reason = why ? `: ${why.message} (${why.path})` : '.';
    return new SeqError('source-invalid', `${this.#options.label} has no clip to show${reason}`);
  }

  /** The composition to show: a timeline's tracks, or what the document is itself. */
  #timeline(document: unknown): { timeline: unknown; item: unknown; path: string } {
    const { name } = schemaOf(document);
    if (name === 'Timeline') return { timeline: document, item: fields(document).tracks, path: 'tracks' };
    if (name === 'SerializableCollection') {
      const children = list(fields(document).children);
      const index = children.findIndex((child) => schemaOf(child).name === 'Timeline');
      if (children.length > 1) this.#note('otio-first-only', 'Of several timelines the first is shown.', 'children');
      if (index >= 0)
        return { timeline: children[index], item: fields(children[index]).tracks, path: `children[${index}].tracks` };
    }
    if (['Stack', 'Track', 'Clip'].includes(name)) return { timeline: {}, item: document, path: '' };
    throw new SeqError(
      'source-invalid',
      `${this.#options.label} is no OpenTimelineIO timeline: its OTIO_SCHEMA is "${String(fields(document).OTIO_SCHEMA ?? 'missing')}".`,
    );
  }

  /** What an item of a composition shows, in seconds from its own beginning, trimmed to its source range. */
  *#compose(item: unknown, path: string, depth: number): Steps<Composed> {
    yield;
    if (depth > MAX_DEPTH) {
      this.#note('otio-too-deep', `Compositions nested deeper than ${MAX_DEPTH} are left out.`, path);
      return NOTHING;
    }
    if (++this.#items > MAX_ITEMS) {
      if (this.#items === MAX_ITEMS + 1)
        this.#note('otio-too-long', `Only the first ${MAX_ITEMS} items are shown.`, path);
      return NOTHING;
    }
    if (fields(item).enabled === false) return yield* this.#disabled(item, path, depth);
    const schema = schemaOf(item);
    const known = KNOWN[schema.name];
    if (known !== undefined && schema.version > known) {
      this.#note(
        'otio-newer-schema',
        `${schema.name}.${schema.version} is newer than what is understood; it is read as version ${known}.`,
        path,
      );
    }
    if (schema.name === 'Clip') return this.#clipComposed(item, path);
    if (schema.name === 'Gap') return this.#gap(item, path);
    if (schema.name === 'Track') return this.#trimmed(item, path, yield* this.#track(item, path, depth));
    if (schema.name === 'Stack') return this.#trimmed(item, path, yield* this.#stack(item, path, depth));
    const what = schema.name || 'something without a schema';
    this.#note('otio-unknown-item', `${what} is not shown: its place is left out.`, path);
    return NOTHING;
  }

  #clipComposed(item: unknown, path: string): Composed {
    const media = this.#media(item, path);
    const given = fields(item).source_range;
    const range = otioRange(given) ?? media.available;
    if (given != null && !otioRange(given)) this.#note('otio-bad-range', 'A source_range is no range of time.', path);
    if (!range) {
      this.#note(
        'otio-no-length',
        'A clip without source_range and available_range has no length: it is left out.',
        path,
      );
      return NOTHING;
    }
    const clip: OtioClip = { item, path, media };
    const speed = this.#speed(item, path);
    // Without an available range, times count from the media's first frame.
    const start = range.start.seconds - (media.available?.start.seconds ?? 0);
    const to = range.duration.seconds;
    return {
      pieces: to > SHORTEST ? [{ from: 0, to, clip, media: start, speed }] : [],
      marks: this.#marksOf(item, range.start.seconds, to, path),
    };
  }

  #gap(item: unknown, path: string): Composed {
    const range = otioRange(fields(item).source_range);
    if (!range) this.#note('otio-bad-range', 'A gap has no length: it is left out.', path);
    if (!range) return NOTHING;
    const to = range.duration.seconds;
    return {
      pieces: [{ from: 0, to, clip: null, media: 0, speed: 1 }],
      marks: this.#marksOf(item, range.start.seconds, to, path),
    };
  }

  /** One after the other. A transition takes no time: the cut stays where the items meet. */
  *#track(track: unknown, path: string, depth: number): Steps<Composed> {
    const pieces: Piece[] = [];
    const marks: Mark[] = [];
    let at = 0;
    for (const [index, child] of list(fields(track).children).entries()) {
      if (this.#items > MAX_ITEMS) break;
      if (this.#isNothing(child, path, index)) continue;
      const place = `${path}.children[${index}]`;
      if (schemaOf(child).name === 'Transition') {
        this.#items += 1;
        this.#note('otio-transition', 'Transitions are not drawn: the picture is cut where the clips meet.', place);
        continue;
      }
      const own = yield* this.#compose(child, place, depth + 1);
      for (const piece of own.pieces) pieces.push({ ...piece, from: piece.from + at, to: piece.to + at });
      for (const mark of own.marks) marks.push({ ...mark, at: mark.at + at });
      at += own.pieces.at(-1)?.to ?? 0;
    }
    return { pieces, marks };
  }

  /** All at once: what is higher up covers what is below, its gaps let it through. Sound is not pictures. */
  *#stack(stack: unknown, path: string, depth: number): Steps<Composed> {
    const children = list(fields(stack).children);
    const layers: (readonly Piece[])[] = [];
    const marks: Mark[] = [];
    for (const [index, child] of children.entries()) {
      if (this.#items > MAX_ITEMS) break;
      if (this.#isNothing(child, path, index)) continue;
      const { kind } = fields(child);
      if (schemaOf(child).name === 'Track' && kind !== undefined && kind !== 'Video') {
        this.#items += 1;
        yield* this.#soundTrack(child, `${path}.children[${index}]`, depth);
        continue;
      }
      const own = yield* this.#compose(child, `${path}.children[${index}]`, depth + 1);
      layers.push(own.pieces);
      for (const mark of own.marks) marks.push(mark);
    }
    return { pieces: yield* flattened(layers), marks };
  }

  /** A track of sound beside the pictures. All of them are mixed; those of nested compositions are left out. */
  *#soundTrack(track: unknown, path: string, depth: number): Steps<void> {
    if (fields(track).kind !== 'Audio' || depth > 0) {
      const what = fields(track).kind === 'Audio' ? 'Sound of a nested composition' : 'A track that is no video';
      return this.#note('otio-audio-track', `${what} is not played.`, path);
    }
    this.#sound ??= [];
    const { pieces } = yield* this.#compose(track, path, depth + 1);
    for (const { from, to, clip, media, speed, warps } of pieces) {
      if (!clip) continue;
      const { source, problem } = clip.media;
      if (source && speed === 1 && !warps) this.#sound.push({ from, to, media, source });
      else if (source) this.#note('otio-sound-speed', OTHER_SPEED, clip.path);
      else this.#note('sound-missing', `Sound is left out: ${problem ?? 'its media is missing.'}`, clip.path);
    }
  }

  /** What is no object is no item: thousands of them cost next to nothing. */
  #isNothing(child: unknown, path: string, index: number): boolean {
    if (typeof child === 'object' && child !== null) return false;
    this.#items += 1;
    const message = 'Something without a schema is not shown: its place is left out.';
    if (this.#notes.length < MAX_NOTES) this.#note('otio-unknown-item', message, `${path}.children[${index}]`);
    return true;
  }

  /** An item that is switched off keeps its place: nothing is there. */
  *#disabled(item: unknown, path: string, depth: number): Steps<Composed> {
    const { pieces } = yield* this.#compose({ ...fields(item), enabled: true }, path, depth);
    const to = pieces.at(-1)?.to ?? 0;
    return { pieces: to > SHORTEST ? [{ from: 0, to, clip: null, media: 0, speed: 1 }] : [], marks: [] };
  }

  /** What is left of a composition by its source range and its time effects, which keep its length. */
  #trimmed(item: unknown, path: string, { pieces, marks }: Composed): Composed {
    const given = otioRange(fields(item).source_range);
    const start = given?.start.seconds ?? 0;
    const all = [...this.#marksOf(item, 0, Infinity, path), ...marks];
    const speed = this.#speed(item, path);
    const whole = pieces.at(-1)?.to ?? 0;
    const end = given ? start + given.duration.seconds : whole;
    const leavesNothing = given !== null && whole > 0 && speed === 1 && (start >= whole || end <= 0);
    if (leavesNothing)
      this.#note('otio-bad-range', 'A source_range lies outside of what it trims: it is ignored.', path);
    const range = leavesNothing ? null : given;
    if (speed !== 1) {
      const warped = warpComposition(pieces, range, speed, this.#rate);
      const moved = all.flatMap((mark): Mark[] => {
        const at = warped.placeOf(mark.at);
        return at === null ? [] : [{ ...mark, at, length: speed === 0 ? 0 : mark.length / Math.abs(speed) }];
      });
      return { pieces: warped.pieces, marks: moved };
    }
    if (!range) return { pieces, marks: all };
    return {
      pieces: trimPieces(pieces, range),
      marks: all.filter(({ at }) => at >= start && at < end).map((mark) => ({ ...mark, at: mark.at - start })),
    };
  }

  #speed(item: unknown, path: string): number {
    return speedOf(item, (code, message) => this.#note(code, message, path));
  }

  /** The active reference, else the first that can be played. */
  #media(item: unknown, path: string): OtioMedia {
    const { media_reference: only, media_references: several, active_media_reference_key: key } = fields(item);
    const all = fields(several);
    const active = several === undefined ? only : all[String(key ?? 'DEFAULT_MEDIA')];
    const others = Object.values(all).filter((reference) => reference !== active);
    const read = [active, ...others].map((reference) => this.#reference(reference, item));
    const [first] = read;
    const playable = read.find(({ source }) => source !== null);
    if (playable && playable !== first) {
      this.#note('otio-other-media', 'The active media reference cannot be opened here: another one is shown.', path);
    }
    return playable ?? first ?? otioMedia(undefined, '');
  }

  #reference(reference: unknown, item: unknown): OtioMedia {
    const media = otioMedia(reference, this.#options.baseUrl);
    const found = this.#options.resolve?.(reference, item) ?? null;
    return found ? { ...media, source: found, problem: null, firstFrame: null } : media;
  }

  /** A clip of the edit; cuts lie at the frames nearest to their times. */
  #clip({ from, to, clip, media, speed, warps }: Piece): ClipContent[] {
    const [first, end] = [this.#frameOf(from), this.#frameOf(to)];
    if (!clip || end <= first) return [];
    const { item, path, media: found } = clip;
    const { name, metadata } = fields(item);
    const { layer, rate, colour } = fields(fields(metadata)[OTIO_METADATA]);
    return [
      {
        name: typeof name === 'string' && name !== '' ? name : 'clip',
        source: found.source,
        problem: found.problem,
        ...(found.source === null && { unresolved: { reference: found.reference, clip: item } }),
        place: { first, length: end - first },
        media: {
          kind: 'timed',
          startSeconds: media,
          speed,
          rate: ownRate(rate) ?? found.rate ?? found.available?.duration.rate ?? null,
          firstFrame: found.firstFrame,
          step: found.step,
          ...(warps && { warps }),
        },
        layer: typeof layer === 'string' ? layer : null,
        colour: typeof colour === 'string' ? shorten(colour) : null,
        ...(metadata !== undefined && { metadata }),
        path,
      },
    ];
  }

  #frameOf(seconds: number): number {
    return nearestFrame(seconds, this.#rate);
  }

  /** Markers go to the frames nearest to their times. */
  #marker({ at, length, label }: Mark, firstFrame: number): EditContent['markers'][number] {
    const frame = firstFrame + this.#frameOf(at);
    const frames = this.#frameOf(length);
    return { frame, ...(frames > 1 && { out: frame + frames - 1 }), ...(label !== null && { label }) };
  }

  /** Markers on an item, from `start` of its own time on, for a number of seconds. */
  #marksOf(item: unknown, start: number, seconds: number, path: string): Mark[] {
    const marks: Mark[] = [];
    for (const marker of list(fields(item).markers)) {
      const marked = otioRange(fields(marker).marked_range);
      const at = (marked?.start.seconds ?? 0) - start;
      if (!marked || at < 0 || at >= seconds) continue;
      if (++this.#marks > MAX_MARKS) {
        if (this.#marks === MAX_MARKS + 1)
          this.#note('otio-many-markers', `Only the first ${MAX_MARKS} markers are shown.`, path);
        break;
      }
      const { name } = fields(marker);
      marks.push({ at, length: marked.duration.seconds, label: typeof name === 'string' && name !== '' ? name : null });
    }
    return marks;
  }

  #note(code: string, message: string, path: string): void {
    // A clip with dozens of effects of one kind says so once.
    const isSaid = this.#notes.some((note) => note.message === message && note.path === path);
    if (this.#notes.length < MAX_NOTES && !isSaid) this.#notes.push({ code, message, path });
  }
}

/** Frames a second that a clip says its media has, beside what its reference says; null: nothing that is a rate. */
function ownRate(rate: unknown): number | null {
  const exact = typeof rate === 'number' ? rateFrom(rate) : null;
  return exact && framesPerSecond(exact);
}
