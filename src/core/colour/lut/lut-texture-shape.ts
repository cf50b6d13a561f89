import type { CubeLut } from './cube-lut.ts';

/** Entries in a row of a 1-D table's texture: every WebGL2 has 3-D textures of this size, and 65536 is its square. */
export const CURVE_ROW = 256;

/** A table as a 3-D texture of RGB floats: a cube as it is, curves in rows of 256, the last one filled up with zeros. */
export function lutTextureShape({ dimensions, size, data }: CubeLut): {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly data: Float32Array;
} {
  if (dimensions === 3) return { width: size, height: size, depth: size, data };
  const height = Math.ceil(size / CURVE_ROW);
  const padded = new Float32Array(CURVE_ROW * height * 3);
  padded.set(data);
  return { width: CURVE_ROW, height, depth: 1, data: padded };
}
