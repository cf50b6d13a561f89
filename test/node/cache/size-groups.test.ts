import { expect } from 'chai';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';

/** An edit of two clips: small pictures up to frame 10, large ones from 11 on. */
async function edit() {
  const harness = new CacheHarness({ limit: 2000 });
  const { presenter } = harness;
  presenter.file = ({ frame }) => ({ encodedBytes: frame <= 10 ? 2 : 8, decodedBytes: frame <= 10 ? 10 : 40 });
  const source = fakeSource('a', '1-20', { sizeGroup: (frame) => (frame <= 10 ? 1 : 2) });
  const player = harness.player(source, { frame: 1, out: 20 });
  await harness.drain();
  return { harness, player, presenter };
}

describe('sizes of an edit’s clips', () => {
  it('are known for each: no job reserves what another clip’s pictures take', async () => {
    const { harness, presenter } = await edit();
    const before = presenter.sent.length;
    harness.cache.clear();
    await harness.drain();
    const again = presenter.sent.slice(before);
    expect(again).to.have.length(20);
    for (const { frame, decodedBytes, encodedBytes } of again) {
      expect([decodedBytes, encodedBytes], `frame ${frame}`).to.deep.equal(frame <= 10 ? [10, 2] : [40, 8]);
    }
  });

  it('leave room for the largest picture’s texture before the cut to it', async () => {
    const { presenter } = await edit();
    expect(presenter.texturesAllowed).to.be.at.least(40);
  });
});
