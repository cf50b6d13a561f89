import { expect } from 'chai';
import { BROWSER } from '../support/browsers/subject-browser.ts';
import { SubjectPage, startSite } from '../support/browsers/subject-page.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import type { FaultServer } from '../support/server/fault-server.ts';

/** Not in the list: never asked for. */
const GAP = 1010;
/** In the list, and answered 404. */
const LOST = 1015;
/** What browsers themselves say of a file that is not there. */
const NOT_FOUND = /404|Failed to load resource/;

describe(`${BROWSER}: frames that do not exist`, () => {
  const shot = new SyntheticFrames({ width: 320, height: 180 });
  let site: FaultServer;
  let page: SubjectPage;

  before(async () => {
    site = (await startSite()).frames('/gaps/', (frame) => shot.pieces(frame));
    site.fault(new RegExp(`${LOST}\\.exr`), { kind: 'status', status: 404 });
    const body = `<seq-player src="/gaps/s.####.exr" frames="1001-1008,1012-1020" fps="24" resolution="full"
      style="width:320px;height:180px"></seq-player>`;
    page = await SubjectPage.open(site, { body, allow: [NOT_FOUND] });
    await page.expectStrip(1001);
    await page.until(() => globalThis.seqTest.cache().stats().entries >= 16, 'all frames that there are');
  });
  after(() => site?.close());

  for (const frame of [GAP, LOST]) {
    it(`frame ${frame}: held, black, or a card, as the page wants it`, async () => {
      const seen = await page.evaluate(async (wanted) => {
        const player = globalThis.seqTest.player();
        const found: Record<string, unknown> = {};
        for (const policy of ['hold', 'black', 'error']) {
          player.setAttribute('missing', policy);
          await player.seek(1007);
          const { outcome } = await player.seek(wanted);
          // State and canvas follow the outcome some frames later.
          const expected = policy === 'hold' ? 1007 : null;
          const read = (): number | null => globalThis.seqTest.readPlayer(player).frame;
          for (let i = 0; i < 60 && (player.state.shown !== expected || read() !== expected); i++) {
            await globalThis.seqTest.frames();
          }
          const { shown, held } = player.state;
          const card = player.shadowRoot?.querySelector('[part~=card]');
          const named = card?.checkVisibility() === true && (card.textContent ?? '').includes(String(wanted));
          found[policy] = { outcome, read: read(), shown, held, named };
        }
        return found;
      }, frame);
      const nothing = { outcome: 'missing', read: null, shown: null, held: false };
      expect(seen).to.deep.equal({
        hold: { outcome: 'missing', read: 1007, shown: 1007, held: true, named: false },
        black: { ...nothing, named: false },
        error: { ...nothing, named: true },
      });
    });
  }

  it('a step passes over the gap', async () => {
    const stepped = await page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      player.setAttribute('missing', 'skip');
      await player.seek(1008);
      return (await player.step(1)).frame;
    });
    expect(stepped).to.equal(1012);
    await page.expectStrip(1012);
    expect(site.log.filter(({ frame }) => frame !== null && frame > 1008 && frame < 1012)).to.deep.equal([]);
    await page.expectSilence();
  });
});
