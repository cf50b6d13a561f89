import { expect } from 'chai';
import { memorySummary, runMemory } from '../support/page/memory-run.ts';

const MEGABYTE = 2 ** 20;

describe('memory of the page’s process', function () {
  this.timeout(90_000);

  it('stays under the limit and 400 MB: 200 frames of 1K played, scrubbed and looped', async function () {
    const limitBytes = 256 * MEGABYTE;
    const figures = await runMemory({ width: 1024, height: 576, frames: 200, limitBytes, stretchSeconds: 5 });
    console.log(`      ${memorySummary(figures, limitBytes)}`);
    expect(figures.ledgerBreaches, 'times above the limit').to.equal(0);
    expect(figures.peakLedger).to.be.at.most(limitBytes);
    expect(figures.loads).to.be.greaterThan(60);
    expect(figures.ledgerResident, 'resident by the ledger').to.equal(figures.expectedResident);
    expect(figures.errors).to.equal(0);
    expect(figures.wrongPictures).to.deep.equal([]);
    expect(figures.messages).to.deep.equal([]);
    if (process.platform !== 'linux') return;
    expect(figures.samples).to.be.greaterThan(50);
    expect(figures.peakResident, 'resident memory').to.be.lessThan(limitBytes + 400 * MEGABYTE);
  });
});
