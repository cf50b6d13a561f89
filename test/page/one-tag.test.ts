import { resolve } from 'node:path';
import { expect } from 'chai';
import { FaultServer } from '../support/server/fault-server.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { threeTags } from '../support/page/viewer-page.ts';
import { useSite, withShot } from '../support/page/use-pages.ts';

for (const where of ['its own', 'a second'] as const) {
  describe(`the built page, by one tag from ${where} origin`, function () {
    this.timeout(60_000);
    const pages = useSite(withShot);
    let library: FaultServer;

    before(async () => {
      library = where === 'its own' ? pages.site : await FaultServer.start();
      library.folder('/dist/', resolve(PROJECT_ROOT, 'dist'));
      await pages.show(threeTags(), { library: `${library.origin}/dist/cdn.js` });
    });

    after(async () => {
      if (where === 'a second') await library?.close();
    });

    it('shows the first frame, loading one codec file beside the library', async () => {
      await pages.viewer.expectStrip(1001);
      const files = library.log.filter(({ path }) => path.startsWith('/dist/')).map(({ path }) => path);
      expect(files).to.include('/dist/cdn.js');
      expect(files.filter((path) => path.startsWith('/dist/codecs/'))).to.include('/dist/codecs/exr.js');
      expect(library.log.filter(({ status }) => status >= 400)).to.deep.equal([]);
    });

    it('plays and pauses by the space bar; the pixels are of the frame named', async () => {
      await pages.viewer.page.locator('seq-player').focus();
      await pages.viewer.page.keyboard.press('Space');
      const seen = await pages.viewer.page.evaluate(async () => {
        const numbers = new Set<number>();
        const end = performance.now() + 6000;
        while (numbers.size < 8 && performance.now() < end) {
          const { frame } = globalThis.seqTest.readPlayer('seq-player');
          if (frame !== null) numbers.add(frame);
          await globalThis.seqTest.frames();
        }
        return [...numbers];
      });
      expect(seen.length, String(seen)).to.be.at.least(8);
      await pages.viewer.page.keyboard.press('Space');
      const state = await pages.viewer.page.evaluate(async () => {
        const player = globalThis.seqTest.player();
        const end = performance.now() + 3000;
        while (player.state.playing && performance.now() < end) await globalThis.seqTest.frames();
        await globalThis.seqTest.frames(6);
        return { playing: player.state.playing, frame: player.state.frame ?? 0 };
      });
      expect(state.playing).to.equal(false);
      await pages.viewer.expectStrip(state.frame);
    });

    it('scrubs on the timeline', async () => {
      const box = await pages.viewer.page.locator('seq-timeline').boundingBox();
      if (!box) throw new Error('the timeline has no box');
      const middle = box.y + box.height / 2;
      const { mouse } = pages.viewer.page;
      await mouse.move(box.x + box.width / 2, middle);
      await mouse.down();
      await mouse.move(box.x + box.width - 3, middle, { steps: 12 });
      const atEnd = await pages.viewer.page.evaluate(() => globalThis.seqTest.frames(2).then(() => globalThis.seqTest.player().state.frame)); // prettier-ignore
      expect(atEnd).to.be.at.least(1030);
      await pages.viewer.expectStrip(atEnd ?? 0);
      await mouse.move(box.x + 3, middle, { steps: 12 });
      await mouse.up();
      const atStart = await pages.viewer.page.evaluate(() => globalThis.seqTest.frames(2).then(() => globalThis.seqTest.player().state.frame)); // prettier-ignore
      expect(atStart).to.be.at.most(1003);
      await pages.viewer.expectStrip(atStart ?? 0);
    });

    it('follows a changed limit in the status', async () => {
      const status = pages.viewer.page.locator('seq-status');
      await status.evaluate((element) => element.setAttribute('cache-max-mb', '256'));
      await pages.viewer.page.waitForFunction(
        () => /Mem:\s*\d+\/256\s*MB/.test(document.querySelector('seq-status')?.shadowRoot?.textContent ?? ''),
        undefined,
        { timeout: 4000 },
      );
      const limit = await pages.viewer.page.evaluate(() => globalThis.seqTest.cache().limitBytes);
      expect(Math.round(limit / 2 ** 20)).to.be.oneOf([256, 244]);
    });

    it('leaves the console silent', () => pages.viewer.expectSilence());
  });
}
