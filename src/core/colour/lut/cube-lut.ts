import type { Triple } from '../primaries/matrix3.ts';

/** A colour look-up table as a `.cube` file holds it. */
export interface CubeLut {
  /** '' where the file has none. */
  readonly title: string;
  /** 1: three curves; 3: a cube. */
  readonly dimensions: 1 | 3;
  /** Entries along an edge: 2…65536 of a 1-D table, 2…129 of a 3-D one. */
  readonly size: number;
  readonly domainMin: Triple;
  readonly domainMax: Triple;
  /** RGB after RGB; of a cube red changes fastest, then green, then blue. */
  readonly data: Float32Array;
}

/** Entries in a row of a 1-D table's texture: every WebGL2 has 3-D textures of this size, and 65536 is its square. */
export const CURVE_ROW = 256;

/** A table as a 3-D texture of RGB floats: a cube as it is, curves in rows of 256, the last one filled up with zeros. */
export function lutTextureShape({ dimensions, size, data }: Pick<CubeLut, 'dimensions' | 'size' | 'data'>): {
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
