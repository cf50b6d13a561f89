import { simulateScrub } from '../../support/cache/scrub-simulation.ts';
import type { Report } from './engine.bench.ts';

/** A scrub storm: 30 jumps a second for 10 s over 1000 frames with 50 ms decodes. */
export async function scrubBench(report: Report): Promise<void> {
  for (const workers of [1, 2, 4, 8]) {
    const { lastMs, wastedPerJump, requestsPerJump } = await simulateScrub(workers);
    report({
      bench: 'scrub',
      workers,
      'last jump to frame ms': lastMs,
      'wasted decodes per jump': Number(wastedPerJump.toFixed(2)),
      'requests per jump': Number(requestsPerJump.toFixed(2)),
    });
  }
}
