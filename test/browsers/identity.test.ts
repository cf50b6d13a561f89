import { expect } from 'chai';
import { BROWSER } from '../support/browsers/subject-browser.ts';
import { SubjectPage, startSite } from '../support/browsers/subject-page.ts';
import { readAfterSeeks, readWhilePlaying } from '../support/page/identity-readings.ts';
import { figure, sized } from '../support/proof.ts';
import type { FaultServer } from '../support/server/fault-server.ts';

const SHOT = 'src="/shot/shot.####.exr" frames="1001-1032"';
const small = 'style="width: 320px; height: 180px; float: left"';

/**
 * Firefox's page waits up to 10 s for the canvas that a worker draws, and reads nothing then: no reading at all. What is
 * read must be right. See the table of the guide (browsers.md).
 */
const NO_READING_MS = 9000;
const gaveNothing = ({ read, lag }: { readonly read: unknown; readonly lag?: number }): boolean =>
  BROWSER === 'firefox' && (lag ?? 0) > NO_READING_MS && read === null;

/** Of 200 readings each: more than 10,000 over three browsers as a proof. */
const SEEK_PASSES = sized(1, 17);

describe(`${BROWSER}: the picture is of the frame named`, () => {
  let site: FaultServer;
  let page: SubjectPage;

  before(async () => {
    site = await startSite();
    const body = ['a', 'b'].map((id) => `<seq-player id="${id}" ${small} ${SHOT}></seq-player>`).join('');
    page = await SubjectPage.open(site, { body });
    await page.expectStrip(1001, '#a');
    await page.expectStrip(1001, '#b');
  });
  after(() => site?.close());

  it('after seeks', async () => {
    let readings = 0;
    for (let pass = 0; pass < SEEK_PASSES; pass++) {
      const asked = { ids: ['a', 'b'], rounds: 100, seed: 99 + pass };
      const { count, wrong } = await page.evaluate(readAfterSeeks, asked, 40_000);
      expect(wrong).to.deep.equal([]);
      readings += count;
    }
    figure(`${BROWSER}: ${readings} readings after seeks, none wrong`);
    expect(readings).to.equal(200 * SEEK_PASSES);
  });

  it('while it plays, forwards and backwards', async () => {
    let readings = 0;
    for (const speed of ['1', '-1']) {
      const attributes = { loop: 'loop', speed };
      const options = { ids: ['a', 'b'], attributes, milliseconds: 1500, readings: BROWSER === 'firefox' ? 8 : 30 };
      const { count, wrong } = await page.evaluate(readWhilePlaying, options);
      expect(
        wrong.filter((one) => !gaveNothing(one)),
        `speed ${speed}`,
      ).to.deep.equal([]);
      readings += count;
    }
    // Firefox's page waits for the presenter with every reading.
    expect(readings).to.be.at.least(6);
  });

  it('leaves the console silent', () => page.expectSilence());
});
