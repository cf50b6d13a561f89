import type { PixelWindow } from '../../../frame/planes.ts';
import type { ExrCompression } from './compression.ts';

/** How samples are stored: 32-bit unsigned integers, binary16 or binary32. */
export type ExrPixelType = 'uint' | 'half' | 'float';

/** OpenEXR File Layout, "Predefined Attribute Types", `chlist`. */
export interface ExrChannel {
  /** With its layer: `diffuse.R`. */
  readonly name: string;
  readonly type: ExrPixelType;
  /** One sample where the pixel's x is a multiple of it. */
  readonly xSampling: number;
  readonly ySampling: number;
  /** Perceptually linear: a hint for lossy compression. */
  readonly pLinear: boolean;
}

export type ExrPartType = 'scanlineimage' | 'tiledimage' | 'deepscanline' | 'deeptile';

/** Technical Introduction to OpenEXR, "Tiles, Levels and Level Modes". */
export interface ExrTiles {
  readonly width: number;
  readonly height: number;
  readonly levelMode: 'one' | 'mipmap' | 'ripmap';
  readonly roundingMode: 'down' | 'up';
}

/** One resolution of a part. */
export interface ExrLevel {
  /** [0, 0] is full resolution. A mip level has the same number twice. */
  readonly level: readonly [x: number, y: number];
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** One image of a file: the header of a part. */
export interface ExrPart {
  readonly index: number;
  /** '' where it has none (single-part files need none). */
  readonly name: string;
  readonly type: ExrPartType;
  /** The `view` attribute of a multi-part file's part. */
  readonly view: string | null;
  readonly compression: ExrCompression;
  readonly lineOrder: 'increasing' | 'decreasing' | 'random';
  /** Where there are pixels; inclusive, may lie anywhere against the display window. */
  readonly dataWindow: PixelWindow;
  readonly displayWindow: PixelWindow;
  readonly pixelAspectRatio: number;
  /** In the file's order: by name. */
  readonly channels: readonly ExrChannel[];
  readonly tiles: ExrTiles | null;
  /** All levels, full resolution first; exactly one for scan-line parts. */
  readonly levels: readonly ExrLevel[];
  /** Entries of the part's offset table. */
  readonly chunkCount: number;
  /** Every attribute of the header by name, these above included: standard types as plain values, others as bytes. */
  readonly attributes: Readonly<Record<string, ExrAttributeValue>>;
}

/** What `readExrHeader` found. */
export interface ExrHeader {
  /** File format version, 2. */
  readonly version: number;
  readonly multiPart: boolean;
  readonly parts: readonly ExrPart[];
  /** Bytes of magic, version and headers: the offset tables begin here. */
  readonly headerBytes: number;
}

/** SMPTE 12M timecode and its user bits. */
export interface ExrTimecode {
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly frame: number;
  readonly dropFrame: boolean;
  /** The packed words as stored. */
  readonly timeAndFlags: number;
  readonly userData: number;
}

/** A film edge code. */
export interface ExrKeycode {
  readonly filmManufacturer: number;
  readonly filmType: number;
  readonly prefix: number;
  readonly count: number;
  readonly perfOffset: number;
  readonly perfsPerFrame: number;
  readonly perfsPerCount: number;
}

/** A thumbnail: 8-bit RGBA, rows top to bottom. */
export interface ExrPreview {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

export interface ExrRational {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * A header attribute as a plain value that survives structured cloning. Boxes are [xMin, yMin, xMax, yMax], vectors and
 * matrices arrays (matrices row by row), enumerations their names, types this reader does not know their bytes.
 */
export type ExrAttributeValue =
  | number
  | string
  | readonly number[]
  | readonly string[]
  | ExrTimecode
  | ExrKeycode
  | ExrPreview
  | ExrRational
  | { readonly [key: string]: unknown }
  | readonly { readonly name: string }[]
  | Uint8Array;
