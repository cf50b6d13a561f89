import { resolve } from 'node:path';
import { expect } from 'chai';
import { BrowserPage } from '../support/page/browser-page.ts';
import { FaultServer } from '../support/server/fault-server.ts';
import { WATCH_OPENED } from '../support/player/opened-sources.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { viewerPage } from '../support/page/viewer-page.ts';

describe('many files dropped on a page', function () {
  this.timeout(60_000);
  let site: FaultServer;
  let viewer: BrowserPage | undefined;

  before(async () => {
    site = (await FaultServer.start()).folder('/dist/', resolve(PROJECT_ROOT, 'dist'));
  });
  after(async () => {
    await viewer?.close();
    await site.close();
  });

  it('keep the page’s main thread free: ten thousand of them', async () => {
    site.page('/', viewerPage({ body: '<seq-player local-files controls></seq-player>' }));
    viewer = await BrowserPage.open(`${site.origin}/`, { before: WATCH_OPENED });
    await viewer.page.waitForFunction(() => customElements.get('seq-player') !== undefined);
    const { sources, longest } = await viewer.page.evaluate(async () => {
      const entry = (name: string): unknown => ({ isFile: true, name, file: () => {} });
      const all = Array.from({ length: 10_000 }, (_, i) => entry(`big.${10_000 + i}.exr`));
      let at = 0;
      const readEntries = (done: (batch: unknown[]) => void): void => void setTimeout(() => done(all.slice(at, (at += 100)))); // prettier-ignore
      const root = { isFile: false, name: 'big', createReader: () => ({ readEntries }) };
      const event = new Event('drop', { bubbles: true, cancelable: true });
      const items = [{ kind: 'file', webkitGetAsEntry: () => root }];
      Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], items } });
      let last = performance.now();
      let longest = 0;
      document.addEventListener('seq-open-request', (request) => request.preventDefault());
      globalThis.seqTest.player().dispatchEvent(event);
      const end = last + 20_000;
      while (globalThis.seqOpened.length === 0 && performance.now() < end) {
        await new Promise((done) => setTimeout(done));
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }
      return { sources: globalThis.seqOpened.at(-1), longest };
    });
    expect(sources).to.deep.equal([{ label: 'big/big.#####.exr', kind: 'sequence', frames: '10000-19999' }]);
    expect(longest, 'longest task, milliseconds').to.be.lessThan(400);
  });
});
