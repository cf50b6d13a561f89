import { expect } from 'chai';
import { BitSet } from '../../../src/core/cache/frames/bit-set.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { openEdit } from '../../support/edit/open-edit.ts';
import { CacheHarness, type HarnessPlayer } from '../../support/cache/cache-harness.ts';
import { clip, external, gap, sequence, timeline, track } from '../../support/edit/otio-builder.ts';

const at = (host: string) => ({ target_url_base: `https://${host}.example/shots` });
/** Clips of twenty frames on two hosts, turn about, with a gap. */
const CUT = timeline([
  track([
    clip('a1', sequence('a1', 1, 20, at('a'))),
    clip('b1', sequence('b1', 1, 20, at('b'))),
    gap(2),
    clip('a2', sequence('a2', 1, 20, at('a'))),
    clip('b2', sequence('b2', 1, 20, at('b'))),
  ]),
]);
const A = [1, 43];
const B = [21, 63];
const framesOf = (firsts: readonly number[]): number[] =>
  firsts.flatMap((first) => Array.from({ length: 20 }, (_, n) => first + n));
const isOf = (firsts: readonly number[], frame: number): boolean =>
  firsts.some((first) => frame >= first && frame < first + 20);

async function edit(workers: number): Promise<{ harness: CacheHarness; player: HarnessPlayer }> {
  const { source } = await openEdit(CUT);
  const harness = new CacheHarness({ workers, limit: 100_000 });
  harness.presenter.file = () => ({ encodedBytes: 1, decodedBytes: 10 });
  return { harness, player: harness.player(source, { frame: 1, out: 82, order: 'forward' }) };
}

/** Frames of the jobs that are under way. */
const underWay = ({ presenter }: CacheHarness): number[] =>
  presenter.tickets.flatMap((ticket) => presenter.job(ticket)?.job.frame ?? []);

/** Answers whatever comes from elsewhere than a silent host until nothing does. */
async function answerAllBut(silent: readonly number[], harness: CacheHarness): Promise<void> {
  const { presenter } = harness;
  for (let steps = 0; steps < 2000; steps++) {
    await harness.settle();
    const next = presenter.tickets.find((ticket) => {
      const job = presenter.job(ticket);
      return job && !job.waiting && !isOf(silent, job.job.frame);
    });
    if (next === undefined) return;
    presenter.step(next);
  }
  throw new Error('It does not come to rest.');
}

describe('an edit whose clips come from two hosts', () => {
  for (const workers of [1, 2, 4]) {
    it(`loads those of the one while the other is silent, with ${workers} workers`, async () => {
      const { harness, player } = await edit(workers);
      await harness.settle();
      // The first frame tells the sizes.
      while (player.status(1) !== FrameStatus.Loaded) {
        const [first] = harness.presenter.tickets;
        if (first !== undefined) harness.presenter.step(first);
        await harness.settle();
      }
      await answerAllBut(A, harness);
      for (const frame of framesOf(B)) expect(player.status(frame), `frame ${frame}`).to.equal(FrameStatus.Loaded);
      // All places are the silent host's once nothing else is wanted.
      const waiting = underWay(harness);
      expect(waiting).to.have.length.at.least(2 * workers - 1);
      expect(waiting.every((frame) => isOf(A, frame))).to.equal(true);
      expect(await harness.drain()).to.equal(true);
      for (const frame of framesOf(A)) expect(player.status(frame), `frame ${frame}`).to.equal(FrameStatus.Loaded);
    });
  }

  it('loads side by side from both where both answer late, most from the one that is needed first', async () => {
    const { harness, player } = await edit(2);
    await harness.settle();
    while (player.status(1) !== FrameStatus.Loaded) {
      const [first] = harness.presenter.tickets;
      if (first !== undefined) harness.presenter.step(first);
      await harness.settle();
    }
    expect(underWay(harness)).to.deep.equal([2, 3, 4, 21]);
  });

  it('passes over the frames of a host for which as many wait as may', async () => {
    const { source } = await openEdit(CUT);
    const all = new BitSet(82);
    const waiting = [2, 3, 60].map(frameNumber);
    expect(source.besidesCrowd?.(all, waiting, 4)).to.equal(null);
    const others = source.besidesCrowd?.(all, waiting, 3);
    // Indices count from 0: frames 21 to 42 and 63 to 82 are not of it, gaps among them.
    const found = (index: number): unknown[] => [
      others?.nextClear(index, 81),
      others?.previousClear(index, 0),
      others?.has(index),
    ];
    expect(found(4)).to.deep.equal([20, -1, true]);
    expect(found(25)).to.deep.equal([25, 25, false]);
    expect(found(45)).to.deep.equal([62, 41, true]);
    all.set(62, true);
    expect(found(45)[0]).to.equal(63);
  });

  it('is like any other where all clips are of one host, or of files', async () => {
    const one = timeline([
      track([clip('a1', sequence('a1', 1, 20, at('a'))), clip('a2', sequence('a2', 1, 20, at('a')))]),
    ]);
    const many = Array.from({ length: 8 }, (_, n) => frameNumber(n + 1));
    expect((await openEdit(one)).source.besidesCrowd?.(new BitSet(99), many, 1)).to.equal(null);
    const lost = timeline([
      track([clip('x', external('file:///mnt/x.mov'), null), clip('a', sequence('a', 1, 20, at('a')))]),
    ]);
    expect((await openEdit(lost)).source.besidesCrowd?.(new BitSet(99), many, 1)).to.equal(null);
  });
});
