import { expect } from 'chai';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { useSite } from '../support/page/use-pages.ts';

/** Not in the list: never asked for. */
const GAP = 1010;
/** In the list, and answered 404. */
const LOST = 1015;

/** What a person sees of a frame that does not exist. */
interface Seen {
  readonly outcome: string;
  /** The number in the pixels. */
  readonly read: number | null;
  /** No pixel of the canvas is lighter than black. */
  readonly black: boolean;
  readonly shown: number | null;
  readonly held: boolean;
  /** The card over the picture, where there is one. */
  readonly card: string;
}

describe('frames that do not exist', function () {
  this.timeout(60_000);
  const shot = new SyntheticFrames({ width: 320, height: 180 });
  const pages = useSite((site) => site.frames('/shot/', (frame) => shot.pieces(frame)));

  before(async () => {
    pages.site.fault(new RegExp(`${LOST}\\.exr`), { kind: 'status', status: 404 });
    const body = `<seq-player src="/shot/s.####.exr" frames="1001-1008,1012-1020" fps="24" resolution="full"
      style="width:320px;height:180px"></seq-player>`;
    await pages.show(body, { width: 400, height: 300, allow: [/404 \(Not Found\)/] });
    await pages.viewer.page.waitForFunction(() => globalThis.seqTest.cache().stats().entries >= 16);
  });

  /** Shows `from`, then goes to `to`. */
  const look = (policy: string, from: number, to: number): Promise<Seen> =>
    pages.viewer.page.evaluate(
      async ({ policy, from, to }) => {
        const player = globalThis.seqTest.player();
        player.setAttribute('missing', policy);
        await player.seek(from);
        const { outcome } = await player.seek(to);
        await globalThis.seqTest.frames(6);
        const canvas = globalThis.seqTest.canvasOf(player);
        const context = document.createElement('canvas').getContext('2d');
        if (!canvas || !context) throw new Error('no canvas');
        context.drawImage(canvas, 0, 0);
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        const { shown, held } = player.state;
        const card = player.shadowRoot?.querySelector('[part~=card]');
        return {
          outcome,
          read: globalThis.seqTest.readPlayer(player).frame,
          black: data.every((value, i) => i % 4 === 3 || value === 0),
          shown,
          held,
          card: card?.checkVisibility() ? (card.textContent ?? '') : '',
        };
      },
      { policy, from, to },
    );

  for (const [name, frame] of [
    ['a gap of the list', GAP],
    ['a file that is not there', LOST],
  ] as const) {
    it(`hold: ${name} keeps the picture before it, and says so`, async () => {
      const { outcome, read, shown, held, card } = await look('hold', 1007, frame);
      expect({ outcome, read, shown, held, card }).to.deep.equal({
        outcome: 'missing',
        read: 1007,
        shown: 1007,
        held: true,
        card: '',
      });
    });

    it(`black: ${name} is black and nothing else`, async () => {
      const { outcome, black, shown, held, card } = await look('black', 1007, frame);
      expect({ outcome, black, shown, held, card }).to.deep.equal({
        outcome: 'missing',
        black: true,
        shown: null,
        held: false,
        card: '',
      });
    });

    it(`error: ${name} is a card that names the frame`, async () => {
      const { outcome, black, shown, held, card } = await look('error', 1007, frame);
      expect({ outcome, black, shown, held }).to.deep.equal({
        outcome: 'missing',
        black: true,
        shown: null,
        held: false,
      });
      expect(card).to.include(String(frame));
    });
  }

  it('skip: play and steps pass over the gap, and never show it as due', async () => {
    const { stepped, due, read } = await pages.viewer.page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      player.setAttribute('missing', 'skip');
      await player.seek(1008);
      const stepped = (await player.step(1)).frame;
      await globalThis.seqTest.frames(4);
      const read = globalThis.seqTest.readPlayer(player).frame;
      const due: number[] = [];
      player.addEventListener('seq-frame-change', (event) => {
        due.push(...event.detail.presented.map(({ frame }) => frame));
      });
      await player.seek(1005);
      player.setAttribute('loop', 'loop');
      player.play();
      const end = performance.now() + 10_000;
      while (due.length < 40 && performance.now() < end) await globalThis.seqTest.frames();
      player.pause();
      await globalThis.seqTest.frames(3);
      return { stepped, due, read };
    });
    expect([stepped, read]).to.deep.equal([1012, 1012]);
    expect(due.length).to.be.at.least(40);
    expect(due.filter((frame) => frame > 1008 && frame < 1012)).to.deep.equal([]);
    expect(due).to.include.members([1008, 1012]);
  });

  it('are never asked for where the list does not have them', () => {
    expect(pages.site.log.filter(({ frame }) => frame !== null && frame > 1008 && frame < 1012)).to.deep.equal([]);
    expect(pages.site.log.filter(({ frame }) => frame === LOST).length).to.be.at.least(1);
  });

  it('leave the console silent', () => pages.viewer.expectSilence());
});
