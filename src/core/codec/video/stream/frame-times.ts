import type { SourceNote } from '../../../frame/source-note.ts';
import { type Edit, Presentation } from '../container/edit-list.ts';
import { editNotes, editsOf } from '../container/movie-edits.ts';
import type { Movie, MovieTrack } from '../container/movie.ts';
import { frameRate, type FrameRate } from './frame-rate.ts';
import type { PacketIndex } from './packet-index.ts';

/** A track in the boxes of an MP4 or MOV. */
export interface BoxedTrack {
  readonly movie: Movie;
  readonly track: MovieTrack;
}

/** Which frames are shown when, and how many a second. */
export interface FrameTimes extends FrameRate {
  readonly presentation: Presentation;
  readonly notes: readonly SourceNote[];
}

/** What comes before time 0 is decoded and not shown, where no edit list says more. */
const FROM_ZERO: Edit = { mediaTime: 0, duration: Infinity, rate: 1 };

/** Puts a file's frames in time. `boxed` null: a container without edit lists. */
export function frameTimes(index: PacketIndex, boxed: BoxedTrack | null, ticksPerSecond: number): FrameTimes {
  const { times, lastDuration } = index;
  const edits = boxed ? editsOf(boxed.movie, boxed.track) : [FROM_ZERO];
  const measure = (first: number, last: number): FrameRate => {
    const next = times[last + 1];
    const duration = next === undefined ? lastDuration : next - (times[last] ?? 0);
    return frameRate(times.subarray(first, last + 1), ticksPerSecond, duration);
  };
  const presentation = Presentation.of({ times, lastDuration }, edits, {
    ...(boxed && { tick: 1 / boxed.movie.timescale }),
    period: (first, last) => {
      const [numerator, denominator] = measure(first, last).rate;
      return denominator / numerator;
    },
  });
  const { first, last } = presentation;
  const notes = [...(boxed ? editNotes(boxed.track) : []), ...presentation.notes];
  return { presentation, ...measure(first, last), notes };
}
