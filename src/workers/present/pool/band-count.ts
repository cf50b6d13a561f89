import type { LoadJob } from '../../../core/presenter/protocol.ts';
import type { DecodeSlot } from './decode-slot.ts';
import type { PoolListener } from './pool-contract.ts';

/** Enough that all are busy to the end, few enough that bands are large. */
const BANDS_PER_DECODER = 3;

/** What the decoders have to do. */
export interface PoolLoad {
  /** Decoders that may run. */
  readonly limit: number;
  readonly slots: ReadonlySet<DecodeSlot>;
  readonly queue: readonly LoadJob[];
  readonly listener: Pick<PoolListener, 'isAwaitedInTheDark'>;
}

/**
 * How many bands a job may come in, 0 for whole: some where it is waited for, and other decoders than `slot`, which reads
 * it, have nothing else to do; or where it is the only one that is waited for, by somebody who sees nothing yet and will
 * see its first rows.
 */
export function mostBands(job: LoadJob, slot: DecodeSlot, { limit, slots, queue, listener }: PoolLoad): number {
  const { tier, request } = job;
  if (tier > 0 || request.within || 'table' in request || 'ocio' in request) return 0;
  const awaited = queue.filter((other) => other.tier === 0).length;
  let idle = limit - slots.size - awaited;
  for (const other of slots) if (other !== slot && !other.isBusy) idle += 1;
  const isAlone = awaited === 0 && ![...slots].some(({ isAwaited }) => isAwaited);
  const isWorthIt = idle > 0 || (isAlone && listener.isAwaitedInTheDark(job));
  return isWorthIt ? limit * BANDS_PER_DECODER : 0;
}
