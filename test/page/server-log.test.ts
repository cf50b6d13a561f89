import { expect } from 'chai';
import type { BrowserPage } from '../support/page/browser-page.ts';
import { encodeShotFrame } from '../support/pictures/make-shot.ts';
import { storyScene } from '../support/page/story-scene.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { FaultServer } from '../support/server/fault-server.ts';
import { useSite } from '../support/page/use-pages.ts';

const CENTRE = 1015;

describe('what is asked of the server', function () {
  this.timeout(60_000);
  const small = new SyntheticFrames({ width: 320, height: 180 });
  const large = new SyntheticFrames({ width: 2048, height: 1152 });
  /** 1001 of a picture too busy to be made for each request. */
  let packed: Uint8Array;
  const pages = useSite(
    (site) =>
      site
        .frames('/small/', (frame) => small.pieces(frame))
        .frames('/large/', (frame) => large.pieces(frame))
        .frames('/packed/', () => [packed]),
    { each: true },
  );

  before(() => {
    packed = encodeShotFrame(storyScene(1001, 1001, 2048, 1152), 1001);
  });

  const open = (body: string): Promise<BrowserPage> => pages.show(body, { height: 1200 });
  const askedFor = (part: string): number[] => pages.site.frameRequests(part).map(({ frame }) => frame ?? 0);
  const waitForRequests = async (part: string, count: number): Promise<number[]> => {
    for (let i = 0; i < 300 && askedFor(part).length < count; i++) await new Promise((done) => setTimeout(done, 50));
    return askedFor(part);
  };
  const player = (attributes: string, kind = 'small'): string =>
    `<seq-player src="/${kind}/shot.####.exr" resolution="full" ${attributes}></seq-player>`;

  it('forward order: from the current frame to the end, and nothing behind until the rest is there', async () => {
    const page = await open(player(`frames="1001-1040" frame="${CENTRE}" preload-order="forward" workers="1"`));
    await page.expectStrip(CENTRE);
    const asked = await waitForRequests('/small/', 40);
    const ahead = Array.from({ length: 1040 - CENTRE + 1 }, (_, i) => CENTRE + i);
    // Two requests under way at once may reach the server in either order.
    const displaced = asked.slice(0, ahead.length).filter((frame, i) => Math.abs(frame - (ahead[i] ?? 0)) > 1);
    expect(displaced, String(asked)).to.deep.equal([]);
    expect([...asked].sort((a, b) => a - b)).to.deep.equal(Array.from({ length: 40 }, (_, i) => 1001 + i));
  });

  it('spiral order: 0, ±1, ±2 …', async () => {
    const page = await open(player(`frames="1001-1029" frame="${CENTRE}" preload-order="spiral" workers="1"`));
    await page.expectStrip(CENTRE);
    const asked = await waitForRequests('/small/', 29);
    const distances = asked.map((frame) => Math.abs(frame - CENTRE));
    const displaced = distances.filter((distance, i) => Math.abs(distance - Math.ceil(i / 2)) > 1);
    expect(displaced, String(asked)).to.deep.equal([]);
  });

  it('eight requests for one frame make one decode', async () => {
    const tag = player('frames="1001-1040" preload="none"');
    const page = await open(Array.from({ length: 8 }, () => tag.replace('<seq-player', '<seq-player class="p" style="display:inline-block;width:160px;height:90px"')).join('\n')); // prettier-ignore
    await page.page.evaluate(async () => {
      const players = [...document.querySelectorAll('seq-player')] as unknown as {
        seek(frame: number): Promise<unknown>;
      }[];
      await Promise.all(players.map((one) => one.seek(1020)));
      await globalThis.seqTest.frames(4);
    });
    const readings = await page.page.evaluate(async () =>
      Promise.all(
        [...document.querySelectorAll('seq-player')].map((one) => globalThis.seqTest.waitForStrip(one, 1020, 5000)),
      ),
    );
    expect(readings.map(({ frame }) => frame)).to.deep.equal(new Array(8).fill(1020));
    expect(askedFor('/small/').filter((frame) => frame === 1020)).to.deep.equal([1020]);
    expect(await page.page.evaluate(() => globalThis.seqTest.cache().stats().loads)).to.be.at.most(2);
  });

  it('fast scrubbing loads nothing superfluous and ends on the last frame asked for', async () => {
    pages.site.fault(/\/small\//, { kind: 'delay', ms: 50 });
    // Another host than the site's: its requests wait for none of the player's.
    const echoes = (await FaultServer.start()).frames('/', () => []);
    const page = await open(player('frames="1-1000" frame="500" workers="2"'));
    await page.expectStrip(500);
    const { jumps, from } = await page.page.evaluate(async (echo) => {
      const one = globalThis.seqTest.player();
      const courier = new Worker(
        URL.createObjectURL(new Blob(['onmessage = ({ data }) => fetch(data)'], { type: 'text/javascript' })),
      );
      const list = [{ frame: 500, at: performance.timeOrigin + performance.now() }];
      let random = 7;
      for (let i = 0; i < 90; i++) {
        random = (random * 1103515245 + 12345) % 2 ** 31;
        const frame = 1 + (random % 1000);
        list.push({ frame, at: performance.timeOrigin + performance.now() });
        void one.seek(frame);
        courier.postMessage(`${echo}/jump.${i + 1}.txt`);
        await new Promise((done) => setTimeout(done, 33));
      }
      return { jumps: list, from: list[0]?.at ?? 0 };
    }, echoes.origin);
    const last = jumps.at(-1);
    if (!last) throw new Error('no jump');
    await page.expectStrip(last.frame);
    const during = pages.site.frameRequests('/small/').filter(({ at }) => at >= from && at <= last.at);
    // A seek passes through the page, the presenter, a decode worker and the server. How late the machine makes that now
    // is seen by requests that go from the page through a worker to a server, with every jump.
    const lags = echoes.log.map(({ at, frame }) => at - (jumps[frame ?? 0]?.at ?? at));
    await echoes.close();
    expect(lags.length, 'requests of the witness').to.be.at.least(80);
    const slackMs = 250 + 4 * Math.max(...lags);
    // What was current when it was asked for, or up to two tasks of a busy page before.
    const strangers = during.filter(({ frame, at }) => {
      const current = jumps.filter((jump) => jump.at <= at && jump.at > at - slackMs);
      return !current.some((jump) => Math.abs(jump.frame - (frame ?? 0)) <= 12);
    });
    expect(
      strangers.map(({ frame }) => frame),
      'requests for frames far from where the player was',
    ).to.deep.equal([]);
    expect(during.length, 'requests in three seconds of scrubbing').to.be.at.most(2 * jumps.length);
    const { frame, shown, held } = await page.page.evaluate(() => globalThis.seqTest.player().state);
    expect({ frame, shown, held }).to.deep.equal({ frame: last.frame, shown: last.frame, held: false });
    // The frame may have been cached: scrubbing passes near it. If it was asked for now, it was asked for at once.
    const late = pages.site
      .frameRequests('/small/')
      .find((request) => request.frame === last.frame && request.at >= last.at);
    if (late) expect(late.at - last.at, 'wait before the last frame was asked for').to.be.lessThan(slackMs);
  });

  it('a frame larger than the limit is shown reduced and leaves the others cached', async () => {
    const page = await open(`${player('id="a" frames="1001-1020"')}\n`);
    await page.page.evaluate(() => globalThis.seqTest.cache().setMemoryLimit({ maxBytes: 16 * 2 ** 20 }));
    await page.expectStrip(1001, '#a');
    await page.page.waitForFunction(() => globalThis.seqTest.cache().stats().entries >= 20);
    await addPlayer(page, 'b', '/packed/shot.####.exr');
    await page.expectStrip(1001, '#b', 10_000);
    const state = await page.page.evaluate(() => ({
      level: globalThis.seqTest.player('#b').state.level,
      entries: globalThis.seqTest.cache().stats().entries,
      sum: globalThis.seqTest.cache().usedBytes + globalThis.seqTest.cache().reservedBytes,
    }));
    expect(state.level, 'level of the picture shown').to.be.greaterThan(0);
    expect(state.sum).to.be.at.most(16 * 2 ** 20);
    expect(state.entries, 'frames still cached').to.be.at.least(10);
    await page.expectStrip(1001, '#a');
  });

  it('a frame whose very file is larger than the limit is an error, asked for once or twice and no more', async () => {
    const page = await open(`${player('id="a" frames="1001-1020"')}\n`);
    await page.page.evaluate(() => globalThis.seqTest.cache().setMemoryLimit({ maxBytes: 16 * 2 ** 20 }));
    await page.expectStrip(1001, '#a');
    await addPlayer(page, 'b', '/large/shot.####.exr');
    await page.page.waitForFunction(() => globalThis.seqTest.player('#b').state.error !== null, undefined, {
      timeout: 10_000,
    });
    await new Promise((done) => setTimeout(done, 500));
    const error = await page.page.evaluate(() => globalThis.seqTest.player('#b').state.error);
    expect(error).to.include({ code: 'frame-too-large', frame: 1001 });
    expect(askedFor('/large/').length).to.be.at.most(2);
    await page.page.waitForFunction(() => globalThis.seqTest.cache().stats().entries >= 20);
  });
});

/** Adds a player to the page that loads its current frame only. */
async function addPlayer(page: BrowserPage, id: string, src: string): Promise<void> {
  const attributes = { id, src, frames: '1001-1003', resolution: 'full', preload: 'none' };
  await page.page.evaluate((entries) => {
    const other = document.createElement('seq-player');
    for (const [name, value] of entries) other.setAttribute(name, value);
    document.body.append(other);
    void (other as HTMLElement & { step(by: number): unknown }).step(0);
  }, Object.entries(attributes)); // prettier-ignore
}
