import { expect } from 'chai';
import { missedSlots } from '../support/page/display-frames.ts';
import { timedRun } from '../support/page/timed-run.ts';
import { useSite } from '../support/page/use-pages.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';

/** How long each turn plays, how many there are of either kind, and how often scopes have to follow in a second. */
const PLAYS_MS = 1500;
const TURNS = 2;
const A_SECOND = 10;
/**
 * What a look at all four scopes may take of processors, milliseconds: of every process of the browser, where its GPU is
 * software. It tells what scopes cost on a machine that is too busy to show it in dropped frames. (Traces drawn as paths by
 * that GPU took 90.)
 */
const A_LOOK_MS = 45;

interface Turn {
  readonly dropped: number;
  /** Frames in which the machine had no display frame. */
  readonly missed: number;
  readonly looks: number;
  readonly slots: number;
  readonly cpuMs: number;
}

describe('scopes while playing', function () {
  this.timeout(90_000);
  const shot = new SyntheticFrames({ width: 480, height: 270 });
  const pages = useSite((site) => site.frames('/shot/', (frame) => shot.pieces(frame)));

  it(`follow ${A_SECOND} times a second, and drop not one frame more than without them`, async function () {
    // Real time on a machine that may be doing other things: both kinds of turns are taken by turns, and a watching worker
    // says what the machine missed in each.
    this.retries(2);
    const page = await pages.show(
      '<seq-player src="/shot/s.####.exr" frames="1001-1048" fps="24" resolution="full" style="width:480px"></seq-player>',
      { width: 520, height: 640 },
    );
    const system = await page.page.context().browser()!.newBrowserCDPSession();
    const cpuMs = async (): Promise<number> => {
      const { processInfo } = await system.send('SystemInfo.getProcessInfo');
      return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
    };
    await page.page.waitForFunction(() => globalThis.seqTest.cache().stats().entries >= 48, null, { timeout: 20_000 });
    const isMeasured = (): boolean =>
      globalThis.seqTest.player().shadowRoot?.querySelector('.scope-note')?.textContent?.includes('every pixel') ??
      !globalThis.seqTest.player().hasAttribute('scopes');

    const turn = async (scopes: boolean): Promise<Turn> => {
      await page.page.evaluate((on) => globalThis.seqTest.player().toggleAttribute('scopes', on), scopes);
      await page.page.evaluate(() => globalThis.seqTest.frames(3));
      await page.page.waitForFunction(isMeasured, null, { timeout: 20_000 });
      await page.page.evaluate(() => {
        const seen = ((globalThis as { scopesSeen?: Set<string> }).scopesSeen = new Set());
        const text = globalThis.seqTest.player().shadowRoot?.querySelector('.scope-note');
        const note = (): void => void seen.add(text?.textContent?.split(' ')[0] ?? '');
        if (text) new MutationObserver(note).observe(text, { childList: true, subtree: true });
      });
      const watch = await page.page.evaluateHandle(() => globalThis.seqTest.watchDisplay());
      const before = await cpuMs();
      const { dropped, slots } = await page.page.evaluate(timedRun, { milliseconds: PLAYS_MS, fps: 24 });
      const used = (await cpuMs()) - before;
      const missed = missedSlots(await watch.evaluate((one) => one.end()), 24);
      const looks = await page.page.evaluate(() => (globalThis as { scopesSeen?: Set<string> }).scopesSeen?.size ?? 0);
      return { dropped, missed, looks, slots, cpuMs: used };
    };
    const turns = { without: [] as Turn[], with: [] as Turn[] };
    for (let i = 0; i < TURNS; i++) {
      turns.without.push(await turn(false));
      turns.with.push(await turn(true));
    }
    const sum = (kind: keyof typeof turns, name: keyof Turn): number =>
      turns[kind].reduce((all, one) => all + one[name], 0);
    const looks = sum('with', 'looks');
    const aLook = (sum('with', 'cpuMs') - sum('without', 'cpuMs')) / Math.max(1, looks);
    const busier = Math.max(0, sum('with', 'missed') - sum('without', 'missed'));
    console.log(
      `      ${looks} looks at ${sum('with', 'slots')} frames, ${Math.round(aLook)} ms of processors each; dropped ` +
        `${sum('with', 'dropped')} with and ${sum('without', 'dropped')} without, the machine ${sum('with', 'missed')} and ${sum('without', 'missed')}`,
    );
    const all = JSON.stringify(turns);
    expect(aLook, all).to.be.at.most(A_LOOK_MS);
    expect(sum('with', 'dropped'), all).to.be.at.most(sum('without', 'dropped') + busier);
    expect(looks, all).to.be.at.least((A_SECOND * TURNS * PLAYS_MS) / 1000 - sum('with', 'missed'));
    page.expectSilence();
  });
});
