import { expect } from 'chai';
import type { BrowserPage } from '../support/page/browser-page.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { WORKER_PROBE } from '../support/page/worker-probe.ts';
import { useSite } from '../support/page/use-pages.ts';

const MEGABYTE = 2 ** 20;

describe('many players on one page', function () {
  this.timeout(60_000);
  const shot = new SyntheticFrames({ width: 320, height: 180 });
  const pages = useSite(
    (site) => site.frames('/one/', (frame) => shot.pieces(frame)).frames('/two/', (frame) => shot.pieces(frame)),
    { each: true },
  );

  const open = (body: string, height = 1000): Promise<BrowserPage> =>
    pages.show(body, { width: 1280, height, before: WORKER_PROBE });

  it('three players, two on the same source: one budget, shared frames, the visible one served first', async () => {
    pages.site.fault(/\/(one|two)\//, { kind: 'delay', ms: 30 });
    const page = await open(
      `<seq-player id="hidden" src="/two/shot.####.exr" frames="1001-1040" style="position:absolute;top:4000px"></seq-player>
<seq-player id="a" src="/one/shot.####.exr" frames="1001-1040" workers="1" cache-max-mb="24"></seq-player>
<seq-player id="b" src="/one/shot.####.exr" frames="1001-1040"></seq-player>`,
      700,
    );
    await page.expectStrip(1001, '#a');
    await page.expectStrip(1001, '#b');
    await page.page.waitForFunction(() => globalThis.seqTest.cache().stats().workers.busy === 0, undefined, {
      timeout: 20_000,
    });
    const asked = pages.site.frameRequests('/');
    const first = asked.filter(({ path }) => path.startsWith('/one/'));
    expect(first.length, 'each frame of the shared source is asked for once').to.equal(
      new Set(first.map(({ path }) => path)).size,
    );
    const before = asked.slice(0, 10).filter(({ path }) => path.startsWith('/two/'));
    expect(before.length, 'off-screen requests among the first ten').to.be.at.most(1);
    const ledger = await page.page.evaluate(() => {
      const cache = globalThis.seqTest.cache();
      return { limit: cache.limitBytes, sum: cache.usedBytes + cache.reservedBytes, players: cache.stats().players.length }; // prettier-ignore
    });
    expect(ledger.players).to.equal(3);
    expect(ledger.limit).to.equal(24 * MEGABYTE);
    expect(ledger.sum).to.be.at.most(24 * MEGABYTE);
    await page.page.evaluate(() => Promise.all(['#a', '#b'].map((id, i) => globalThis.seqTest.player(id).seek(1010 + i)))); // prettier-ignore
    await page.expectStrip(1010, '#a');
    await page.expectStrip(1011, '#b');
  });

  it('32 players: all show the right pixels through one WebGL context, and the browser does not warn', async () => {
    const tiles = Array.from(
      { length: 32 },
      (_, i) =>
        `<seq-player src="/one/shot.####.exr" frames="1001-1064" frame="${1001 + i}" preload="none" style="display:inline-block;width:160px;height:90px"></seq-player>`,
    );
    const page = await open(`<div>${tiles.join('')}</div>`);
    await page.wake();
    for (const offset of [0, 17]) {
      const readings = await page.page.evaluate(async (by) => {
        const players = [...document.querySelectorAll('seq-player')] as unknown as (HTMLElement & {
          seek(frame: number): Promise<unknown>;
        })[];
        return Promise.all(
          players.map(async (player, i) => {
            if (by) void player.seek(1001 + i + by);
            return (await globalThis.seqTest.waitForStrip(player, 1001 + i + by, 12_000)).frame;
          }),
        );
      }, offset);
      expect(readings).to.deep.equal(Array.from({ length: 32 }, (_, i) => 1001 + i + offset));
    }
    expect(await page.page.evaluate(() => globalThis.seqProbe.workers.length), 'workers of the page').to.equal(1);
    page.expectSilence();
  });

  it('holds the bytes that its ledger says: buffers and textures counted by themselves', async () => {
    const page = await open(
      '<seq-player src="/one/shot.####.exr" frames="1001-1100" resolution="full"></seq-player><seq-status></seq-status>',
    );
    await page.expectStrip(1001);
    await page.page.waitForFunction(() => globalThis.seqTest.cache().stats().entries >= 100, undefined, {
      timeout: 20_000,
    });
    const { stats, probes, text } = await page.page.evaluate(async () => {
      await new Promise((done) => setTimeout(done, 800));
      const now = globalThis.seqTest.cache().stats() as ReturnType<typeof globalThis.seqTest.cache>['stats'] extends () => infer S ? S & { textures: number; spare: number } : never; // prettier-ignore
      const status = document.querySelector('seq-status')?.shadowRoot?.textContent ?? '';
      return { stats: now, probes: await globalThis.seqProbe.count(1500), text: status };
    });
    const buffers = probes.reduce((sum, probe) => sum + probe.buffers, 0);
    const textures = probes.reduce((sum, probe) => sum + probe.textures, 0);
    expect(stats.resident).to.equal(100 * shot.decodedBytes);
    expect(stats.textures, `textures by the ledger; ${JSON.stringify(probes)}`).to.equal(textures);
    expect(stats.used, `buffers ${buffers} + textures ${textures}`).to.equal(buffers + textures);
    const megabytes = Math.round(stats.used / MEGABYTE);
    expect(text.replace(/\s+/g, ' ')).to.match(new RegExp(`Mem: ?${megabytes}/`));
  });
});
