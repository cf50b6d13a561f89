import { expect } from 'chai';
import { BROWSER } from '../support/browsers/subject-browser.ts';
import { SubjectPage, startSite } from '../support/browsers/subject-page.ts';
import type { FaultServer } from '../support/server/fault-server.ts';

const CLIPS = {
  'H.264 with B-frames in MP4': ['bframes.mp4', 'avc1.42001f', 60, 24],
  'VP9 in WebM': ['vp9.webm', 'vp09.00.10.08', 60, 24],
  'VP8 in WebM': ['vp8.webm', 'vp8', 45, 30],
} as const;
/** Forwards, backwards and across groups of pictures; without those past the end. */
const ORDER = [1, 2, 3, 4, 30, 29, 28, 60, 7, 59, 13, 44, 43, 42, 1, 36, 25, 24, 50, 45];

/** Runs in the page. Asks the player for frames one after the other and reads which number is in the pixels of each. */
async function readFrames(frames: readonly number[]): Promise<string[]> {
  const player = globalThis.seqTest.player();
  const wrong: string[] = [];
  for (const frame of frames) {
    const { outcome, shown } = await player.seek(frame);
    const { frame: read } = await globalThis.seqTest.waitForStrip(player, frame, 3000);
    if (outcome !== 'presented' || shown !== frame || read !== frame)
      wrong.push(`${frame}: ${outcome}, shown ${shown}, pixels ${read}`);
  }
  return wrong;
}

describe(`${BROWSER}: video`, () => {
  let site: FaultServer;

  before(async () => {
    site = await startSite();
  });
  after(() => site?.close());

  for (const [name, [file, codec, count, rate]] of Object.entries(CLIPS)) {
    it(`${name}: every frame asked for is the one shown`, async function () {
      const body = `<seq-player src="/fixtures/video/${file}" style="width:320px;height:180px"></seq-player>`;
      const page = await SubjectPage.open(site, { body });
      const decodes = await page.evaluate(async (codec) => {
        if (typeof VideoDecoder === 'undefined') return false;
        return (await VideoDecoder.isConfigSupported({ codec })).supported === true;
      }, codec);
      if (!decodes) {
        // What the machine cannot decode is named, not left blank.
        await page.until(() => globalThis.seqTest.player().state.error !== null, 'an error card');
        expect((await page.evaluate(() => globalThis.seqTest.player().state.error))?.code).to.equal(
          'format-unsupported',
        );
        console.log(`      (${BROWSER} has no decoder for ${codec} on this machine: the player says so)`);
        return this.skip();
      }
      await page.expectStrip(1);
      const { first, last, fps } = await page.evaluate(() => {
        const { frames, fps } = globalThis.seqTest.player().state;
        return { first: frames?.first, last: frames?.last, fps };
      });
      expect([first, last, fps]).to.deep.equal([1, count, rate]);
      expect(
        await page.evaluate(
          readFrames,
          ORDER.filter((frame) => frame <= count),
        ),
      ).to.deep.equal([]);
      await page.evaluate(() => globalThis.seqTest.cache().clear());
      expect(await page.evaluate(readFrames, [count, 1, 31])).to.deep.equal([]);
      await page.expectSilence();
    });
  }
});
