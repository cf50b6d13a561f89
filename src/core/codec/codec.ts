import type { LayerReading } from './channel-roles.ts';
import type { SeqErrorValue } from '../base/seq-error.ts';
import type { ExpectedPicture, Picture, PixelWindow, StatedColour } from '../frame/planes.ts';
import type { SourceNote } from '../frame/source-note.ts';

/** One thing of a file that can be shown by itself. Its name for `layer` is `[part:]id`; `layerName` makes it. */
export interface CodecLayer {
  /** Channel-name prefix up to its last dot, one full channel name, or '' for the unprefixed picture. */
  readonly id: string;
  /** Name of the file's part; '' in a file of one part. */
  readonly part: string;
  /** View the layer belongs to (`left`), '' where the file has no views. */
  readonly view: string;
  /** Full channel names, in the file's order. */
  readonly channels: readonly string[];
  /** How the channels are read. Default: colour, luminance or data, by whether they are R, G, B or Y. */
  readonly reading?: LayerReading;
}

/** SMPTE timecode of one frame, as its header says. */
export interface HeaderTimecode {
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly frame: number;
  readonly dropFrame: boolean;
}

/** Frames per second as an exact ratio. */
export interface HeaderRate {
  readonly numerator: number;
  readonly denominator: number;
}

/** What a file's header says about one layer, before anything is decoded. Survives `postMessage`. */
export interface PictureHeader extends StatedColour {
  readonly format: string;
  readonly layers: readonly CodecLayer[];
  /** Position of the chosen layer in `layers`; −1 for a single channel that is not listed by itself. */
  readonly layer: number;
  readonly displayWindow: PixelWindow;
  readonly dataWindow: PixelWindow;
  readonly pixelAspectRatio: number;
  readonly compression?: string;
  readonly rate?: HeaderRate;
  readonly timecode?: HeaderTimecode;
  /** What else the header says, as people read it: few and short. */
  readonly attributes?: Readonly<Record<string, string | number>>;
  /** What of the file is not honoured. Absent: nothing. */
  readonly notes?: readonly SourceNote[];
  /** Bytes of the planes as they will be at the wanted level: exact. */
  readonly decodedBytes: number;
  /** What it will be made of, where that is known before it is decoded. */
  readonly expected?: ExpectedPicture;
  /** Levels the file itself holds, as exponents of two (0 full); a level not among them is made by reduction. */
  readonly storedLevels: readonly number[];
}

export interface DecodeRequest {
  readonly source: ByteSource;
  /** `[part:]id`; '' or absent: the file's default. */
  readonly layer?: string;
  /** Exponent of two by which the picture shall be smaller: 0 full, 1 half, 2 quarter, 3 eighth. Default 0. */
  readonly level?: number;
  readonly signal?: AbortSignal;
  /**
   * Called once, between header and decode; decoding goes on when it resolves, and rejects as it rejects. The bytes are
   * those of the planes and of what decoding holds beside them.
   */
  readonly reserve?: (decodedBytes: number, header: PictureHeader) => void | Promise<void>;
  /** Lends recycled memory of at least that length, else fresh memory is allocated. */
  readonly allocate?: (byteLength: number) => ArrayBuffer | undefined;
  /** Only a band's rows, as `planBands` has named it. */
  readonly rows?: RowRange;
}

/** Rows `[from, to)` of the pixels of the level that a file is read at, from the data window's top on. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Bytes `[start, end)` of a file. */
export interface FileRange {
  readonly start: number;
  readonly end: number;
}

/** Rows of a picture that can be decoded by themselves. */
export interface PlannedBand {
  readonly rows: RowRange;
  /** Where the file has what they are made of, beside its head; in file order, not overlapping. */
  readonly ranges: readonly FileRange[];
  /** Bytes of each of their planes. */
  readonly planeBytes: readonly number[];
}

/** How a picture can be decoded by several decoders side by side. */
export interface BandPlan {
  /** What every band needs of the file's beginning. */
  readonly headBytes: number;
  /** At least two, from top to bottom, all rows together; no two need the same bytes. */
  readonly bands: readonly PlannedBand[];
}

export interface BandRequest {
  readonly source: ByteSource;
  readonly layer: string;
  readonly level: number;
  /** Most bands that are of use. */
  readonly most: number;
  readonly signal?: AbortSignal;
}

export interface DecodeStats {
  /** Bytes of the file that the picture needs. */
  readonly bytesWanted: number;
  /** Bytes that were read for it. */
  readonly bytesRead: number;
  readonly requests: number;
}

export interface DecodeResult {
  readonly picture: Picture;
  readonly header: PictureHeader;
  readonly stats: DecodeStats;
  /** Why the picture is not complete, where it is not. */
  readonly error?: SeqErrorValue;
  /** Nothing at all of it decoded; only of a band, since a whole picture is refused then. */
  readonly isEmpty?: boolean;
}

/** Absolute addresses of files that are fetched when they are first needed, by name: bundlers rename and move files. */
export type LazyAddresses = Readonly<Record<string, string>>;

/** A decoder of one file format. Its module exports it as `codec`. */
export interface Codec {
  /** `exr` */
  readonly name: string;
  /** Called once after its module is loaded, for codecs that fetch a second file. */
  configure?(options: { readonly addresses: LazyAddresses }): void;
  readHeader(request: Pick<DecodeRequest, 'source' | 'layer' | 'level' | 'signal'>): Promise<PictureHeader>;
  /** Rejects with a `SeqError`, or with the signal's reason when aborted. */
  decode(request: DecodeRequest): Promise<DecodeResult>;
  /**
   * How a picture's rows can be decoded side by side, from the file's first bytes alone; null where they cannot, or it is
   * not worth it. The source knows its size. Bands together give the samples of a whole decode, whatever is damaged.
   */
  planBands?(request: BandRequest): Promise<BandPlan | null>;
}

/**
 * Where encoded bytes come from, read in ranges. A source that cannot do ranges reads everything once and answers from
 * memory.
 */
export interface ByteSource {
  /** Length of the whole in bytes, where it is known. */
  readonly size?: number | undefined;
  /** Measured time of one request until its first byte, in milliseconds. Default 0: reading is free. */
  readonly latencyMs?: number | undefined;
  /** Measured throughput. Default: unlimited. */
  readonly bytesPerMs?: number | undefined;
  /** True where every read costs the transfer of the whole (no ranges, or a compressed transfer). */
  readonly wholeOnly?: boolean | undefined;
  /** Bytes `[offset, offset + length)`; fewer only at the end of the file. The caller does not change them. */
  read(offset: number, length: number, signal?: AbortSignal): Uint8Array | Promise<Uint8Array>;
}

/** What `layer` takes to choose a layer: `[part:]id`, or the part's name alone for its unprefixed picture. */
export function layerName({ part, id }: CodecLayer): string {
  if (part === '') return id;
  return id === '' ? part : `${part}:${id}`;
}
