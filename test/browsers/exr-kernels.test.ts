import { expect } from 'chai';
import { BROWSER } from '../support/browsers/subject-browser.ts';
import { SubjectPage, startSite } from '../support/browsers/subject-page.ts';
import { readAfterSeeks } from '../support/page/identity-readings.ts';
import { canvasRgb } from '../support/pictures/canvas-rgb.ts';
import type { FaultServer } from '../support/server/fault-server.ts';

const KERNELS = { WebAssembly: '/dist/codecs/exr.js', 'plain JavaScript': '/dist/codecs/exr-nowasm.js' } as const;
/** Without 'wasm-unsafe-eval'. */
const NO_WASM = 'script-src SITE blob:; worker-src blob:';
const FILES = ['parts', 'mip-b44a', 'mip-dwaa', 'deep-zips', 'deep-rle', 'rip-up'];
const [WIDTH, HEIGHT] = [64, 48];

describe(`${BROWSER}: EXR by both kernels`, () => {
  let site: FaultServer;
  const pictures = new Map<string, readonly string[]>();

  before(async () => {
    site = await startSite();
  });
  after(() => site?.close());

  for (const [name, file] of Object.entries(KERNELS)) {
    it(`${name}: frames after seeks, and files of other compressions`, async () => {
      site.log.length = 0;
      const files = FILES.map(
        (id) =>
          `<seq-player class="file" id="${id}" src="/fixtures/exr/${id}.exr" resolution="full" style="display:inline-block;width:${WIDTH}px;height:${HEIGHT}px;min-inline-size:0"></seq-player>`,
      );
      const body = `<seq-player id="shot" src="/shot/shot.####.exr" frames="1001-1032" style="width:320px;height:180px"></seq-player>${files.join('')}`;
      const page = await SubjectPage.open(site, { body, ...(name !== 'WebAssembly' && { policy: NO_WASM }) });
      await page.expectStrip(1001, '#shot');
      const { count, wrong } = await page.evaluate(readAfterSeeks, { ids: ['shot'], rounds: 20 });
      expect(wrong).to.deep.equal([]);
      expect(count).to.equal(20);
      await page.until(
        () =>
          [...document.querySelectorAll('.file')].every(({ id }) => {
            const { state } = globalThis.seqTest.player(`#${id}`);
            return state.shown !== null && !state.held;
          }),
        'a picture of every file',
      );
      await page.evaluate(() => globalThis.seqTest.frames(6));
      const seen: string[] = [];
      for (const id of FILES)
        seen.push(await page.evaluate(canvasRgb, { selector: `#${id}`, width: WIDTH, height: HEIGHT }));
      pictures.set(name, seen);
      const asked = site.log.map(({ path }) => path);
      expect(asked).to.include(file);
      if (name === 'WebAssembly') expect(asked).not.to.include(KERNELS['plain JavaScript']);
      // A page that forbids WebAssembly is told so by the browser itself, once a decoder tried.
      const messages = (await page.messages()).filter((message) => !/wasm|WebAssembly|unsafe-eval/i.test(message));
      expect(messages).to.deep.equal([]);
    });
  }

  it('which agree on every pixel', () => {
    const [wasm = [], plain = []] = Object.keys(KERNELS).map((name) => pictures.get(name));
    expect(wasm.length).to.equal(FILES.length);
    FILES.forEach((file, i) => {
      expect(new Set(wasm[i]).size, `codes of ${file}`).to.be.greaterThan(2);
      expect(plain[i] === wasm[i], file).to.equal(true);
    });
  });
});
