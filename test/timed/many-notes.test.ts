import { resolve } from 'node:path';
import { expect } from 'chai';
import { BrowserPage } from '../support/page/browser-page.ts';
import { timedRun, type TimedRun } from '../support/page/timed-run.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { FaultServer } from '../support/server/fault-server.ts';
import { viewerPage } from '../support/page/viewer-page.ts';

/** How long each run plays; `SEQ_SECONDS=30` measures longer than the tests need to. */
const SECONDS = Number(process.env['SEQ_SECONDS'] ?? 3);
const FPS = 15;
const FIRST = 1001;
const COUNT = 32;
const POINTS = 10_000;

/** Runs in the page: notes of so many points on each frame, in strokes of a hundred. */
function draw({ first, frames, points }: { first: number; frames: number; points: number }): void {
  const player = document.querySelector('seq-player') as unknown as { annotations: unknown };
  const stroke = (seed: number) =>
    Array.from({ length: Math.min(points, 100) }, (_, i) => [
      (Math.sin(seed * 12.9 + i * 0.21) * 0.5 + 0.5) * 320,
      (Math.cos(seed * 7.3 + i * 0.17) * 0.5 + 0.5) * 180,
    ]);
  player.annotations = Array.from({ length: frames }, (_, n) => ({
    id: `n${n}`,
    frame: first + n,
    items: Array.from({ length: Math.ceil(points / 100) }, (_, s) => ({
      type: 'pen',
      points: stroke(n * 1000 + s),
      color: '#ff453a',
      size: 1,
    })),
  }));
}

describe('notes of many points', function () {
  this.timeout(60_000 + 8000 * SECONDS);
  const shot = new SyntheticFrames({ width: 320, height: 180, channels: ['Y'] });
  let site: FaultServer;
  let viewer: BrowserPage;

  before(async () => {
    site = (await FaultServer.start())
      .folder('/dist/', resolve(PROJECT_ROOT, 'dist'))
      .frames('/shot/', (frame) => shot.pieces(frame));
    site.page(
      '/',
      viewerPage({
        body: `<seq-player src="/shot/a.####.exr" frames="${FIRST}-${FIRST + COUNT - 1}" fps="${FPS}" resolution="full"
          style="width:640px;height:360px"></seq-player>`,
      }),
    );
    viewer = await BrowserPage.open(`${site.origin}/`, { width: 660, height: 400 });
    await viewer.page.waitForFunction((count) => globalThis.seqTest.cache().stats().entries >= count, COUNT);
  });
  after(async () => {
    await viewer?.close();
    await site.close();
  });

  const play = (): Promise<TimedRun> => viewer.page.evaluate(timedRun, { milliseconds: SECONDS * 1000, fps: FPS });

  it(`drop no frame: ${POINTS} on each`, async function () {
    // Real time on a machine that may be doing other things.
    this.retries(2);
    await viewer.page.evaluate(draw, { first: FIRST, frames: 0, points: 0 });
    const bare = await play();
    await viewer.page.evaluate(draw, { first: FIRST, frames: COUNT, points: POINTS });
    await viewer.page.waitForFunction(hasRaster);
    const drawn = await play();
    const { beside } = await viewer.page.evaluate(() => globalThis.seqTest.cache().stats());
    console.log(
      `      ${FPS} fps: ${bare.shown} of ${bare.slots} frames without notes, ${drawn.shown} of ${drawn.slots} with; ` +
        `a display frame took ${bare.displayMs.toFixed(0)} and ${drawn.displayMs.toFixed(0)} ms; ${(beside / 2 ** 20).toFixed(0)} MB drawn ahead`,
    );
    // Without drawing ahead it is a third of them.
    expect(drawn.shown).to.be.greaterThan(0.8 * bare.shown);
    expect(beside).to.be.within(1, 66 * 2 ** 20);
  });

  it('drop no frame: 500 annotated frames, drawn as they come', async function () {
    this.retries(2);
    await viewer.page.evaluate(() => globalThis.seqTest.player().setAttribute('frames', '1001-1500'));
    await viewer.page.waitForFunction(() => globalThis.seqTest.player().state.frames?.length === 500);
    await viewer.page.evaluate(draw, { first: FIRST, frames: 0, points: 0 });
    const bare = await play();
    await viewer.page.evaluate(draw, { first: FIRST, frames: 500, points: 1000 });
    const drawn = await play();
    console.log(
      `      500 frames: ${bare.shown} of ${bare.slots} without notes, ${drawn.shown} of ${drawn.slots} with`,
    );
    expect(drawn.shown).to.be.greaterThan(0.8 * bare.shown);
  });

  it('leaves the console silent', () => viewer.expectSilence());
});

/** Runs in the page: the notes of the frame are there as a picture. */
function hasRaster(): boolean {
  return document.querySelector('seq-player')?.shadowRoot?.querySelector('.annotations canvas') != null;
}
