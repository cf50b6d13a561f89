import type { SourceNote } from '../../../frame/source-note.ts';

/** A piece of the presentation: ISO/IEC 14496-12, 8.6.6, in seconds. */
export interface Edit {
  /** Infinity: to the end of the media. */
  readonly duration: number;
  /** Time of the media that it begins with; null: nothing is shown for so long. */
  readonly mediaTime: number | null;
  /** 0: the picture at `mediaTime` is held. */
  readonly rate: number;
}

/** Positions that follow each other and show frames of the media that follow each other, or one frame held. */
interface FrameRun {
  readonly position: number;
  readonly count: number;
  /** Its first frame: a place in the media's order of presentation. */
  readonly media: number;
  readonly held: boolean;
}

/** Positions that follow each other, and the second of the movie at which the first of them lies. */
export interface PresentedStretch {
  readonly position: number;
  readonly count: number;
  readonly movie: number;
}

/** The media's frames, and what they are measured by. */
export interface MediaFrames {
  /** Seconds, ascending. */
  readonly times: Float64Array;
  /** Seconds of the last frame. */
  readonly lastDuration: number;
}

/** What a tick of the movie may make of a time that is meant to be another: none in files without a movie header. */
const EPSILON = 1e-6;
/** Seconds of a gap, or of a picture that is held, that are believed: a day. */
const LONGEST = 86_400;

/**
 * Which frames are shown, in which order: positions from 0 on, each with a frame of the media or with none, where an
 * edit list leaves a gap.
 */
export class Presentation {
  /** Positions there are, gaps included. */
  readonly frames: number;
  /** Positions without a picture: [first, last] of each run, ascending. */
  readonly gaps: readonly (readonly [first: number, last: number])[];
  readonly notes: readonly SourceNote[];
  /** First and last frame of the media that is shown. */
  readonly first: number;
  readonly last: number;
  /** Seconds of the movie at which position 0 lies. */
  readonly zero: number;
  /** The media is shown in one piece and at its own pace: what lies beside it in the file stays in step. */
  readonly inOnePiece: boolean;
  /** All positions, gaps too, by the movie's time. */
  readonly stretches: readonly PresentedStretch[];
  readonly #runs: readonly FrameRun[];

  private constructor(made: Omit<Presentation, 'mediaOf' | 'positionOf'>, runs: readonly FrameRun[]) {
    this.frames = made.frames;
    this.gaps = made.gaps;
    this.notes = made.notes;
    this.first = made.first;
    this.last = made.last;
    this.zero = made.zero;
    this.inOnePiece = made.inOnePiece;
    this.stretches = made.stretches;
    this.#runs = runs;
  }

  /**
   * `tick` is the resolution of edits in seconds: a frame that is seen for less was not meant. `period` gives the seconds
   * of a position by the frames that are shown; gaps and held pictures are measured by it.
   */
  static of(
    media: MediaFrames,
    edits: readonly Edit[],
    { tick = EPSILON, period }: { tick?: number; period(first: number, last: number): number },
  ): Presentation {
    const notes: SourceNote[] = [];
    const pieces = edits.map((edit) => pieceOf(media, edit, tick));
    const shown = pieces.filter((piece) => piece.count > 0);
    if (shown.length === 0) {
      if (edits.length > 0 && media.times.length > 0) notes.push(BEYOND);
      return Presentation.#whole(media, notes);
    }
    for (const { edit, count, missing } of pieces) {
      if (edit.mediaTime === null) continue;
      if (count === 0 || missing > 0) notes.push(beyond(edit, missing));
      if (edit.rate !== 0 && edit.rate !== 1) notes.push(wrongRate(edit));
    }
    const first = shown.reduce((least, piece) => Math.min(least, piece.media), Infinity);
    const last = shown.reduce((most, piece) => Math.max(most, piece.media + piece.count - 1), 0);
    const step = period(first, last);
    const runs: FrameRun[] = [];
    const gaps: [number, number][] = [];
    const stretches: PresentedStretch[] = [];
    let [position, zero] = [0, 0];
    for (const { edit, media: from, count, lead } of pieces) {
      const held = edit.mediaTime === null || edit.rate === 0;
      if (held && edit.duration > LONGEST) {
        notes.push(tooLong(edit));
        continue;
      }
      const positions = held && (edit.mediaTime === null || count > 0) ? Math.round(edit.duration / step) : count;
      if (positions <= 0) continue;
      if (edit.mediaTime === null) gaps.push([position, position + positions - 1]);
      else {
        if (runs.length === 0) zero = startOf(pieces, edit) + lead - position * step;
        runs.push({ position, count: positions, media: from, held });
      }
      const movie = startOf(pieces, edit) + (edit.mediaTime === null ? 0 : lead);
      stretches.push({ position, count: positions, movie });
      position += positions;
    }
    while (gaps.at(-1)?.[1] === position - 1) position = gaps.pop()?.[0] ?? 0;
    const inOnePiece = runs.length === 1 && !runs[0]?.held;
    return new Presentation(
      { frames: position, gaps, notes: distinct(notes), first, last, zero, inOnePiece, stretches },
      runs,
    );
  }

