/** Most entries of a one-dimensional table. */
export const MAX_CURVE_LENGTH = 1024 * 1024;

/** One curve for each channel. */
export interface Lut1D {
  /** Red, green, blue of each entry in turn. */
  readonly values: Float32Array;
  readonly length: number;
  /** True: entry i is the value for the half whose code is i; else entries are spread over 0…1. */
  readonly halfDomain?: boolean;
  /** True: the middle channel is moved so that the hue stays (`dw3`). */
  readonly keepsHue?: boolean;
}

/** Most grid points of an edge. */
export const MAX_CUBE_SIZE = 129;
/** A cube of colours over 0…1. */
export interface Lut3D {
  /** Red, green, blue of each grid point; blue's index runs fastest, red's slowest. */
  readonly values: Float32Array;
  /** Grid points of an edge. */
  readonly size: number;
  readonly tetrahedral: boolean;
}

/** Turns entries whose red index runs fastest into those whose blue index does. */
export function blueFastest(values: ArrayLike<number>, size: number): Float32Array {
  const turned = new Float32Array(size ** 3 * 3);
  let from = 0;
  for (let b = 0; b < size; b++)
    for (let g = 0; g < size; g++)
      for (let r = 0; r < size; r++)
        for (let channel = 0; channel < 3; channel++)
          turned[((r * size + g) * size + b) * 3 + channel] = values[from++] ?? 0;
  return turned;
}

/** Tables with equal entries have equal keys. */
export function tableKey(values: Float32Array): string {
  let hash = 0x811c9dc5;
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let index = 0; index < words.length; index++) hash = Math.imul(hash ^ (words[index] ?? 0), 0x01000193);
  return `${values.length}:${hash >>> 0}`;
}
