/** A clip's place in an edit, and what it shows there. */
export interface EditClip {
  /** 0-based position among the edit's clips. */
  readonly index: number;
  readonly name: string;
  /** What the clip's own source is called: its address or pattern; null where its media is missing. */
  readonly source: string | null;
  /** First and last edit frame that it covers. */
  readonly in: number;
  readonly out: number;
  /** What the edit's document, or the host, keeps with the clip; undefined where nothing. */
  readonly metadata?: unknown;
  /** The number that its source alone would show at an edit frame from `in` to `out`. */
  mediaFrame(frame: number): number;
}

/** A clip as a player's state says it, at one edit frame. */
export interface ClipState {
  readonly index: number;
  readonly name: string;
  readonly source: string | null;
  /** The number that the source alone would show. */
  readonly frame: number;
  /** First and last edit frame of the clip. */
  readonly in: number;
  readonly out: number;
}

/** The clips of an edit, ascending and without overlap; what lies between two of them is a gap. */
export class EditTimeline<Clip extends EditClip = EditClip> {
  readonly clips: readonly Clip[];
  readonly first: number;
  readonly last: number;

  /** `clips` are ascending and disjoint within `first…last`. */
  constructor(clips: readonly Clip[], first: number, last: number) {
    this.clips = clips;
    this.first = first;
    this.last = last;
  }

  /** The clip at an edit frame; null in a gap and outside. */
  clipAt(frame: number): Clip | null {
    let [low, high] = [0, this.clips.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const clip = this.clips[middle];
      if (!clip) return null;
      if (frame < clip.in) high = middle - 1;
      else if (frame > clip.out) low = middle + 1;
      else return clip;
    }
    return null;
  }

  /** What a state says of the clip at an edit frame; null in a gap and outside. */
  stateAt(frame: number): ClipState | null {
    const clip = this.clipAt(frame);
    if (!clip) return null;
    const { index, name, source, in: first, out } = clip;
    return Object.freeze({ index, name, source, frame: clip.mediaFrame(frame), in: first, out });
  }
}
