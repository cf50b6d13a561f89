import type { SourceNote } from '../../../frame/source-note.ts';
import { labelsDroppedPerMinute, timecodeLabel } from '../../../frame/timecode-label.ts';
import { findBox, part } from './boxes.ts';
import type { Movie, MovieTrack } from './movie.ts';
import { impossibleClaim, readSampleTable, type SampleTable } from './sample-table.ts';

/** Reads bytes of the file; null where it has none there. */
export type ReadBytes = (start: number, end: number) => Promise<Uint8Array | null>;

/** What the timecode track of a video says of its first position. */
export interface StartTimecode {
  /** `01:00:00:00`, `;` before the frames for drop-frame; null where it does not say. */
  readonly label: string | null;
  /** Name of the tape or card; null where there is none. */
  readonly reel: string | null;
  readonly notes: readonly SourceNote[];
}

/** A sample description of QuickTime's timecode media (QuickTime File Format, "Timecode Sample Description"). */
interface TimecodeDescription {
  readonly dropFrame: boolean;
  /** Hours begin again after 23. */
  readonly wraps: boolean;
  readonly isCounter: boolean;
  /** Ticks of a frame. */
  readonly frameDuration: number;
  /** Frames counted a second. */
  readonly base: number;
  /** The same by the track's clock. */
  readonly baseByClock: number;
  readonly reel: string | null;
  /** Samples are of 64 bits. */
  readonly long: boolean;
}

const Flag = { DropFrame: 1, Wraps: 2, Counter: 8 } as const;
/** Fields of a timecode sample description before its boxes. */
const ENTRY_BYTES = 26;

/**
 * Reads the timecode at the start of a movie: of the track that its video refers to, else of the first of its kind.
 * `base` is how many labels a second of that video takes (24 for 23.976). null where the movie has no such track.
 */
export async function readStartTimecode(
  movie: Movie,
  video: MovieTrack,
  base: number,
  { read, fileBytes }: { read: ReadBytes; fileBytes: number | null },
): Promise<StartTimecode | null> {
  const tracks = movie.tracks.filter(({ handler }) => handler === 'tmcd');
  const track = tracks.find(({ id }) => video.timecodeTracks.includes(id)) ?? tracks[0];
  if (!track) return null;
  const description = descriptionOf(track);
  const table = impossibleClaim(track, fileBytes) === null ? readSampleTable(track) : null;
  if (!description || !table) return unread('its track makes no sense');
  const { reel } = description;
  if (description.isCounter) return unread('it counts frames and not time', reel);
  const first = await sampleAt(table, 0, description, read);
  if (first === null) return unread('its first sample is not in the file', reel);
  const last = table.count > 1 ? await sampleAt(table, table.count - 1, description, read) : first;
  const elapsed = Math.round((table.decodeTimes.at(-1) ?? 0) / description.frameDuration);
  const notes = last !== null && Math.abs(last - first - elapsed) > 1 ? [BROKEN] : [];
  const count = first + Math.round(startTicks(movie, track) / description.frameDuration);
  return { reel, ...labelOf(count, description, base, notes) };
}

function descriptionOf({ entry, handler }: MovieTrack): TimecodeDescription | null {
  if (!entry || handler !== 'tmcd' || entry.content.byteLength < ENTRY_BYTES) return null;
  const { content } = entry;
  const [flags, timescale, frameDuration] = [content.getUint32(12), content.getUint32(16), content.getUint32(20)];
  if (timescale === 0 || frameDuration === 0) return null;
  const baseByClock = Math.max(1, Math.round(timescale / frameDuration));
  return {
    dropFrame: (flags & Flag.DropFrame) !== 0,
    wraps: (flags & Flag.Wraps) !== 0,
    isCounter: (flags & Flag.Counter) !== 0,
    frameDuration,
    base: content.getUint8(24) || baseByClock,
    baseByClock,
    reel: reelOf(content),
    long: entry.type === 'tc64',
  };
}

/** The `name` box: length, language, text. */
function reelOf(entry: DataView): string | null {
  const name = findBox(part(entry, ENTRY_BYTES), 'name');
  if (!name || name.byteLength < 4) return null;
  const length = Math.min(name.getUint16(0), name.byteLength - 4, 255);
  const text = new TextDecoder().decode(new Uint8Array(name.buffer, name.byteOffset + 4, length));
  return text.replace(/[\0-\x1f\x7f]/g, '').trim() || null;
}

async function sampleAt(
  { fileOffsets, count }: SampleTable,
  sample: number,
  { long }: TimecodeDescription,
  read: ReadBytes,
): Promise<number | null> {
  const place = fileOffsets[sample];
  if (place === undefined || sample >= count) return null;
  const length = long ? 8 : 4;
  const bytes = await read(place, place + length);
  if (!bytes || bytes.length < length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  return long ? Number(view.getBigInt64(0)) : view.getUint32(0);
}

/** Ticks of the track's media at the start of the movie, by its edits. */
function startTicks(movie: Movie, { edits, timescale }: MovieTrack): number {
  let empty = 0;
  for (const { duration, mediaTime } of edits) {
    if (mediaTime >= 0) return mediaTime - (empty / movie.timescale) * timescale;
    empty += duration;
  }
  return 0;
}

/** The label of a count; both as the video counts where it has another number of frames a second. */
function labelOf(
  count: number,
  description: TimecodeDescription,
  videoBase: number,
  notes: readonly SourceNote[],
): Pick<StartTimecode, 'label' | 'notes'> {
  const { base, baseByClock, dropFrame, wraps } = description;
  const all = [...notes];
  if (base !== baseByClock) all.push(unlike(`counts ${base} frames a second and ticks ${baseByClock} times`));
  const factor = videoBase > base && videoBase % base === 0 ? videoBase / base : 1;
  if (videoBase !== base) all.push(unlike(`counts ${base} frames a second, where the video has ${videoBase}`));
  const counted = base * factor;
  const isDrop = dropFrame && counted % 30 === 0;
  if (dropFrame && !isDrop) all.push(unlike(`says drop-frame at ${base} frames a second, where there is none`));
  if (count < 0) return { label: null, notes: [...all, unlike('begins before 00:00:00:00')] };
  const day = isDrop ? 144 * (counted * 600 - 9 * labelsDroppedPerMinute(counted)) : counted * 86_400;
  return { label: timecodeLabel(wraps ? (count * factor) % day : count * factor, counted, isDrop), notes: all };
}

function unread(why: string, reel: string | null = null): StartTimecode {
  const message = `The timecode of the file is not read: ${why}. Frame 1 counts as 00:00:00:00.`;
  return { label: null, reel, notes: [{ code: 'timecode-unread', message, path: 'tmcd' }] };
}

function unlike(what: string): SourceNote {
  const message = `The timecode track ${what}; labels may not be those of the original.`;
  return { code: 'timecode-rate', message, path: 'tmcd' };
}

const BROKEN: SourceNote = {
  code: 'timecode-broken',
  message: 'The timecode of the file does not run through; it is counted on from the first frame.',
  path: 'tmcd',
};
