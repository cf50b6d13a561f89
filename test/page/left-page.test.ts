import { expect } from 'chai';
import { setTimeout as wait } from 'node:timers/promises';
import { residentBytes } from '../support/cache/resident-bytes.ts';
import { PlainBrowser } from '../support/page/plain-browser.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { viewerPage } from '../support/page/viewer-page.ts';
import { useSite, withShot } from '../support/page/use-pages.ts';

const PLAYER = 'frames="1001-1032" loop="loop" style="width: 320px; height: 180px"';
const ASIDE = '<!doctype html><title>Aside</title><link rel="icon" href="data:,">';
const DEADLINE_MS = 20_000;

declare global {
  /** Whether the page was kept each time it was shown again, and what was held while it stood still. */
  var seqLeft: { readonly shows: boolean[]; used: number; workers: string | null };
}

function watchReturn(): void {
  globalThis.seqLeft = { shows: [], used: NaN, workers: '' };
  addEventListener('freeze', () => note(), true);
  addEventListener('pageshow', ({ persisted }) => globalThis.seqLeft.shows.push(persisted));
  const note = (): void => {
    const cache = globalThis.seqTest.cache();
    globalThis.seqLeft.used = cache.usedBytes;
    globalThis.seqLeft.workers = (cache as unknown as { presenter: { place: string | null } }).presenter.place;
  };
}

describe('a page that is left and gone back to', function () {
  this.timeout(60_000);
  const pages = useSite(withShot);
  let browser: PlainBrowser | undefined;
  afterEach(() => browser?.close());

  /** Waits for what a page says, across the change of pages: what is asked of a page that goes is never answered. */
  async function until(holds: () => boolean, what: string): Promise<void> {
    for (const end = performance.now() + DEADLINE_MS; ; await wait(50)) {
      const asked = browser!.evaluate(holds).catch(() => false);
      if (await Promise.race([asked, wait(2000, false)])) return;
      if (performance.now() > end) throw new Error(`${what} did not come.`);
    }
  }

  /** Goes back, to the page as it was left. */
  async function goBack(): Promise<void> {
    await browser!.evaluate(() => void setTimeout(() => history.back(), 0));
    await until(() => location.pathname === '/', 'the way back');
    const kept = await browser!.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation') as unknown as { notRestoredReasons?: unknown }[];
      return { shows: globalThis.seqLeft?.shows ?? [], why: JSON.stringify(entry?.notRestoredReasons ?? null) };
    });
    expect(kept).to.deep.equal({ shows: [true], why: 'null' });
  }

  it('comes back from the browser’s own cache as it was, playing, and fetches the rest', async () => {
    // Two players: one has everything and plays, the other waits for a file when the page is left.
    const tags = `<seq-player id="a" src="/shot/shot.####.exr" ${PLAYER}></seq-player>
      <seq-player id="b" src="/slow/shot.####.exr" ${PLAYER}></seq-player>`;
    pages.site.folder('/slow/', 'stories/assets');
    pages.site.fault(/^\/slow\/shot\.1010/, { kind: 'stall', after: 100 });
    pages.site.page('/', viewerPage({ body: tags }));
    pages.site.page('/aside.html', ASIDE);
    browser = await PlainBrowser.open(`${pages.site.origin}/`);
    await browser.evaluate(watchReturn);
    await until(() => globalThis.seqTest.player('#a').state.buffered.share === 1, 'the first shot');
    await until(() => globalThis.seqTest.player('#b').state.shown === 1001, 'a picture of the second');
    await browser.evaluate(() => {
      globalThis.seqTest.player('#a').play();
      setTimeout(() => (location.href = '/aside.html'), 200);
    });
    await until(() => location.pathname === '/aside.html', 'the other page');
    pages.site.mend();
    await goBack();
    const before = await browser.evaluate(() => {
      const { playing, shown } = globalThis.seqTest.player('#a').state;
      return { playing, shown };
    });
    expect(before.playing).to.equal(true);
    await browser.evaluate((shown) => void Object.assign(globalThis, { seqShown: shown }), before.shown);
    await until(
      () => globalThis.seqTest.player('#a').state.shown !== (globalThis as unknown as { seqShown: number }).seqShown,
      'the next picture',
    );
    await until(() => globalThis.seqTest.player('#b').state.buffered.share === 1, 'what the second player waited for');
    const read = await browser.evaluate(async () => {
      const player = globalThis.seqTest.player('#a');
      player.pause();
      await player.seek(1017);
      return (await globalThis.seqTest.waitForStrip('#a', 1017, 8000)).frame;
    });
    expect(read, 'pixels').to.equal(1017);
    expect(browser.messages).to.deep.equal([]);
  });

  it('gives its memory and its workers back, and is kept although it was loading', async () => {
    const shot = new SyntheticFrames({ width: 1024, height: 576 });
    pages.site.frames('/big/', (frame) => shot.pieces(frame));
    // More than the cache holds: something is always on its way.
    const tag = `<seq-player id="a" src="/big/s.####.exr" frames="1001-1060" loop="loop" resolution="full" cache-max-mb="150"></seq-player>`;
    pages.site.page('/', viewerPage({ body: tag }));
    pages.site.page('/aside.html', ASIDE);
    browser = await PlainBrowser.open(`${pages.site.origin}/`);
    await browser.evaluate(watchReturn);
    await until(() => globalThis.seqTest.cache().usedBytes > 120e6, 'a full cache');
    pages.site.fault(/^\/big\//, { kind: 'slow', bytesPerSecond: 1e6 });
    const [page] = (await browser.rendererProcesses()).sort((a, b) => residentBytes(b) - residentBytes(a));
    const before = residentBytes(page ?? 0);
    await browser.evaluate(() => {
      globalThis.seqTest.player('#a').play();
      setTimeout(() => (location.href = '/aside.html'), 500);
    });
    await until(() => location.pathname === '/aside.html', 'the other page');
    for (let turn = 0; turn < 100 && residentBytes(page ?? 0) > before - 90e6; turn++) await wait(50);
    const given = before - residentBytes(page ?? 0);
    pages.site.mend();
    await goBack();
    const { used, workers } = await browser.evaluate(() => globalThis.seqLeft);
    expect({ used, workers }, 'held while it stood still').to.deep.equal({ used: 0, workers: null });
    if (process.platform === 'linux') expect(given, 'bytes given back').to.be.greaterThan(90e6);
    expect(await browser.evaluate(() => globalThis.seqTest.player('#a').state.playing)).to.equal(true);
    const read = await browser.evaluate(async () => {
      const player = globalThis.seqTest.player('#a');
      player.pause();
      await player.seek(1044);
      return (await globalThis.seqTest.waitForStrip('#a', 1044, 8000)).frame;
    });
    expect(read, 'pixels').to.equal(1044);
    expect(browser.messages).to.deep.equal([]);
  });
});
