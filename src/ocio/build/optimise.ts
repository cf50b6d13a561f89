import { MatrixOp } from '../ops/matrix-op.ts';
import type { Op } from '../ops/op.ts';

/**
 * Leaves out what changes nothing, replaces ops by simpler ones, takes out ops that the next one undoes (but for the
 * clamp that both are), and makes one of neighbouring matrices: what the library's lossless optimisation does.
 */
export function optimised(ops: readonly Op[]): readonly Op[] {
  let current: readonly Op[] = ops.flatMap((op) => op.simplified?.() ?? [op]).filter((op) => !op.isNoOp);
  for (;;) {
    const next = combineOnce(current).filter((op) => !op.isNoOp);
    if (next.length === current.length) return next;
    current = next;
  }
}

function combineOnce(ops: readonly Op[]): Op[] {
  const done: Op[] = [];
  for (const op of ops) {
    const before = done.at(-1);
    const together = before && combinedOps(before, op);
    if (!together) done.push(op);
    else done.splice(-1, 1, ...together.filter((each) => !each.isNoOp));
  }
  return done;
}

/** What stands for two neighbours, or null where both stay. */
function combinedOps(first: Op, second: Op): readonly Op[] | null {
  if (first instanceof MatrixOp && second instanceof MatrixOp) return [first.followedBy(second)];
  if (first.kind !== second.kind || first.kind === 'matrix' || first.kind === 'range') return null;
  if (!isInverseOf(first, second)) return null;
  const rest = first.pairRemainder();
  return rest ? [rest] : [];
}

const isInverseOf = (first: Op, second: Op): boolean => first.inverse().key() === second.key();
