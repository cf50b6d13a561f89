import { expect } from 'chai';
import fc from 'fast-check';
import { StatusArray } from '../../../src/core/cache/frames/status-array.ts';
import { FRAME_STATUS_TRANSITIONS, FrameStatus } from '../../../src/core/frame/frame-status.ts';

const ALL = Object.values(FrameStatus);

/** Steps that lead from Placeholder to a status. */
const WAYS: Readonly<Record<FrameStatus, readonly FrameStatus[]>> = {
  [FrameStatus.Placeholder]: [],
  [FrameStatus.Header]: [FrameStatus.Header],
  [FrameStatus.Loading]: [FrameStatus.Loading],
  [FrameStatus.Loaded]: [FrameStatus.Loading, FrameStatus.Loaded],
  [FrameStatus.Error]: [FrameStatus.Loading, FrameStatus.Error],
  [FrameStatus.Missing]: [FrameStatus.Loading, FrameStatus.Missing],
};

describe('status array', () => {
  it('takes every step of the transition table and throws for every other', () => {
    for (const from of ALL) {
      for (const to of ALL.filter((status) => status !== from)) {
        const statuses = new StatusArray(1);
        for (const step of WAYS[from]) statuses.set(0, step);
        if (FRAME_STATUS_TRANSITIONS[from].includes(to)) {
          statuses.set(0, to);
          expect(statuses.get(0)).to.equal(to);
        } else {
          expect(() => statuses.set(0, to)).to.throw('may not become');
        }
      }
    }
  });

  it('tells the range that changed since any version, never less than what did', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(99), { minLength: 1, maxLength: 200 }), fc.nat(200), (indices, at) => {
        const statuses = new StatusArray(100);
        const levels = new Map<number, number>();
        const changed: { index: number; version: number }[] = [];
        let seen = 0;
        indices.forEach((index, i) => {
          if (i === at) seen = statuses.version;
          const level = (levels.get(index) ?? 0) + 1;
          levels.set(index, level);
          statuses.setLevel(index, level);
          changed.push({ index, version: statuses.version });
        });
        const since = changed.filter(({ version }) => version > seen).map(({ index }) => index);
        const dirty = statuses.dirtySince(seen);
        if (since.length === 0) return void expect(dirty).to.equal(null);
        expect(dirty?.from).to.be.at.most(Math.min(...since));
        expect(dirty?.to).to.be.at.least(Math.max(...since) + 1);
      }),
    );
  });

  it('says exactly which neighbours changed, and nothing when nothing did', () => {
    const statuses = new StatusArray(100);
    expect(statuses.dirtySince(0)).to.equal(null);
    for (const index of [40, 41, 42]) statuses.set(index, FrameStatus.Loading);
    expect(statuses.dirtySince(0)).to.deep.equal({ from: 40, to: 43 });
    const { version } = statuses;
    statuses.set(7, FrameStatus.Loading);
    statuses.set(7, FrameStatus.Loading);
    expect(statuses.dirtySince(version)).to.deep.equal({ from: 7, to: 8 });
    expect(statuses.dirtySince(statuses.version)).to.equal(null);
  });
});
