import { expect } from 'chai';
import { memorySummary, runMemory } from '../support/page/memory-run.ts';
import { figure } from '../support/proof.ts';

const MEGABYTE = 2 ** 20;

describe('two minutes of 4K', function () {
  this.timeout(300_000);

  it('1000 frames of 66 MB under 2 GB: the process stays under the limit and 400 MB', async () => {
    const limitBytes = 2048 * MEGABYTE;
    const figures = await runMemory({ width: 3840, height: 2160, frames: 1000, limitBytes, stretchSeconds: 40 });
    figure(memorySummary(figures, limitBytes));
    expect(figures.ledgerBreaches, 'times above the limit').to.equal(0);
    expect(figures.errors).to.equal(0);
    expect(figures.wrongPictures).to.deep.equal([]);
    expect(figures.ledgerResident, 'resident by the ledger').to.equal(figures.expectedResident);
    expect(figures.messages).to.deep.equal([]);
    if (process.platform === 'linux')
      expect(figures.peakResident, 'resident memory').to.be.lessThan(limitBytes + 400 * MEGABYTE);
  });
});
