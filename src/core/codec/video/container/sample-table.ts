import type { MovieTrack } from './movie.ts';

/** Samples of a track in order of decoding, by the tables of its `stbl` box (ISO/IEC 14496-12, 8.6 and 8.7). */
export interface SampleTable {
  readonly count: number;
  /** In ticks of the media. */
  readonly decodeTimes: Float64Array;
  /** Ticks of the last sample. */
  readonly lastDuration: number;
  /** Added to the time of decoding it gives the time of presentation; null where the file has no `ctts`. */
  readonly compositionOffsets: Int32Array | null;
  readonly byteLengths: Uint32Array;
  /** Where each begins in the file. */
  readonly fileOffsets: Float64Array;
  /** 1 for what decoding may begin with. */
  readonly isKey: Uint8Array;
  /** Samples that one table lists and another does not; they are left out. */
  readonly unmatched: number;
}

/** Bytes of an entry behind a table's version, flags and count. */
const ENTRY_BYTES: Readonly<Record<string, number>> = { stts: 8, ctts: 8, stss: 4, stsc: 12, stco: 4, co64: 8 };
/** Frames of two days at 24 a second: forty bytes are held of each. */
const MOST_SAMPLES = 2 ** 22;

/**
 * Checks what a track's tables claim against the bytes that are there, before anything is made of it. `fileBytes` null:
 * not known. Returns what is wrong, as what follows "its index"; null where nothing is.
 */
export function impossibleClaim({ tables }: MovieTrack, fileBytes: number | null): string | null {
  for (const [type, size] of Object.entries(ENTRY_BYTES)) {
    const table = tables.get(type);
    if (!table) continue;
    if (table.byteLength < 8) return `has an empty ${type} table`;
    const claimed = table.getUint32(4);
    const there = Math.floor((table.byteLength - 8) / size);
    if (claimed > there) return `claims ${claimed} entries of its ${type} table, which has room for ${there}`;
  }
  const sizes = sizesOf(tables);
  if (!sizes) return null;
  const { claimed, constant, room } = sizes;
  const most = constant > 0 ? Math.floor((fileBytes ?? Infinity) / constant) : room;
  if (claimed > most) return `claims ${claimed} samples, and the file has bytes for ${most}`;
  for (const type of ['stts', 'ctts'] as const) {
    const timed = sumOf(tables.get(type), 8, 0);
    if (timed > 2 * most) return `claims times of ${timed} samples, and the file has bytes for ${most}`;
  }
  return impossibleChunks(tables, most);
}

/** The same for a track of pictures, of which everything is read: there is a limit to what is taken, too. */
export function impossibleFrames(track: MovieTrack, fileBytes: number | null): string | null {
  const claimed = sizesOf(track.tables)?.claimed ?? 0;
  const wrong = impossibleClaim(track, fileBytes);
  if (wrong !== null || claimed <= MOST_SAMPLES) return wrong;
  return `lists ${claimed} frames; files of up to ${MOST_SAMPLES} are read`;
}

/** The same for sound: samples of one size are read by the chunk, and a file that was cut off may lack the last of them. */
export function impossibleSound(track: MovieTrack, fileBytes: number | null): string | null {
  return impossibleClaim(track, track.tables.has('ctts') ? fileBytes : null);
}

function impossibleChunks(tables: MovieTrack['tables'], most: number): string | null {
  const runs = tables.get('stsc');
  const chunks = (tables.get('stco') ?? tables.get('co64'))?.getUint32(4) ?? 0;
  let before = 0;
  for (let at = 8; runs && at < 8 + runs.getUint32(4) * 12; at += 12) {
    const [first, samples] = [runs.getUint32(at), runs.getUint32(at + 4)];
    if (first <= before || first > Math.max(chunks, 1)) return `puts samples into chunk ${first} of ${chunks}`;
    if (samples > Math.max(most, 1)) return `claims ${samples} samples in a chunk, and the file has bytes for ${most}`;
    before = first;
  }
  return null;
}

/**
 * Reads the tables of a track that `impossibleClaim` has nothing against. null where they are not there, as in a file
 * whose samples are listed in its fragments.
 */
export function readSampleTable({ tables }: MovieTrack): SampleTable | null {
  const [times, runs, sizes] = [tables.get('stts'), tables.get('stsc'), sizesOf(tables)];
  const chunks = chunkOffsets(tables);
  if (!times || !runs || !sizes || !chunks) return null;
  const timed = sumOf(times, 8, 0);
  const mapped = mappedSamples(runs, chunks.length);
  const count = Math.min(sizes.claimed, timed, mapped);
  const byteLengths = new Uint32Array(count);
  for (let i = 0; i < count; i++) byteLengths[i] = sizes.at(i);
  return {
    count,
    byteLengths,
    ...timesOf(times, count),
    compositionOffsets: offsetsOf(tables.get('ctts'), count),
    fileOffsets: placesOf(runs, chunks, byteLengths),
    isKey: keysOf(tables.get('stss'), count),
    unmatched: Math.max(sizes.claimed, timed) - count,
  };
}