  static #whole({ times }: MediaFrames, notes: readonly SourceNote[]): Presentation {
    const run = { position: 0, count: times.length, media: 0, held: false };
    const made = { frames: times.length, gaps: [], notes, first: 0, last: times.length - 1, zero: times[0] ?? 0 };
    const stretches = [{ position: 0, count: times.length, movie: made.zero }];
    return new Presentation({ ...made, inOnePiece: true, stretches }, times.length > 0 ? [run] : []);
  }

  /** The frame of the media that is shown at a position; null where none is. */
  mediaOf(position: number): number | null {
    let [low, high] = [0, this.#runs.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#runs[middle]?.position ?? Infinity) <= position) low = middle + 1;
      else high = middle;
    }
    const run = this.#runs[low - 1];
    if (!run || position >= run.position + run.count || position < 0) return null;
    return run.held ? run.media : run.media + position - run.position;
  }

  /** The first position at which a frame of the media is shown; its own place where it is not shown. */
  positionOf(media: number): number {
    const shows = (run: FrameRun): boolean => media >= run.media && media < run.media + (run.held ? 1 : run.count);
    const run = this.#runs.find(shows);
    return run ? run.position + media - run.media : media;
  }
}

/** An edit and the frames of the media that it shows. */
interface Piece {
  readonly edit: Edit;
  readonly media: number;
  readonly count: number;
  /** Seconds from the edit's start to its first frame's; below 0 where that began before. */
  readonly lead: number;
  /** Seconds that it asks for beyond the media's end. */
  readonly missing: number;
}

function pieceOf({ times, lastDuration }: MediaFrames, edit: Edit, tick: number): Piece {
  const { mediaTime, rate, duration } = edit;
  if (mediaTime === null) return { edit, media: 0, count: 0, lead: 0, missing: 0 };
  const endOf = (frame: number): number => times[frame + 1] ?? (times[frame] ?? 0) + lastDuration;
  // No more than half of a frame is rounding.
  const slack = (frame: number): number => Math.max(EPSILON, Math.min(tick, (endOf(frame) - (times[frame] ?? 0)) / 2));
  let media = countBefore(times, mediaTime);
  while (media > 0 && endOf(media - 1) > mediaTime + slack(media - 1)) media--;
  while (media < times.length && endOf(media) <= mediaTime + slack(media)) media++;
  const lead = (times[media] ?? 0) - mediaTime;
  if (rate === 0) return { edit, media, count: media < times.length ? 1 : 0, lead, missing: 0 };
  const end = mediaTime + duration;
  let next = duration === Infinity ? times.length : countBefore(times, end);
  while (next > media && (times[next - 1] ?? 0) > end - slack(next - 1)) next--;
  const mediaEnd = times.length > 0 ? endOf(times.length - 1) : 0;
  const missing = duration === Infinity ? 0 : end - mediaEnd;
  const isFar = missing > Math.max(tick, lastDuration) + EPSILON;
  return { edit, media, count: Math.max(0, next - media), lead, missing: isFar ? missing : 0 };
}

/** How many of ascending times are less than one. */
function countBefore(times: Float64Array, time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? Infinity) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Seconds of the movie at which an edit begins. */
function startOf(pieces: readonly Piece[], edit: Edit): number {
  let start = 0;
  for (const piece of pieces) {
    if (piece.edit === edit) return start;
    start += Number.isFinite(piece.edit.duration) ? piece.edit.duration : 0;
  }
  return start;
}

const BEYOND: SourceNote = {
  code: 'edit-list-beyond-media',
  message: 'The edit list shows nothing of what the file has; it is not followed, and all frames are shown.',
  path: 'elst',
};

function beyond({ mediaTime }: Edit, missing: number): SourceNote {
  const what = missing > 0 ? `ends ${seconds(missing)} s after the media does` : 'shows nothing of the media';
  const message = `The edit that begins at ${seconds(mediaTime ?? 0)} s of the media ${what}; only what is there is shown.`;
  return { code: 'edit-list-beyond-media', message, path: 'elst' };
}

function wrongRate({ rate }: Edit): SourceNote {
  const message = `The edit list asks for ${seconds(rate)} times the speed; its frames are shown at their own.`;
  return { code: 'edit-list-rate', message, path: 'elst' };
}

function tooLong({ duration, mediaTime }: Edit): SourceNote {
  const what = mediaTime === null ? 'a gap' : 'one picture';
  const message = `The edit list asks for ${seconds(duration)} s of ${what}; that edit is left out.`;
  return { code: 'edit-list-too-long', message, path: 'elst' };
}

const seconds = (value: number): string => String(Number(value.toFixed(3)));

/** A list of thousands of edits says no more than a few. */
function distinct(notes: readonly SourceNote[]): SourceNote[] {
  return [...new Map(notes.map((note) => [note.message, note])).values()].slice(0, 4);
}
