import { BROWSER } from '../support/browsers/subject-browser.ts';
import { SubjectPage, startSite } from '../support/browsers/subject-page.ts';
import { threeTags } from '../support/page/viewer-page.ts';
import type { FaultServer } from '../support/server/fault-server.ts';

describe(`${BROWSER}: the keyboard`, () => {
  let site: FaultServer;
  let page: SubjectPage;

  before(async () => {
    site = await startSite();
    page = await SubjectPage.open(site, { body: threeTags() });
    await page.expectStrip(1001);
    await page.evaluate(() => globalThis.seqTest.player().focus());
  });
  after(() => site?.close());

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.pressKey(key);
  };

  it('moves by frames and to the ends', async () => {
    for (const [key, frame] of [
      ['ArrowRight', 1002],
      ['ArrowRight', 1003],
      ['ArrowLeft', 1002],
      ['End', 1032],
      ['Home', 1001],
    ] as const) {
      await press(key);
      await page.expectStrip(frame);
    }
  });

  it('plays, shuttles and pauses', async () => {
    await press(' ');
    await page.until(() => globalThis.seqTest.player().state.playing, 'playing');
    await page.until(() => (globalThis.seqTest.player().state.shown ?? 0) > 1004, 'frames that go by');
    await press(' ');
    await page.until(() => !globalThis.seqTest.player().state.playing, 'the pause');
    await press('l', 'l');
    await page.until(() => (globalThis.seqTest.player().state as unknown as { speed: number }).speed === 2, 'speed 2');
    await press('j');
    await page.until(() => (globalThis.seqTest.player().state as unknown as { speed: number }).speed < 0, 'backwards');
    await press('k');
    await page.until(() => !globalThis.seqTest.player().state.playing, 'the pause');
    const frame = await page.evaluate(() => globalThis.seqTest.player().state.frame);
    await page.expectStrip(frame ?? 0);
  });

  it('goes to a frame that is typed', async () => {
    await press('Enter');
    await page.until(
      () => globalThis.seqTest.player().shadowRoot?.activeElement?.matches('input') === true,
      'a field to type in',
    );
    await press('1', '0', '2', '0', 'Enter');
    await page.expectStrip(1020);
  });

  it('sets the range', async () => {
    await press('i', 'ArrowRight', 'ArrowRight', 'o', 'Home');
    await page.expectStrip(1020);
    await press('End');
    await page.expectStrip(1022);
    await page.expectSilence();
  });
});
