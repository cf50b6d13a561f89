import { FrameStatus } from '../../core/frame/frame-status.ts';

/** What the strip tells of a frame: its status, with reduced resolution told apart. Best first, worst last. */
export const CELL_KINDS = ['loaded', 'reduced', 'loading', 'header', 'placeholder', 'missing', 'error'] as const;

export type CellKindName = (typeof CELL_KINDS)[number];

/** Position in `CELL_KINDS`: a rank, so that minimum and maximum are the best and the worst of several frames. */
export type CellKind = number;

export const MISSING_CELL: CellKind = CELL_KINDS.indexOf('missing');
const WORST_CELL: CellKind = CELL_KINDS.length - 1;
const ALL_KINDS = 2 ** CELL_KINDS.length - 1;

/** Cell kind by status byte; eight further for a reduced resolution. */
const KINDS: Uint8Array = (() => {
  const full: Record<FrameStatus, CellKindName> = {
    [FrameStatus.Placeholder]: 'placeholder',
    [FrameStatus.Header]: 'header',
    [FrameStatus.Loading]: 'loading',
    [FrameStatus.Loaded]: 'loaded',
    [FrameStatus.Error]: 'error',
    [FrameStatus.Missing]: 'missing',
  };
  const kinds = new Uint8Array(16).fill(WORST_CELL);
  for (const [status, name] of Object.entries(full))
    kinds.fill(CELL_KINDS.indexOf(name), Number(status), Number(status) + 1);
  kinds.copyWithin(8, 0, 8);
  kinds[8 + FrameStatus.Loaded] = CELL_KINDS.indexOf('reduced');
  return kinds;
})();

export function cellKind(status: number, level: number): CellKind {
  return KINDS[(level > 0 ? 8 : 0) + (status & 7)] ?? WORST_CELL;
}

/** Best and worst of frames [from, to) of status and level arrays; `to` is above `from`. */
export function cellExtremes(
  statuses: Uint8Array,
  levels: Uint8Array,
  from: number,
  to: number,
): readonly [best: CellKind, worst: CellKind] {
  let seen = 0;
  for (let index = from; index < to; index++) {
    seen |= 1 << cellKind(statuses[index] as number, levels[index] as number);
    if (seen === ALL_KINDS) break;
  }
  return [31 - Math.clz32(seen & -seen), 31 - Math.clz32(seen)];
}
