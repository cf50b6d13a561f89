/** How a file's rows and columns lie in the picture, as EXIF and TIFF number it: 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export interface Turn {
  /** The file's rows are the picture's columns. */
  readonly transposed: boolean;
  /** Samples of a row run from the far end of the picture's side. */
  readonly rowsReversed: boolean;
  /** Rows run from the far end of the picture's side. */
  readonly orderReversed: boolean;
}

/** TIFF 6.0, section 8, "Orientation". */
export function turnOf(orientation: Orientation): Turn {
  return {
    transposed: orientation >= 5,
    rowsReversed: [2, 3, 7, 8].includes(orientation),
    orderReversed: [3, 4, 6, 7].includes(orientation),
  };
}

/** A number from a file as an orientation; 1 for what is none. */
export function orientationOf(value: unknown): Orientation {
  return typeof value === 'number' && value >= 1 && value <= 8 && Number.isInteger(value) ? (value as Orientation) : 1;
}
