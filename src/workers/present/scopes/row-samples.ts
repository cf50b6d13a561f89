import { bandAt, type BandedPicture, type BandedPlane } from '../../../core/frame/banded-picture.ts';
import type { PlaneData } from '../../../core/frame/planes.ts';
import { packedValues, planeValue } from '../probe/sample-picture.ts';

interface PlaneRow {
  readonly plane: BandedPlane;
  data: PlaneData;
  /** Where the row begins in `data`. */
  start: number;
}

/** Reads a stored picture row by row; a plane with fewer samples gives each of them to the pixels that it covers. */
export class RowSamples {
  readonly #picture: BandedPicture;
  readonly #rows: readonly PlaneRow[];
  readonly #values: number[] = [];

  constructor(picture: BandedPicture) {
    this.#picture = picture;
    this.#rows = picture.planes.map((plane) => ({ plane, data: new Uint8Array(), start: 0 }));
  }

  /** Goes to a row, counted from the first of the data window in the picture's own resolution. */
  go(row: number): void {
    for (const one of this.#rows) {
      const { plane } = one;
      const own = Math.min(Math.floor(row / plane.ySampling), plane.height - 1);
      const { firstRow, data } = bandAt(plane, own);
      one.data = data;
      one.start = (own - firstRow) * plane.width;
    }
  }

  /** What the file says at a column, in the planes' order; the next call writes over it. */
  values(column: number): readonly number[] {
    const { layout, yuv } = this.#picture.info;
    const [first] = this.#rows;
    if (layout === 'packed' && first) return packedValues(first.plane, first.data, first.start + column);
    const values = this.#values;
    for (let i = 0; i < this.#rows.length; i++) {
      const row = this.#rows[i];
      if (!row) continue;
      const { plane, data, start } = row;
      const index = start + Math.min(Math.floor(column / plane.xSampling), plane.width - 1);
      values[i] = yuv ? (data[index] ?? 0) / (2 ** yuv.bits - 1) : planeValue(plane, data, index);
    }
    return values;
  }

  /** The row of a plane as it is stored: where it begins in the data. */
  stored(plane: number): { readonly data: PlaneData; readonly start: number } | null {
    return this.#rows[plane] ?? null;
  }
}
