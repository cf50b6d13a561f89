import { expect } from 'chai';
import fc from 'fast-check';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';
import { compareWorth, type Worth } from '../../support/cache/cache-oracle.ts';
import { CacheWorld, evenSizes, listed, worldCommand, type WorldCommand } from '../../support/cache/cache-world.ts';

/** Histories tried; the figure is part of what is promised. */
const RUNS = Number(process.env.SEQ_PROPERTY_RUNS ?? 2000);

/** The same histories every time; another seed looks elsewhere. */
const SEED = Number(process.env.SEQ_PROPERTY_SEED ?? 1);

describe('cache manager, whatever happens', function () {
  this.timeout(300_000);

  it('never holds more than its limit, harms no better frame, loads no frame twice at a time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(worldCommand, { minLength: 20, maxLength: 120 }),
        fc.integer({ min: 1, max: 4 }),
        async (commands, workers) => {
          const world = new CacheWorld({ workers });
          for (const command of commands) await world.run(command);
        },
      ),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('comes to rest once the players stand still, with nothing under way and nothing reserved for jobs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(worldCommand, { maxLength: 60 }), async (commands) => {
        const world = new CacheWorld();
        for (const command of commands) await world.run(command);
        world.freeze();
        expect(await world.rest(), 'comes to rest').to.equal(true);
        for (const { player } of world.players) {
          expect([...(player.handle.status?.statuses ?? [])]).not.to.include(FrameStatus.Loading);
        }
        expect(world.harness.cache.reservedBytes).to.equal(
          Math.max(0, world.harness.presenter.texturesAllowed - world.harness.presenter.textureBytes),
        );
      }),
      { numRuns: Math.ceil(RUNS / 4), seed: SEED },
    );
  });

  it('holds the best frames there is room for when it is at rest', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          worldCommand.filter((one) => !['fail', 'kill', 'textures', 'lose'].includes(one.do)),
          { maxLength: 40 },
        ),
        fc.integer({ min: 60, max: 400 }),
        async (commands, limit) => {
          const world = new CacheWorld({ sizes: evenSizes });
          // One level only: frames of several sizes are a knapsack, where the best few need not be held.
          for (const command of commands) await world.run(atFullResolution(command));
          world.harness.cache.setMemoryLimit({ maxBytes: limit });
          world.freeze({ level: 0 });
          expect(await world.rest(), 'comes to rest').to.equal(true);
          expectBestHeld(world);
        },
      ),
      { numRuns: Math.ceil(RUNS / 4), seed: SEED },
    );
  });

  it('serves identical players alike', async () => {
    const harness = new CacheHarness({ limit: 1200 });
    const counts = ['a', 'b'].map((id) => {
      harness.player(fakeSource(id, '1-100'), { frame: 1, playing: true });
      return () => harness.presenter.sent.filter(({ source }) => source.startsWith(id)).length;
    });
    // The first frame of each tells the sizes; from then on both may have several jobs.
    for (let i = 0; i < 8; i++) {
      await harness.settle();
      for (const ticket of harness.presenter.tickets) harness.presenter.step(ticket);
    }
    for (let i = 0; i < 60; i++) {
      await harness.settle();
      const [ticket] = harness.presenter.tickets;
      if (ticket !== undefined) harness.presenter.step(ticket);
      const [a, b] = counts.map((count) => count());
      expect(Math.abs((a ?? 0) - (b ?? 0))).to.be.at.most(2);
    }
  });
});

function atFullResolution(command: WorldCommand): WorldCommand {
  return command.do === 'demand' ? { ...command, demand: { ...command.demand, level: 0 } } : command;
}

/** Nothing that is missing, and would fit, is worth more than something that is held. */
function expectBestHeld(world: CacheWorld): void {
  const { cache } = world.harness;
  const room = cache.limitBytes - cache.usedBytes - cache.reservedBytes + cache.stats().spare;
  let worstHeld: Worth = [-1, 0];
  let bestMissing: Worth = [Infinity, Infinity];
  for (const { player, source } of world.players) {
    const key = player.handle.sourceKey;
    if (!key) continue;
    for (const frame of listed(source)) {
      const worth = world.worth(key, frame);
      const status = player.status(frame);
      if (status === FrameStatus.Loaded && compareWorth(worth, worstHeld) > 0) worstHeld = worth;
      const wanted = status === FrameStatus.Placeholder || status === FrameStatus.Header;
      if (wanted && compareWorth(worth, bestMissing) < 0) bestMissing = worth;
    }
  }
  if (bestMissing[0] === Infinity) return;
  // One job needs a frame and its file beside what is held; of a file of which nothing is known a sixteenth of the limit.
  expect(room, 'room is left while something is wanted').to.be.lessThan(11 + cache.limitBytes / 16);
  expect(compareWorth(worstHeld, bestMissing), 'something better is missing').to.be.at.most(0);
}
