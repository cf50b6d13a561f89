import { boxesIn, findBox, fourCharacters, part } from './boxes.ts';

/** What the `moov` box of an MP4 or MOV file says beside what mediabunny tells of it. */
export interface Movie {
  /** Ticks a second of edit durations. */
  readonly timescale: number;
  readonly tracks: readonly MovieTrack[];
  /** Its samples are listed in `moof` boxes along the file. */
  readonly fragmented: boolean;
}

/** A track, its tables unread: ISO/IEC 14496-12, 8.3 to 8.7. */
export interface MovieTrack {
  readonly id: number;
  /** `vide`, `soun`, `tmcd` … */
  readonly handler: string;
  /** Ticks a second of its media. */
  readonly timescale: number;
  readonly edits: readonly EditEntry[];
  /** Edits that the list claims and that are not in it, or too many to be followed. */
  readonly editsMissing: number;
  /** Ids of the timecode tracks that it refers to. */
  readonly timecodeTracks: readonly number[];
  /** The first entry of its sample description: type and content. */
  readonly entry: { readonly type: string; readonly content: DataView } | null;
  /** Boxes of the sample table by type. */
  readonly tables: ReadonlyMap<string, DataView>;
}

/** An entry of an edit list: 8.6.6 of the standard. */
export interface EditEntry {
  /** In ticks of the movie. 0 of the last entry: to the end of the media. */
  readonly duration: number;
  /** In ticks of the media; −1: nothing is shown. */
  readonly mediaTime: number;
  /** 1 as it is, 0 one picture held. */
  readonly rate: number;
}

/** Fields of a visual sample entry that lie before its boxes. */
const VISUAL_ENTRY = 78;
const MOST_TRACKS = 256;
const MOST_EDITS = 1000;

/** Reads the content of a `moov` box. null where it holds no track that makes sense. */
export function parseMovie(moov: DataView): Movie | null {
  const header = findBox(moov, 'mvhd');
  if (!header) return null;
  const tracks: MovieTrack[] = [];
  for (const { type, content } of boxesIn(moov)) {
    const track = type === 'trak' && tracks.length < MOST_TRACKS ? trackOf(content) : null;
    if (track) tracks.push(track);
  }
  const timescale = timescaleOf(header);
  if (timescale === 0 || tracks.length === 0) return null;
  return { timescale, tracks, fragmented: findBox(moov, 'mvex') !== null };
}

/** The boxes behind the fields of a visual sample entry: `avcC`, `pasp`, `fiel` … */
export function visualBox(track: MovieTrack, type: string): DataView | null {
  const { entry } = track;
  return entry && track.handler === 'vide' ? findBox(part(entry.content, VISUAL_ENTRY), type) : null;
}

/** A track with a part that ends too early counts as none. */
function trackOf(trak: DataView): MovieTrack | null {
  try {
    return readTrack(trak);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readTrack(trak: DataView): MovieTrack | null {
  const [header, media, handler, tables, list, references] = [
    findBox(trak, 'tkhd'),
    findBox(trak, 'mdia', 'mdhd'),
    findBox(trak, 'mdia', 'hdlr'),
    findBox(trak, 'mdia', 'minf', 'stbl'),
    findBox(trak, 'edts', 'elst'),
    findBox(trak, 'tref', 'tmcd'),
  ];
  if (!header || !media || !handler || !tables) return null;
  const timescale = timescaleOf(media);
  if (timescale === 0) return null;
  return {
    id: header.getUint32(header.getUint8(0) === 1 ? 20 : 12),
    handler: fourCharacters(handler, 8),
    timescale,
    ...editsOf(list),
    timecodeTracks: references ? wordsOf(references) : [],
    entry: entryOf(findBox(tables, 'stsd')),
    tables: new Map(Array.from(boxesIn(tables), ({ type, content }) => [type, content])),
  };
}

/** Of `mvhd` and `mdhd`. */
function timescaleOf(header: DataView): number {
  return header.getUint32(header.getUint8(0) === 1 ? 20 : 12);
}

function wordsOf(view: DataView): number[] {
  return Array.from({ length: Math.floor(view.byteLength / 4) }, (_, i) => view.getUint32(i * 4));
}

function editsOf(list: DataView | null): Pick<MovieTrack, 'edits' | 'editsMissing'> {
  if (!list) return { edits: [], editsMissing: 0 };
  const long = list.getUint8(0) === 1;
  const size = long ? 20 : 12;
  const claimed = list.getUint32(4);
  const count = Math.min(claimed, Math.floor((list.byteLength - 8) / size), MOST_EDITS);
  const edits = Array.from({ length: count }, (_, i): EditEntry => {
    const at = 8 + i * size;
    const rate = list.getInt32(at + size - 4) / 0x10000;
    return long
      ? { duration: Number(list.getBigUint64(at)), mediaTime: Number(list.getBigInt64(at + 8)), rate }
      : { duration: list.getUint32(at), mediaTime: list.getInt32(at + 4), rate };
  });
  return { edits, editsMissing: claimed - count };
}

function entryOf(descriptions: DataView | null): MovieTrack['entry'] {
  if (!descriptions) return null;
  for (const { type, content } of boxesIn(descriptions, 8)) return { type, content };
  return null;
}
