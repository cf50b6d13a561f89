import { FrameStatus } from '../../../core/frame/frame-status.ts';

/** What the strip shows of a frame: its status, with reduced resolution and truncated files set apart. Best first. */
export const CELL_KINDS = [
  'loaded',
  'reduced',
  'loading',
  'header',
  'placeholder',
  'incomplete',
  'missing',
  'error',
] as const;

export type CellKindName = (typeof CELL_KINDS)[number];

/** Position in `CELL_KINDS`: a rank, so that minimum and maximum are the best and the worst of several frames. */
export type CellKind = number;

export const MISSING_CELL: CellKind = CELL_KINDS.indexOf('missing');
const WORST_CELL: CellKind = CELL_KINDS.length - 1;
const ALL_KINDS = 2 ** CELL_KINDS.length - 1;

/** Cell kind by status byte; eight further for a reduced resolution, sixteen for a file that ended early. */
const REDUCED = 8;
const INCOMPLETE = 16;

const KINDS: Uint8Array = (() => {
  const full: Record<FrameStatus, CellKindName> = {
    [FrameStatus.Placeholder]: 'placeholder',
    [FrameStatus.Header]: 'header',
    [FrameStatus.Loading]: 'loading',
    [FrameStatus.Loaded]: 'loaded',
    [FrameStatus.Error]: 'error',
    [FrameStatus.Missing]: 'missing',
  };
  const kinds = new Uint8Array(2 * INCOMPLETE).fill(WORST_CELL);
  for (const [status, name] of Object.entries(full))
    kinds.fill(CELL_KINDS.indexOf(name), Number(status), Number(status) + 1);
  kinds.copyWithin(REDUCED, 0, REDUCED);
  kinds[REDUCED + FrameStatus.Loaded] = CELL_KINDS.indexOf('reduced');
  kinds.copyWithin(INCOMPLETE, 0, INCOMPLETE);
  for (const at of [INCOMPLETE, INCOMPLETE + REDUCED])
    kinds[at + FrameStatus.Loaded] = CELL_KINDS.indexOf('incomplete');
  return kinds;
})();

/** `incomplete` other than 0: the file ended early. */
export function cellKind(status: number, level: number, incomplete: number): CellKind {
  return KINDS[(incomplete > 0 ? INCOMPLETE : 0) + (level > 0 ? REDUCED : 0) + (status & 7)] ?? WORST_CELL;
}

/** What cells are made from, by frame index, as in `StatusView`. */
export interface CellFacts {
  readonly statuses: Uint8Array;
  readonly levels: Uint8Array;
  readonly incomplete: Uint8Array;
}

/** Best and worst of frames [from, to); `to` is above `from`. */
export function cellExtremes(
  { statuses, levels, incomplete }: CellFacts,
  from: number,
  to: number,
): readonly [best: CellKind, worst: CellKind] {
  let seen = 0;
  let before = -1;
  for (let index = from; index < to; index++) {
    const status = statuses[index] as number;
    // Neighbours are mostly alike; level and completeness tell only loaded frames apart.
    if (status === before && status !== FrameStatus.Loaded) continue;
    before = status;
    seen |= 1 << cellKind(status, levels[index] as number, incomplete[index] as number);
    if (seen === ALL_KINDS) break;
  }
  return [31 - Math.clz32(seen & -seen), 31 - Math.clz32(seen)];
}
