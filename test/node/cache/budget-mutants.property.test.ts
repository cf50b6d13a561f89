import { expect } from 'chai';
import fc from 'fast-check';
import { CacheState } from '../../../src/core/cache/cache-state.ts';
import { Ledger } from '../../../src/core/cache/budget/ledger.ts';
import { reservedBytes } from '../../../src/core/cache/frames/cache-records.ts';
import { LruOrder } from '../../../src/core/cache/eviction/lru-order.ts';
import { CacheWorld, worldCommand } from '../../support/cache/cache-world.ts';

/** Puts a mutant in the place of a method or getter; returns what takes it out again. */
function replace<Owner extends object, Name extends keyof Owner & string>(
  owner: Owner,
  name: Name,
  mutant: (original: PropertyDescriptor) => PropertyDescriptor,
): () => void {
  const original = Object.getOwnPropertyDescriptor(owner, name);
  if (!original) throw new Error(`${name} is not there to be replaced`);
  Object.defineProperty(owner, name, { ...original, ...mutant(original) });
  return () => void Object.defineProperty(owner, name, original);
}

/** What could be wrong in the budget and release code: each must be found by the property. */
const MUTANTS: Readonly<Record<string, () => () => void>> = {
  'an abort frees slot and reservation before the worker has answered': () =>
    replace(CacheState.prototype, 'abort', ({ value }) => ({
      value(this: CacheState, task: Parameters<CacheState['abort']>[0]) {
        value.call(this, task);
        this.end(task, { kind: 'cancelled' });
      },
    })),
  'a release is booked each time it is answered': () =>
    replace(CacheState.prototype, 'released', () => ({
      value(this: CacheState, tickets: readonly number[]) {
        for (const ticket of tickets) this.ledger.release(this.releasing.get(ticket) ?? 0);
      },
    })),
  'evicted bytes count as back before the presenter says so': () =>
    replace(CacheState.prototype, 'evict', ({ value }) => ({
      value(this: CacheState, victims: Parameters<CacheState['evict']>[0]) {
        value.call(this, victims);
        this.released(victims.map(({ ticket }) => ticket));
      },
    })),
  'bytes being released are free': () =>
    replace(Ledger.prototype, 'free', ({ get }) => ({
      get(this: Ledger) {
        return Number(get?.call(this)) + this.releasing;
      },
    })),
  'textures that are allowed are not reserved': () =>
    replace(Ledger.prototype, 'setTextures', ({ value }) => ({
      value(this: Ledger, bytes: number) {
        value.call(this, bytes, bytes);
      },
    })),
  'a frame is booked with what was reserved for it, not with what it takes': () =>
    replace(CacheState.prototype, 'stored', ({ value }) => ({
      value(this: CacheState, task: Parameters<CacheState['stored']>[0], _bytes: number, level: number, timing: never) {
        return value.call(this, task, task.decodedBytes, level, timing);
      },
    })),
  'a grant is not reserved': () =>
    replace(CacheState.prototype, 'setReservation', () => ({
      value(task: Parameters<CacheState['setReservation']>[0], encodedBytes: number, decodedBytes: number) {
        task.encodedBytes = encodedBytes;
        task.decodedBytes = decodedBytes;
      },
    })),
  'spare buffers may be kept for ever': () =>
    replace(CacheState.prototype, 'evict', ({ value }) => ({
      value(this: CacheState, victims: Parameters<CacheState['evict']>[0]) {
        this.presenter.commands.allowSpare = () => {};
        Object.assign(this.presenter, { spareAllowed: Infinity });
        value.call(this, victims);
      },
    })),
  'a dead presenter leaves its bytes in the ledger': () =>
    replace(Ledger.prototype, 'reset', () => ({ value: () => {} })),
  'a job reserves its decoded bytes only': () =>
    replace(CacheState.prototype, 'start', ({ value }) => ({
      value(this: CacheState, task: Parameters<CacheState['start']>[0]) {
        value.call(this, task);
        this.ledger.unreserve(reservedBytes(task) - task.decodedBytes);
      },
    })),
  'the most valuable frames go first': () =>
    replace(LruOrder.prototype, 'leastRecentFirst', ({ value }) => ({
      *value(this: LruOrder) {
        const [best] = [...value.call(this)].slice(-1);
        if (best) yield best;
      },
    })),
};

/** Errors that no promise carries: a plan is made in a microtask of its own, and a mutant may break it there. */
class UncaughtErrors {
  readonly #before = process.listeners('uncaughtException');
  readonly #caught: unknown[] = [];

  constructor() {
    process.removeAllListeners('uncaughtException');
    process.on('uncaughtException', (error) => this.#caught.push(error));
  }

  throwFirst(): void {
    if (this.#caught.length > 0) throw this.#caught[0] as Error;
  }

  end(): void {
    process.removeAllListeners('uncaughtException');
    for (const listener of this.#before) process.on('uncaughtException', listener);
  }
}

describe('mutants of the budget and release code', function () {
  this.timeout(60_000);

  for (const [name, install] of Object.entries(MUTANTS)) {
    it(`are found: ${name}`, async () => {
      const remove = install();
      const uncaught = new UncaughtErrors();
      try {
        const result = await fc.check(
          fc.asyncProperty(fc.array(worldCommand, { minLength: 40, maxLength: 120 }), async (commands) => {
            const world = new CacheWorld({ workers: 2 });
            for (const command of commands) await world.run(command);
            uncaught.throwFirst();
          }),
          { numRuns: 4000, endOnFailure: true },
        );
        expect(result.failed, 'the property must fail').to.equal(true);
      } finally {
        remove();
        await new Promise((done) => setTimeout(done));
        uncaught.end();
      }
    });
  }
});
