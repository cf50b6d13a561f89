import { CELL_KINDS, type CellKind, type CellKindName } from './cell-kind.ts';

/** Ink of a cell pixel: the status colour, the same darkened, or the strip's ground. */
export const Ink = { Ground: 0, Full: 1, Dim: 2 } as const;
export type Ink = (typeof Ink)[keyof typeof Ink];

/**
 * A cue beside colour for each status: solid, a dark upper edge for reduced resolution, upright stripes while loading,
 * a thin line for a header, nothing for a placeholder, a torn lower edge for a file that ended early, hatching for
 * missing, a cross-hatch for an error.
 * x and y count pattern pixels from the left of the strip and the top of the cell; height is the cell's.
 */
const PATTERNS: Readonly<Record<CellKindName, (x: number, y: number, height: number) => Ink>> = {
  loaded: () => Ink.Full,
  reduced: (_x, y, height) => (y * 5 < height * 2 ? Ink.Dim : Ink.Full),
  loading: (x) => (x % 4 < 2 ? Ink.Full : Ink.Dim),
  header: (_x, y, height) => (y * 5 >= height * 3 ? Ink.Full : Ink.Dim),
  placeholder: () => Ink.Full,
  incomplete: (x, y, height) => (2 * y < height - 2 + (x % 4 < 2 ? 2 : 0) ? Ink.Full : Ink.Ground),
  missing: (x, y) => ((x + y) % 5 < 2 ? Ink.Full : Ink.Ground),
  error: (x, y) => ((x + y) % 6 === 0 || (x - y + 6000) % 6 === 0 ? Ink.Dim : Ink.Full),
};

const BY_KIND = CELL_KINDS.map((name) => PATTERNS[name]);

export function cellInk(kind: CellKind, x: number, y: number, height: number): Ink {
  return BY_KIND[kind]?.(x, y, height) ?? Ink.Ground;
}
