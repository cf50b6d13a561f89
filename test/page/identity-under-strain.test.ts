import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import type { BrowserPage } from '../support/page/browser-page.ts';
import { readAfterSeeks, readWhilePlaying } from '../support/page/identity-readings.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { WORKER_PROBE } from '../support/page/worker-probe.ts';
import { useSite } from '../support/page/use-pages.ts';

/** The second source counts from 1: its frame 1 is the file of 1001, timecode and painted number included. */
const PAINTED = 1000;
const IDS = ['a', 'b'] as const;

describe('the number shown is the frame shown, for two players in sync', function () {
  this.timeout(60_000);
  const assets = resolve(PROJECT_ROOT, 'stories/assets');
  const file = (number: number): Buffer[] => [readFileSync(resolve(assets, `shot.${number}.exr`))];
  const pages = useSite((site) => site.frames('/shot/', file).frames('/later/', (number) => file(number + PAINTED)), {
    each: true,
  });

  const open = async (second: string, sync: string): Promise<BrowserPage> => {
    const style = 'style="display:inline-block;width:192px;height:108px"';
    const body = `<seq-player id="a" src="/shot/shot.####.exr" frames="1001-1032" sync="${sync}" ${style}></seq-player>
<seq-player id="b" ${second} sync="${sync}" ${style}></seq-player>`;
    const page = await pages.show(body, { before: WORKER_PROBE, allow: [/\[seq-viewer\]/] });
    await page.page.evaluate(() => Promise.all(['#a', '#b'].map((id) => globalThis.seqTest.player(id).ready)));
    return page;
  };
  const byNumber = (): Promise<BrowserPage> => open('src="/shot/shot.####.exr" frames="1001-1008,1013-1032"', 'one');
  const byTimecode = (): Promise<BrowserPage> => open('src="/later/shot.#.exr" frames="1-32"', 'one timecode');
  const expectRight = ({ count, wrong }: { count: number; wrong: readonly object[] }, least: number): void => {
    expect(count).to.be.at.least(least);
    expect(wrong.map((entry) => JSON.stringify(entry))).to.deep.equal([]);
  };
  /** What both say of each other after seeks of the first. */
  const pairs = (page: BrowserPage): Promise<(readonly [number | null, number | null])[]> =>
    page.page.evaluate(async () => {
      const [a, b] = ['#a', '#b'].map((id) => globalThis.seqTest.player(id));
      const found: [number | null, number | null][] = [];
      for (const frame of [1004, 1015, 1001, 1032, 1020]) {
        await a?.seek(frame);
        await globalThis.seqTest.frames(4);
        found.push([a?.state.frame ?? null, b?.state.frame ?? null]);
      }
      return found;
    });

  for (const [name, start, painted] of [
    ['by frame number, one with a gap', byNumber, 0],
    ['by timecode, numbered apart', byTimecode, PAINTED],
  ] as const) {
    it(name, async () => {
      const page = await start();
      for (const [a, b] of await pairs(page)) expect((b ?? 0) + painted).to.equal(a);
      expectRight(await page.page.evaluate(readAfterSeeks, { ids: IDS, rounds: 40, painted }), 80);
      for (const attributes of [
        { loop: 'loop', speed: '1' },
        { loop: 'ping-pong', speed: '-2' },
      ]) {
        const options = { ids: IDS, attributes, milliseconds: 1200, readings: 10, painted };
        expectRight(await page.page.evaluate(readWhilePlaying, options), 10);
      }
      for (const [a, b] of await pairs(page)) expect((b ?? 0) + painted).to.equal(a);
    });
  }

  it('under fast scrubbing', async () => {
    const page = await byNumber();
    const options = { ids: IDS, attributes: {}, milliseconds: 3000, scrub: true };
    expectRight(await page.page.evaluate(readWhilePlaying, options), 20);
    expectRight(await page.page.evaluate(readAfterSeeks, { ids: IDS, rounds: 5 }), 10);
  });

  it('after the context was lost, without fetching anything again', async () => {
    const page = await byNumber();
    // Two lists are two sources: 32 frames and 28.
    await page.page.waitForFunction(() => globalThis.seqTest.cache().stats().entries >= 60, null, { timeout: 20_000 });
    const requests = pages.site.frameRequests().length;
    for (let time = 0; time < 2; time++) {
      await page.page.evaluate(async () => {
        const [presenter] = (await globalThis.seqProbe.count()).filter(({ name }) => name.includes('presenter'));
        if (presenter) globalThis.seqProbe.order('lose-context', presenter.id);
        await new Promise((done) => setTimeout(done, 400));
      });
      expectRight(await page.page.evaluate(readAfterSeeks, { ids: IDS, rounds: 20 }), 40);
    }
    expect(pages.site.frameRequests().length).to.equal(requests);
  });

  it('after the presenter died', async () => {
    const page = await byNumber();
    await page.page.evaluate(() => globalThis.seqProbe.workers[0]?.terminate());
    await page.page.waitForFunction(() => globalThis.seqProbe.workers.length > 1, null, { timeout: 20_000 });
    await page.page.evaluate(() => globalThis.seqTest.player('#a').seek(1005));
    await page.expectStrip(1005, '#a', 15_000);
    await page.expectStrip(1005, '#b', 15_000);
    expectRight(await page.page.evaluate(readAfterSeeks, { ids: IDS, rounds: 30 }), 60);
  });
});
