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
