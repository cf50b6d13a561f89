import { expect } from 'chai';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { RepeatFinder } from '../../../src/core/sequence/frames/frame-repeats.ts';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';

/** A source whose n-th frame, from 1 on, shows a picture of that name; equal names are one picture. */
function showing(pictures: string) {
  const finder = new RepeatFinder();
  const names = [...pictures];
  names.forEach((name, at) => finder.add(frameNumber(at + 1), 'a', name.charCodeAt(0)));
  return fakeSource('a', `1-${names.length}`, { repeats: finder.found });
}

const statuses = (harness: ReturnType<typeof shown>): string =>
  [...(harness.player.handle.status?.statuses ?? [])]
    .map((status) => (status === FrameStatus.Loaded ? '#' : '.'))
    .join('');

function shown(pictures: string, options: ConstructorParameters<typeof CacheHarness>[0] = {}, frame = 1) {
  const harness = new CacheHarness(options);
  const player = harness.player();
  player.handle.setSource(showing(pictures));
  player.demand({ frame, out: pictures.length });
  return { harness, player, presenter: harness.presenter };
}

describe('frames that show the same picture', () => {
  it('are loaded once and counted once, and are all there when one is', async () => {
    const test = shown('abcabcccc');
    await test.harness.drain();
    expect(test.presenter.sent.map(({ frame }) => frame).sort()).to.deep.equal([1, 2, 3]);
    expect(statuses(test)).to.equal('#########');
    expect(test.harness.cache.stats()).to.include({ entries: 3, resident: 30, loads: 3 });
    expect(test.player.handle.buffered.share).to.equal(1);
  });

  it('are known to the presenter by their originals, and by the next one after a death', async () => {
    const test = shown('abab');
    await test.harness.drain();
    const runs = [{ first: 3, last: 4, original: 1, step: 1 }];
    expect([...test.presenter.repeats.values()]).to.deep.equal([runs]);
    test.presenter.repeats.clear();
    test.presenter.die();
    test.presenter.start();
    await test.harness.drain();
    expect([...test.presenter.repeats.values()]).to.deep.equal([runs]);
    expect(statuses(test)).to.equal('####');
  });

  it('are worth what the nearest of their places is worth', async () => {
    // Room for three pictures beside a texture: the picture of frame 1 is needed again at frame 9.
    const test = shown('abcdefghabcdefgh', { limit: 75 }, 9);
    await test.harness.drain();
    expect(test.presenter.sent[0]?.frame).to.equal(1);
    const held = statuses(test);
    expect(held[8]).to.equal('#');
    expect(held.slice(0, 8)).to.equal(held.slice(8));
  });

  it('fail and are tried again as one', async () => {
    const test = shown('abcabc', {}, 5);
    test.presenter.file = ({ frame }) =>
      frame === 2
        ? {
            encodedBytes: 1,
            decodedBytes: 10,
            error: { code: 'not-found', message: 'gone', retryable: false } as never,
          }
        : { encodedBytes: 1, decodedBytes: 10 };
    await test.harness.drain();
    expect(statuses(test)).to.equal('#.##.#');
    expect(test.player.status(5)).to.equal(FrameStatus.Missing);
    // The player hears of the place where it stands.
    expect(test.player.received.failures.map(({ frame }) => frame)).to.deep.equal([5]);
    expect(test.player.handle.status?.errorOf(frameNumber(2))?.code).to.equal('not-found');
    test.presenter.file = () => ({ encodedBytes: 1, decodedBytes: 10 });
    test.player.handle.retry(frameNumber(5));
    await test.harness.drain();
    expect(statuses(test)).to.equal('######');
  });

  it('cost one load where one picture is held for long', async () => {
    const test = shown(`a${'b'.repeat(5000)}c`);
    await test.harness.drain();
    expect(test.presenter.sent).to.have.length(3);
    expect(statuses(test)).to.equal('#'.repeat(5002));
  });
});
