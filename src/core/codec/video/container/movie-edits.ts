import type { SourceNote } from '../../../frame/source-note.ts';
import type { Edit } from './edit-list.ts';
import type { Movie, MovieTrack } from './movie.ts';

/** A track's edits in seconds; none where its media is shown as it is. */
export function editsOf({ timescale }: Movie, { edits, timescale: ticks }: MovieTrack): readonly Edit[] {
  return edits.flatMap(({ duration, mediaTime, rate }, at): Edit[] => {
    // The last one may be open: fragments that follow lengthen it.
    const isOpen = duration === 0 && at === edits.length - 1 && mediaTime >= 0;
    if (duration === 0 && !isOpen) return [];
    return [
      {
        duration: isOpen ? Infinity : duration / timescale,
        mediaTime: mediaTime < 0 ? null : mediaTime / ticks,
        rate: isOpen ? 1 : rate,
      },
    ];
  });
}

/**
 * Seconds between a track's media and the times that mediabunny gives its packets: it moves them by the first edit, and
 * by what is empty before it.
 */
export function packetShift({ timescale }: Movie, { edits, timescale: ticks }: MovieTrack): number {
  let empty = 0;
  for (const { duration, mediaTime, rate } of edits) {
    if (mediaTime !== -1) return rate === 1 ? (mediaTime - Math.round((empty / timescale) * ticks)) / ticks : 0;
    empty += duration;
  }
  return 0;
}

/** What a damaged edit list lacks. */
export function editNotes({ editsMissing }: MovieTrack): readonly SourceNote[] {
  if (editsMissing === 0) return [];
  const message = `The edit list claims ${editsMissing} edits more than are read; those that are there are followed.`;
  return [{ code: 'edit-list-cut-short', message, path: 'elst' }];
}
