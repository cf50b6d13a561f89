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
