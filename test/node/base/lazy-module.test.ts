import { expect } from 'chai';
import { LazyModule, whenLoaded } from '../../../src/core/base/lazy-module.ts';
import { SeqError } from '../../../src/core/base/seq-error.ts';

interface Part {
  readonly answer: number;
}

/** A part whose fetches are settled by hand. */
function heldPart() {
  const fetches: { resolve(part: Part): void; reject(error: unknown): void }[] = [];
  const part = new LazyModule<Part>(
    'answers',
    () => new Promise((resolve, reject) => fetches.push({ resolve, reject })),
  );
  return { part, fetches };
}

describe('a part of the library that is loaded when it is needed', () => {
  it('is fetched once for all who need it, and there at once afterwards', async () => {
    const { part, fetches } = heldPart();
    expect(part.now).to.equal(null);
    const asked = Promise.all([part.load(), part.load()]);
    expect(fetches.length).to.equal(1);
    fetches[0]?.resolve({ answer: 42 });
    expect(await asked).to.deep.equal([{ answer: 42 }, { answer: 42 }]);
    expect(part.now).to.deep.equal({ answer: 42 });
    await part.load();
    expect(fetches.length).to.equal(1);
  });

  it('is used in the same task where it is there, and when it comes where it is not', async () => {
    const { part, fetches } = heldPart();
    const later = whenLoaded(part, ({ answer }) => answer);
    expect(later).to.be.instanceOf(Promise);
    fetches[0]?.resolve({ answer: 42 });
    expect(await later).to.equal(42);
    expect(whenLoaded(part, ({ answer }) => answer)).to.equal(42);
  });

  it('says what could not be loaded and what to allow, and is tried again when it is asked for again', async () => {
    const { part, fetches } = heldPart();
    const first = part.load();
    fetches[0]?.reject(new TypeError('Failed to fetch'));
    const error = await first.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(SeqError).with.property('code', 'fetch-failed');
    expect(part.failure).to.equal(error);
    expect(part.failure?.message).to.contain('answers').and.contain('script-src').and.contain('Failed to fetch');
    const second = part.load();
    expect(part.failure, 'while it is tried again').to.equal(null);
    fetches[1]?.resolve({ answer: 42 });
    expect(await second).to.deep.equal({ answer: 42 });
  });
});
