import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import type { BrowserPage } from '../support/page/browser-page.ts';
import { WATCH_OPENED } from '../support/player/opened-sources.ts';
import { exrFile } from '../support/exr/small-exr.ts';
import { shownWhilePlaying } from '../support/page/shown-while-playing.ts';
import { useSite } from '../support/page/use-pages.ts';

describe('files of the user on a page', function () {
  this.timeout(60_000);
  const pages = useSite();
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'seq-local-'));
    for (const frame of [1001, 1002, 1003, 1006, 1010]) put(`shot/plates/a.${frame}.exr`, exrFile(frame, 320, 180));
    for (const frame of [7, 8]) put(`shot/other/b.${String(frame).padStart(3, '0')}.exr`, exrFile(frame, 320, 180));
    put('shot/plates/a.1008.exr', 'no picture at all');
    for (const junk of ['shot/.DS_Store', 'shot/plates/Thumbs.db', 'shot/notes.txt']) put(junk, 'x');
    put('still/plate.1042.exr', exrFile(1042, 320, 180));
    put('junk/notes.txt', 'x');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(() => pages.closePage());

  const put = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };

  const open = async (attributes = 'local-files controls'): Promise<BrowserPage> => {
    const page = await pages.show(`<seq-player ${attributes}></seq-player>`, { before: WATCH_OPENED });
    await page.page.waitForFunction(() => customElements.get('seq-player') !== undefined);
    return page;
  };

  /** Drags files of the disk over the player and drops them there, as the browser does for a user. */
  const drop = async (page: BrowserPage, ...paths: string[]): Promise<void> => {
    const devtools = await page.devtools();
    const data = { items: [], files: paths.map((path) => join(folder, path)), dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, x: 200, y: 100, data });
    }
  };

  const seek = (page: BrowserPage, frame: number): Promise<unknown> =>
    page.page.evaluate((wanted) => globalThis.seqTest.player().seek(wanted), frame);
  const panel = (page: BrowserPage): ReturnType<BrowserPage['page']['locator']> => page.page.locator('.files.overlay');

  it('a folder with gaps is dropped and plays with its real numbers; nothing leaves the device', async () => {
    const page = await open();
    const asked = pages.site.log.length;
    await drop(page, 'shot');
    await page.expectStrip(1001);
    const state = await page.page.evaluate(() => globalThis.seqTest.player().state);
    expect(state.source).to.equal('a.####.exr');
    expect(state.frames).to.include({ first: 1001, last: 1010, length: 6 });
    for (const frame of [1010, 1003, 1006, 1002]) {
      await seek(page, frame);
      await page.expectStrip(frame);
    }
    expect(await seek(page, 1004)).to.include({ outcome: 'missing' });
    // A broken file among them is an error of its own.
    expect(await seek(page, 1008)).to.include({ outcome: 'error' });
    const broken = await page.page.evaluate(() => globalThis.seqTest.player().state.error);
    expect(broken).to.include({ code: 'format-unsupported', frame: 1008 });
    const shown = await page.page.evaluate(shownWhilePlaying, { from: 1001, count: 5, deadlineMs: 6000 });
    expect(shown).to.deep.equal([1001, 1002, 1003, 1006, 1010]);
    const sent = pages.site.log.slice(asked).filter(({ path }) => !path.startsWith('/dist/'));
    expect(sent, 'requests beside the library’s own').to.deep.equal([]);
    page.expectSilence();
  });

  it('several sequences: the longest is shown, the user chooses another by keyboard', async () => {
    const page = await open();
    await drop(page, 'shot');
    await page.expectStrip(1001);
    const offered = await page.page.evaluate(() => globalThis.seqOpened.at(-1));
    expect(offered).to.deep.equal([
      { label: 'shot/plates/a.####.exr', kind: 'sequence', frames: '1001-1003,1006-1010x2' },
      { label: 'shot/other/b.###.exr', kind: 'sequence', frames: '7-8' },
    ]);
    await panel(page).waitFor();
    expect(await panel(page).locator('[aria-current=true]').innerText()).to.match(/a\.####\.exr/);
    await panel(page).locator('li button').nth(1).press('Enter');
    await page.expectStrip(7);
    expect(await panel(page).locator('[aria-current=true]').innerText()).to.match(/b\.###\.exr/);
    await page.page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    expect(await page.page.evaluate(() => document.activeElement?.localName)).to.equal('seq-player');
    page.expectSilence();
  });

  it('the page takes the choice over: nothing is opened before it says what', async () => {
    const page = await open();
    await page.page.evaluate(() =>
      document.addEventListener('seq-open-request', (event) => {
        event.preventDefault();
        void globalThis.seqTest.player().load(event.detail.sources[1]);
      }),
    );
    await drop(page, 'shot');
    await page.expectStrip(7);
    page.expectSilence();
  });

  it('a single picture has the number in its name; a drop with nothing to show says so', async () => {
    const page = await open();
    await drop(page, 'still/plate.1042.exr');
    await page.expectStrip(1042);
    await drop(page, 'junk');
    await page.page.locator('.files .problem').waitFor();
    expect(await page.page.locator('.files .problem').innerText()).to.match(/This is not an image or video file/);
    await page.expectStrip(1042);
    page.expectSilence();
  });

  it('files and folders are picked by key and button', async () => {
    const page = await open();
    // Dialogs are caught from here on.
    page.page.on('filechooser', () => {});
    await page.page.locator('seq-player .stage').focus();
    await page.page.keyboard.press('Shift+Enter');
    await page.page.locator('.files button.pick-files:focus').waitFor();
    const [files] = await Promise.all([page.page.waitForEvent('filechooser'), page.page.keyboard.press('Enter')]);
    await files.setFiles([7, 8].map((frame) => join(folder, `shot/other/b.00${frame}.exr`)));
    await page.expectStrip(7);
    // Where the browser has no dialog for folders of its own.
    await page.page.evaluate(() => Object.assign(globalThis, { showDirectoryPicker: undefined }));
    const pick = page.page.locator('.files button.pick-folder');
    const [folders] = await Promise.all([page.page.waitForEvent('filechooser'), pick.click()]);
    await folders.setFiles(join(folder, 'shot'));
    await page.expectStrip(1001);
    page.expectSilence();
  });

  it('a folder’s handle is loaded by the page, and read anew by reload()', async () => {
    const page = await open('local-files');
    const files = [30, 31, 35].map((frame) => [`c.${frame}.exr`, [...exrFile(frame, 320, 180)]] as const);
    await page.page.evaluate(async (entries) => {
      const root = await navigator.storage.getDirectory();
      const shot = await root.getDirectoryHandle('shot', { create: true });
      for (const [name, bytes] of entries) {
        const file = await (await shot.getFileHandle(name, { create: true })).createWritable();
        await file.write(new Uint8Array(bytes));
        await file.close();
      }
      void globalThis.seqTest.player().load(shot);
    }, files);
    await page.expectStrip(30);
    await seek(page, 35);
    await page.expectStrip(35);
    const list = await page.page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      await (await root.getDirectoryHandle('shot')).removeEntry('c.31.exr');
      const player = globalThis.seqTest.player();
      await player.reload();
      return player.state.frames;
    });
    expect(list).to.include({ first: 30, last: 35, length: 2 });
    await page.expectStrip(35);
    page.expectSilence();
  });

  it('a file that was removed after the drop is an error of its frame; the rest plays', async () => {
    for (const frame of [1, 2, 3]) put(`gone/d.${frame}.exr`, exrFile(frame, 320, 180));
    const page = await open('local-files preload="none"');
    await drop(page, 'gone');
    await page.expectStrip(1);
    rmSync(join(folder, 'gone/d.2.exr'));
    expect(await seek(page, 2)).to.include({ outcome: 'missing' });
    await seek(page, 3);
    await page.expectStrip(3);
    page.expectSilence();
  });

  it('without local-files drops are the page’s own, and there is no button', async () => {
    const page = await open('controls');
    await page.page.evaluate(() => {
      const seen: boolean[] = ((globalThis as { seen?: boolean[] }).seen = []);
      document.addEventListener('dragover', (event) => event.preventDefault());
      document.addEventListener('drop', (event) => {
        seen.push(event.defaultPrevented);
        event.preventDefault();
      });
    });
    await drop(page, 'shot');
    expect(await page.page.evaluate(() => (globalThis as { seen?: boolean[] }).seen)).to.deep.equal([false]);
    expect(await page.page.evaluate(() => globalThis.seqOpened)).to.deep.equal([]);
    expect(await page.page.locator('seq-player button.files').count()).to.equal(0);
    page.expectSilence();
  });
});
