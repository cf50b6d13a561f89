import { expect } from 'chai';
import type { CDPSession } from 'playwright-core';
import { useDevServer } from '../support/page/use-pages.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>Scrub</title><link rel="icon" href="data:,">
<body style="margin:0;block-size:3000px"><script type="module">
import { SeqTimeline } from '/src/components/timeline/seq-timeline.ts';
import { FakePlayer } from '/test/support/player/fake-player-element.ts';
customElements.define('seq-timeline', SeqTimeline);
customElements.define('fake-player', FakePlayer);
const player = document.body.appendChild(new FakePlayer());
const timeline = document.body.appendChild(new SeqTimeline());
timeline.player = player;
const kinds = new Set();
timeline.addEventListener('pointermove', ({ pointerType }) => kinds.add(pointerType));
Object.assign(globalThis, { player, kinds });
</script>`;

interface Stage {
  readonly player: { readonly calls: string[]; readonly facts: Record<string, unknown> };
  readonly kinds: Set<string>;
}

/** Frames 1001 to 1048 on 960 pixels: the middle of one, CSS pixels. */
const xOf = (frame: number): number => (frame - 1001 + 0.5) * 20;

describe('a timeline under a finger and a pen', function () {
  this.timeout(60_000);
  const pages = useDevServer({ '/scrub': PAGE });
  let input: CDPSession;

  before(async () => {
    await pages.open('/scrub', { width: 960 });
    await pages.viewer.page.waitForFunction(() => 'player' in globalThis);
    input = await pages.viewer.page.context().newCDPSession(pages.viewer.page);
    await input.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
  });

  beforeEach(async () => {
    await pages.viewer.page.evaluate(() => {
      const stage = globalThis as unknown as Stage;
      stage.player.calls.length = 0;
      stage.player.facts.playing = false;
      stage.kinds.clear();
      scrollTo(0, 0);
    });
  });

  const middle = (): Promise<number> =>
    pages.viewer.page.evaluate(() => {
      const { top, height } = document.querySelector('seq-timeline')!.getBoundingClientRect();
      return top + height / 2;
    });
  const seen = (): Promise<{ calls: string[]; kinds: string[]; scrolled: number }> =>
    pages.viewer.page.evaluate(async () => {
      for (let i = 0; i < 2; i++) await new Promise((done) => requestAnimationFrame(done));
      const { player, kinds } = globalThis as unknown as Stage;
      return { calls: [...player.calls], kinds: [...kinds], scrolled: scrollY };
    });
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0): Promise<unknown> =>
    input.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });

  it('scrubs with a finger along the track, also below it, without scrolling the page', async () => {
    const y = await middle();
    await touch('touchStart', xOf(1005), y);
    for (let frame = 1006; frame <= 1020; frame++) await touch('touchMove', xOf(frame), y + 2 * (frame - 1005));
    await touch('touchEnd');
    const { calls, kinds, scrolled } = await seen();
    expect(calls[0]).to.equal('seek 1005');
    expect(calls.at(-1)).to.equal('seek 1020');
    expect([kinds, scrolled]).to.deep.equal([['touch'], 0]);
  });

  it('goes on playing after the finger is lifted', async () => {
    await pages.viewer.page.evaluate(() => void ((globalThis as unknown as Stage).player.facts.playing = true));
    await touch('touchStart', xOf(1010), await middle());
    await touch('touchEnd');
    expect((await seen()).calls).to.deep.equal(['pause', 'seek 1010', 'seek 1010', 'play']);
  });

  it('scrubs with a pen, and follows no second pointer meanwhile', async () => {
    const y = await middle();
    const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', frame: number): Promise<unknown> =>
      input.send('Input.dispatchMouseEvent', {
        type,
        x: xOf(frame),
        y,
        pointerType: 'pen',
        button: 'left',
        buttons: type === 'mouseReleased' ? 0 : 1,
        clickCount: 1,
        force: 0.5,
      });
    await pen('mousePressed', 1030);
    await pages.viewer.page.evaluate(() => {
      const track = document.querySelector('seq-timeline')!.shadowRoot!.querySelector('.track')!;
      for (const type of ['pointerdown', 'pointermove', 'pointerup'])
        track.dispatchEvent(
          new PointerEvent(type, { clientX: 10, pointerId: 77, pointerType: 'touch', bubbles: true }),
        );
    });
    await pen('mouseMoved', 1036);
    await pen('mouseReleased', 1036);
    const { calls, kinds } = await seen();
    expect(calls).to.deep.equal(['seek 1030', 'seek 1036', 'seek 1036']);
    expect(kinds).to.include('pen');
  });
});
