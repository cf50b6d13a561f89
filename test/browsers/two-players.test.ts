import { expect } from 'chai';
import { BROWSER } from '../support/browsers/subject-browser.ts';
import { SubjectPage, startSite } from '../support/browsers/subject-page.ts';
import { readAfterSeeks, readWhilePlaying } from '../support/page/identity-readings.ts';
import type { FaultServer } from '../support/server/fault-server.ts';

const IDS = ['a', 'b'] as const;

describe(`${BROWSER}: two players in sync`, () => {
  let site: FaultServer;
  let page: SubjectPage;

  before(async () => {
    site = await startSite();
    const style = 'style="display:inline-block;width:192px;height:108px"';
    const body = `<seq-player id="a" src="/shot/shot.####.exr" frames="1001-1032" sync="one" ${style}></seq-player>
      <seq-player id="b" src="/shot/shot.####.exr" frames="1001-1008,1013-1032" sync="one" ${style}></seq-player>`;
    page = await SubjectPage.open(site, { body });
    for (const id of IDS) await page.expectStrip(1001, `#${id}`);
  });
  after(() => site?.close());

  it('are at the same frame after seeks of either', async () => {
    const pairs = await page.evaluate(async () => {
      const found: string[] = [];
      for (const [id, frame] of [
        ['a', 1004],
        ['b', 1015],
        ['a', 1032],
        ['b', 1001],
        ['a', 1020],
      ] as const) {
        // prettier-ignore
        await globalThis.seqTest.player(`#${id}`).seek(frame);
        await globalThis.seqTest.frames(4);
        found.push(['#a', '#b'].map((other) => globalThis.seqTest.player(other).state.frame).join());
      }
      return found;
    });
    expect(pairs).to.deep.equal(['1004,1004', '1015,1015', '1032,1032', '1001,1001', '1020,1020']);
    const { count, wrong } = await page.evaluate(readAfterSeeks, { ids: IDS, rounds: 20 });
    expect(wrong).to.deep.equal([]);
    expect(count).to.equal(40);
  });

  it('run together and stop at one frame', async () => {
    const attributes = { loop: 'loop', speed: '1' };
    const options = { ids: IDS, attributes, milliseconds: 1000, readings: 10 };
    const { count, wrong } = await page.evaluate(readWhilePlaying, options);
    expect(wrong).to.deep.equal([]);
    expect(count).to.be.at.least(4);
    const frames = await page.evaluate(() => ['#a', '#b'].map((id) => globalThis.seqTest.player(id).state.frame));
    expect(frames[0]).to.equal(frames[1]);
    await page.expectSilence();
  });
});
