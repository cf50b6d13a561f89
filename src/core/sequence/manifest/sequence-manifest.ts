/** What a manifest says it is, so that nothing else is taken for one. */
export const MANIFEST_FORMAT = 'seq-viewer/sequence';
export const MANIFEST_VERSION = 1;

/** One file of a manifest's list. */
export interface ManifestFrame {
  readonly frame: number;
  /** null: the frame is known not to exist. */
  readonly url: string | null;
  /** Length of the file. */
  readonly bytes?: number;
}

/** Where files are: a pattern and its numbers, or a list. Relative addresses resolve against the manifest's own. */
export interface ManifestFiles {
  /** `sh010.####.exr`: as in `src`. */
  readonly pattern?: string;
  /** Numbers of the pattern (`1001-1100,1120`); or the files, those that are only an address numbered by their name. */
  readonly frames?: string | readonly (string | ManifestFrame)[];
  /** Length of the largest file. */
  readonly bytes?: number;
}

/** The same frames in smaller files: shown where a coarser resolution is enough. */
export interface ManifestProxy extends ManifestFiles {
  /** Power of two by which they are smaller: 1 half, 2 quarter … 7. */
  readonly level: number;
}

/** Size of the picture in pixels. */
export interface ManifestSize {
  readonly width: number;
  readonly height: number;
  /** Width of a pixel by its height. Default: 1. */
  readonly pixelAspectRatio?: number;
  /** What a pixel takes in memory, as `6` for half RGB. Without it the first frame tells. */
  readonly bytesPerPixel?: number;
}

/** Everything known of a sequence beforehand, as `src="shot.json"` fetches it or a host hands it to `load()`. */
export interface SequenceManifest extends ManifestFiles {
  readonly format: typeof MANIFEST_FORMAT;
  readonly version: typeof MANIFEST_VERSION;
  /** Name for people. */
  readonly label?: string;
  /** Frames per second: `24`, or exactly as a ratio: `[24000, 1001]`. */
  readonly rate?: number | readonly [numerator: number, denominator: number];
  /** Timecode of the first frame, or of another one. */
  readonly timecode?: string | { readonly label: string; readonly frame: number };
  readonly size?: ManifestSize;
  /** Numbers that do not exist among `frames`: `1050-1052,1060`. */
  readonly gaps?: string;
  /** Sent with the frames' requests. Default: as for the manifest. */
  readonly credentials?: 'omit' | 'same-origin' | 'include';
  readonly proxies?: readonly ManifestProxy[];
}
