import type { Chromaticities, PictureInfo, PlaneData, PlaneLayout, PlaneType } from '../../frame/planes.ts';
import type { Orientation } from './orientation.ts';

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
  readonly chromaticities?: Chromaticities;
  /** Where the file says it; else what its format is known for. Integer samples are averaged in its light. */
  readonly transfer?: NonNullable<PictureInfo['transfer']>;
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
