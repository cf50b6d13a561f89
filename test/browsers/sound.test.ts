import { expect } from 'chai';
import { BROWSER } from '../support/browsers/subject-browser.ts';
import { SubjectPage, startSite } from '../support/browsers/subject-page.ts';
import { soundProbe } from '../support/page/sound-probe.ts';
import type { FaultServer } from '../support/server/fault-server.ts';

describe(`${BROWSER}: sound`, () => {
  let site: FaultServer;

  before(async () => {
    site = await startSite();
  });
  after(() => site?.close());

  it('is heard while a clip plays and quiet when it is paused, or is refused by name', async function () {
    const body =
      '<seq-player src="/shot/shot-tones.mp4" controls loop="loop" style="width:320px;height:180px"></seq-player>';
    const page = await SubjectPage.open(site, { body, before: soundProbe() });
    await page.until(() => globalThis.seqTest.player().state?.shown === 1, 'the first picture');
    // A click is the gesture that browsers want before they let sound out.
    await page.click('seq-player');
    const hasSpeaker = await page.evaluate(async () => {
      const context = new AudioContext();
      void context.resume();
      const end = performance.now() + 4000;
      while (context.currentTime === 0 && performance.now() < end) await globalThis.seqTest.frames();
      const runs = context.currentTime > 0;
      void context.close();
      return runs;
    });
    if (!hasSpeaker) {
      console.log(`      (${BROWSER} finds no loudspeaker on this machine: PulseAudio is not installed)`);
      return this.skip();
    }
    await page.evaluate(() => {
      const player = globalThis.seqTest.player();
      globalThis.seqSound.begin(player);
      player.play();
    });
    await page.until(() => {
      const { sound } = globalThis.seqTest.player().state;
      return sound !== null && (sound.refused !== null || globalThis.seqSound.onsets().length > 1);
    }, 'a tone, or a refusal');
    const { refused, codecName } = await page.evaluate(() => {
      const { refused = null, codecName = '' } = globalThis.seqTest.player().state.sound ?? {};
      return { refused, codecName };
    });
    await page.until(
      () => new Set(globalThis.seqSound.heard().presented.map(({ shown }) => shown)).size > 4,
      'pictures that run on',
    );
    if (refused !== null) {
      console.log(`      (${BROWSER} does not decode ${codecName} on this machine: the player says so)`);
      return this.skip();
    }
    const quiet = await page.evaluate(async () => {
      globalThis.seqTest.player().pause();
      return globalThis.seqSound.until(() => globalThis.seqSound.quietFor() > 600, 5000);
    });
    expect(quiet, 'quiet after a pause').to.equal(true);
    await page.expectSilence();
  });
});
