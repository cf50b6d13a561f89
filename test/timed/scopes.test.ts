import { expect } from 'chai';
import { missedSlots } from '../support/page/display-frames.ts';
import { timedRun } from '../support/page/timed-run.ts';
import { useSite } from '../support/page/use-pages.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';

/** How long it plays, and how often scopes have to follow in a second of it. */
const PLAYS_MS = 3000;
const A_SECOND = 10;

describe('scopes while playing', function () {
  this.timeout(60_000);
  const shot = new SyntheticFrames({ width: 480, height: 270 });
  const pages = useSite((site) => site.frames('/shot/', (frame) => shot.pieces(frame)));

  it(`follow ${A_SECOND} times a second, and drop no frame`, async function () {
    // Real time on a machine that may be doing other things: a watching worker says what that missed.
    this.retries(2);
    const page = await pages.show(
      '<seq-player scopes src="/shot/s.####.exr" frames="1001-1048" fps="24" resolution="full" style="width:480px"></seq-player>',
      { width: 520, height: 640 },
    );
    await page.page.waitForFunction(() => globalThis.seqTest.cache().stats().entries >= 48, null, { timeout: 20_000 });
    const note = () =>
      globalThis.seqTest.player().shadowRoot?.querySelector('.scope-note')?.textContent?.includes('every pixel');
    await page.page.waitForFunction(note, null, { timeout: 20_000 });
    await page.page.evaluate(() => {
      const seen = ((globalThis as { scopesSeen?: Set<string> }).scopesSeen = new Set());
      const text = globalThis.seqTest.player().shadowRoot?.querySelector('.scope-note');
      if (text)
        new MutationObserver(() => seen.add(text.textContent)).observe(text, { childList: true, subtree: true });
    });
    const watch = await page.page.evaluateHandle(() => globalThis.seqTest.watchDisplay());
    const run = await page.page.evaluate(timedRun, { milliseconds: PLAYS_MS, fps: 24 });
    const display = await watch.evaluate((one) => one.end());
    const looks = await page.page.evaluate(() => (globalThis as { scopesSeen?: Set<string> }).scopesSeen?.size ?? 0);
    const missed = missedSlots(display, 24);
    console.log(`      ${looks} frames measured of ${run.slots}; ${run.dropped} dropped, ${missed} by the machine`);
    expect(run.dropped, JSON.stringify(run)).to.be.at.most(missed);
    expect(looks).to.be.at.least((A_SECOND * PLAYS_MS) / 1000 - missed);
    await page.page.waitForFunction(note, null, { timeout: 20_000 });
    page.expectSilence();
  });
});
