import { resolve } from 'node:path';
import { expect } from 'chai';
import { BrowserPage } from '../support/browser-page.ts';
import { FaultServer } from '../support/fault-server.ts';
import { viewerPage } from '../support/viewer-page.ts';

const root = resolve(import.meta.dirname, '../..');

interface Clip {
  readonly file: string;
  readonly frames: number;
  readonly fps: number;
  /** The number painted into frame 1. */
  readonly first?: number;
}

const CLIPS: readonly Clip[] = [
  { file: 'bframes.mp4', frames: 60, fps: 24 },
  { file: 'open-gop.mp4', frames: 60, fps: 24 },
  { file: 'edit-list.mp4', frames: 43, fps: 24, first: 18 },
  { file: 'ntsc.mp4', frames: 48, fps: 24000 / 1001 },
  { file: 'rotated.mp4', frames: 25, fps: 25 },
  { file: 'vp9.webm', frames: 60, fps: 24 },
  { file: 'vp9-ntsc.webm', frames: 48, fps: 24000 / 1001 },
  { file: 'vp8.webm', frames: 45, fps: 30 },
  { file: 'av1.mp4', frames: 60, fps: 24 },
  { file: 'av1.webm', frames: 40, fps: 24 },
  { file: 'vfr.mp4', frames: 40, fps: 16.421 },
  { file: 'h264.mkv', frames: 48, fps: 24 },
  { file: 'ten-bit.mp4', frames: 40, fps: 24 },
];

/** Orders in which every frame is asked for. */
const ORDERS: Readonly<Record<string, (count: number) => number[]>> = {
  forwards: (count) => Array.from({ length: count }, (_, i) => i + 1),
  backwards: (count) => Array.from({ length: count }, (_, i) => count - i),
  'at random': (count) => Array.from({ length: count }, (_, i) => 1 + ((i * 29 + 7) % count)),
};

/** Runs in the page. Asks for frames one after the other and reads which number is in the pixels of each. */
async function readFrames([frames, first]: readonly [readonly number[], number]) {
  const player = globalThis.seqTest.player();
  const wrong: string[] = [];
  for (const frame of frames) {
    const { outcome, shown } = await player.seek(frame);
    const { frame: read } = await globalThis.seqTest.waitForStrip(player, frame + first - 1, 4000);
    if (outcome !== 'presented' || shown !== frame || read !== frame + first - 1) {
      wrong.push(`${frame}: ${outcome}, shown ${shown}, pixels ${read}`);
    }
  }
  return wrong;
}

describe('video', () => {
  let server: FaultServer;
  let viewer: BrowserPage | null = null;

  before(async () => {
    server = (await FaultServer.start())
      .folder('/dist/', resolve(root, 'dist'))
      .folder('/clips/', resolve(root, 'test/fixtures/video'));
  });
  after(() => server.close());
  afterEach(async () => {
    const open = viewer;
    viewer = null;
    await open?.close();
  });

  const show = async (attributes: string): Promise<BrowserPage> => {
    server.page('/video.html', viewerPage({ body: `<seq-player ${attributes}></seq-player>` }));
    viewer = await BrowserPage.open(`${server.origin}/video.html`);
    return viewer;
  };

  for (const { file, frames, fps, first = 1 } of CLIPS) {
    it(`${file}: every frame forwards, backwards and at random`, async () => {
      const page = await show(`src="/clips/${file}"`);
      const state = await page.page.evaluate(async () => {
        const player = globalThis.seqTest.player();
        await player.ready;
        return player.state;
      });
      expect(state.frames).to.include({ first: 1, last: frames, length: frames });
      expect(state.fps).to.be.closeTo(fps, 1e-9);
      for (const [order, list] of Object.entries(ORDERS)) {
        const wrong = await page.page.evaluate(readFrames, [list(frames), first] as const);
        expect(wrong, order).to.deep.equal([]);
        await page.page.evaluate(() => globalThis.seqTest.cache().clear());
      }
      page.expectSilence();
    }).timeout(60_000);
  }
});
