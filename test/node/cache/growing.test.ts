import { expect } from 'chai';
import fc from 'fast-check';
import type { CacheSource } from '../../../src/core/cache/cache-contract.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';
import { CacheWorld, listed, worldCommand } from '../../support/cache/cache-world.ts';

const RUNS = Number(process.env.SEQ_PROPERTY_RUNS ?? 2000);
const SEED = Number(process.env.SEQ_PROPERTY_SEED ?? 1);

/** A render of which these frames have arrived. */
const render = (frames: string, name = 'a'): CacheSource => fakeSource(`${name}${frames}`, frames, { family: name });

const numbers = (list: readonly { readonly frame: number }[]): number[] => list.map(({ frame }) => frame);

describe('a source of which more frames arrive', () => {
  it('keeps what is held and asks for the new frames only', async () => {
    const harness = new CacheHarness();
    const player = harness.player(render('1-10'), { frame: 5, out: 10 });
    await harness.drain();
    const key = player.handle.sourceKey;
    player.handle.setSource(render('1-14'));
    player.demand({ frame: 5, out: 14 }, false);
    expect(player.handle.sourceKey).to.equal(key);
    for (let frame = 1; frame <= 10; frame++) expect(player.status(frame)).to.equal(FrameStatus.Loaded);
    for (let frame = 11; frame <= 14; frame++) expect(player.status(frame)).to.equal(FrameStatus.Placeholder);
    await harness.drain();
    expect(harness.requested.slice(10).sort((a, b) => a - b)).to.deep.equal([11, 12, 13, 14]);
    expect(player.status(14)).to.equal(FrameStatus.Loaded);
    expect(harness.cache.stats()).to.include({ entries: 14, evictions: 0, aborted: 0 });
  });

  it('has gaps filled, before and between what is held, and tells the presenter to wait for them', async () => {
    const harness = new CacheHarness();
    const player = harness.player(render('5-7,12-14'), { frame: 6, out: 20 });
    await harness.drain();
    const version = player.handle.status?.version ?? 0;
    player.handle.setSource(render('1,5-9,12-14,20'));
    player.demand({ frame: 6, out: 20 }, false);
    expect(player.handle.status?.dirtySince(version)).to.deep.equal({ from: 0, to: 10 });
    const before = new Map([5, 6, 7, 12, 13, 14].map((frame) => [frame, FrameStatus.Loaded]));
    for (const frame of listed(render('1,5-9,12-14,20'))) {
      expect(player.status(frame), `frame ${frame}`).to.equal(before.get(frame) ?? FrameStatus.Placeholder);
    }
    const told = harness.presenter.absences.slice(-2);
    expect(told).to.deep.equal([
      { source: 'a5-7,12-14@1', frames: [8, 9], kind: null },
      { source: 'a5-7,12-14@1', frames: [2, 3, 4, 15, 16, 17, 18, 19], kind: 'missing' },
    ]);
    await harness.drain();
    expect(harness.requested.slice(6).sort((a, b) => a - b)).to.deep.equal([1, 8, 9, 20]);
  });

  it('goes on with loads under way', async () => {
    const harness = new CacheHarness();
    const player = harness.player(render('10-19'), { frame: 12, in: 10, out: 19 });
    await harness.settle();
    harness.presenter.step(harness.presenter.tickets[0] ?? 0);
    await harness.settle();
    const underWay = numbers(harness.presenter.tickets.map((ticket) => harness.presenter.job(ticket)!.job));
    player.handle.setSource(render('1-30'));
    player.demand({ frame: 12, out: 30 }, false);
    for (const frame of underWay) expect(player.status(frame)).to.equal(FrameStatus.Loading);
    await harness.drain();
    expect(harness.presenter.abortedTickets).to.deep.equal([]);
    expect(new Set(harness.requested).size).to.equal(30);
    expect(harness.requested).to.have.length(30);
  });

  it('tries again what was missing or failed, and what had ended early', async () => {
    const harness = new CacheHarness();
    let arrived = false;
    harness.presenter.file = ({ frame }) => ({
      encodedBytes: 1,
      decodedBytes: 10,
      ...(frame === 3 && !arrived && { error: { code: 'not-found', message: 'not yet', retryable: true } }),
      ...(frame === 4 && !arrived && { error: { code: 'decode-failed', message: 'half of it', retryable: true } }),
      ...(frame === 5 && !arrived && { complete: false }),
    });
    const player = harness.player(render('1-6'), { frame: 1, out: 6 });
    await harness.drain();
    expect([3, 4, 5].map((frame) => player.status(frame))).to.deep.equal([
      FrameStatus.Missing,
      FrameStatus.Error,
      FrameStatus.Loaded,
    ]);
    arrived = true;
    player.handle.setSource(render('1-7'));
    player.demand({ frame: 1, out: 7 }, false);
    await harness.drain();
    expect(harness.requested.slice(6).sort((a, b) => a - b)).to.deep.equal([3, 4, 5, 7]);
    for (let frame = 1; frame <= 7; frame++) expect(player.status(frame)).to.equal(FrameStatus.Loaded);
    expect(harness.presenter.absences).to.deep.include({ source: 'a1-6@1', frames: [3, 4], kind: null });
  });

  it('reads a file that ended early again when that is asked', async () => {
    const harness = new CacheHarness();
    let whole = false;
    harness.presenter.file = ({ frame }) => ({ encodedBytes: 1, decodedBytes: 10, complete: frame !== 2 || whole });
    const player = harness.player(render('1-3'), { frame: 1, out: 3 });
    await harness.drain();
    player.handle.retry(frameNumber(1));
    await harness.drain();
    expect(harness.requested).to.have.length(3);
    whole = true;
    player.handle.retry(frameNumber(2));
    await harness.drain();
    expect(harness.requested.slice(3)).to.deep.equal([2]);
    player.handle.retry();
    await harness.drain();
    expect(harness.requested).to.have.length(4);
  });

  it('is shared by two players, one after the other: each sees its own list meanwhile', async () => {
    const harness = new CacheHarness();
    const [one, two] = [render('2,5-9'), render('2,5-9')].map((source) => harness.player(source, { frame: 5, out: 9 }));
    await harness.drain();
    one!.handle.setSource(render('1-12'));
    one!.demand({ frame: 5, out: 12 }, false);
    await harness.drain();
    expect(one!.handle.status?.statuses).to.have.length(12);
    const other = two!.handle.status!;
    expect([...other.statuses]).to.deep.equal(Array(6).fill(FrameStatus.Loaded));
    expect(other.status(frameNumber(3))).to.equal(FrameStatus.Missing);
    expect(other.dirtySince(other.version)).to.equal(null);
    expect(other.dirtySince(0)).to.deep.equal({ from: 0, to: 6 });
    two!.handle.setSource(render('1-12'));
    expect(two!.handle.sourceKey).to.equal(one!.handle.sourceKey);
    expect(two!.handle.status).to.equal(one!.handle.status);
    expect(harness.requested).to.have.length(12);
  });

  it('is another source where frames are taken away, its files are others, or a reload is asked', async () => {
    const harness = new CacheHarness();
    const player = harness.player(render('1-10'), { frame: 5, out: 10 });
    await harness.drain();
    for (const [source, reload] of [
      [render('1-9,11'), false],
      [render('1-12', 'b'), false],
      [fakeSource('c', '1-20'), false],
      [render('1-20', 'b'), true],
    ] as const) {
      const key = player.handle.sourceKey;
      player.handle.setSource(source, { reload });
      expect(player.handle.sourceKey).not.to.equal(key);
      expect([...(player.handle.status?.statuses ?? [])]).not.to.include(FrameStatus.Loaded);
    }
  });

  it('never goes back to a generation that was replaced', async () => {
    const harness = new CacheHarness();
    const stays = harness.player(render('1-10'), { frame: 5, out: 10 });
    const reloads = harness.player(render('1-10'), { frame: 5, out: 10 });
    await harness.drain();
    reloads.handle.setSource(render('1-10'), { reload: true });
    const key = reloads.handle.sourceKey;
    stays.handle.setSource(render('1-11'));
    reloads.handle.setSource(render('1-11'));
    expect(stays.handle.sourceKey).to.equal(key);
    expect(reloads.handle.sourceKey).to.equal(key);
  });

  it('loses no held frame and breaks no rule of the cache, whenever it grows', async function () {
    this.timeout(120_000);
    const lists = ['3-9,14', '3-9,11-14,20', '1-9,11-22', '1-25', '1-40'];
    const grow = fc.record({ do: fc.constant('grow' as const) });
    const happenings = fc.array(fc.oneof({ arbitrary: worldCommand, weight: 12 }, { arbitrary: grow, weight: 1 }), {
      minLength: 20,
      maxLength: 100,
    });
    await fc.assert(
      fc.asyncProperty(happenings, async (commands) => {
        const world = new CacheWorld({ workers: 2 });
        let length = 0;
        const source = (): CacheSource => fakeSource(`s0.${length}`, lists[length] ?? '', { family: 's0' });
        world.sources[0] = source();
        for (const command of commands) {
          if (command.do !== 'grow') {
            await world.run(command);
            continue;
          }
          const players = world.players.filter((player) => player.source === world.sources[0]);
          if (players.length === 0 || length + 1 === lists.length) continue;
          const held = [...players.map(({ player }) => loaded(player.handle.status, world.sources[0]!))];
          length += 1;
          world.sources[0] = source();
          for (const player of players) {
            player.source = world.sources[0];
            player.player.handle.setSource(player.source);
          }
          const newest = players.at(-1)?.player.handle.sourceKey;
          players.forEach(({ player }, i) => {
            expect(player.handle.sourceKey).to.equal(newest);
            if (players.length > 1) return;
            const now = loaded(player.handle.status, world.sources[0]!);
            for (const [frame, level] of held[i] ?? []) expect(now.get(frame), `frame ${frame}`).to.equal(level);
          });
          await world.harness.settle();
          world.check();
        }
        world.freeze();
        expect(await world.rest(), 'comes to rest').to.equal(true);
      }),
      { numRuns: Math.ceil(RUNS / 20), seed: SEED },
    );
  });
});

function loaded(
  status: ReturnType<CacheHarness['player']>['handle']['status'],
  source: CacheSource,
): Map<number, number> {
  const frames = listed(source);
  const held = frames.map((frame, index) => [frame, status?.levels[index] ?? 0] as const);
  return new Map(held.filter(([frame]) => status?.status(frameNumber(frame)) === FrameStatus.Loaded));
}
