import type { Picture, Plane, PlaneData } from './planes.ts';

/** Rows of a plane in memory of their own, tightly packed. */
export interface PlaneBand {
  /** Row of the plane that is the first of `data`. */
  readonly firstRow: number;
  readonly rows: number;
  readonly data: PlaneData;
}

/** A plane as it is kept and drawn: in one piece, or in bands from top to bottom where several decoders have made it. */
export interface BandedPlane extends Omit<Plane, 'data'> {
  /** Never empty; together they have all rows. */
  readonly bands: readonly PlaneBand[];
}

/** A decoded frame as the frame store holds it. Its buffers have one owner at a time. */
export interface BandedPicture extends Omit<Picture, 'planes'> {
  readonly planes: readonly BandedPlane[];
}

/** A picture that was decoded in one piece. */
export function inOneBand({ info, planes }: Picture): BandedPicture {
  return {
    info,
    planes: planes.map(({ data, ...shape }) => ({ ...shape, bands: [{ firstRow: 0, rows: shape.height, data }] })),
  };
}

/**
 * Puts pictures of rows below one another, without a copy. Each has the same planes, of its own rows; what is known of
 * the picture is the first one's, and it is complete where all are.
 */
export function stackBands(bands: readonly Picture[]): BandedPicture {
  const [first] = bands;
  if (!first) throw new RangeError('A picture has at least one band.');
  const planes = first.planes.map(({ data: _, ...shape }, index) => {
    const stacked: PlaneBand[] = [];
    let firstRow = 0;
    for (const { planes: own } of bands) {
      const plane = own[index];
      if (!plane) throw new RangeError(`A band lacks the plane ${shape.name}.`);
      stacked.push({ firstRow, rows: plane.height, data: plane.data });
      firstRow += plane.height;
    }
    return { ...shape, height: firstRow, bands: stacked };
  });
  return { info: { ...first.info, complete: bands.every(({ info }) => info.complete) }, planes };
}

/** The band that has a row of the plane. */
export function bandAt({ bands }: BandedPlane, row: number): PlaneBand {
  let low = 0;
  let high = bands.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((bands[middle]?.firstRow ?? Infinity) <= row) low = middle;
    else high = middle - 1;
  }
  const band = bands[low];
  if (!band) throw new RangeError('A plane has at least one band.');
  return band;
}

/** The distinct buffers behind a picture's planes. */
export function pictureBuffers({ planes }: Picture | BandedPicture): ArrayBuffer[] {
  const data = planes.flatMap((plane) => ('data' in plane ? [plane.data] : plane.bands.map((band) => band.data)));
  return [...new Set(data.map(({ buffer }) => buffer as ArrayBuffer))];
}

/** Bytes a picture's planes occupy, counting each buffer's whole allocation once. */
export function pictureBytes(picture: Picture | BandedPicture): number {
  return pictureBuffers(picture).reduce((sum, { byteLength }) => sum + byteLength, 0);
}
