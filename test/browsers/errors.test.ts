import { expect } from 'chai';
import { BROWSER } from '../support/browsers/subject-browser.ts';
import { SubjectPage, startSite } from '../support/browsers/subject-page.ts';
import type { FaultServer } from '../support/server/fault-server.ts';

const CASES: readonly (readonly [frame: number, code: string, card: RegExp])[] = [
  [1005, 'not-found', /not found|404/i],
  [1007, 'truncated', /ends too early/i],
  [1009, 'format-unsupported', /format|not an? |EXR/i],
  [1011, 'forbidden', /forbidden|403/i],
];

describe(`${BROWSER}: error cards`, () => {
  let site: FaultServer;
  let page: SubjectPage;

  before(async () => {
    site = await startSite();
    site.fault(/1005\.exr/, { kind: 'status', status: 404 });
    site.fault(/1007\.exr/, { kind: 'truncate', bytes: 5000 });
    site.fault(/1009\.exr/, { kind: 'body', body: Buffer.from('<!doctype html><p>Please log in') });
    site.fault(/1011\.exr/, { kind: 'status', status: 403 });
    const body = `<seq-player id="mixed" src="/shot/shot.####.exr" frames="1001-1016" missing="error" controls></seq-player>
      <seq-player id="unparsable" src="/shot/shot.####.exr" frames="1001-what"></seq-player>`;
    // The browser itself reports failed requests, the library a list that is none.
    page = await SubjectPage.open(site, { body, allow: [/Failed to load resource|40[34]/, /seq-viewer.*frames/i] });
    await page.expectStrip(1001, '#mixed');
  });
  after(() => site?.close());

  /** Text of a player's shadow tree that is laid out. */
  const visibleText = (selector: string): Promise<string> =>
    page.evaluate((player) => {
      const root = document.querySelector(player)?.shadowRoot;
      return [...(root?.querySelectorAll('*') ?? [])]
        .filter((element) => element instanceof HTMLElement && element.checkVisibility({ opacityProperty: true }))
        .flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === 3))
        .map((node) => node.textContent ?? '')
        .join(' ');
    }, selector);

  for (const [frame, code, card] of CASES) {
    it(`${code} of one frame`, async () => {
      const error = await page.evaluate(async (wanted) => {
        const player = globalThis.seqTest.player('#mixed');
        await player.seek(wanted);
        const end = performance.now() + 8000;
        while (player.state.error?.frame !== wanted && performance.now() < end) await globalThis.seqTest.frames();
        await globalThis.seqTest.frames(3);
        return player.state.error;
      }, frame);
      expect(error).to.include({ code, frame });
      expect(await visibleText('#mixed')).to.match(card);
    });
  }

  it('of a list that cannot be read', async () => {
    const error = await page.evaluate(() => globalThis.seqTest.player('#unparsable').state.error);
    expect(error).to.include({ code: 'source-invalid' });
    expect(await visibleText('#unparsable')).to.match(/1001-what|frames/i);
  });

  it('go when a good frame is shown, and when the file is there again', async () => {
    await page.evaluate(() => globalThis.seqTest.player('#mixed').seek(1004));
    await page.expectStrip(1004, '#mixed');
    expect(await visibleText('#mixed')).not.to.match(/not found|forbidden/i);
    site.mend();
    await page.evaluate(async () => {
      await globalThis.seqTest.player('#mixed').seek(1011);
      await globalThis.seqTest.player('#mixed').reload();
    });
    await page.expectStrip(1011, '#mixed');
    await page.expectSilence();
  });
});
