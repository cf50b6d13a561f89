import { expect } from 'chai';
import { codedPicture } from '../../support/presenter/fake-picture.ts';
import { pixelAt, PresenterHarness, shownNumber, stateAt } from '../../support/presenter/presenter-harness.ts';

describe('the presenter', () => {
  let harness: PresenterHarness;
  beforeEach(() => {
    harness = new PresenterHarness();
  });
  afterEach(() => harness.close());

  it('shows a decoded frame on a canvas of the page', async () => {
    harness.commands.allowTextures(1e8);
    const canvas = harness.player(1, 256, 144);
    await harness.store(1001, codedPicture(1001, { width: 256, height: 144 }));
    harness.commands.update(1, stateAt(1001, { width: 256, height: 144 }));
    await harness.shown(1, 1001);
    expect(shownNumber(canvas)).to.equal(1001);
    expect(pixelAt(canvas, 0.5, 0.5)[0]).to.be.closeTo(128, 1);
  });
});
