import { expect } from 'chai';
import { codedPicture } from '../../support/presenter/fake-picture.ts';
import { PresenterHarness, shownNumber, stateAt } from '../../support/presenter/presenter-harness.ts';

const PLAYERS = 32;

describe('many players on one page', () => {
  let harness: PresenterHarness;
  afterEach(() => harness.close());

  for (const forceInPage of [false, true]) {
    it(`show each its own frame, ${forceInPage ? 'from the page' : 'from one context in the presenter'}`, async () => {
      harness = new PresenterHarness({ forceInPage });
      harness.commands.allowTextures(1e8);
      const size = { width: 160, height: 90 };
      const canvases = Array.from({ length: PLAYERS }, (_, i) => harness.player(i, size.width, size.height));
      for (let i = 0; i < PLAYERS; i++) harness.commands.update(i, stateAt(1001 + i, size));
      await Promise.all(canvases.map((_, i) => harness.store(1001 + i, codedPicture(1001 + i, size))));
      for (let i = 0; i < PLAYERS; i++) await harness.shown(i, 1001 + i);
      expect(canvases.map(shownNumber)).to.deep.equal(canvases.map((_, i) => 1001 + i));
    });
  }

  it('share the frame they have in common', async () => {
    harness = new PresenterHarness();
    harness.commands.allowTextures(1e8);
    const size = { width: 160, height: 90 };
    const canvases = [1, 2, 3].map((id) => harness.player(id, size.width, size.height));
    await harness.store(7, codedPicture(7, size));
    for (const id of [1, 2, 3]) harness.commands.update(id, stateAt(7, size));
    for (const id of [1, 2, 3]) await harness.shown(id, 7);
    expect(canvases.map(shownNumber)).to.deep.equal([7, 7, 7]);
    const { textureBytes } = harness.all('memory').at(-1)!;
    expect(textureBytes, 'one set of textures').to.equal(160 * 90 * 2 * 3);
  });
});
