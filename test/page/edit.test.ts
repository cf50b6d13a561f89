import { expect } from 'chai';
import type { BrowserPage } from '../support/page/browser-page.ts';
import { clip, external, gap, range, sequence, timeline, track } from '../support/edit/otio-builder.ts';
import { exrFile } from '../support/exr/small-exr.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { useSite } from '../support/page/use-pages.ts';

/** Images of a folder beside the document. */
const shot = (folder: string, first: number, count: number) =>
  sequence('s', first, count, { target_url_base: folder, available_range: range(0, count) });

/** Clips of two shots of different sizes, with a gap, a clip that is not there, and pictures that were there before. */
const CUT = timeline([
  track([
    clip('sh010', shot('wide', 1001, 24), range(4, 8)),
    clip('sh020', shot('small', 2001, 24), range(0, 6)),
    gap(3),
    clip('sh010 again', shot('wide', 1001, 24), range(20, 4)),
    clip('lost', external('file:///mnt/lost.mov'), range(0, 3)),
    clip('again', shot('wide', 1001, 24), range(4, 8)),
    clip('held', shot('small', 2001, 24), range(3, 4), { effects: [{ OTIO_SCHEMA: 'FreezeFrame.1' }] }),
    clip('sh030', shot('wide', 3001, 12)),
  ]),
]);
/** What the strip of each edit frame from 1 on must say; null: black or missing. */
const STRIPS = [
  ...[1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012],
  ...[2001, 2002, 2003, 2004, 2005, 2006],
  ...[null, null, null],
  ...[1021, 1022, 1023, 1024],
  ...[null, null, null],
  ...[1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012],
  ...[2004, 2004, 2004, 2004],
  ...Array.from({ length: 12 }, (_, n) => 3001 + n),
];

describe('an edit on a page', function () {
  this.timeout(90_000);
  const wide = new SyntheticFrames({ width: 640, height: 360 });
  const pages = useSite(
    (site) =>
      site
        .frames('/cuts/wide/', (frame) => wide.pieces(frame))
        .frames('/cuts/small/', (frame) => [exrFile(frame, 320, 180)]),
    { each: true },
  );

  const open = (attributes = ''): Promise<BrowserPage> => {
    pages.site.page('/cuts/cut.otio', JSON.stringify(CUT));
    return pages.show(
      `<seq-player id="cut" src="cuts/cut.otio" hud ${attributes}></seq-player>
      <seq-timeline for="cut"></seq-timeline><seq-status for="cut" show="frame clip clip-frame"></seq-status>`,
    );
  };

  it('shows each clip’s own pictures at its frames, a gap as black, a lost clip as missing, and says both numbers', async () => {
    const page = await open();
    await page.expectStrip(1005);
    for (const [index, strip] of STRIPS.entries()) {
      const outcome = await page.page.evaluate(async (frame) => {
        const player = globalThis.seqTest.player();
        const { outcome: how, shown } = await player.seek(frame);
        await globalThis.seqTest.frames(2);
        return { how, shown, clip: player.state.clip };
      }, index + 1);
      if (strip !== null) {
        await page.expectStrip(strip);
        expect(outcome, `frame ${index + 1}`).to.include({ how: 'presented', shown: index + 1 });
        expect(outcome.clip?.frame).to.equal(strip);
      } else if (index < 17) {
        expect(outcome, `gap ${index + 1}`).to.deep.equal({ how: 'presented', shown: index + 1, clip: null });
      } else expect(outcome.how, `lost ${index + 1}`).to.equal('missing');
    }
    const text = await page.page.evaluate(async () => {
      await globalThis.seqTest.player().seek(10);
      await globalThis.seqTest.frames(4);
      const textOf = (host: string, part: string): string =>
        document.querySelector(host)?.shadowRoot?.querySelector(part)?.textContent ?? '';
      const status = [...(document.querySelector('seq-status')?.shadowRoot?.querySelectorAll('.token') ?? [])];
      return { hud: textOf('seq-player', '.hud'), status: status.map((token) => token.textContent.trim()) };
    });
    expect(text.hud).to.contain('10').and.contain('sh020 2002');
    expect(text.status.join(' | ')).to.contain('sh020').and.contain('2002');
  });

  it('plays across its cuts and tells of each clip on its first picture', async () => {
    const page = await open('loop="once" playback="every-frame" fps="12"');
    await page.expectStrip(1005);
    const seen = await page.page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      const clips: (string | null)[] = [];
      const mismatches: string[] = [];
      player.addEventListener('seq-clip-change', (event) => {
        const { clip: current } = (event as CustomEvent<{ clip: { name: string; frame: number } | null }>).detail;
        clips.push(current?.name ?? null);
        if (current && player.state.clip?.frame !== current.frame) mismatches.push(current.name);
      });
      player.play();
      const end = performance.now() + 30_000;
      await new Promise((done) => setTimeout(done, 300));
      while (player.state.playing && performance.now() < end) await new Promise((done) => setTimeout(done, 50));
      return { clips, mismatches, frame: player.state.frame };
    });
    // The lost clip has no picture: the one before is held.
    expect(seen.clips).to.deep.equal(['sh020', null, 'sh010 again', 'again', 'held', 'sh030']);
    expect(seen).to.deep.include({ mismatches: [], frame: STRIPS.length });
    await page.expectStrip(3012);
  });

  it('goes from clip to clip by key, and shows them on the timeline', async () => {
    const page = await open();
    await page.expectStrip(1005);
    await page.page.locator('seq-player').focus();
    const frames: (number | null)[] = [];
    for (const key of ['>', '>', '>', '<', '<']) {
      await page.page.keyboard.press(key);
      frames.push(await page.page.evaluate(() => globalThis.seqTest.player().state.frame));
    }
    expect(frames).to.deep.equal([9, 18, 22, 18, 9]);
    // Middle of the first clip, of the second, which is lit, and of the gap.
    await page.page.waitForFunction((length) => {
      const canvas = document.querySelector('seq-timeline')?.shadowRoot?.querySelector<HTMLCanvasElement>('.clips');
      const context = canvas?.getContext('2d');
      if (!canvas || !context) return false;
      const { width, height } = canvas;
      const colourAt = (share: number): string =>
        context.getImageData(Math.round(share * width), Math.round(height * 0.2), 1, 1).data.join();
      return new Set([4, 11, 15.5].map((frame) => colourAt(frame / length))).size === 3;
    }, STRIPS.length);
  });
});
