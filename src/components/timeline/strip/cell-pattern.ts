import { CELL_KINDS, type CellKind, type CellKindName } from './cell-kind.ts';

/** Ink of a cell pixel: the status colour, the same darkened, or the strip's ground. */
export const CellFill = { Ground: 0, Full: 1, Dim: 2 } as const;
export type CellFill = (typeof CellFill)[keyof typeof CellFill];

/**
 * A cue beside colour for each status: solid, a dark upper edge for reduced resolution, upright stripes while loading,
 * a thin line for a header, nothing for a placeholder, a torn lower edge for a file that ended early, hatching for
 * missing, a cross-hatch for an error.
 * x and y count pattern pixels from the left of the strip and the top of the cell; height is the cell's.
 */
const PATTERNS: Readonly<Record<CellKindName, (x: number, y: number, height: number) => CellFill>> = {
  loaded: () => CellFill.Full,
  reduced: (_x, y, height) => (y * 5 < height * 2 ? CellFill.Dim : CellFill.Full),
  loading: (x) => (x % 4 < 2 ? CellFill.Full : CellFill.Dim),
  header: (_x, y, height) => (y * 5 >= height * 3 ? CellFill.Full : CellFill.Dim),
  placeholder: () => CellFill.Full,
  incomplete: (x, y, height) => (2 * y < height - 2 + (x % 4 < 2 ? 2 : 0) ? CellFill.Full : CellFill.Ground),
  missing: (x, y) => ((x + y) % 5 < 2 ? CellFill.Full : CellFill.Ground),
  error: (x, y) => ((x + y) % 6 === 0 || (x - y + 6000) % 6 === 0 ? CellFill.Dim : CellFill.Full),
};

const BY_KIND = CELL_KINDS.map((name) => PATTERNS[name]);

export function cellFill(kind: CellKind, x: number, y: number, height: number): CellFill {
  return BY_KIND[kind]?.(x, y, height) ?? CellFill.Ground;
}
