import { expect } from 'chai';
import { FaultServer } from '../support/server/fault-server.ts';
import { clip, external, range, sequence, timeline, track } from '../support/edit/otio-builder.ts';
import { writeExr } from '../support/exr/exr-writer.ts';
import { exrFile } from '../support/exr/small-exr.ts';
import { codedPng } from '../support/pictures/coded-stills.ts';
import { paintStrip } from '../support/pictures/coded-strip.ts';
import { useSite } from '../support/page/use-pages.ts';

/** Pixels twice as wide as high: the same shape as the others. */
function anamorphic(frame: number): Uint8Array {
  const [width, height] = [160, 180];
  const channels = ['R', 'G', 'B'].map((name) => {
    const data = new Uint16Array(width * height).fill(0x3000);
    paintStrip({ data, width, height }, frame, { white: 0x3c00 });
    return { name, type: 'half' as const, data };
  });
  return writeExr([{ channels, dataWindow: [0, 0, width - 1, height - 1], compression: 'ZIP', pixelAspectRatio: 2 }]);
}

const shot = (folder: string, first: number, more = {}) =>
  sequence('s', first, 48, { target_url_base: folder, available_range: range(0, 48), ...more });

describe('clips of an edit that differ', function () {
  this.timeout(90_000);
  const pages = useSite((site) =>
    site
      .frames('/cuts/wide/', (frame) => [exrFile(frame, 640, 360)])
      .frames('/cuts/small/', (frame) => [exrFile(frame, 160, 90)])
      .frames('/cuts/still/', (frame) => [codedPng(frame, 480, 270)])
      .frames('/cuts/squeezed/', (frame) => [anamorphic(frame)]),
  );

  it('join without a flash: sizes, formats, rates and pixel aspects', async () => {
    const slow = { rate: 12, available_range: range(0, 24, 12) };
    const document = timeline([
      track([
        clip('wide', shot('wide', 1001), range(0, 6)),
        clip('small', shot('small', 2001), range(0, 6)),
        clip('still', shot('still', 3001, { name_suffix: '.png' }), range(0, 6)),
        clip('squeezed', shot('squeezed', 4001), range(0, 6)),
        clip('slow', shot('wide', 5001, slow), range(0, 6)),
        clip('small again', shot('small', 2003), range(0, 4)),
      ]),
    ]);
    const numbers = [
      ...[1001, 2001, 3001, 4001].flatMap((first) => Array.from({ length: 6 }, (_, n) => first + n)),
      ...[5001, 5001, 5002, 5002, 5003, 5003],
      ...[2003, 2004, 2005, 2006],
    ];
    pages.site.page('/cuts/mixed.otio', JSON.stringify(document));
    const page = await pages.show(
      '<seq-player src="cuts/mixed.otio" loop="once" playback="every-frame" fps="12"></seq-player>',
    );
    await page.expectStrip(1001);
    const read = await page.page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      const { frames, readPlayer } = globalThis.seqTest;
      const whole = () => player.state.buffered.share === 1;
      for (let look = 0; look < 600 && !whole(); look++) await new Promise((done) => setTimeout(done, 50));
      player.play();
      const seen: (number | null)[] = [];
      const until = performance.now() + 30_000;
      do {
        const { frame } = readPlayer(player);
        if (frame !== seen.at(-1)) seen.push(frame);
        await frames();
      } while ((player.state.playing || player.state.frame === 1) && performance.now() < until);
      await frames(4);
      const { frame } = readPlayer(player);
      return frame === seen.at(-1) ? seen : [...seen, frame];
    });
    expect(read, 'black or torn').to.not.include(null);
    // What was read comes in the order of the edit; a busy machine sees fewer.
    let at = -1;
    for (const number of read) {
      const next = numbers.findIndex((one, index) => index > at && one === number);
      expect(next, `${number} after ${numbers[at]} in ${read.join(' ')}`).to.be.above(at);
      at = next;
    }
    expect(read.at(-1)).to.equal(2006);
    expect(new Set(read.map((number) => Math.floor((number ?? 0) / 1000))).size).to.equal(5);
    page.expectSilence();
  });

  it('fail by themselves: another origin without CORS, files that are not there, an edit; the rest plays', async () => {
    const closed = await FaultServer.start({ cors: false });
    try {
      closed.frames('/other/', (frame) => [exrFile(frame, 160, 90)]);
      const document = timeline([
        track([
          clip('good', shot('small', 2001), range(0, 2)),
          clip('closed', shot(`${closed.origin}/other`, 1001), range(0, 2)),
          clip('gone', shot('nowhere', 1001), range(0, 2)),
          clip('edit', external('mixed.otio'), range(0, 2)),
          clip('path', external('/mnt/show/a.mov'), range(0, 2)),
          clip('last', shot('wide', 5001), range(0, 2)),
        ]),
      ]);
      pages.site.page('/cuts/bad.otio', JSON.stringify(document));
      const page = await pages.show('<seq-player src="cuts/bad.otio" preload="none"></seq-player>');
      await page.wake();
      await page.expectStrip(2001);
      const found = await page.page.evaluate(async () => {
        const player = globalThis.seqTest.player();
        const outcomes: string[] = [];
        for (const frame of [3, 5, 7, 9, 12]) {
          const { outcome } = await player.seek(frame);
          const { error, clip: current } = player.state;
          outcomes.push(`${outcome} ${error?.code ?? ''} ${current?.name ?? ''}`.trim());
        }
        return { outcomes, notes: player.state.notes.map(({ message }) => message) };
      });
      expect(found.outcomes.map((outcome) => outcome.split(' ')[0])).to.deep.equal([
        'error',
        'missing',
        'missing',
        'missing',
        'presented',
      ]);
      expect(found.outcomes[0]).to.contain('fetch-failed');
      expect(found.notes.join(' ')).to.contain('"edit"').and.contain('"path"').and.contain('of another machine');
      await page.expectStrip(5002);
    } finally {
      await closed.close();
    }
  });
});
