import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import type { BrowserPage } from '../support/page/browser-page.ts';
import { FaultServer } from '../support/server/fault-server.ts';
import { useSite, withShot } from '../support/page/use-pages.ts';

const root = resolve(import.meta.dirname, '../..');
const clips = resolve(root, 'test/fixtures/video');

/** Orders in which every frame is asked for. */
const ORDERS: Readonly<Record<string, (count: number) => number[]>> = {
  forwards: (count) => Array.from({ length: count }, (_, i) => i + 1),
  backwards: (count) => Array.from({ length: count }, (_, i) => count - i),
  'at random': (count) => Array.from({ length: count }, (_, i) => 1 + ((i * 29 + 7) % count)),
};

/** Runs in the page. Asks all players for frames one after the other and reads which number is in the pixels of each. */
async function readFrames(frames: readonly number[]) {
  const players = [...document.querySelectorAll('seq-player')].map(({ id }) => globalThis.seqTest.player(`#${id}`));
  const wrong: string[] = [];
  for (const frame of frames) {
    await Promise.all(
      players.map(async (player) => {
        const { outcome, shown } = await player.seek(frame);
        const { frame: read } = await globalThis.seqTest.waitForStrip(player, frame, 4000);
        if (outcome === 'presented' && shown === frame && read === frame) return;
        wrong.push(`${player.id} ${frame}: ${outcome}, shown ${shown}, pixels ${read}`);
      }),
    );
  }
  return wrong;
}

