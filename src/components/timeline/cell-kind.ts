import { FrameStatus } from '../../core/frame/frame-status.ts';

/** What the strip tells of a frame: its status, with reduced resolution told apart. Best first, worst last. */
export const CELL_KINDS = ['loaded', 'reduced', 'loading', 'header', 'placeholder', 'missing', 'error'] as const;

export type CellKindName = (typeof CELL_KINDS)[number];

/** Position in `CELL_KINDS`: a rank, so that minimum and maximum are the best and the worst of several frames. */
export type CellKind = number;

export const MISSING_CELL: CellKind = CELL_KINDS.indexOf('missing');
export const BEST_CELL: CellKind = 0;
export const WORST_CELL: CellKind = CELL_KINDS.length - 1;

const RANKS: readonly CellKind[] = (() => {
  const names: Record<FrameStatus, CellKindName> = {
    [FrameStatus.Placeholder]: 'placeholder',
    [FrameStatus.Header]: 'header',
    [FrameStatus.Loading]: 'loading',
    [FrameStatus.Loaded]: 'loaded',
    [FrameStatus.Error]: 'error',
    [FrameStatus.Missing]: 'missing',
  };
  const statuses = Object.keys(names).map(Number) as FrameStatus[];
  return statuses.sort((a, b) => a - b).map((status) => CELL_KINDS.indexOf(names[status]));
})();

const REDUCED: CellKind = CELL_KINDS.indexOf('reduced');

export function cellKind(status: number, level: number): CellKind {
  if (status === FrameStatus.Loaded && level > 0) return REDUCED;
  return RANKS[status] ?? WORST_CELL;
}
