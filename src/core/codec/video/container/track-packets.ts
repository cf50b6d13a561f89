import { SeqError } from '../../../base/seq-error.ts';
import type { PacketColumns } from '../stream/packet-index.ts';
import { packetShift } from './movie-edits.ts';
import type { Movie, MovieTrack } from './movie.ts';
import { impossibleFrames, impossibleSound, readSampleTable } from './sample-table.ts';

/**
 * Checks what the tables of a movie claim, before the demuxer makes anything of them. Throws `source-invalid` for a track
 * of pictures that no file of that length can hold. Returns what is wrong with its sound, null for nothing.
 */
export function checkClaims({ tracks }: Movie, fileBytes: number | null, name: string): string | null {
  let soundProblem: string | null = null;
  for (const track of tracks) {
    if (track.handler === 'soun') soundProblem ??= impossibleSound(track, fileBytes);
    const wrong = track.handler === 'vide' ? impossibleFrames(track, fileBytes) : null;
    if (wrong !== null) throw new SeqError('source-invalid', `${name} cannot be read as a video: its index ${wrong}.`);
  }
  return soundProblem;
}

/** The packets of a track by its sample table; null where the table has none, as in a file of fragments. */
export function trackPackets(movie: Movie, track: MovieTrack): { columns: PacketColumns; unmatched: number } | null {
  const table = readSampleTable(track);
  if (!table || table.count === 0) return null;
  const { decodeTimes, compositionOffsets, byteLengths, isKey, lastDuration, unmatched } = table;
  const { timescale } = track;
  const shift = packetShift(movie, track);
  const times = decodeTimes.map((time, packet) => (time + (compositionOffsets?.[packet] ?? 0)) / timescale);
  const readerTimes = shift === 0 ? times : times.map((time) => time - shift);
  const columns = { times, readerTimes, byteLengths, isKey, isInvisible: null, lastDuration: lastDuration / timescale };
  return { columns, unmatched };
}