describe('video on a page', () => {
  const pages = useSite((site) => withShot(site).folder('/clips/', clips));

  afterEach(async () => {
    pages.site.mend();
    await pages.closePage();
  });

  const show = (body: string, allow: readonly RegExp[] = []): Promise<BrowserPage> => {
    pages.site.log.length = 0;
    return pages.show(body, { allow });
  };
  const small = 'style="width: 320px; height: 180px; float: left"';

  it('shows every frame of H.264 with B-frames, VP9 and AV1, forwards, backwards and at random', async () => {
    const files = { h264: 'bframes.mp4', vp9: 'vp9.webm', av1: 'av1.mp4' };
    const tags = Object.entries(files).map(
      ([id, file]) => `<seq-player id="${id}" ${small} src="/clips/${file}"></seq-player>`,
    );
    const page = await show(tags.join('\n'));
    const ranges = await page.page.evaluate(async (ids) => {
      const players = ids.map((id) => globalThis.seqTest.player(`#${id}`));
      await Promise.all(players.map((player) => player.ready));
      return players.map(({ state }) => [state.frames?.first, state.frames?.last, state.fps]);
    }, Object.keys(files));
    expect(ranges).to.deep.equal(Object.keys(files).map(() => [1, 60, 24]));
    for (const [order, list] of Object.entries(ORDERS)) {
      expect(await page.page.evaluate(readFrames, list(60)), order).to.deep.equal([]);
      await page.page.evaluate(() => globalThis.seqTest.cache().clear());
    }
    page.expectSilence();
  }).timeout(120_000);

  it('plays forwards and backwards from a cache of a few frames, and holds 1.5 bytes a pixel', async () => {
    const page = await show(
      `<seq-player ${small} src="/clips/bframes.mp4" playback="every-frame" loop="once" resolution="full"></seq-player>`,
    );
    const result = await page.page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      const cache = globalThis.seqTest.cache();
      await player.ready;
      const until = async (holds: () => boolean): Promise<void> => {
        const deadline = performance.now() + 10_000;
        while (!holds() && performance.now() < deadline) await globalThis.seqTest.frames();
      };
      await until(() => cache.stats().entries === 60);
      const { resident, entries } = cache.stats();
      const shown: number[][] = [[], []];
      for (const [turn, speed] of [1, -1].entries()) {
        const note = (event: Event): void => {
          for (const { shown: frame } of (event as CustomEvent<{ presented: { shown: number | null }[] }>).detail
            .presented) {
            if (frame !== null && shown[turn]?.at(-1) !== frame) shown[turn]?.push(frame);
          }
        };
        await player.seek(speed > 0 ? 1 : 60);
        cache.clear();
        player.addEventListener('seq-frame-change', note);
        player.setAttribute('speed', String(speed));
        player.play();
        await until(() => shown[turn]?.at(-1) === (speed > 0 ? 60 : 1));
        player.pause();
        player.removeEventListener('seq-frame-change', note);
      }
      return { bytes: resident / entries, entries, shown };
    });
    expect(result.entries).to.equal(60);
    expect(result.bytes).to.equal(320 * 180 * 1.5);
    const ascending = Array.from({ length: 59 }, (_, i) => i + 2);
    expect(result.shown[0]!.filter((frame) => frame > 1)).to.deep.equal(ascending);
    expect(result.shown[1]!.filter((frame) => frame < 60)).to.deep.equal(Array.from({ length: 59 }, (_, i) => 59 - i));
    page.expectSilence();
  }).timeout(60_000);

  it('shares frames between players of one video', async () => {
    const tag = (id: string): string => `<seq-player id="${id}" ${small} src="/clips/vp9.webm"></seq-player>`;
    const page = await show(tag('a') + tag('b'));
    const loads = await page.page.evaluate(async () => {
      await Promise.all(['#a', '#b'].map((id) => globalThis.seqTest.player(id).ready));
      const cache = globalThis.seqTest.cache();
      const deadline = performance.now() + 10_000;
      while (cache.stats().entries < 60 && performance.now() < deadline) await globalThis.seqTest.frames();
      return cache.stats().loads;
    });
    expect(loads).to.equal(60);
  }).timeout(60_000);

  it("has the colours of the stream, and of the browser's own <video>: range, matrix and depth", async () => {
    // What Chromium makes of 10 bits in a canvas is up to 9 codes off the colours that were encoded.
    const files = { 'bars-709.mp4': 2, 'bars-709-full.mp4': 2, 'bars-601.mp4': 2, 'bars-ten-bit.mp4': 12 };
    const names = Object.keys(files);
    const tags = names.map(
      (name, i) =>
        `<seq-player id="p${i}" ${small} src="/clips/${name}" resolution="full"></seq-player>
        <video ${small} src="/clips/${name}" muted preload="auto"></video>`,
    );
    const page = await show(tags.join('\n'));
    const bars = await page.page.evaluate(async (count) => {
      const players = Array.from({ length: count }, (_, i) => globalThis.seqTest.player(`#p${i}`));
      const videos = [...document.querySelectorAll('video')];
      await Promise.all(players.map((player) => player.ready));
      const deadline = performance.now() + 10_000;
      while (videos.some(({ readyState }) => readyState < 2) && performance.now() < deadline) {
        await globalThis.seqTest.frames();
      }
      await globalThis.seqTest.frames(6);
      const barsOf = (picture: HTMLCanvasElement | HTMLVideoElement | null): number[][] => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [320, 180];
        const context = canvas.getContext('2d', { willReadFrequently: true });
        if (!picture || !context) return [];
        context.drawImage(picture, 0, 0, 320, 180);
        return Array.from({ length: 8 }, (_, bar) => [
          ...context.getImageData(bar * 40 + 20, 90, 1, 1).data.slice(0, 3),
        ]);
      };
      return players.map(
        (player, i) => [barsOf(globalThis.seqTest.canvasOf(player)), barsOf(videos[i] ?? null)] as const,
      );
    }, names.length);
    // As make-clips.mjs paints them: each of red, green and blue is 32 or 192.
    const painted = Array.from({ length: 8 }, (_, bar) => [2, 4, 1].map((bit) => (bar & bit ? 192 : 32)));
    const apart = (a: readonly number[][], b: readonly number[][]): number =>
      Math.max(...a.flatMap((pixel, bar) => pixel.map((code, i) => Math.abs(code - (b[bar]?.[i] ?? 999)))));
    names.forEach((name, i) => {
      const [ours = [], theirs = []] = bars[i] ?? [];
      expect(ours.length).to.equal(8);
      expect(apart(ours, painted), `${name} as painted: ${JSON.stringify(ours)}`).to.be.at.most(2);
      const most = files[name as keyof typeof files];
      expect(apart(ours, theirs), `${name} in <video>: ${JSON.stringify(theirs)}`).to.be.at.most(most);
    });
  }).timeout(60_000);

  it('downloads the decoder for video where there is one to show, and nowhere else', async () => {
    const asked = (): string[] =>
      pages.site.log.map(({ path }) => path).filter((path) => path.startsWith('/dist/codecs/'));
    const sequence = await show(`<seq-player ${small} src="/shot/shot.####.exr" frames="1001-1004"></seq-player>`);
    await sequence.page.evaluate(() => globalThis.seqTest.player().ready);
    expect(asked()).to.include('/dist/codecs/exr.js').and.to.not.include('/dist/codecs/video.js');
    await sequence.close();
    const video = await show(`<seq-player ${small} src="/clips/vp9.webm"></seq-player>`);
    await video.page.evaluate(() => globalThis.seqTest.player().ready);
    expect(asked()).to.deep.equal(['/dist/codecs/video.js']);
  }).timeout(60_000);

  it('names what it cannot play, and the rest plays', async () => {
    const files = ['hevc.mp4', 'prores.mov', 'sound.m4a.mp4', 'none.mp4', 'empty.mp4', 'bframes.mp4'];
    pages.site.page('/clips/empty.mp4', ' ');
    const page = await show(
      files.map((file, i) => `<seq-player id="p${i}" ${small} src="/clips/${file}"></seq-player>`).join('\n'),
      [/404/],
    );
    const codes = await page.page.evaluate((count) => {
      const players = Array.from({ length: count }, (_, i) => globalThis.seqTest.player(`#p${i}`));
      return Promise.all(
        players.map((player) =>
          player.ready.then(
            () => 'ready',
            ({ code }: { code: string }) => code,
          ),
        ),
      );
    }, files.length);
    expect(codes).to.deep.equal(['format-unsupported', 'format-unsupported', 'source-invalid', 'not-found', 'format-unsupported', 'ready']); // prettier-ignore
    await page.expectStrip(1, '#p5');
    page.expectSilence();
  }).timeout(60_000);

  it('plays from a server without ranges, and from a local file', async () => {
    const plain = (await FaultServer.start({ range: false })).folder('/clips/', clips);
    try {
      const page = await show(`<seq-player ${small} src="${plain.origin}/clips/open-gop.mp4"></seq-player>`);
      await page.page.evaluate(() => globalThis.seqTest.player().ready);
      for (const frame of [37, 2, 60]) {
        await page.page.evaluate((wanted) => globalThis.seqTest.player().seek(wanted), frame);
        await page.expectStrip(frame);
      }
      const bytes = readFileSync(resolve(clips, 'h264.mkv')).toString('base64');
      await page.page.evaluate(async (text) => {
        const data = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
        await globalThis.seqTest.player().load({ files: [new File([data], 'local.mkv')] });
        await globalThis.seqTest.player().seek(31);
      }, bytes);
      await page.expectStrip(31);
      page.expectSilence();
    } finally {
      await plain.close();
    }
  }).timeout(60_000);
});
