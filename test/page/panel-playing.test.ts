import { expect } from 'chai';
import { useSite, withShot } from '../support/page/use-pages.ts';

describe('the settings panel on a page that plays', function () {
  this.timeout(60_000);
  const pages = useSite(withShot);

  before(async () => {
    const body = `<seq-player src="/shot/shot.####.exr" frames="1001-1032"></seq-player>
<seq-status settings settings-key="panel-page"></seq-status>`;
    await pages.show(body);
    await pages.viewer.expectStrip(1001);
  });

  it('clears the cache while playing, and playing goes on', async () => {
    const seen = await pages.viewer.page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      player.play();
      await new Promise((done) => setTimeout(done, 500));
      document.querySelector('seq-status')?.shadowRoot?.querySelector<HTMLElement>('[part="clear"]')?.click();
      const entries = globalThis.seqTest.cache().stats().entries;
      const numbers = new Set<number>();
      const end = performance.now() + 6000;
      while (numbers.size < 8 && performance.now() < end) {
        const { frame } = globalThis.seqTest.readPlayer('seq-player');
        if (frame !== null) numbers.add(frame);
        await globalThis.seqTest.frames();
      }
      const playing = player.state.playing;
      player.pause();
      return { entries, frames: numbers.size, playing };
    });
    expect(seen).to.deep.equal({ entries: 0, frames: 8, playing: true });
  });

  it('keeps an absolute limit over a reload, set by keyboard alone', async () => {
    const { page } = pages.viewer;
    await page.locator('seq-status .gear').focus();
    await page.keyboard.press('Enter');
    await page.locator('seq-status .panel input[type=number]').nth(2).focus();
    await page.keyboard.type('64');
    await page.keyboard.press('Enter');
    const limit = (): Promise<number> => page.evaluate(() => globalThis.seqTest.cache().limitBytes / 2 ** 20);
    await page.waitForFunction(() => globalThis.seqTest.cache().limitBytes <= 256 * 2 ** 20, undefined, {
      timeout: 3000,
    });
    const set = await limit();
    await page.reload();
    await pages.viewer.expectStrip(1001);
    expect(await limit()).to.equal(set);
  });

  it('leaves the console silent', () => pages.viewer.expectSilence());
});
