import type { PlaneData, PlaneLayout, PlaneType, StatedColour } from '../../frame/planes.ts';
import type { SourceNote } from '../../frame/source-note.ts';

/** Sample types that stills are made of. */
export type StillPlaneType = Exclude<PlaneType, 'uint'>;

export interface StillPlane {
  readonly name: string;
  readonly type: StillPlaneType;
}

/** What a still's header says, before anything is decoded. */
export interface StillFacts {
  /** As `PictureInfo.format`. */
  readonly format: string;
  /** Size in pixels as the file stores it, before `orientation` turns it. */
  readonly width: number;
  readonly height: number;
  /** Default 1, upright. */
  readonly orientation?: Orientation;
  readonly layout: PlaneLayout;
  /** In the layout's order, every sample of every pixel; an alpha plane is last. */
  readonly planes: readonly StillPlane[];
  readonly compression?: string;
  /** Width of a pixel over its height. Default 1. */
  readonly pixelAspectRatio?: number;
  /** What the file says of its colour. Integer samples are averaged in the light of its curve. */
  readonly colour?: StatedColour;
  /** What of the file is not honoured. */
  readonly notes?: readonly SourceNote[];
  /** What else the file says, as people read it. */
  readonly attributes?: Readonly<Record<string, string | number>>;
  /** Memory that decoding holds beside the planes, in bytes. */
  readonly workingBytes?: number;
}

/** Where a decoder puts rows of the file, in the file's order from first to last. */
export interface RowSink {
  /** One line per plane, `width` samples (four times as many of `rgba8`). Fill them, then `put`. */
  readonly lines: readonly PlaneData[];
  /** The planes themselves where nothing turns or reduces them: filled directly, they need no `put`. */
  readonly direct: readonly PlaneData[] | null;
  /** Takes row `y` from the lines. What it returns now and then is to be awaited: messages are let in. */
  put(y: number): Promise<void> | undefined;
}

/** A still that is open. */
export interface StillFile extends StillFacts {
  /**
   * Decodes all rows. What it throws after the first row has come makes a picture that is not complete; rows that never
   * came are zero.
   */
  decode(sink: RowSink, signal: AbortSignal | undefined): Promise<void>;
}

/** How a file's rows and columns lie in the picture, as EXIF and TIFF number it: 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export interface Turn {
  /** The file's rows are the picture's columns. */
  readonly transposed: boolean;
  /** Samples of a row run from the far end of the picture's side. */
  readonly rowsReversed: boolean;
  /** Rows run from the far end of the picture's side. */
  readonly orderReversed: boolean;
}

/** TIFF 6.0, section 8, "Orientation". */
export function turnOf(orientation: Orientation): Turn {
  return {
    transposed: orientation >= 5,
    rowsReversed: [2, 3, 7, 8].includes(orientation),
    orderReversed: [3, 4, 6, 7].includes(orientation),
  };
}

/** A number from a file as an orientation; 1 for what is none. */
export function orientationOf(value: unknown): Orientation {
  return typeof value === 'number' && value >= 1 && value <= 8 && Number.isInteger(value) ? (value as Orientation) : 1;
}
