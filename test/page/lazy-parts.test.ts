import { resolve } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { FaultServer } from '../support/server/fault-server.ts';
import { threeTags } from '../support/page/viewer-page.ts';
import { useSite, withShot } from '../support/page/use-pages.ts';

/** What a page with a plain source fetches of the library. */
const AT_ONCE = [
  ...['cdn', 'cdn-worker', 'codecs/exr'],
  // Controls, timeline and status line, and what they share.
  ...['cdn-shared', 'cdn-controls', 'cdn-timeline-body', 'cdn-status-line', 'cdn-part-strings', 'cdn-rolldown-runtime'],
].map((name) => `/dist/${name}.js`);

describe('code that a page loads when it is first needed', function () {
  this.timeout(60_000);
  const pages = useSite(withShot, { each: true });

  const asked = (site: FaultServer = pages.site): string[] =>
    site.log.map(({ path }) => path).filter((path) => path.startsWith('/dist/')).sort(); // prettier-ignore
  const held = (match: RegExp): (() => void) => {
    let release = (): void => {};
    const until = new Promise<void>((done) => (release = done));
    pages.site.fault(match, { kind: 'hold', until }, 1);
    return release;
  };
  /** Waits until a part of an element's shadow tree is there; gives its text. */
  const textOf = async (host: string, selector: string): Promise<string> => {
    const found = await pages.viewer.page.waitForFunction(
      ([name, part]) => document.querySelector(name)?.shadowRoot?.querySelector(part) ?? null,
      [host, selector] as const,
      { timeout: 10_000 },
    );
    return found.evaluate((element) => element?.textContent ?? '');
  };
  const count = (selector: string): Promise<number> =>
    pages.viewer.page.evaluate((part) => document.querySelector('seq-player')?.shadowRoot?.querySelectorAll(part).length ?? 0, selector); // prettier-ignore
  const onlyFiles = (files: readonly string[]): string => {
    const allowed = files.map((path) => pages.site.origin + path).join(' ');
    return `<meta http-equiv="Content-Security-Policy" content="script-src ${allowed} blob: 'wasm-unsafe-eval'">`;
  };

  it('is none for the first picture of a plain source', async () => {
    await pages.show(threeTags());
    await pages.viewer.expectStrip(1001);
    expect(asked()).to.have.members(AT_ONCE);
  });

  it('opens a panel whose key or button was pressed before its code was there, and closes it by the next press', async () => {
    const release = held(/cdn-panels/);
    await pages.show(threeTags());
    await pages.viewer.expectStrip(1001);
    await pages.viewer.page.locator('seq-player').focus();
    await pages.viewer.page.keyboard.press('?');
    await pages.viewer.page.waitForFunction(() => true);
    expect(await count('.overlay')).to.equal(0);
    release();
    expect(await textOf('seq-player', '.help')).to.contain('Play or pause');
    await pages.viewer.page.keyboard.press('d');
    expect(await textOf('seq-player', '.floating .display')).to.contain('Exposure');
    await pages.viewer.page.keyboard.press('d');
    await pages.viewer.page.waitForFunction(() => !document.querySelector('seq-player')?.shadowRoot?.querySelector('.overlay, .floating')); // prettier-ignore
    pages.viewer.expectSilence();
  });

  it('opens the settings panel, and shows what the probe and the header say', async () => {
    const release = held(/cdn-status-panel/);
    const body = threeTags('metadata').replace('<seq-status ', '<seq-status settings ');
    await pages.show(body);
    await pages.viewer.expectStrip(1001);
    await pages.viewer.page.locator('seq-status').getByText('Settings').click();
    expect(await textOf('seq-player', '.metadata')).to.contain('EXR');
    release();
    expect(await textOf('seq-status', '.panel')).to.contain('Cache memory');
  });

  it('comes from another origin as the library does', async () => {
    const library = await FaultServer.start();
    library.folder('/dist/', resolve(PROJECT_ROOT, 'dist'));
    try {
      await pages.show(threeTags(), { library: `${library.origin}/dist/cdn.js` });
      await pages.viewer.expectStrip(1001);
      await pages.viewer.page.locator('seq-player').focus();
      await pages.viewer.page.keyboard.press('?');
      expect(await textOf('seq-player', '.help')).to.contain('Play or pause');
      expect(asked(library)).to.include('/dist/cdn-panels.js');
    } finally {
      await library.close();
    }
  });

  it('says what to allow where a policy keeps a panel’s code away, and the picture stays', async () => {
    await pages.show(threeTags(), { head: onlyFiles(AT_ONCE) });
    await pages.viewer.expectStrip(1001);
    await pages.viewer.page.locator('seq-player').focus();
    await pages.viewer.page.keyboard.press('?');
    expect(await textOf('seq-player', '.absent-part'))
      .to.contain('panels')
      .and.contain('script-src');
    await pages.viewer.page.keyboard.press('?');
    await pages.viewer.page.waitForFunction(() => !document.querySelector('seq-player')?.shadowRoot?.querySelector('.absent-part')); // prettier-ignore
    await pages.viewer.expectStrip(1001);
  });

  it('fails a comparison and a manifest by a named error where it is kept away', async () => {
    await pages.show(threeTags('compare-src="/shot/shot.####.exr"'), { head: onlyFiles(AT_ONCE) });
    await pages.viewer.expectStrip(1001);
    await pages.viewer.page.waitForFunction(() => globalThis.seqTest.player().state.compare?.error != null);
    const compared = await pages.viewer.page.evaluate(() => globalThis.seqTest.player().state.compare?.error);
    expect(compared).to.include({ code: 'fetch-failed', frame: null });
    expect(compared?.message).to.contain('comparing').and.contain('script-src');
    const code = await pages.viewer.page.evaluate(() => {
      const player = globalThis.seqTest.player() as unknown as { load(source: object): Promise<void> };
      const manifest = { format: 'seq-viewer/sequence', version: 1, frames: [] };
      return player.load(manifest).then(
        () => 'shown',
        (error: { code: string }) => error.code,
      );
    });
    expect(code).to.equal('fetch-failed');
  });

  it('is tried again by retry() where it could not be fetched', async () => {
    pages.site.fault(/cdn-openers/, { kind: 'status', status: 503 }, 1);
    pages.site.page('/shot.json', JSON.stringify({ format: 'seq-viewer/sequence', version: 1, pattern: '/shot/shot.####.exr', frames: '1001-1004' })); // prettier-ignore
    await pages.show('<seq-player src="/shot.json"></seq-player>');
    await pages.viewer.page.waitForFunction(() => globalThis.seqTest.player().state.error !== null);
    expect(await pages.viewer.page.evaluate(() => globalThis.seqTest.player().state.error?.code)).to.equal('fetch-failed'); // prettier-ignore
    await pages.viewer.page.evaluate(() => globalThis.seqTest.player().retry());
    await pages.viewer.expectStrip(1001);
  });
});
