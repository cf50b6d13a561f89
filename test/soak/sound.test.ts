import { expect } from 'chai';
import { startSite } from '../support/browsers/subject-page.ts';
import { BrowserPage } from '../support/page/browser-page.ts';
import { figure } from '../support/proof.ts';
import { soundProbe } from '../support/page/sound-probe.ts';
import { median, toneOffsets, toneOffsetsByLine } from '../support/page/tone-offsets.ts';
import { viewerPage } from '../support/page/viewer-page.ts';
import { TONE_EDIT, toneEdit, toneScene } from '../support/sound/tone-edit.ts';

/** Ten minutes; `SEQ_SECONDS=30 npm run soak -- sound` for a look. */
const SECONDS = Number(process.env.SEQ_SECONDS ?? 600);
/** How far sound may be from its pictures, milliseconds. */
const [MOST, MIDDLE] = [20, 10];

describe(`the sound of an edit for ${SECONDS} seconds`, function () {
  this.timeout((SECONDS + 120) * 1000);

  it('stays with its pictures through cuts and loops, beside workers that keep the machine busy', async () => {
    const site = (await startSite()).files({ '/sound/scene.wav': toneScene() });
    site.page('/cut.otio', JSON.stringify(toneEdit()));
    site.page(
      '/',
      viewerPage({ body: '<seq-player src="/cut.otio" style="width: 320px; height: 180px"></seq-player>' }),
    );
    const flags = ['--autoplay-policy=no-user-gesture-required'];
    const viewer = await BrowserPage.open(`${site.origin}/`, { flags, before: soundProbe() });
    try {
      const heard = await viewer.page.evaluate(async (seconds) => {
        const player = globalThis.seqTest.player();
        const ear = globalThis.seqSound;
        await player.ready;
        await ear.until(() => globalThis.seqTest.cache().stats().entries >= 32, 20_000);
        // A worker that is busy most of the time.
        const spin = new Blob([
          'setInterval(() => { const end = performance.now() + 15; while (performance.now() < end); }, 20)',
        ]);
        const worker = new Worker(URL.createObjectURL(spin));
        ear.begin(player);
        player.play();
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
        player.pause();
        worker.terminate();
        return ear.heard();
      }, SECONDS);
      const off = toneOffsetsByLine(heard, TONE_EDIT).sort((a, b) => a - b);
      const [middle, most] = [median(off), off.at(-1) ?? Infinity];
      const nearest = median(toneOffsets(heard, TONE_EDIT));
      figure(
        `${off.length} tones: median ${middle.toFixed(1)} ms, worst ${most.toFixed(1)}; median to the nearest picture ${nearest.toFixed(1)}`,
      );
      expect(off.length).to.be.at.least(
        Math.floor((SECONDS * TONE_EDIT.fps * TONE_EDIT.tones.length) / TONE_EDIT.frames) - 8,
      );
      expect(middle).to.be.at.most(MIDDLE);
      expect(most).to.be.at.most(MOST);
      viewer.expectSilence();
    } finally {
      await viewer.close();
      await site.close();
    }
  });
});
