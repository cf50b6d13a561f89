/**
 * How samples of a plane are stored. `half` is IEEE 754 binary16 bits; `rgb10` packs three 10-bit samples in 32 bits: red
 * in bits 20–29, green in 10–19, blue in 0–9, whatever in 30 and 31.
 */
export type PlaneType = 'half' | 'float' | 'uint' | 'u8' | 'u16' | 'rgba8' | 'rgb10';

export type PlaneData = Uint8Array | Uint16Array | Uint32Array | Float32Array;

/** One channel at the file's own precision: rows top to bottom, tightly packed. */
export interface Plane {
  /** Channel name as in the file: `R`, `diffuse.G`, `Z`. */
  readonly name: string;
  readonly type: PlaneType;
  /** One sample per `xSampling` × `ySampling` pixels. */
  readonly xSampling: number;
  readonly ySampling: number;
  /** Size in samples. */
  readonly width: number;
  readonly height: number;
  /** Of `u16`: the code value that is 1.0, where it is not 65535: 4095 for samples of 12 bits. */
  readonly maxCode?: number;
  readonly data: PlaneData;
}

/** Inclusive pixel bounds, as EXR's `box2i`: [xMin, yMin, xMax, yMax]. */
export type PixelWindow = readonly [xMin: number, yMin: number, xMax: number, yMax: number];

/**
 * How the shader makes a colour of the planes, in the planes' order. Colour is multiplied by alpha already, but for
 * `packed`, `yuva` and where the name says straight.
 */
export type PlaneLayout =
  | 'rgb'
  | 'rgba'
  | 'rgba-straight'
  | 'grey'
  | 'grey-alpha'
  | 'grey-alpha-straight'
  | 'rg'
  | 'yc'
  | 'yca'
  | 'yuv'
  | 'yuva'
  | 'packed';

/** Transfer functions that a file can say its samples have; names of the table in `core/colour`. */
export type StatedTransfer = 'linear' | 'srgb' | 'rec709' | 'gamma-2.2' | 'gamma-2.4' | 'cineon' | 'pq' | 'hlg';

/** CIE xy of red, green, blue and white: [rx, ry, gx, gy, bx, by, wx, wy]. */
export type Chromaticities = readonly [number, number, number, number, number, number, number, number];

/**
 * A curve from codes to light as seven numbers, `[g, a, b, c, d, e, f]`: `(a x + b)^g + e` from the code `d` on, `c x + f`
 * below. ICC.1:2022, 10.18, function type 4, of which the others are cases.
 */
export type ParametricCurve = readonly [number, number, number, number, number, number, number];

/** Curves from codes to light by their values, between which they are straight. */
export interface ToneTable {
  /** Equal for equal tables: what stands for a whole table where it is looked up. */
  readonly key: string;
  /** Values of a curve, for codes evenly spread from 0 to 1: 2…65536. */
  readonly size: number;
  /** Light of red, green and blue for the first code, then for the next one. */
  readonly rgb: Float32Array;
}

/** What a file says of the colour of its samples. What is absent is what its format is known for. */
export interface StatedColour {
  /** A space that an edit names for its clip: before all that the file says, where it is one that is known. */
  readonly space?: string;
  readonly chromaticities?: Chromaticities;
  readonly transfer?: StatedTransfer;
  /** The curve of an embedded profile, where no named transfer has it. Goes before `transfer`. */
  readonly toneCurve?: ParametricCurve | ToneTable;
  /**
   * The colorants of an embedded profile: light of red, green and blue to CIE XYZ relative to D50, row by row. Goes before
   * `chromaticities`.
   */
  readonly toXyzD50?: readonly [number, number, number, number, number, number, number, number, number];
}

/** Luma weights by which video's R'G'B' became Y'CbCr: ITU-R BT.601, BT.709, BT.2020 (non-constant luminance). */
export type YuvMatrix = 'bt601' | 'bt709' | 'bt2020';

/** How code values of the layouts `yuv` and `yuva` are to be read. */
export interface YuvCoding {
  /** Bits of a sample: its codes end at 2^bits − 1, whatever holds them. */
  readonly bits: number;
  /** False: black is 16 and white 235 of 8 bits, chroma goes from 16 to 240. */
  readonly fullRange: boolean;
  readonly matrix: YuvMatrix;
}

/** What is known of a picture beside its samples. Small: crosses to the page with the `stored` report. */
export interface PictureInfo extends StatedColour {
  readonly format: string;
  readonly layout: PlaneLayout;
  readonly displayWindow: PixelWindow;
  /** Where the planes lie, in full-resolution pixels of the display window's space. */
  readonly dataWindow: PixelWindow;
  readonly pixelAspectRatio: number;
  /** Power of two by which the picture was reduced: 0 full, 1 half, 2 quarter. */
  readonly level: number;
  /** Alpha that colour is not multiplied by is zero everywhere, and colour is not: it was never written. */
  readonly alphaIsEmpty?: boolean;
  /** Of the layouts `yuv` and `yuva`; where absent it is 8 bits, limited range, BT.709. */
  readonly yuv?: YuvCoding;
  /** False where the file ended early: the missing rows are zero. */
  readonly complete: boolean;
}

/** What a picture will be made of, as its header says: enough to prepare what it is drawn with. */
export interface ExpectedPicture {
  readonly info: Pick<PictureInfo, 'format' | 'layout' | 'alphaIsEmpty'> & StatedColour;
  readonly planes: readonly Pick<Plane, 'type'>[];
}

/** A decoded frame, or rows of one, as a codec hands it over. Its buffers have one owner at a time. */
export interface Picture {
  readonly info: PictureInfo;
  readonly planes: readonly Plane[];
}
