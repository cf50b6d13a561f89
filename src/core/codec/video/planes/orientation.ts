/** How a stored picture lies in the one that is shown: first its rows become columns, then its sides are exchanged. */
export interface Orientation {
  /** Stored rows are shown as columns. */
  readonly transposed: boolean;
  /** As shown, left and right are exchanged. */
  readonly flipX: boolean;
  /** As shown, top and bottom are exchanged. */
  readonly flipY: boolean;
}

export const UPRIGHT: Orientation = Object.freeze({ transposed: false, flipX: false, flipY: false });

/** What a transformation matrix comes to for pixels. */
export interface MatrixReading {
  readonly orientation: Orientation;
  /** Factor to a shown pixel's width over its height. */
  readonly stretch: number;
  /** False for one that turns by other than right angles or skews: it is followed to the nearest that does not. */
  readonly isExact: boolean;
}

/** Entries below this part of the largest are rounding. */
const NEAR_ZERO = 1e-3;
/** Scales that differ by less are meant to be equal. */
const NEAR_EQUAL = 0.01;

/**
 * Reads a track's matrix `[a b u, c d v, x y w]`, which takes a stored point to `(a x + c y + …, b x + d y + …)`:
 * ISO/IEC 14496-12, 6.2.2. Where the picture then lies does not matter; it is alone.
 */
export function readMatrix([a = 1, b = 0, , c = 0, d = 1]: readonly number[]): MatrixReading {
  const transposed = Math.abs(a) + Math.abs(d) < Math.abs(b) + Math.abs(c);
  const [across, down] = transposed ? [c, b] : [a, d];
  const largest = Math.max(...[a, b, c, d].map(Math.abs));
  if (across === 0 || down === 0) return { orientation: UPRIGHT, stretch: 1, isExact: largest === 0 };
  const rest = Math.max(...(transposed ? [a, d] : [b, c]).map(Math.abs));
  const stretch = Math.abs(across / down);
  return {
    orientation: { transposed, flipX: across < 0, flipY: down < 0 },
    stretch: Math.abs(stretch - 1) < NEAR_EQUAL ? 1 : stretch,
    isExact: rest <= largest * NEAR_ZERO,
  };
}

export function isUpright({ transposed, flipX, flipY }: Orientation): boolean {
  return !transposed && !flipX && !flipY;
}
