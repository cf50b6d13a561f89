import { expect } from 'chai';
import { WATCH_OPENED } from '../support/player/opened-sources.ts';
import { longestGap } from '../support/page/display-frames.ts';
import { useSite } from '../support/page/use-pages.ts';

describe('many files dropped on a page', function () {
  this.timeout(60_000);
  const pages = useSite();

  it('keep the page’s main thread free: ten thousand of them', async () => {
    await pages.show('<seq-player local-files controls></seq-player>', { before: WATCH_OPENED });
    await pages.viewer.page.waitForFunction(() => customElements.get('seq-player') !== undefined);
    const { sources, longest, display } = await pages.viewer.page.evaluate(async () => {
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
      const watch = globalThis.seqTest.watchDisplay();
      globalThis.seqTest.player().dispatchEvent(event);
      const end = last + 20_000;
      while (globalThis.seqOpened.length === 0 && performance.now() < end) {
        await new Promise((done) => setTimeout(done));
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }
      return { sources: globalThis.seqOpened.at(-1), longest, display: await watch.end() };
    });
    expect(sources).to.deep.equal([{ label: 'big/big.#####.exr', kind: 'sequence', frames: '10000-19999' }]);
    // Two display periods are what a worker may wait on a quiet machine.
    const heldUp = Math.max(0, longestGap(display) - 34);
    expect(longest, `longest task, milliseconds; every worker held up ${heldUp}`).to.be.lessThan(400 + heldUp);
  });
});
