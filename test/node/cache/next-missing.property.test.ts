import { expect } from 'chai';
import fc from 'fast-check';
import { FrameTable, SourceRecord } from '../../../src/core/cache/frames/cache-records.ts';
import { nextMissing } from '../../../src/core/cache/priority/next-missing.ts';
import { TIER_SPAN } from '../../../src/core/cache/priority/score.ts';
import { viewpoint } from '../../../src/core/cache/priority/viewpoint.ts';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';
import { compareWorth, type Worth, worthTo } from '../../support/cache/cache-oracle.ts';
import { listed, worldDemand } from '../../support/cache/cache-world.ts';

describe('next missing frame', () => {
  it('is the one that a walk over all frames finds to be worth most, in every order and mode', () => {
    fc.assert(
      fc.property(
        worldDemand,
        fc.constantFrom('1-40', '1-25', '2-60x2', '-5-3,20-44'),
        fc.array(fc.nat(44), { maxLength: 60 }),
        fc.nat(9000),
        (changes, frames, held, elapsedMs) => {
          const harness = new CacheHarness();
          const source = fakeSource('a', frames);
          const demand = harness.player().demand(changes);
          const table = new FrameTable(new SourceRecord(source, 1), '');
          for (const index of held) if (index < table.frames.length) table.needsNoLoad.set(index, true);
          const now = demand.plan.t0 + elapsedMs;
          const view = viewpoint(table.frames, demand, now);
          const all = listed(source);
          let best: Worth = [Infinity, Infinity];
          all.forEach((frame, index) => {
            if (table.needsNoLoad.has(index)) return;
            const worth = worthTo(demand, now, all, frame);
            if (compareWorth(worth, best) < 0) best = worth;
          });
          const found = nextMissing(table, view);
          if (best[0] === Infinity) return void expect(found).to.equal(null);
          expect(found?.score).to.be.closeTo(best[0] * TIER_SPAN + best[1], 1e-5);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
