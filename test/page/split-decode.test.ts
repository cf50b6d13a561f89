import { expect } from 'chai';
import { exrFile } from '../support/exr/small-exr.ts';
import { WORKER_PROBE } from '../support/page/worker-probe.ts';
import { useSite } from '../support/page/use-pages.ts';

const FIRST = 1001;
const LAST = 1040;
/** Large enough that bands are worth it. */
const [WIDTH, HEIGHT] = [1600, 900];

/** Notes, in every decoder, when its thread decodes rows of a frame that came in bands; told with the probe's answers. */
const BANDS_BY_DECODER = `${WORKER_PROBE}
globalThis.seqBands = new BroadcastChannel('seq-bands');
globalThis.seqBandsSeen = new Map();
globalThis.seqBands.onmessage = ({ data }) => {
  const { seqBandsSeen } = globalThis;
  seqBandsSeen.set(data, (seqBandsSeen.get(data) ?? 0) + 1);
};
{
  const ProbedBlob = globalThis.Blob;
  const watch = () => {
    if (typeof WorkerGlobalScope === 'undefined' || !self.name.includes('decoder')) return;
    const channel = new BroadcastChannel('seq-bands');
    const id = Math.random();
    addEventListener('message', ({ data }) => {
      const job = data.content?.argumentList?.[0]?.value;
      if (job?.rows) channel.postMessage(id);
    });
  };
  globalThis.Blob = class Blob extends ProbedBlob {
    constructor(parts, options) {
      super(/javascript/.test(options?.type ?? '') ? ['(' + watch + ')();', ...parts] : parts, options);
    }
  };
}`;

declare global {
  /** Bands that each decoder was given. */
  var seqBandsSeen: Map<number, number>;
  var seqBands: BroadcastChannel;
}

describe('a frame that is waited for', function () {
  this.timeout(60_000);
  const files = new Map<number, Uint8Array>();
  const pages = useSite(
    (site) =>
      site.frames('/shot/', (frame) => {
        const file = files.get(frame) ?? exrFile(frame, WIDTH, HEIGHT);
        files.set(frame, file);
        return [file];
      }),
    { each: true },
  );

  const show = async (attributes = ''): Promise<void> => {
    const tag = `<seq-player src="/shot/shot.####.exr" frames="${FIRST}-${LAST}" fps="24" resolution="full" preload="none" workers="2" ${attributes}></seq-player>`;
    await pages.show(tag, { before: BANDS_BY_DECODER, allow: [/\[seq-viewer\]/, /thrown by the test/] });
    await pages.viewer.wake();
    await pages.viewer.expectStrip(FIRST, 'seq-player', 20_000);
  };
  const bands = (): Promise<number[]> => pages.viewer.page.evaluate(() => [...globalThis.seqBandsSeen.values()]);

  it('is decoded by every worker while a player is scrubbed, and loaded once', async () => {
    await show();
    for (const frame of [1010, 1020, 1005, 1030]) {
      await pages.viewer.page.evaluate((wanted) => globalThis.seqTest.player().seek(wanted), frame);
      await pages.viewer.expectStrip(frame, 'seq-player', 12_000);
    }
    const counts = await bands();
    expect(counts, 'decoders').to.have.length(2);
    expect(Math.min(...counts), `bands of each: ${counts}`).to.be.at.least(2);
    expect(
      counts.reduce((sum, count) => sum + count),
      'six a frame',
    ).to.equal(5 * 6);
    const { loads, errors } = await pages.viewer.page.evaluate(() => globalThis.seqTest.cache().stats());
    expect([loads, errors], 'each frame is one load').to.deep.equal([5, 0]);
  });

  it('stands with its first rows where nothing is shown, under a note, and counts as not shown', async () => {
    const wanted = 1101;
    const file = exrFile(wanted, WIDTH, HEIGHT, 'NONE');
    files.set(wanted, file);
    pages.site.fault(/1101\.exr/, { kind: 'stall', after: Math.round(file.length * 0.6) });
    const tag = `<seq-player src="/shot/shot.####.exr" frames="${wanted}" resolution="full" workers="1"></seq-player>`;
    const { page } = await pages.show(tag, { allow: [/\[seq-viewer\]/] });
    // Of the strip's two bands the upper one stands there, and the lower one does not.
    await page.waitForFunction((number) => {
      const { top, frame } = globalThis.seqTest.readPlayer('seq-player');
      return top === number && frame === null;
    }, wanted);
    await page.locator('.note.spinner').waitFor();
    const state = (): Promise<unknown> =>
      page.evaluate(() => {
        const { shown, status } = globalThis.seqTest.player().state;
        return { shown, status };
      });
    expect(await state()).to.deep.equal({ shown: null, status: 'Loading' });
    pages.site.mend();
    pages.site.dropStalled();
    await pages.viewer.expectStrip(wanted, 'seq-player', 20_000);
    await page.locator('.note.spinner').waitFor({ state: 'detached' });
    expect(await state()).to.deep.equal({ shown: wanted, status: 'Loaded' });
  });

  it('costs nothing when a worker dies that has rows of it: no error, all rows', async () => {
    await show();
    const outcome = await pages.viewer.page.evaluate(async () => {
      const decoders = (await globalThis.seqProbe.count()).filter(({ name }) => name.includes('decoder'));
      const seeking = globalThis.seqTest.player().seek(1020);
      // The second of them has a band as soon as there is one.
      const victim = decoders.at(-1);
      await new Promise((done) => globalThis.seqBands.addEventListener('message', done, { once: true }));
      if (victim) globalThis.seqProbe.order('throw', victim.id);
      const { outcome } = await seeking;
      return outcome;
    });
    expect(outcome).to.equal('presented');
    await pages.viewer.expectStrip(1020, 'seq-player', 12_000);
    const { errors } = await pages.viewer.page.evaluate(() => globalThis.seqTest.cache().stats());
    expect(errors).to.equal(0);
  });
});
