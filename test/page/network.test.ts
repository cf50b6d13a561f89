import { expect } from 'chai';
import type { BrowserPage } from '../support/page/browser-page.ts';
import { useSite, withShot } from '../support/page/use-pages.ts';

const WATCH = `globalThis.seqCodes = [];
addEventListener('seq-error', (event) => globalThis.seqCodes.push(event.detail.code));`;
const SAVES_DATA = `Object.defineProperty(NetworkInformation.prototype, 'saveData', { get: () => true });`;

declare global {
  var seqCodes: string[];
}

describe('a network that is not what it should be', function () {
  this.timeout(60_000);
  const pages = useSite(withShot, { each: true });

  const open = async (attributes: string, before = WATCH): Promise<BrowserPage> => {
    const player = `<seq-player src="/shot/shot.####.exr" frames="1001-1032" ${attributes}></seq-player>`;
    const page = await pages.show(player, { before, allow: [/Failed to load resource/] });
    if (attributes.includes('preload="none"')) await page.wake();
    return page;
  };
  const seek = (page: BrowserPage, frame: number): Promise<void> =>
    page.page.evaluate((wanted) => void globalThis.seqTest.player().seek(wanted), frame);
  const codes = (page: BrowserPage): Promise<string[]> => page.page.evaluate(() => globalThis.seqCodes);
  const note = (page: BrowserPage): ReturnType<BrowserPage['page']['locator']> => page.page.locator('.note.spinner');
  const frames = (): number[] => pages.site.frameRequests('/shot/').map(({ frame }) => frame ?? 0);

  it('busy servers, broken connections and broken transfers are tried again without a word', async () => {
    const page = await open('preload="none"');
    await page.expectStrip(1001);
    pages.site.fault(/1003\.exr/, { kind: 'status', status: 503 }, 3);
    pages.site.fault(/1005\.exr/, { kind: 'reset' }, 2);
    pages.site.fault(/1007\.exr/, { kind: 'short', after: 1000 }, 1);
    for (const frame of [1003, 1005, 1007]) {
      await seek(page, frame);
      await page.expectStrip(frame, 'seq-player', 15_000);
    }
    expect(frames().filter((frame) => frame === 1003)).to.have.length(4);
    expect(await codes(page)).to.deep.equal([]);
    page.expectSilence();
  });

  it('a server that stops sending is told of, with what has come; when it sends again the picture comes', async () => {
    const page = await open('preload="none"');
    await page.expectStrip(1001);
    pages.site.fault(/1005\.exr/, { kind: 'stall', after: 1000 });
    await seek(page, 1005);
    await note(page).filter({ hasText: 'The server has stopped sending' }).waitFor();
    await note(page).locator('progress').waitFor();
    expect(await note(page).innerText()).to.match(/sending\s*1000 B of \d[\d.]* kB/);
    const { progress, blocked } = await page.page.evaluate(() => {
      const player = globalThis.seqTest.player() as unknown as {
        state: { progress: { loaded: number; total: number } };
        stats: { blocked: string };
      };
      return { progress: player.state.progress, blocked: player.stats.blocked };
    });
    expect(blocked).to.equal('silent-server');
    expect(progress.loaded).to.be.within(1, 1000);
    expect(progress.total).to.be.greaterThan(1000);
    pages.site.mend();
    pages.site.dropStalled();
    await page.expectStrip(1005);
    await note(page).waitFor({ state: 'detached' });
    expect(await codes(page)).to.deep.equal([]);
    page.expectSilence();
  });

  it('offline, frames wait and say so, play goes on with what is there; online again, they come', async () => {
    const page = await open('preload="none" frame="1010"');
    await page.expectStrip(1010);
    const context = page.page.context();
    await context.setOffline(true);
    pages.site.fault(/\.exr/, { kind: 'reset' });
    await seek(page, 1020);
    await note(page).waitFor();
    expect(await note(page).innerText()).to.equal('Offline: waiting for the network');
    // Longer than all attempts of a network that is there.
    await page.page.waitForTimeout(5000);
    expect(await codes(page)).to.deep.equal([]);
    expect(await page.page.evaluate(() => globalThis.seqTest.player().state.error)).to.equal(null);
    await seek(page, 1010);
    await page.expectStrip(1010);
    await seek(page, 1020);
    pages.site.mend();
    await context.setOffline(false);
    await page.expectStrip(1020);
    await note(page).waitFor({ state: 'detached' });
    expect(await codes(page)).to.deep.equal([]);
    page.expectSilence();
  });

  it('a manifest that could not be had offline is fetched when the network is back', async () => {
    pages.site.page('/shot/shot.json', JSON.stringify({ format: 'seq-viewer/sequence', version: 1, pattern: 'shot.####.exr', frames: '1001-1004' })); // prettier-ignore
    const page = await open('preload="none"');
    await page.expectStrip(1001);
    const context = page.page.context();
    await context.setOffline(true);
    await page.page.evaluate(
      () =>
        void globalThis.seqTest
          .player()
          .load('/shot/shot.json')
          .catch(() => {}),
    );
    await page.page.waitForFunction(() => globalThis.seqTest.player().state.error !== null);
    const error = await page.page.evaluate(() => globalThis.seqTest.player().state.error);
    expect(error?.message).to.match(/offline/);
    await context.setOffline(false);
    await page.page.waitForFunction(() => globalThis.seqTest.player().state.frames?.length === 4);
    await page.expectStrip(1001);
    page.expectSilence();
  });

  it('where the user saves data, only what is shown or played is loaded', async () => {
    const page = await open('frame="1015"', WATCH + SAVES_DATA);
    await page.expectStrip(1015);
    await page.page.waitForTimeout(1000);
    expect(frames()).to.deep.equal([1015]);
    await page.page.evaluate(() => {
      const player = globalThis.seqTest.player();
      player.setAttribute('range', '1015-1020');
      player.play();
    });
    for (const end = Date.now() + 10_000; Date.now() < end && new Set(frames()).size < 6;) {
      await new Promise((done) => setTimeout(done, 50));
    }
    await page.page.evaluate(() => globalThis.seqTest.player().pause());
    await page.page.waitForTimeout(500);
    expect([...frames()].sort()).to.deep.equal([1015, 1016, 1017, 1018, 1019, 1020]);
    page.expectSilence();
  });

  it('loads everything after an outage, untouched, and says meanwhile what failed', async () => {
    const outageMs = Number(process.env['SEQ_OUTAGE_SECONDS'] ?? 6) * 1000;
    const page = await open('preload="none" resolution="full"');
    await page.expectStrip(1001);
    pages.site.fault(/\.exr/, { kind: 'status', status: 502 });
    await page.page.evaluate(() => {
      const status = document.createElement('seq-status');
      document.querySelector('seq-player')?.append(status);
      globalThis.seqTest.player().setAttribute('preload', 'auto');
    });
    await page.page.waitForTimeout(outageMs);
    const retry = page.page.locator('seq-status [part=retry]');
    expect(await retry.innerText()).to.match(/^Retry \d+ failed$/);
    pages.site.mend();
    const mended = Date.now();
    await page.page.waitForFunction(() => globalThis.seqTest.cache().stats().entries >= 32, null, { timeout: 20_000 });
    console.log(
      `      down for ${outageMs / 1000} s, everything loaded ${((Date.now() - mended) / 1000).toFixed(1)} s later`,
    );
    await retry.waitFor({ state: 'detached' });
    const told = await codes(page);
    expect(new Set(told)).to.deep.equal(new Set(['fetch-failed']));
    expect(told.length).to.be.at.most(31);
    page.expectSilence();
  });

  it('passes over a failed frame with a mark while it plays; the card comes where one stands on it', async () => {
    pages.site.fault(/1004\.exr/, { kind: 'status', status: 403 });
    const page = await open('preload="auto" resolution="full"');
    await page.page.waitForFunction(() => globalThis.seqTest.cache().stats().entries >= 31);
    const seen = await page.page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      const find = (selector: string): string => player.shadowRoot?.querySelector(selector)?.textContent.trim() ?? '';
      const found = { marks: new Set<string>(), cards: 0, blank: 0 };
      player.setAttribute('range', '1002-1006');
      player.setAttribute('fps', '8');
      player.play();
      for (let i = 0; i < 120; i++) {
        await globalThis.seqTest.frames();
        found.marks.add(find('.note.failed'));
        if (find('.card')) found.cards += 1;
        if (player.state.shown === null) found.blank += 1;
      }
      player.pause();
      await player.seek(1004);
      await globalThis.seqTest.frames(2);
      return { ...found, marks: [...found.marks].sort(), card: find('.card-title') };
    });
    expect(seen).to.deep.equal({
      marks: ['', 'Frame 1004 failed'],
      cards: 0,
      blank: 0,
      card: 'Access to the file was denied',
    });
    page.expectSilence();
  });

  it('shows a frame coarser while its full resolution is on its way, and says so by its level', async () => {
    const page = await open('preload="none" resolution="quarter"');
    await page.expectStrip(1001);
    const state = (): Promise<{ shown: number | null; level: number; held: boolean }> =>
      page.page.evaluate(() => {
        const { shown, level, held } = globalThis.seqTest.player().state;
        return { shown, level, held };
      });
    expect(await state()).to.deep.equal({ shown: 1001, level: 2, held: false });
    let release = (): void => {};
    pages.site.fault(/\.exr/, { kind: 'hold', until: new Promise((done) => (release = () => done())) });
    const asked = frames().length;
    await page.page.evaluate(() => globalThis.seqTest.player().setAttribute('resolution', 'full'));
    for (const end = Date.now() + 8000; frames().length === asked && Date.now() < end;)
      await page.page.evaluate(() => globalThis.seqTest.frames(2));
    await page.expectStrip(1001);
    expect(await state()).to.deep.equal({ shown: 1001, level: 2, held: false });
    release();
    await page.page.waitForFunction(() => globalThis.seqTest.player().state.level === 0);
    await page.expectStrip(1001);
    page.expectSilence();
  });

  it('says which layer is loading over the picture of the old one', async () => {
    const page = await open('preload="none" resolution="full"');
    await page.expectStrip(1001);
    const layer = await page.page.evaluate(() => globalThis.seqTest.player().state.layers.at(-1)?.id ?? '');
    let release = (): void => {};
    pages.site.fault(/\.exr/, { kind: 'hold', until: new Promise((done) => (release = () => done())) });
    await page.page.evaluate((id) => globalThis.seqTest.player().setAttribute('layer', id), layer);
    await note(page).waitFor();
    expect(await note(page).innerText()).to.equal(`Loading ${layer}…`);
    const { shown, held } = await page.page.evaluate(() => globalThis.seqTest.player().state);
    expect([shown, held]).to.deep.equal([1001, true]);
    release();
    await note(page).waitFor({ state: 'detached' });
    expect(await page.page.evaluate(() => globalThis.seqTest.player().state.held)).to.equal(false);
    page.expectSilence();
  });
});
