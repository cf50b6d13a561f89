import { expect } from 'chai';
import type { CacheSource } from '../../../src/core/cache/cache-contract.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { parseFrameList } from '../../../src/core/sequence/frames/frame-list-parse.ts';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';

/** A source whose page never says where a frame is, and the signals it was given. */
function silentSource(id: string, changes: Partial<CacheSource> = {}) {
  const signals = new Map<number, AbortSignal>();
  const source = fakeSource(id, '1-100', {
    byHost: true,
    request: (frame, signal) => {
      signals.set(frame, signal);
      return new Promise(() => {});
    },
    ...changes,
  });
  return { source, signals };
}

describe('a page that does not say where a frame is', () => {
  it('is what its player waits for, by name', async () => {
    const harness = new CacheHarness();
    const { source, signals } = silentSource('a');
    const player = harness.player(source, { frame: 5 });
    await harness.settle();
    expect(signals.has(5)).to.equal(true);
    expect(player.handle.stats.blocked).to.equal('host');
    // A source of addresses that merely take long to work out is not the page's fault.
    const other = harness.player(silentSource('b', { byHost: false }).source, { frame: 1 });
    await harness.settle();
    expect(other.handle.stats.blocked).to.not.equal('host');
  });

  it('is asked for as many frames as decoders could take, and told of those that are no longer wanted', async () => {
    const harness = new CacheHarness({ workers: 2 });
    const { source, signals } = silentSource('a');
    const player = harness.player(source, { frame: 5 });
    // Its first frame tells the sizes; without them the others wait.
    await harness.settle();
    expect(signals.size).to.be.within(1, 4);
    const first = signals.get(5);
    player.demand({ frame: 80 });
    harness.time.advance(400);
    await harness.settle();
    expect(first?.aborted).to.equal(true);
    expect(signals.get(80)?.aborted).to.equal(false);
    expect(player.handle.stats.blocked).to.equal('host');
    player.handle.dispose();
    expect([...signals.values()].every(({ aborted }) => aborted)).to.equal(true);
    expect(harness.cache.stats().reserved).to.equal(harness.presenter.texturesAllowed);
  });

  it('keeps no decoder from other players', async () => {
    const harness = new CacheHarness({ workers: 2, limit: 100_000 });
    let answers = 3;
    const { source } = silentSource('a', {
      request: (frame) => (answers-- > 0 ? { url: `https://host.example/${frame}` } : new Promise(() => {})),
    });
    harness.player(source, { frame: 5, out: 100 });
    await harness.drain();
    const other = harness.player(fakeSource('b', '1-50'), { frame: 1, out: 50 });
    await harness.drain();
    for (let frame = 1; frame <= 50; frame++)
      expect(other.handle.status?.status(frame as never)).to.equal(FrameStatus.Loaded);
  });

  it('and whose frames all fail at once leaves the page its turn between them', async () => {
    const harness = new CacheHarness({ workers: 2, limit: 100_000 });
    let asked = 0;
    const { source } = silentSource('a', {
      frames: parseFrameList('1-100000'),
      request: () => {
        asked += 1;
        return Promise.reject(new SeqError('not-found', 'it is not there'));
      },
    });
    harness.player(source, { frame: 5, out: 100_000 });
    for (let turn = 0; turn < 2000; turn++) await Promise.resolve();
    expect(asked).to.be.within(64, 72);
    harness.time.advance(30);
    for (let turn = 0; turn < 2000; turn++) await Promise.resolve();
    expect(asked).to.be.within(80, 400);
  });

  it('fails all frames that fail for one reason with the first of them, by one message', async () => {
    const harness = new CacheHarness({ workers: 2, limit: 100_000 });
    let asked = 0;
    const { source } = silentSource('a', {
      frames: parseFrameList('9991-20010'),
      byHost: false,
      request: (frame) => {
        asked += 1;
        if (frame < 10_001 || frame > 20_000) return { url: `https://host.example/${frame}` };
        return Promise.reject(new SeqError('not-found', 'The clip has no media.'));
      },
      failingWith: (frame) =>
        frame < 10_001 || frame > 20_000 ? null : { first: frameNumber(10_001), last: frameNumber(20_000) },
    });
    const player = harness.player(source, { frame: 10_000, in: 9_991, out: 20_010 });
    expect(await harness.drain()).to.equal(true);
    for (const frame of [10_001, 15_000, 20_000]) expect(player.status(frame)).to.equal(FrameStatus.Missing);
    for (const frame of [10_000, 20_001]) expect(player.status(frame)).to.equal(FrameStatus.Loaded);
    // Those that were under way together are told one by one: as many as decoders could take.
    expect(asked).to.be.below(22 + 8);
    const { absences } = harness.presenter;
    expect(absences.length).to.be.below(8);
    const told = absences.flatMap(({ frames, kind }) => (kind === 'missing' ? frames : []));
    expect([told.length, new Set(told).size]).to.deep.equal([10_000, 10_000]);
    expect(player.received.failures.length).to.be.below(8);
    // A retry asks for them again.
    player.handle.retry();
    expect(player.handle.status?.errorOf(frameNumber(15_000))).to.equal(null);
    expect(harness.presenter.absences.at(-1)).to.include({ kind: null });
    expect(harness.presenter.absences.at(-1)?.frames.length).to.equal(10_000);
  });

  it('tells a player that stands at a frame which fails with another', async () => {
    const harness = new CacheHarness({ workers: 1, limit: 100_000 });
    const gone: CacheSource = fakeSource('a', '1-100', {
      request: () => Promise.reject(new SeqError('not-found', 'The clip has no media.')),
      failingWith: () => ({ first: frameNumber(1), last: frameNumber(100) }),
    });
    const first = harness.player(gone, { frame: 1 });
    const second = harness.player(gone, { frame: 90 });
    await harness.drain();
    expect(first.received.failures.map(({ frame }) => frame)).to.include(1);
    expect(second.received.failures.map(({ frame }) => frame)).to.include(90);
  });
});
