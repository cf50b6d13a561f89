import { expect } from 'chai';
import { useSite, withShot } from '../support/page/use-pages.ts';
import { sine, waveFile } from '../support/sound/sound-file-writer.ts';

const [FIRST, LAST, FPS, RATE] = [1001, 1032, 24, 48_000];

/** Silent but for frames 1009 to 1016. */
function wave(): Uint8Array<ArrayBuffer> {
  const samples = new Float32Array(((LAST - FIRST + 1) * RATE) / FPS);
  samples.set(sine(8 / FPS, 500, RATE, 0.9), (8 * RATE) / FPS);
  return waveFile([samples, samples]);
}

describe('sound and pictures on the timeline', function () {
  this.timeout(60_000);
  const pages = useSite((site) => {
    withShot(site).files({ '/sound/scene.wav': wave() });
  });
  afterEach(() => pages.closePage());

  const show = (timeline: string, player = '') =>
    pages.show(
      `<div style="padding-top: 160px">
        <seq-player id="a" src="/shot/shot.####.exr" frames="${FIRST}-${LAST}" fps="${FPS}" ${player}
          style="width: 320px; height: 180px"></seq-player>
        <seq-timeline for="a" style="width: 640px" ${timeline}></seq-timeline>
      </div>`,
    );

  it('are off, and nothing of theirs is fetched, until they are asked for', async () => {
    const page = await show('', 'audio-src="/sound/scene.wav"');
    await page.page.evaluate(() => globalThis.seqTest.player().ready);
    const rows = await page.page.evaluate(() => {
      const root = document.querySelector('seq-timeline')?.shadowRoot;
      return root?.querySelector<HTMLElement>('.media')?.hidden;
    });
    expect(rows).to.equal(true);
    expect(pages.site.log.filter(({ path }) => path.includes('media-rows'))).to.deep.equal([]);
    page.expectSilence();
  });

  it('are the waveform of the sound at its frames, louder where it is', async () => {
    const page = await show('waveform', 'audio-src="/sound/scene.wav"');
    const bars = await page.page.evaluate(async () => {
      const find = (): HTMLCanvasElement | null | undefined =>
        document.querySelector('seq-timeline')?.shadowRoot?.querySelector<HTMLCanvasElement>('.wave');
      for (let turn = 0; turn < 400 && find()?.dataset.complete !== 'true'; turn++) await globalThis.seqTest.frames();
      const canvas = find();
      const context = canvas?.getContext('2d');
      if (!canvas || !context) return null;
      const { width, height } = canvas;
      const { data } = context.getImageData(0, 0, width, height);
      const painted = (x: number): number => {
        let rows = 0;
        for (let y = 0; y < height; y++) if ((data[4 * (y * width + x) + 3] ?? 0) > 200) rows += 1;
        return rows / height;
      };
      return [2, 6, 10, 14, 18, 30].map((frame) => painted(Math.floor((frame * width) / 32)));
    });
    const [a, b, c, d, e, f] = bars ?? [];
    for (const quiet of [a, b, e, f]) expect(quiet).to.be.below(0.1);
    for (const loud of [c, d]) expect(loud).to.be.above(0.6);
    page.expectSilence();
  });

  it('are pictures of the frames, and one in the read-out, counted in the memory limit', async () => {
    const page = await show('thumbnails');
    const filled = await page.page.evaluate(async () => {
      const root = document.querySelector('seq-timeline')?.shadowRoot;
      const share = (): number => {
        const canvas = root?.querySelector<HTMLCanvasElement>('.film');
        if (!canvas?.width) return 0;
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
        copy?.drawImage(canvas, 0, 0);
        const pixels = copy?.getImageData(0, 0, canvas.width, canvas.height);
        if (!pixels) return 0;
        let opaque = 0;
        for (let at = 3; at < pixels.data.length; at += 4) if (pixels.data[at] === 255) opaque += 4;
        return opaque / pixels.data.length;
      };
      for (let turn = 0; turn < 800 && share() < 0.95; turn++) await globalThis.seqTest.frames();
      const { beside, used, limit } = globalThis.seqTest.cache().stats();
      return { share: share(), beside, fits: used <= limit };
    });
    expect(filled.share).to.be.above(0.95);
    expect(filled.beside).to.be.above(10_000);
    expect(filled.fits).to.equal(true);
    const box = await page.page.locator('seq-timeline').boundingBox();
    await page.page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 10);
    await page.page.locator('seq-timeline .still[data-frame="1011"]').waitFor();
    await page.page.evaluate(() => document.querySelector('seq-timeline')?.remove());
    const after = await page.page.evaluate(async () => {
      for (let turn = 0; turn < 60 && globalThis.seqTest.cache().stats().beside > 0; turn++) await globalThis.seqTest.frames(); // prettier-ignore
      return globalThis.seqTest.cache().stats().beside;
    });
    expect(after).to.equal(0);
    page.expectSilence();
  });
});
