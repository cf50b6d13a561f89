import { expect } from 'chai';
import { SeqPlayer } from '../../../src/components/player/seq-player.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { FakePageCache } from '../../support/cache/fake-page-cache.ts';
import { animationFrames } from '../../support/player/animation-frames.ts';

customElements.define('seq-player', SeqPlayer);

describe("a host's layer over the picture", () => {
  let cache: FakePageCache;
  let page: HTMLElement;
  let player: SeqPlayer;
  let mark: HTMLElement;

  beforeEach(async () => {
    cache = new FakePageCache().install();
    page = document.body.appendChild(document.createElement('div'));
    page.innerHTML = `<seq-player src="sh.####.exr" frames="1001-1010" style="inline-size: 640px">
      <b slot="overlay" style="position: absolute"></b><i>below</i></seq-player>`;
    player = page.querySelector('seq-player')!;
    mark = page.querySelector('b')!;
    await animationFrames(3);
    const engine = cache.sessions.players.at(-1)!;
    engine.header();
    engine.setAll(FrameStatus.Loaded);
    engine.present([[1001, 1001]]);
    await animationFrames(3);
  });
  afterEach(async () => {
    page.remove();
    await animationFrames();
    cache.uninstall();
  });

  /** Where the browser draws a point of the layer. */
  const drawn = (x: number, y: number): DOMRect => {
    mark.style.cssText = `position: absolute; left: ${x}px; top: ${y}px`;
    return mark.getBoundingClientRect();
  };
  const expectOnPicture = (what: string): void => {
    const { width = 0, height = 0 } = player.state.size ?? {};
    for (const [x, y] of [
      [0, 0],
      [width, height],
      [width / 3, height / 4],
      [-40, height + 9],
    ] as const) {
      // prettier-ignore
      const [there, wanted] = [drawn(x, y), player.toClient(x, y)];
      expect(there.left, `${what}: x of ${x}, ${y}`).to.be.closeTo(wanted?.x ?? NaN, 0.1);
      expect(there.top, `${what}: y of ${x}, ${y}`).to.be.closeTo(wanted?.y ?? NaN, 0.1);
    }
  };

  it('lies on it however it is fitted, zoomed, panned, mirrored, and whatever CSS does to the page', async () => {
    expectOnPicture('fitted');
    for (const changes of [{ fit: 'cover' }, { flip: true }, { flop: true }, { fit: 'none' }] as const) {
      Object.assign(player, changes);
      await animationFrames(2);
      expectOnPicture(JSON.stringify(changes));
    }
    player.importState({ ...player.exportState(), view: { zoom: 3, panX: 120, panY: -40 } });
    await animationFrames(2);
    expectOnPicture('zoomed and panned');
    page.style.cssText = 'transform: rotate(20deg) scale(0.5)';
    expectOnPicture('turned');
    page.style.cssText = 'inline-size: 300px';
    await animationFrames(4);
    expectOnPicture('narrow');
  });

  it('is as large as the picture in its own pixels, and takes no pointer unless the host says so', async () => {
    const { width = 0, height = 0 } = player.state.size ?? {};
    const layer = player.renderRoot.querySelector<HTMLElement>('.host-layer')!;
    expect([layer.offsetWidth, layer.offsetHeight]).to.deep.equal([width, height]);
    mark.style.cssText = `position: absolute; left: 0; top: 0; width: ${width}px; height: ${height}px`;
    const { left, top, right, bottom } = mark.getBoundingClientRect();
    const hit = (): Element | null => document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    expect(hit()).to.equal(player);
    mark.style.pointerEvents = 'auto';
    expect(hit()).to.equal(mark);
    await animationFrames();
  });

  it('says when the picture has moved, once an animation frame', async () => {
    let moves = 0;
    player.addEventListener('seq-view-change', () => (moves += 1));
    await animationFrames(9);
    moves = 0;
    await animationFrames(3);
    expect(moves).to.equal(0);
    for (const fit of ['cover', 'none'] as const) {
      player.fit = fit;
      await player.updateComplete;
    }
    await animationFrames(3);
    expect(moves).to.be.within(1, 2);
    player.exposure = 1;
    await animationFrames(3);
    expect(moves).to.be.within(1, 2);
  });

  it('is gone with the picture', async () => {
    const layer = player.renderRoot.querySelector<HTMLElement>('.host-layer')!;
    void player.load(null);
    await animationFrames(3);
    expect(getComputedStyle(layer).display).to.equal('none');
  });
});
