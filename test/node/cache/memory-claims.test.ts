import { expect } from 'chai';
import fc from 'fast-check';
import { Ledger } from '../../../src/core/cache/budget/ledger.ts';
import { type MemoryClaim, MemoryClaims } from '../../../src/core/cache/budget/memory-claims.ts';

function setUp(limit: number): { ledger: Ledger; claims: MemoryClaims; wanted: number[] } {
  const ledger = new Ledger(limit);
  const wanted: number[] = [];
  return { ledger, claims: new MemoryClaims(ledger, (bytes) => wanted.push(bytes)), wanted };
}

describe('bytes beside frames', () => {
  it('are counted before they are taken, and not where there is no room: then room is asked for', () => {
    const { ledger, claims, wanted } = setUp(100);
    const sound = claims.add();
    expect(sound.resize(60)).to.equal(true);
    expect([ledger.used, ledger.free, ledger.limitForFrames]).to.deep.equal([60, 40, 40]);
    ledger.reserve(30);
    expect(sound.resize(80)).to.equal(false);
    expect([sound.bytes, ledger.used, wanted]).to.deep.equal([60, 60, [20]]);
    expect(sound.resize(10)).to.equal(true);
    sound.release();
    expect([ledger.used, sound.bytes]).to.deep.equal([0, 0]);
  });

  it('that can be dropped are, oldest first, in the call that needs them', () => {
    const { ledger, claims, wanted } = setUp(100);
    const dropped: string[] = [];
    const old = claims.add(() => dropped.push('old'));
    const young = claims.add(() => dropped.push('young'));
    expect([old.resize(30), young.resize(30)]).to.deep.equal([true, true]);
    expect(ledger.free).to.equal(100);
    ledger.reserve(40);
    expect(dropped).to.deep.equal([]);
    ledger.reserve(1);
    expect([dropped, old.bytes, young.bytes]).to.deep.equal([['old'], 0, 30]);
    // They take nothing from anybody themselves.
    expect(young.resize(60)).to.equal(false);
    expect(wanted).to.deep.equal([]);
    ledger.limit = 50;
    expect([dropped, ledger.used]).to.deep.equal([['old', 'young'], 0]);
  });

  it('stay where the presenter dies: the page holds them', () => {
    const { ledger, claims } = setUp(100);
    claims.add().resize(20);
    ledger.store(10);
    ledger.reset();
    expect(ledger.used).to.equal(20);
  });

  it('never make the sum pass the limit, whatever is claimed, loaded and dropped', () => {
    const step = fc.record({
      what: fc.constantFrom('claim', 'drop-claim', 'reserve', 'unreserve', 'store'),
      claim: fc.nat(3),
      bytes: fc.nat(60),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { ledger, claims } = setUp(100);
        const held = new Map<MemoryClaim, number>();
        const all = [0, 1, 2, 3].map((i) => {
          const claim: MemoryClaim = i < 2 ? claims.add() : claims.add(() => held.set(claim, 0));
          return claim;
        });
        let reserved = 0;
        let stored = 0;
        for (const { what, claim: index, bytes } of steps) {
          const claim = all[index];
          if (!claim) continue;
          if (what === 'claim' && claim.resize(bytes)) held.set(claim, bytes);
          if (what === 'drop-claim') {
            claim.release();
            held.set(claim, 0);
          }
          if (what === 'reserve' && bytes <= ledger.free) {
            ledger.reserve(bytes);
            reserved += bytes;
          }
          if (what === 'unreserve') {
            ledger.unreserve(reserved);
            reserved = 0;
          }
          if (what === 'store' && bytes <= ledger.free) {
            ledger.store(bytes);
            stored += bytes;
          }
          const sum = [...held.values()].reduce((a, b) => a + b, 0);
          expect(sum, 'what is held is what is counted').to.equal(ledger.claimed + ledger.droppable);
          expect(ledger.used).to.equal(sum + stored);
          expect(ledger.used + ledger.reserved).to.be.at.most(100);
        }
      }),
    );
  });
});
