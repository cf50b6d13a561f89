/** How samples of a plane are stored. `half` is IEEE 754 binary16 bits; `rgb10` packs three 10-bit samples in 32 bits. */
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
  readonly data: PlaneData;
}

/** Inclusive pixel bounds, as EXR's `box2i`: [xMin, yMin, xMax, yMax]. */
export type PixelWindow = readonly [xMin: number, yMin: number, xMax: number, yMax: number];

/**
 * How the shader makes a colour of the planes, in the planes' order. Colour is multiplied by alpha already, but for
 * `packed` and where the name says straight.
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
  | 'packed';

/** Transfer functions that a file can say its samples have; names of the table in `core/colour`. */
export type StatedTransfer = 'linear' | 'srgb' | 'rec709' | 'gamma-2.2' | 'gamma-2.4' | 'cineon';

/** CIE xy of red, green, blue and white: [rx, ry, gx, gy, bx, by, wx, wy]. */
export type Chromaticities = readonly [number, number, number, number, number, number, number, number];

/** What is known of a picture beside its samples. Small: crosses to the page with the `stored` report. */
export interface PictureInfo {
  readonly format: string;
  readonly layout: PlaneLayout;
  readonly displayWindow: PixelWindow;
  /** Where the planes lie, in full-resolution pixels of the display window's space. */
  readonly dataWindow: PixelWindow;
  readonly pixelAspectRatio: number;
  /** Power of two by which the picture was reduced: 0 full, 1 half, 2 quarter. */
  readonly level: number;
  readonly chromaticities?: Chromaticities;
  /** What the file says of its samples' encoding; absent: what its format is known for. */
  readonly transfer?: StatedTransfer;
  /** False where the file ended early: the missing rows are zero. */
  readonly complete: boolean;
}

/** A decoded frame: what the frame store holds and the renderer draws. Its buffers have one owner at a time. */
export interface Picture {
  readonly info: PictureInfo;
  readonly planes: readonly Plane[];
}

/** Bytes a picture's planes occupy, counting each buffer's whole allocation once. */
export function pictureBytes(picture: Picture): number {
  const buffers = new Set(picture.planes.map((plane) => plane.data.buffer));
  let bytes = 0;
  for (const buffer of buffers) bytes += buffer.byteLength;
  return bytes;
}