interface SampleSizes {
  readonly claimed: number;
  /** Size of all of them; 0: each has its own. */
  readonly constant: number;
  /** Sizes that the table has room for. */
  readonly room: number;
  at(sample: number): number;
}

function sizesOf(tables: MovieTrack['tables']): SampleSizes | null {
  const table = tables.get('stsz');
  if (table && table.byteLength >= 12) {
    const [constant, claimed] = [table.getUint32(4), table.getUint32(8)];
    const room = Math.floor((table.byteLength - 12) / 4);
    return { claimed, constant, room, at: (sample) => constant || table.getUint32(12 + sample * 4) };
  }
  const compact = tables.get('stz2');
  if (!compact || compact.byteLength < 12) return null;
  const [bits, claimed] = [compact.getUint8(7), compact.getUint32(8)];
  const room = Math.floor(((compact.byteLength - 12) * 8) / (bits || 8));
  const at = (sample: number): number => {
    if (bits === 16) return compact.getUint16(12 + sample * 2);
    const byte = compact.getUint8(12 + Math.floor((sample * bits) / 8));
    return bits === 8 ? byte : sample % 2 === 0 ? byte >> 4 : byte & 15;
  };
  return { claimed, constant: 0, room, at };
}

/** Sum of a field over all entries of a table. */
function sumOf(table: DataView | undefined, size: number, field: number): number {
  let sum = 0;
  const count = table ? table.getUint32(4) : 0;
  for (let i = 0; table && i < count; i++) sum += table.getUint32(8 + i * size + field);
  return sum;
}

function chunkOffsets(tables: MovieTrack['tables']): Float64Array | null {
  const [short, long] = [tables.get('stco'), tables.get('co64')];
  const table = short ?? long;
  if (!table) return null;
  const count = table.getUint32(4);
  return Float64Array.from({ length: count }, (_, i) =>
    short ? table.getUint32(8 + i * 4) : Number(table.getBigUint64(8 + i * 8)),
  );
}

/** Samples that the chunks hold together. */
function mappedSamples(runs: DataView, chunks: number): number {
  let mapped = 0;
  forEachRun(runs, chunks, (first, end, samples) => (mapped += (end - first) * samples));
  return mapped;
}

/** Calls for each run of chunks `[first, end)`, counted from 0, with as many samples in each. */
function forEachRun(runs: DataView, chunks: number, each: (first: number, end: number, samples: number) => void): void {
  const count = runs.getUint32(4);
  for (let i = 0; i < count; i++) {
    const at = 8 + i * 12;
    const end = i + 1 < count ? runs.getUint32(at + 12) - 1 : chunks;
    each(runs.getUint32(at) - 1, Math.min(end, chunks), runs.getUint32(at + 4));
  }
}

function timesOf(table: DataView, count: number): Pick<SampleTable, 'decodeTimes' | 'lastDuration'> {
  const decodeTimes = new Float64Array(count);
  let [sample, time, lastDuration] = [0, 0, 0];
  for (let at = 8; sample < count; at += 8) {
    const [run, step] = [table.getUint32(at), table.getUint32(at + 4)];
    for (const end = Math.min(sample + run, count); sample < end; sample++) {
      decodeTimes[sample] = time;
      time += step;
    }
    if (run > 0) lastDuration = step;
  }
  return { decodeTimes, lastDuration };
}

function offsetsOf(table: DataView | undefined, count: number): Int32Array | null {
  if (!table || table.getUint32(4) === 0) return null;
  const offsets = new Int32Array(count);
  const end = 8 + table.getUint32(4) * 8;
  let sample = 0;
  for (let at = 8; at < end && sample < count; at += 8) {
    const run = Math.min(table.getUint32(at), count - sample);
    // Version 0 has no negative ones; files that have them all the same mean them.
    offsets.fill(table.getInt32(at + 4), sample, sample + run);
    sample += run;
  }
  return offsets;
}

function placesOf(runs: DataView, chunks: Float64Array, byteLengths: Uint32Array): Float64Array {
  const places = new Float64Array(byteLengths.length);
  let sample = 0;
  forEachRun(runs, chunks.length, (first, end, samples) => {
    for (let chunk = first; chunk < end && sample < places.length; chunk++) {
      let place = chunks[chunk] ?? 0;
      for (const last = Math.min(sample + samples, places.length); sample < last; sample++) {
        places[sample] = place;
        place += byteLengths[sample] ?? 0;
      }
    }
  });
  return places;
}

/** Without a table every sample is one to begin with; the first always is. */
function keysOf(table: DataView | undefined, count: number): Uint8Array {
  const isKey = new Uint8Array(count).fill(table ? 0 : 1);
  const listed = table ? table.getUint32(4) : 0;
  for (let i = 0; table && i < listed; i++) {
    const sample = table.getUint32(8 + i * 4) - 1;
    if (sample >= 0 && sample < count) isKey[sample] = 1;
  }
  if (count > 0) isKey[0] = 1;
  return isKey;
}
