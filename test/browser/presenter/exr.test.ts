import { expect } from 'chai';

import { exrFile } from '../../support/exr/small-exr.ts';
import { PresenterHarness, shownNumber, stateAt } from '../../support/presenter/presenter-harness.ts';

const SIZE = { width: 160, height: 90 };

describe('the presenter with the real decoder', () => {
  let harness: PresenterHarness;
  afterEach(() => harness.close());

  before(async function () {
    // The kernels are compiled when they are first asked for.
    this.timeout(120_000);
    await fetch('/src/core/codec/exr/exr-codec.ts').then((answer) => answer.text());
    await import('../../../src/core/codec/exr/exr-codec.ts');
  });

  for (const forceInPage of [false, true]) {
    it(`decodes and shows an EXR file ${forceInPage ? 'in the page' : 'in workers'}`, async () => {
      harness = new PresenterHarness({ forceInPage, codecUrls: undefined });
      harness.commands.allowTextures(1e8);
      const canvas = harness.player(1, SIZE.width, SIZE.height);
      const job = harness.job(1042, exrFile(1042, SIZE.width, SIZE.height));
      harness.commands.load([job]);
      const header = await harness.report('header');
      expect(header.header).to.deep.include({ format: 'exr', width: 160, height: 90 });
      const stored = await harness.report('stored');
      expect(stored.bytes).to.equal(160 * 90 * 2 * 3);
      expect(stored.info).to.deep.include({ layout: 'rgb', level: 0, complete: true });
      harness.commands.update(1, stateAt(1042, SIZE));
      await harness.shown(1, 1042);
      expect(shownNumber(canvas)).to.equal(1042);
    });
  }

  it('shows what decoded of a file that ends early, and says that it is not complete', async () => {
    harness = new PresenterHarness({ codecUrls: undefined });
    const file = exrFile(7, SIZE.width, SIZE.height);
    harness.commands.load([harness.job(7, file.slice(0, Math.floor(file.length * 0.6)))]);
    const stored = await harness.report('stored');
    expect(stored.info.complete).to.equal(false);
  });
});
